"""Check that texts on the screen have enough room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QTableView,
    QWidget,
)

from storemon.core.csv_cells import one_line
from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.header import TwoLineHeader
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.typed_edit import TypedEdit

_WORDS = (QLabel, QAbstractButton, QLineEdit, QComboBox)
_METER = 56 + PADDING
_ICON = 28
_GAP = 8
_ROWS = 64
_NAMES = {"panelTitle", "pageTitle", "chipText"}
"""Labels that hold names of stores, files and filters, which may be of any length."""


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
        scrolled = isinstance(parent, QWidget) and isinstance(parent.parentWidget(), QAbstractScrollArea)
        outside = parent is not None and not scrolled and not parent.rect().contains(widget.geometry())
        if narrow or flat or outside:
            text = getattr(widget, "text", lambda: "")()
            found.append(f"{type(widget).__name__} {text!r}: {'cut' if narrow or flat else 'outside'}")
    return found


def shortened(root: QWidget) -> list[str]:
    """Return the elided lines that hold no names, and the fields whose dates or hints are cut."""
    labels = [
        f"{label.full!r} is shown as {label.text()!r}"
        for label in root.findChildren(ElidedLabel)
        if label.isVisible() and label.text() != one_line(label.full) and label.objectName() not in _NAMES
    ]
    for field in root.findChildren(QLineEdit):
        # What a user typed may be of any length, but not dates and times.
        text = (
            field.text() if isinstance(field, TypedEdit) else "" if field.text() else field.placeholderText()
        )
        needed, room = field.fontMetrics().horizontalAdvance(text), _inside(field)
        if field.isVisible() and needed > room:
            labels.append(f"the field of {text!r} has {room} of {needed} points")
    return labels


def _inside(field: QLineEdit) -> int:
    """Return the width for the text of a field, without Qt's own margin of two points."""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    kind = QStyle.SubElement.SE_LineEditContents
    margins = field.textMargins()
    inside = field.style().subElementRect(kind, option, field).width()
    return inside - margins.left() - margins.right() - 4


def overlapping(root: QWidget) -> list[str]:
    """Return the texts that overlap, where they are seen, widgets other than their parents or children."""
    shown = [
        (widget, seen.translated(widget.mapTo(root, QPoint())))
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _WORDS)
        and widget.isVisible()
        and not (seen := widget.visibleRegion().boundingRect()).isEmpty()
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
        # The gap to what comes next is no room.
        beside.setRight(beside.right() + lacking + _GAP)
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
    """Return clipped column titles, and clipped cells if the table has free space, also in other columns."""
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
    rows = range(max(0, table.rowAt(0)), min(model.rowCount(), max(0, table.rowAt(0)) + _ROWS))
    columns = [column for column in range(model.columnCount()) if not header.isSectionHidden(column)]
    needed: dict[tuple[int, int], int] = {}
    for column in columns:
        for row in rows:
            cell = table.cell(row, column)
            width = metrics.horizontalAdvance(cell.text) + 2 * PADDING + cell.indent
            if cell.below:
                width = max(width, table.small_metrics().horizontalAdvance(cell.below) + 2 * PADDING)
            width += (_METER if cell.meter is not None else 0) + (_ICON if cell.icon is not None else 0)
            needed[row, column] = width
    free = max(0, table.viewport().width() - header.length())
    for column in columns:
        widest = max([_needed_title(header, column), *(needed[row, column] + 2 for row in rows)])
        # Tables measure with two points to spare.
        free += max(0, header.sectionSize(column) - widest)
    return [
        f"the cell {table.cell(row, column).text!r} lacks {lacking} points, and {free} are free"
        for (row, column), width in needed.items()
        if 0 < (lacking := width - header.sectionSize(column)) <= free
    ]


def _needed_title(header: QHeaderView, column: int) -> int:
    return header.needed_width(column) if isinstance(header, TwoLineHeader) else header.sectionSize(column)


def scrolled_out(root: QWidget) -> list[str]:
    """Return the areas whose content is too wide, if they do not scroll sideways."""
    found = []
    for area in root.findChildren(QScrollArea):
        content, room = area.widget(), area.viewport().width()
        still = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.isVisible() and still and content is not None and content.width() > room:
            name = type(area.parentWidget()).__name__
            found.append(f"the content of {name} needs {content.width()} of {room} points")
    return found


def unfit(root: QWidget) -> list[str]:
    """Return all problems with the room of texts."""
    checks = (cut, overlapping, shortened, shortened_with_room, cut_in_tables, scrolled_out)
    return [problem for check in checks for problem in check(root)]


def _text(widget: QWidget) -> str:
    return str(getattr(widget, "text", lambda: "")())
