"""Columns of exported files: their names, their values, and their text in a CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from storemon.core.coverage import floored_each
from storemon.core.csv_cells import all_plain, escape_text, quoted
from storemon.core.model import Bool, Int64

Values = list[str] | NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_]

NO_TIME: Final = int(np.iinfo(np.int64).min)
_STEPS: Final = 10_000
_LEAST: Final = 0.01
_SHARES: Final = (*(f"{hundredth / 100:.2f}" for hundredth in range(101)), "")
"""The text of each share; the last entry is for unknown."""
_AT_ONCE: Final = 10_000
"""How many rows are in memory as text at a time."""


class Unit(Enum):
    """The kind of value in a column."""

    TEXT = 1
    """A list of text; all others are arrays of shape (rows,)."""
    NUMBER = 2
    """Minutes or hours, NaN if unknown."""
    SHARE = 3
    """0 to 1 in steps of 0.0001, already rounded down; NaN if unknown."""
    PERCENT = 4
    """0 to 100 in steps of 0.01, already rounded down; NaN if unknown."""
    COUNT = 5
    FLAG = 6
    TIME = 7
    """µs since 1970-01-01 00:00 of UTC or of a wall clock, as the column's name says; `NO_TIME` for none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `name` in a CSV, its `title` for people, its unit and its values.

    `quiet`: which values rest on too little data to be shown like the others; None for none. `counted`:
    whether the method `poll-count` has this column.
    """

    name: str
    title: str
    unit: Unit
    values: Values
    quiet: Bool | None = None
    counted: bool = True

    def at(self, rows: Int64) -> Column:
        """Return the column with only these rows, in this order."""
        values = self.values
        chosen = [values[row] for row in rows.tolist()] if isinstance(values, list) else values[rows]
        return replace(self, values=chosen, quiet=None if self.quiet is None else self.quiet[rows])

    def part(self, rows: slice) -> Column:
        """Return the column with a range of rows."""
        return replace(self, values=self.values[rows], quiet=None if self.quiet is None else self.quiet[rows])

    def texts(self, *, escaped: bool = False) -> list[str]:
        """Return the values as they appear in a CSV, before quoting; `escaped` as in docs/security.md."""
        values = self.values
        if isinstance(values, list):
            return [escape_text(text) for text in values] if escaped else values
        if self.unit is Unit.COUNT:
            return [str(value) for value in values.tolist()]
        if self.unit is Unit.FLAG:
            return ["yes" if value else "no" for value in values.tolist()]
        if self.unit is Unit.SHARE:
            return _two_decimals_down(values)
        if self.unit is Unit.TIME:
            seconds = values.astype("datetime64[us]").astype("datetime64[s]")
            texts = np.datetime_as_string(seconds).tolist()
            return ["" if text == "NaT" else text.replace("T", " ") for text in texts]
        return [f"{value:.2f}" if value == value else "" for value in values.tolist()]  # noqa: PLR0124  # NaN


def csv_text(columns: Sequence[Column], *, escaped: bool = False) -> str:
    """Return the whole of `csv_pieces`."""
    return "".join(csv_pieces(columns, escaped=escaped))


def csv_pieces(columns: Sequence[Column], *, escaped: bool = False) -> Iterator[str]:
    r"""Yield columns of one length as CSV, some rows at a time: their text takes more memory than they do.

    Two decimals, an empty field for NaN, "\n" line ends. `escaped` is for files, which people open in a
    spreadsheet (docs/security.md).
    """
    return csv_of_parts([columns], escaped=escaped)


def csv_of_parts(parts: Iterable[Sequence[Column]], *, escaped: bool = False) -> Iterator[str]:
    """Yield the same for columns that come in parts, each with some of the rows; there is at least one."""
    # Not pandas' to_csv: it takes three times as long, has to be loaded, and on Python 3.11 leaves
    # a lone \r in an id without quotes.
    for number, columns in enumerate(parts):
        if not number:
            yield ",".join(column.name for column in columns) + "\n"
        for start in range(0, len(columns[0].values), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            texts = [_fields(column.part(some), escaped=escaped) for column in columns]
            yield "\n".join(map(",".join, zip(*texts, strict=True))) + "\n"


def _fields(column: Column, *, escaped: bool) -> list[str]:
    values = column.values
    if isinstance(values, list):
        return values if all_plain(values) else list(map(quoted, column.texts(escaped=escaped)))
    return column.texts(escaped=escaped)


def percent_of(part: Int64, whole: Int64) -> NDArray[np.float64]:
    """Return part / whole in percent, rounded down to 0.01, but 0 only if part is 0; NaN if whole is 0."""
    return np.where(whole > 0, floored_each(part, whole, _STEPS) / 100, np.nan)


def visible(amount: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return amounts to print with two decimals, such that only 0 is printed as 0.00."""
    return np.where((amount > 0) & (amount < _LEAST), _LEAST, amount)


def _two_decimals_down(shares: NDArray[Any]) -> list[str]:
    """Round shares in steps of 0.0001 down to two decimals: 0.9976 is 0.99."""
    known = ~np.isnan(shares)
    steps = np.rint(np.where(known, shares, 0) * _STEPS).astype(np.int64)
    hundredths = np.where(known, floored_each(steps, np.full_like(steps, _STEPS), 100), len(_SHARES) - 1)
    return [_SHARES[place] for place in hundredths.tolist()]
