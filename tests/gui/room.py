"""Check that texts on the screen have enough room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.painted_table import PaintedTable

_WORDS = (QLabel, QAbstractButton, QLineEdit, QComboBox)
_METER = 56 + PADDING
_ICON = 28


def cut(root: QWidget) -> list[str]:
    """Return the visible texts that have too little room, or extend beyond their parent."""
    found = []
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or not isinstance(widget, _WORDS) or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QAbstractButton) and not widget.text():
            continue  # an icon button is as large as it is set
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        narrow = not wraps and widget.width() < widget.minimumSizeHint().width()
        flat = wraps and widget.height() < widget.heightForWidth(widget.width())
        outside = parent is not None and not parent.rect().contains(widget.geometry())
        if narrow or flat or outside:
            text = getattr(widget, "text", lambda: "")()
            found.append(f"{type(widget).__name__} {text!r}: {'cut' if narrow or flat else 'outside'}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Return the texts that overlap widgets other than their own parents or children."""
    shown = [
        (widget, QRect(widget.mapTo(root, QPoint()), widget.size()))
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _WORDS) and widget.isVisible() and not widget.visibleRegion().isEmpty()
    ]
    return [
        f"{_text(one)!r} and {_text(other)!r} lie on each other"
        for place, (one, here) in enumerate(shown)
        for other, there in shown[place + 1 :]
        if here.intersects(there) and not one.isAncestorOf(other) and not other.isAncestorOf(one)
    ]


def shortened_with_room(root: QWidget) -> list[str]:
    """Return the lines that are elided although there is free space right next to them."""
    found = []
    for label in root.findChildren(ElidedLabel):
        parent = label.parentWidget()
        if not label.isVisible() or parent is None or label.text() == label.full:
            continue
        lacking = label.sizeHint().width() - label.width()
        beside = QRect(label.geometry())
        beside.setRight(beside.right() + lacking)
        others = [
            one.geometry()
            for one in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if one is not label and one.isVisible()
        ]
        layout = parent.layout()
        room = parent.rect() if layout is None else layout.contentsRect()
        if room.contains(beside) and not any(beside.intersects(one) for one in others):
            found.append(f"{label.full!r} is shown as {label.text()!r}, with {lacking} points free beside it")
    return found


def cut_in_tables(root: QWidget) -> list[str]:
    """Return clipped column titles, and clipped cells if the table has free space on its right."""
    found = []
    for table in root.findChildren(QTableView):
        if table.isVisible():
            found += _cut_titles(table.horizontalHeader())
            if isinstance(table, PaintedTable):
                found += _cut_cells(table)
    return found


def _cut_titles(header: QHeaderView) -> list[str]:
    if header.isHidden():
        return []
    model = header.model()
    return [
        f"the title {title!r} has {header.sectionSize(column)} of {needed} points"
        for column in range(header.count())
        if not header.isSectionHidden(column)
        and (title := str(model.headerData(column, Qt.Orientation.Horizontal) or ""))
        and (needed := header.fontMetrics().horizontalAdvance(title)) > header.sectionSize(column)
    ]


def _cut_cells(table: PaintedTable) -> list[str]:
    header, model, metrics = table.horizontalHeader(), table.model(), table.fontMetrics()
    free = table.viewport().width() - header.length()
    rows = range(max(0, table.rowAt(0)), min(model.rowCount(), max(0, table.rowAt(0)) + 30))
    found = []
    for column in range(model.columnCount()):
        if header.isSectionHidden(column):
            continue
        for row in rows:
            cell = table.cell(row, column)
            needed = metrics.horizontalAdvance(cell.text) + 2 * PADDING + cell.indent
            needed += (_METER if cell.meter is not None else 0) + (_ICON if cell.icon is not None else 0)
            lacking = needed - header.sectionSize(column)
            if 0 < lacking <= free:
                found.append(f"the cell {cell.text!r} lacks {lacking} points, and {free} are free")
    return found


def unfit(root: QWidget) -> list[str]:
    """Return all problems with the room of texts."""
    return cut(root) + overlapping(root) + shortened_with_room(root) + cut_in_tables(root)


def _text(widget: QWidget) -> str:
    return str(getattr(widget, "text", lambda: "")())
