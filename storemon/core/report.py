"""From a batch of stores to figures, and from all figures to the table that is shown and exported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core import poll_count, uptime
from storemon.core.cells import harmless_cell
from storemon.core.model import DEFAULT_REACH, HOUR, MINUTE, WEEK, Batch, Bool, Figures, Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

_WINDOWS: Final = (
    ("last_hour", "minutes", MINUTE),
    ("last_day", "hours", HOUR),
    ("last_week", "hours", HOUR),
)
_RANGE: Final = (("in_range", "hours", HOUR),)
_NEEDS_QUOTES: Final = re.compile(r'[,"\r\n]')


def compute(batch: Batch, method: Method, reach: int | None, as_of: int) -> Figures:
    """Return the figures of the batch's stores for the hour, day and week up to `as_of` (µs UTC).

    `reach` in µs, None for no limit; `poll-count` has none. Polls before `evidence_start` and after
    `as_of` change nothing. Raises `zoneinfo.ZoneInfoNotFoundError` for a zone that is not known.
    """
    if method is Method.POLL_COUNT:
        return poll_count.figures(batch, as_of)
    return uptime.figures(batch, reach, as_of)


def evidence_start(method: Method, reach: int | None, as_of: int) -> int:
    """Return the time (µs UTC) of the earliest poll that can matter, inclusive."""
    week = as_of - WEEK
    return week if method is Method.POLL_COUNT else uptime.evidence_begin(week, reach)


def answers_reach(method: Method, reach: int | None) -> int | None:
    """Return the reach (µs) of a report's answers: its own, or the default where its method has none."""
    return DEFAULT_REACH if method is Method.POLL_COUNT else reach


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A whole report: one row per store, ordered by id as text.

    `zones`: the zone that was used; `zone_assumed`: no file named it; `hours_assumed`: no row of hours,
    so open 24×7; both of shape (n,). `figures` of shape (n, 3), or (n, 1) where the report is of a range.
    """

    method: Method
    store_ids: list[str]
    zones: list[str]
    zone_assumed: Bool
    hours_assumed: Bool
    figures: Figures

    def coverage(self) -> NDArray[np.float64]:
        """Return (up + down) / open, shaped as the figures; NaN where no open time is counted."""
        figures = self.figures
        share = np.full(figures.open.shape, np.nan)
        np.divide(figures.up + figures.down, figures.open, out=share, where=figures.open > 0)
        return share

    def frame(self, *, further: bool = False) -> pd.DataFrame:
        """Return the table with the columns of METRICS: Output, unrounded.

        `further` adds time zone, unknown time and coverage (0 to 1). Under `poll-count` those two are NaN.
        """
        import pandas as pd  # noqa: PLC0415  # slow to load, and a report is computed without it

        return pd.DataFrame(dict(self._columns(further=further)))

    def csv(self, *, further: bool = False, harmless: bool = False) -> str:
        r"""Return the same columns as CSV text: two decimals, an empty field for NaN, "\n" line ends.

        Ids are exact; `harmless` is for files, which people open in a spreadsheet (docs/security.md).
        """
        made = harmless_cell if harmless else str
        names: list[str] = []
        texts: list[list[str]] = []
        for name, values in self._columns(further=further):
            names.append(name)
            texts.append(
                [_quoted(made(text)) for text in values]
                if isinstance(values, list)
                else [f"{value:.2f}" if value == value else "" for value in values.tolist()]  # noqa: PLR0124  # NaN
            )
        # Not pandas' to_csv: it takes three times as long, has to be loaded, and on Python 3.11 leaves
        # a lone \r in an id without quotes.
        lines = [",".join(names), *map(",".join, zip(*texts, strict=True))]
        return "\n".join(lines) + "\n"

    def _columns(self, *, further: bool) -> Iterator[tuple[str, list[str] | NDArray[np.float64]]]:
        """Yield the names and values of the columns in their order."""
        yield "store_id", self.store_ids
        yield from self._durations("uptime", self.figures.up)
        yield from self._durations("downtime", self.figures.down)
        if further:
            yield "timezone_str", self.zones
            counted = self.method is not Method.POLL_COUNT
            yield from self._durations("unknown", np.where(counted, self.figures.unknown, np.nan))
            coverage = np.where(counted, self.coverage(), np.nan)
            for window, (name, _, _) in enumerate(self._windows()):
                yield f"coverage_{name}", coverage[:, window]

    def _windows(self) -> tuple[tuple[str, str, int], ...]:
        """Return name, unit and the unit's length of each window."""
        return _RANGE if self.figures.open.shape[1] == 1 else _WINDOWS

    def _durations(
        self, what: str, durations: NDArray[np.int64] | NDArray[np.float64]
    ) -> Iterator[tuple[str, NDArray[np.float64]]]:
        for window, (name, unit, length) in enumerate(self._windows()):
            yield f"{what}_{name}(in {unit})", durations[:, window] / length


def _quoted(text: str) -> str:
    """Return the text as a CSV field."""
    if _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
