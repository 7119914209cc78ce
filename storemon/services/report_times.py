"""The times that a report covers (METRICS: Windows)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from storemon.core import ranges, uptime
from storemon.core.dates import Dates
from storemon.core.model import Moment
from storemon.core.vocabulary import WEEK, Range, ReportRequest
from storemon.data.files.fields import EARLIEST
from storemon.errors import BadInput
from storemon.message import Message

_STORES_A_BATCH: Final = 1000
_FEWEST_A_BATCH: Final = 20
_FIRST_DATE: Final = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a report, µs UTC: from each of `starts` to `end`, as known at `as_of`.

    With `dates`, each store uses these dates on its own clock; `starts` and `end` include all stores.
    """

    starts: list[int]
    end: int
    as_of: int
    dates: Dates | None = None

    @classmethod
    def of(cls, request: ReportRequest, as_of: int, zones: Mapping[str | None, int]) -> Times:
        """Resolve the times of a request; `zones`: the number of stores in each zone.

        Raises `BadInput` for a range that is empty or begins too late.
        """
        if request.range is None:
            return cls(uptime.window_starts(as_of), as_of, as_of)
        dates = None
        if isinstance(request.range, Range):
            whole = Range(request.range.start, min(request.range.end, as_of))
            _check(request.range.start, request.range.end - 1, EARLIEST)
        else:
            if isinstance(request.range, Dates):
                _check(request.range.first, request.range.last, _FIRST_DATE)
            dates = ranges.settled(request.range, ranges.commonest_zone(zones), zones, as_of)
            whole = ranges.hull(zones, dates, as_of)
        if whole.start >= whole.end:
            raise BadInput(
                Message("There are no polls in this range yet."),
                Message("It begins after the as-of time."),
                Message("Choose an earlier start, or import newer polls first."),
            )
        return cls([whole.start], whole.end, as_of, dates)

    @property
    def range(self) -> Range:
        """The longest window."""
        return Range(self.starts[-1], self.end)

    def of_stores(self, zones: Sequence[str | None]) -> tuple[Sequence[Moment], Moment]:
        """Return the starts and the end for stores in these zones."""
        if self.dates is None:
            return self.starts, self.end
        start, end = ranges.own_bounds(zones, self.dates, self.as_of)
        return [start], end

    def polls(self, reach: int | None) -> tuple[int, int]:
        """Return the earliest and latest time of polls that may affect the report."""
        first = max(EARLIEST, uptime.evidence_begin(self.starts[-1], reach))
        return first, uptime.evidence_end(self.end, reach, self.as_of)

    def stores_a_batch(self) -> int:
        """Return how many stores to process at once: a long range must not need more memory than a week."""
        weeks = max(1, (self.end - self.starts[-1]) // WEEK)
        return max(_FEWEST_A_BATCH, _STORES_A_BATCH // weeks)


_Edge = TypeVar("_Edge", int, dt.date)


def _check(first: _Edge, last: _Edge, earliest: _Edge) -> None:
    if first > last:
        raise BadInput(
            Message("The range ends before it begins."), remedy=Message("Choose an end after the start.")
        )
    if first < earliest:
        raise BadInput(
            Message("The range begins before the year 2000."), remedy=Message("Choose a later day.")
        )
