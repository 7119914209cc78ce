"""The hours of one store on each of some local dates, for a calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storemon.core.model import Batch, Int64
from storemon.core.openings import open_dates
from storemon.core.vocabulary import DAY


@dataclass(frozen=True, slots=True)
class DateHours:
    """The openings that start on a local date `day` (days since 1970-01-01), merged and in order.

    `spans`: start and end, µs since its midnight, over 24 h if one continues on the next date; empty if the
    store is closed. `dated`: closures or special hours apply, not the weekly hours.
    """

    day: int
    spans: tuple[tuple[int, int], ...]
    dated: bool


def date_hours(batch: Batch, days: range) -> list[DateHours]:
    """Return the hours of the only store of a batch on some dates (METRICS: Dated hours)."""
    found = open_dates(batch, days.start, days.stop - 1)
    opened = defaultdict[int, list[tuple[int, int]]](list)
    for start, end in _pairs(found.openings.start, found.openings.end):
        midnight = start // DAY * DAY
        opened[start // DAY].append((start - midnight, end - midnight))
    whole = [range(start // DAY, end // DAY) for start, end in _pairs(found.around.start, found.around.end)]
    whole += [days] * found.always.size
    for dates in whole:
        for day in dates:
            opened[day].append((0, DAY))
    dated = set[int]()
    if batch.dated is not None:
        for first, last in _pairs(batch.dated.first, batch.dated.last):
            dated.update(range(max(first, days.start), min(last + 1, days.stop)))
    return [DateHours(day, _merged(opened[day]), day in dated) for day in days]


def _pairs(first: Int64, second: Int64) -> Iterator[tuple[int, int]]:
    return zip(first.tolist(), second.tolist(), strict=True)


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
