"""What a report's windows are compared with: the time just before each (METRICS: Comparison and trend)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core import poll_count
from storemon.core.certainty import Certainty, certainty, doubt
from storemon.core.dates import Dates
from storemon.core.daypart_times import DaypartTimes, Sales
from storemon.core.dayparts import DaypartSums, by_daypart
from storemon.core.model import Batch, Figures, Int64, Moment
from storemon.core.platform_shares import Listed, Sold
from storemon.core.platform_sums import sum_of_records
from storemon.core.uptime import Evaluation, evaluate, totals
from storemon.core.vocabulary import WINDOWS, Method, Range


@dataclass(frozen=True, slots=True)
class PeriodBefore:
    """The figures of the equally long time before each window of a report, in the report's order.

    All times are µs, of the shapes that the report's have: (stores, windows). `own` follows the report's
    method; `figures` and `certainty` are interpolated, as in `FleetInsights`, and so are `dayparts`, of the
    longest window: None where the report has none. `times`: what lost sales are made of on each of several
    platforms.
    """

    own: Figures
    figures: Figures
    certainty: Certainty
    dayparts: DaypartSums | None = None
    times: Sold | None = None

    def sold(self, listed: Listed | None, sales: Sales) -> Sold | None:
        """Return what lost sales are made of, None where an earlier version did not keep it.

        `listed`: on which of several platforms the stores are.
        """
        if listed is None:
            return Sold.of(self.figures.down, self.certainty, self.dayparts)
        return None if self.times is None else self.times.shared_out(listed.shares(sales.shares))

    def part(self, stores: slice) -> PeriodBefore:
        """Return those of some stores that follow each other. Not for sums over several platforms."""
        return PeriodBefore(
            self.own.part(stores),
            self.figures.part(stores),
            self.certainty.part(stores),
            None if self.dayparts is None else self.dayparts.at(stores),
        )

    @classmethod
    def merged(cls, parts: Sequence[PeriodBefore], order: Int64) -> PeriodBefore:
        """Join the periods of batches; `order[i]` is the position in them of the report's store i."""

        def joined(records: Sequence[Figures] | Sequence[Certainty], names: Sequence[str]) -> list[Int64]:
            return [np.concatenate([getattr(one, name) for one in records])[order] for name in names]

        whole = ("open", "up", "down", "unknown")
        figures = Figures(*joined([part.figures for part in parts], whole))
        # With the interpolated method they are the same, so store them only once.
        alike = all(part.own is part.figures for part in parts)
        own = figures if alike else Figures(*joined([part.own for part in parts], whole))
        sure = Certainty(*joined([part.certainty for part in parts], ("open", "up", "down")))
        summed = [part.dayparts for part in parts if part.dayparts is not None]
        return cls(own, figures, sure, DaypartSums.merged(summed).at(order) if summed else None)


def added_up(parts: Sequence[PeriodBefore], places: Sequence[Int64], count: int) -> PeriodBefore:
    """Return the sums over several platforms; `places`: where each of a part's stores is in the report."""
    figures = sum_of_records(Figures, [part.figures for part in parts], places, count)
    own = figures
    if not all(part.own is part.figures for part in parts):
        own = sum_of_records(Figures, [part.own for part in parts], places, count)
    sums = [part.dayparts for part in parts if part.dayparts is not None]
    there = np.zeros((count, len(parts)), np.bool_)
    for number, place in enumerate(places):
        there[place, number] = True
    return PeriodBefore(
        own,
        figures,
        sum_of_records(Certainty, [part.certainty for part in parts], places, count),
        sum_of_records(DaypartSums, sums, places, count) if len(sums) == len(parts) else None,
        Sold.beside([Sold.of(part.figures.down, part.certainty, part.dayparts) for part in parts], there),
    )


def dates_before(dates: Dates) -> Dates:
    """Return as many local dates, up to the day before the first of `dates`."""
    length = dates.last - dates.first + dt.timedelta(days=1)
    return Dates(dates.first - length, dates.last - length)


def period_before(  # all that says which figures are meant
    batch: Batch,
    method: Method,
    reach: int | None,
    spans: Sequence[tuple[Moment, Moment]],
    as_of: int,
    frame: Range | None = None,
    *,
    dayparts: DaypartTimes | None = None,
) -> PeriodBefore:
    """Compute the figures of `spans`, the start and the end (µs UTC) of the time before each window.

    Each is a range in the past, known as of `as_of`. `frame` takes in the longest one of all batches. A
    poll count has the hour, day and week alone, and its `reach` is that of the report's insights.
    """
    # The frame is that of a range, which is alone.
    frame = frame if len(spans) == 1 else None
    parts = [_of_span(batch, reach, span, as_of, frame) for span in spans]
    seen = parts[-1][-1]
    by_part = None if dayparts is None else by_daypart(seen, batch.zones, dayparts, doubt(seen))
    figures = Figures(
        *(
            np.concatenate([getattr(found, name) for found, _, _ in parts], axis=1)
            for name in ("open", "up", "down", "unknown")
        )
    )
    sure = Certainty(
        *(
            np.concatenate([getattr(found, name) for _, found, _ in parts], axis=1)
            for name in ("open", "up", "down")
        )
    )
    own = _counted(batch, as_of) if method is Method.POLL_COUNT else figures
    return PeriodBefore(own, figures, sure, by_part)


def _of_span(
    batch: Batch, reach: int | None, span: tuple[Moment, Moment], as_of: int, frame: Range | None
) -> tuple[Figures, Certainty, Evaluation]:
    start, end = span
    seen = evaluate(batch, reach, start, end, as_of, frame)
    figures = totals(seen, [start])
    return figures, certainty(seen, figures, [start]), seen


def _counted(batch: Batch, as_of: int) -> Figures:
    """Return what a poll count as of the start of each window says of that window."""
    found = [poll_count.figures(batch, as_of - length) for length in WINDOWS]
    return Figures(
        *(
            np.stack([getattr(figures, name)[:, place] for place, figures in enumerate(found)], axis=1)
            for name in ("open", "up", "down", "unknown")
        )
    )
