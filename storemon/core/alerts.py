"""When a person is told of an event: once as it is seen, and once when it is over.

Docs: docs/metrics.md, "Alerts".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE

OLDEST_DATA: Final = 2 * DAY
"""Data that end longer ago than this say nothing of what goes on, so nobody is told."""
MOST_IN_ONE_ROUND: Final = 5
"""More alerts than these at once are told of in one message."""


class AlertKind(StrEnum):
    """What is told."""

    DOWN = "down"
    SILENT = "silent"
    TARGET = "target"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class AlertRules:
    """When to tell; spans in µs, None where nobody is told of that.

    `down`: open time that a store has to be down; `closing`: downtime this short before closing does not
    count for it. `silent`: open time without a check.
    """

    down: int | None = 30 * MINUTE
    closing: int = 30 * MINUTE
    silent: int | None = 12 * HOUR
    target: bool = False
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event that a report shows as going on at its as-of time.

    `subject`: the store's id, empty for a shared outage. `since`: when it began, µs UTC; `stores`: how many
    it affects; `amount`: the µs that the rule is about. `tells`: whether it is enough for an alert; one that
    is not keeps an earlier alert open.
    """

    kind: AlertKind
    subject: str
    since: int
    tells: bool = True
    stores: int = 1
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """An event that was told of: `raised` and `ended` are the as-of times (µs UTC) at which it was seen.

    The rest as in `Sighting`, as it was when it was raised.
    """

    kind: AlertKind
    subject: str
    since: int
    raised: int
    ended: int | None = None
    stores: int = 1
    amount: int = 0


@dataclass(frozen=True, slots=True)
class AlertStep:
    """What a report changes: alerts that are new, that are over, and that are open again, unannounced."""

    raised: tuple[Alert, ...]
    ended: tuple[Alert, ...]
    reopened: tuple[Alert, ...]


def next_step(known: Iterable[Alert], seen: Sequence[Sighting], as_of: int) -> AlertStep:
    """Compare what a report shows with the alerts that there were.

    `known`: those that are open, and the newest of each kind and subject that are over. `as_of` must be later
    than that of the step before: reports of earlier data tell nothing.
    """
    last: dict[tuple[AlertKind, str], Alert] = {}
    for alert in known:
        key = (alert.kind, alert.subject)
        if key not in last or last[key].raised <= alert.raised:
            last[key] = alert
    raised, reopened = [], []
    going_on = {(one.kind, one.subject) for one in seen}
    for one in seen:
        before = last.get((one.kind, one.subject))
        if before is not None and before.ended is None:
            continue
        if before is not None and before.ended is not None and one.since < before.ended:
            # Later data have shown that it was not over.
            reopened.append(replace(before, ended=None))
        elif one.tells:
            raised.append(
                Alert(one.kind, one.subject, one.since, raised=as_of, stores=one.stores, amount=one.amount)
            )
    ended = [
        replace(alert, ended=as_of)
        for key, alert in last.items()
        if alert.ended is None and key not in going_on
    ]
    return AlertStep(tuple(raised), tuple(ended), tuple(reopened))


def told_together(alerts: Sequence[Alert], most: int = MOST_IN_ONE_ROUND) -> list[list[Alert]]:
    """Return the alerts of a round by message: each has its own, or all have one where there are too many."""
    return [[alert] for alert in alerts] if len(alerts) <= most else [list(alerts)]


def counted_downtime(stretches: Sequence[tuple[int, int]], closings: Sequence[int], closing: int) -> int:
    """Return how much of an outage counts, in µs.

    `stretches`: its open downtime, each from and to (µs UTC); `closings`: when the store closes, which may be
    later than the data. What lies within `closing` before one of them does not count.
    """
    total = sum(end - start for start, end in stretches)
    cuts: list[tuple[int, int]] = []
    for time in sorted(closings):
        begin = max(time - closing, cuts[-1][1] if cuts else time - closing)
        if begin < time:
            cuts.append((begin, time))
    shared = sum(
        max(0, min(end, cut_end) - max(start, cut_start))
        for start, end in stretches
        for cut_start, cut_end in cuts
    )
    return total - shared
