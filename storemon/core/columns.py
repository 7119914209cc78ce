"""Columns that leave the program: what they are called, what they hold, and their text in a CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from storemon.core.cells import harmless_text, quoted
from storemon.core.model import Int64

Values = list[str] | NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_]


class Unit(Enum):
    """What the values of a column are."""

    TEXT = 1
    """A list of text; all others are arrays of shape (rows,)."""
    NUMBER = 2
    """Minutes or hours, NaN where nothing can be said."""
    SHARE = 3
    """0 to 1, NaN where nothing can be said."""
    PERCENT = 4
    """0 to 100 in steps of 0.01, rounded down before; NaN where nothing can be said."""
    COUNT = 5
    FLAG = 6
    TIME = 7
    """µs since 1970-01-01 00:00 of UTC or of a wall clock, as the column's name says."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `name` in a CSV, its `title` for people, its unit, its values."""

    name: str
    title: str
    unit: Unit
    values: Values

    def at(self, rows: Int64) -> Column:
        """Return the column with these rows alone, in this order."""
        values = self.values
        chosen = [values[row] for row in rows.tolist()] if isinstance(values, list) else values[rows]
        return replace(self, values=chosen)

    def texts(self, *, harmless: bool = False) -> list[str]:
        """Return the values as a CSV has them, before quoting; `harmless` as in docs/security.md."""
        values = self.values
        if isinstance(values, list):
            return [harmless_text(text) for text in values] if harmless else values
        if self.unit is Unit.COUNT:
            return [str(value) for value in values.tolist()]
        if self.unit is Unit.FLAG:
            return ["yes" if value else "no" for value in values.tolist()]
        if self.unit is Unit.TIME:
            seconds = values.astype("datetime64[us]").astype("datetime64[s]")
            return [text.replace("T", " ") for text in np.datetime_as_string(seconds).tolist()]
        return [f"{value:.2f}" if value == value else "" for value in values.tolist()]  # noqa: PLR0124  # NaN


def csv_text(columns: Sequence[Column], *, harmless: bool = False) -> str:
    r"""Return columns of one length as CSV: two decimals, an empty field for NaN, "\n" line ends.

    `harmless` is for files, which people open in a spreadsheet (docs/security.md).
    """
    # Not pandas' to_csv: it takes three times as long, has to be loaded, and on Python 3.11 leaves
    # a lone \r in an id without quotes.
    texts = [
        [quoted(text) for text in column.texts(harmless=harmless)]
        if column.unit is Unit.TEXT
        else column.texts()
        for column in columns
    ]
    lines = [",".join(column.name for column in columns), *map(",".join, zip(*texts, strict=True))]
    return "\n".join(lines) + "\n"


def percent_of(part: Int64, whole: Int64) -> NDArray[np.float64]:
    """Return part of whole in percent, rounded down to 0.01; NaN where the whole is nothing."""
    steps = part * 10_000 // np.maximum(whole, 1)
    return np.where(whole > 0, steps / 100, np.nan)
