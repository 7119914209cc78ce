"""A store's business hours laid out as a week, including openings past midnight."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.model import Hours
from storemon.core.openings import effective_end
from storemon.core.vocabulary import DAY, HOUR, WEEK


@dataclass(frozen=True, slots=True)
class Span:
    """Open time on one day, in µs since midnight; `carried`: it continues from the day before."""

    start: int
    end: int
    carried: bool


@dataclass(frozen=True, slots=True)
class WeekHours:
    """`days`: the open spans of Monday to Sunday, merged and sorted. `rows`: how many rows were given."""

    days: list[list[Span]]
    rows: int

    @classmethod
    def of(cls, hours: Hours) -> WeekHours:
        """Lay out the rows of one store; no rows mean open 24×7 (METRICS: Input)."""
        starts = (hours.day * DAY + hours.start).tolist()
        ends = (hours.day * DAY + effective_end(hours)).tolist()
        openings = list(zip(starts, ends, strict=True)) if starts else [(0, WEEK)]
        # A row that runs past Sunday night continues on Monday: the week is circular.
        openings += [(start - WEEK, end - WEEK) for start, end in openings if end > WEEK]
        merged: list[list[int]] = []
        for start, end in sorted(openings):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        days: list[list[Span]] = [[] for _ in range(7)]
        for start, end in merged:
            for day in range(max(start, 0) // DAY, min(-(-end // DAY), 7)):
                midnight = day * DAY
                left, right = max(start, midnight) - midnight, min(end, midnight + DAY) - midnight
                days[day].append(Span(left, right, carried=start < midnight))
        return cls(days, len(starts))

    @property
    def always(self) -> bool:
        """Whether the store is open 24×7, assumed or given."""
        return all(len(spans) == 1 and spans[0].end - spans[0].start == DAY for spans in self.days)

    @property
    def hours(self) -> float:
        """Open hours of a week without clock changes."""
        return sum(span.end - span.start for spans in self.days for span in spans) / HOUR
