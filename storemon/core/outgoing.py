"""Messages to other computers, and when they are retried.

Docs: docs/metrics.md, "Mail and web addresses".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.message import NOTHING, Message

_PAUSES: Final = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)
"""Delays after failed attempts; the last one repeats."""
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
    """The state of a message."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: a mail to people, or a POST to a web address.

    `key` identifies it and stays the same for all attempts. `to`: mail addresses, or the web address. `made`
    and `after`, before which it is not retried, are µs UTC; `tries`: the number of attempts; `reason`: why it
    was not accepted.
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
        """Return whether to try it now; nothing waits long even if the clock was set back."""
        soon = self.after - now <= _PAUSES[-1]
        return self.state is SendState.WAITING and (now >= self.after or not soon)

    def is_late(self, now: int) -> bool:
        """Return whether it is too old to be retried."""
        return now - self.made > _LASTS[self.kind]


def next_try(tries: int, now: int) -> int:
    """Return when to retry after this many attempts, µs UTC."""
    return now + _PAUSES[min(tries, len(_PAUSES)) - 1]
