"""One store's hours as given, with the rows that the hours check objects to."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.hours_week import WeekHours
from storemon.core.model import Hours
from storemon.core.openings import effective_end
from storemon.core.row_checks import LITTLE, SHORT, long_rows
from storemon.core.vocabulary import DAY, WEEK


@dataclass(frozen=True, slots=True, order=True)
class GivenRow:
    """A row of business hours as it was given: `day` 0 = Monday, `start` and `end` in µs of the local day."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CheckedHours:
    """The week; `overlaps`, pairs of a row and a later one that starts before it ends; and suspicious rows.

    `long`: rows that run far past midnight. `short`: rows under an hour, or all rows of a store that is
    open very little.
    """

    week: WeekHours
    overlaps: list[tuple[GivenRow, GivenRow]]
    long: list[GivenRow]
    short: list[GivenRow]

    @classmethod
    def of(cls, hours: Hours) -> CheckedHours:
        """Check the rows of one store."""
        rows = [
            GivenRow(*row)
            for row in zip(hours.day.tolist(), hours.start.tolist(), hours.end.tolist(), strict=True)
        ]
        lengths = (effective_end(hours) - hours.start).tolist()
        long = sorted(rows[place] for place in long_rows(hours).tolist())
        limit = WEEK if sum(lengths) < LITTLE else SHORT
        short = sorted(row for row, length in zip(rows, lengths, strict=True) if length < limit)
        return cls(WeekHours.of(hours), _overlaps(rows, lengths), long, short)


def _overlaps(rows: list[GivenRow], lengths: list[int]) -> list[tuple[GivenRow, GivenRow]]:
    starts = [row.day * DAY + row.start for row in rows]
    # Include the week before: Sunday's rows may run into Monday.
    laid = sorted((start - week, place) for place, start in enumerate(starts) for week in (0, WEEK))
    found = []
    furthest, reached = -1, -WEEK
    for start, place in laid:
        if start < reached and start == starts[place]:
            found.append((rows[furthest], rows[place]))
        if start + lengths[place] > reached:
            furthest, reached = place, start + lengths[place]
    return found
