"""What is sent to other computers, and when it is tried again.

Docs: docs/metrics.md, "Mail and web addresses".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.message import NOTHING, Message

_PAUSES: Final = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)
"""How long to wait after attempts that failed; after later ones as after the last."""
_LASTS: Final = {"alert": DAY, "report": 3 * DAY}


class Way(StrEnum):
    """How something is sent."""

    MAIL = "mail"
    POST = "post"


class Kind(StrEnum):
    """What is sent."""

    ALERT = "alert"
    REPORT = "report"


class SendState(StrEnum):
    """How far it is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: a mail to people, or a POST to a web address.

    `key` tells it from all others, and stays the same however often it is tried. `to`: addresses of mail, or
    the web address. `made` and `after`, before which it is not tried again, are µs UTC; `tries`: how often it
    was begun; `reason`: why it has not been taken.
    """

    key: str
    way: Way
    kind: Kind
    to: tuple[str, ...]
    subject: str
    made: int
    tries: int = 0
    after: int = 0
    state: SendState = SendState.WAITING
    reason: Message = NOTHING

    def is_due(self, now: int) -> bool:
        """Return whether to try it now; a clock that was set back lets nothing wait for long."""
        soon = self.after - now <= _PAUSES[-1]
        return self.state is SendState.WAITING and (now >= self.after or not soon)

    def is_late(self, now: int) -> bool:
        """Return whether nobody waits for it any more."""
        return now - self.made > _LASTS[self.kind]


def next_try(tries: int, now: int) -> int:
    """Return when to try again what has failed so often, µs UTC."""
    return now + _PAUSES[min(tries, len(_PAUSES)) - 1]
