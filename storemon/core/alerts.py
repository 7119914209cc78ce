"""Which events raise an alert: each one once when it is seen, and once when it is over.

Docs: docs/metrics.md, "Alerts".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE

OLDEST_DATA: Final = 2 * DAY
"""Data that ended longer ago than this raise no alerts: they do not describe the present."""
MOST_IN_ONE_ROUND: Final = 5
"""More alerts than this at once are combined into one message."""


class AlertKind(StrEnum):
    """What an alert is about."""

    DOWN = "down"
    SILENT = "silent"
    TARGET = "target"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class AlertRules:
    """When to raise an alert; spans in µs, None to turn that alert off.

    `down`: how much open time a store must be down; downtime within `closing` of closing time does not
    count toward it. `silent`: how much open time must pass without a check.
    """

    down: int | None = 30 * MINUTE
    closing: int = 30 * MINUTE
    silent: int | None = 12 * HOUR
    target: bool = False
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event that is still going on at a report's as-of time.

    `subject`: the store's id, empty for a shared outage. `since`: when it began, µs UTC; `stores`: how many
    it affects; `amount`: the µs that the rule is about. `tells`: whether it is enough to raise an alert; if
    not, it only keeps an existing alert open.
    """

    kind: AlertKind
    subject: str
    since: int
    tells: bool = True
    stores: int = 1
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that was raised; `raised` and `ended` are as-of times (µs UTC).

    The other fields are those of the `Sighting` that raised it.
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
    """What a report changes: new alerts, ended alerts, and alerts that reopen without an announcement."""

    raised: tuple[Alert, ...]
    ended: tuple[Alert, ...]
    reopened: tuple[Alert, ...]


def next_step(known: Iterable[Alert], seen: Sequence[Sighting], as_of: int) -> AlertStep:
    """Compare what a report shows with the alerts known so far.

    `known`: the open alerts, and the newest ended one of each kind and subject. `as_of` must be later
    than in the previous step: a report on earlier data raises nothing.
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
            # Later data show that it was not over after all.
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
    """Group the alerts of a round into messages: one each, or a single one if there are too many."""
    return [[alert] for alert in alerts] if len(alerts) <= most else [list(alerts)]


def counted_downtime(stretches: Sequence[tuple[int, int]], closings: Sequence[int], closing: int) -> int:
    """Return how much of an outage counts toward an alert, in µs.

    `stretches`: its open downtime, as start and end (µs UTC); `closings`: when the store closes, which may
    be later than the data. Time within `closing` before one of them does not count.
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
