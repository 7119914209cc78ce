"""Rows of a workbook's sheet, written many times faster than cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TextIO

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

LONGEST: Final = 32_767
"""The most UTF-16 units in a cell."""
_TEXTS: Final = 20_000
"""How many texts are kept as written; zones, groups and the ids of outages recur."""


class RowSheet(Worksheet):
    """A sheet that takes ready rows. The library checks and keeps each cell, and escapes even its name."""

    def write_rows(self, first: int, columns: Sequence[Sequence[str]]) -> None:
        """Write rows from the line `first` on, below all that was written; cells as from `Cells`."""
        self._write_single_row(first)  # what the library still keeps of the line before
        file: TextIO = self.fh  # type: ignore[assignment]  # None, say its types
        for line, cells in enumerate(zip(*columns, strict=True), first):
            if row := "".join(cells):
                file.write(f'<row r="{line + 1}">{row}</row>')
                self._check_dimensions(line, len(columns) - 1)
            self.previous_row = line + 1


class Cells:
    """Makes the cells of a column, as the library writes them."""

    def __init__(self, column: int, first: int) -> None:
        self._begin = f'<c r="{_letters(column)}'
        self._first = first + 1

    def texts(self, values: Iterable[str], style: Format) -> list[str]:
        """Return text cells."""
        begin, end = self._begin, f'{_style(style)} t="inlineStr"><is>'
        return [
            f"{begin}{line}{end}{_text(value)}</is></c>" for line, value in enumerate(values, self._first)
        ]

    def numbers(
        self, values: Sequence[float | None], style: Format, quiet: Format, faint: Sequence[bool] | None
    ) -> list[str]:
        """Return number cells, none for None; those that are `faint` in the format `quiet`."""
        begin, plain = self._begin, f"{_style(style)}><v>"
        if faint is None or not any(faint):
            return [
                "" if value is None else f"{begin}{line}{plain}{value:.16G}</v></c>"
                for line, value in enumerate(values, self._first)
            ]
        gray = f"{_style(quiet)}><v>"
        return [
            "" if value is None else f"{begin}{line}{gray if light else plain}{value:.16G}</v></c>"
            for line, (value, light) in enumerate(zip(values, faint, strict=True), self._first)
        ]


_letters = cache(xl_col_to_name)


def _style(style: Format) -> str:
    return f'" s="{style._get_xf_index()}"'  # type: ignore[no-untyped-call]  # noqa: SLF001  # as the library does it


@lru_cache(_TEXTS)
def _text(text: str) -> str:
    """Return the element of a text; unlike the library, also of one that looks like its own markup."""
    if len(text) > LONGEST // 2:
        text = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    shown = str(Worksheet._escape_control_characters(text))  # type: ignore[no-untyped-call]  # noqa: SLF001  # as above
    space = "" if shown.strip() == shown else ' xml:space="preserve"'
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{space}>{escaped}</t>"
