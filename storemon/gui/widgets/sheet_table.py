"""A small table on paper: as many rows as fit, and the number of remaining ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from storemon.gui.widgets.format import count
from storemon.gui.widgets.sheet import BODY, QUIET, Sheet, TextStyle, below

ROW: Final = 12.0
_GAP: Final = 8.0


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A heading, and the text of each row.

    Columns aligned `right` are as wide as their content; the others divide the rest by `share`. `grey` tells
    which rows are based on little data.
    """

    title: str
    text: Callable[[int], str]
    share: float = 1.0
    right: bool = False
    style: TextStyle = BODY
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    grey: Callable[[int], bool] | None = None


def paint_table(sheet: Sheet, room: QRectF, columns: Sequence[SheetColumn], rows: int) -> int:
    """Paint the first rows of a table into a rectangle and return how many were painted."""
    fitting = max(0, int((room.height() - ROW - 2) / ROW))
    shown = rows if rows <= fitting else max(0, fitting - 1)
    left = room.left()
    for column, width in zip(columns, _widths(sheet, columns, shown, room.width()), strict=True):
        place = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        cell = QRectF(left, room.top(), width, ROW)
        sheet.text(cell, column.title, QUIET, place)
        cell = below(cell, ROW + 2)
        for row in range(shown):
            quiet = column.grey is not None and column.grey(row)
            style = replace(column.style, colour="faint") if quiet else column.style
            sheet.text(cell, column.text(row), style, place, column.cut)
            cell = below(cell, ROW)
        left += width + _GAP
    sheet.rule(room.left(), room.right(), room.top() + ROW + 1)
    if shown < rows:
        text = QCoreApplication.translate("Paper", "and {n} more").format(n=count(rows - shown))
        sheet.text(QRectF(room.left(), room.top() + (shown + 1) * ROW + 2, room.width(), ROW), text, QUIET)
    return shown


def _widths(sheet: Sheet, columns: Sequence[SheetColumn], rows: int, room: float) -> list[float]:
    """Return the width of each column."""
    needed = [
        max(
            sheet.width(column.title, QUIET),
            *(sheet.width(column.text(row), column.style) for row in range(rows)),
            0.0,
        )
        if column.right
        else 0.0
        for column in columns
    ]
    rest = room - sum(needed) - _GAP * (len(columns) - 1)
    shares = sum(column.share for column in columns if not column.right)
    return [
        width if column.right else rest * column.share / shares
        for column, width in zip(columns, needed, strict=True)
    ]
