"""Copying and dragging selected rows with their headers out of a table."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from storemon.core.csv_cells import escape_formula, one_line, quoted
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.item_roles import UNIT_ROLE
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.theme import SMALL, body_font
from storemon.override import override
from storemon.services.file_names import safe_file_name
from storemon.services.saving import lasting_scratch

_SPACES: Final = re.compile("[\u00a0\u2009\u202f]")
"""Non-breaking spaces, which spreadsheets treat as letters."""
_FILE_ROWS: Final = 2_000
"""Above this number of rows, writing a file would block the window, so only text is offered."""

_PLAIN, _CSV, _FILES = "text/plain", "text/csv", "text/uri-list"


class RowsTable(PaintedTable):
    """A table whose selected rows can be copied or dragged into another program."""

    _pressed: QMouseEvent | None = None

    def selected_rows(self) -> list[list[str]]:
        """Return the column titles and the selected rows as shown on the screen, each cell on one line."""
        across, model, columns = Qt.Orientation.Horizontal, self.model(), self.leaving_columns()
        head = [
            f"{model.headerData(column, across)} {model.headerData(column, across, UNIT_ROLE) or ''}".strip()
            for column in columns
        ]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = [[str(model.index(row, column).data()) for column in columns] for row in rows]
        return [[_as_text(cell) for cell in row] for row in [head, *cells]]

    def leaving_columns(self) -> list[int]:
        """Return the columns to copy: the visible ones, from left to right."""
        header = self.horizontalHeader()
        columns = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in columns if not self.isColumnHidden(column)]

    def copy_rows(self) -> None:
        """Copy the selected rows with their headers to the clipboard, separated by tabs."""
        if self.selectionModel().hasSelection():
            QApplication.clipboard().setText(_tabbed(self.selected_rows()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows on the standard shortcut."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Delay a click on selected rows, as it may be the start of a drag."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self.selectionModel().isRowSelected(self.indexAt(event.position().toPoint()).row()):
            self._pressed = event.clone()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selected rows once the mouse has moved far enough."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = event.position() - self._pressed.position()
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_rows()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Treat it as a click if nothing was dragged."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            super().mousePressEvent(pressed)
        super().mouseReleaseEvent(event)

    def drag_rows(self) -> None:
        """Drag the selected rows; returns once they are dropped."""
        drag = QDrag(self)
        data = RowsData(self)
        drag.setMimeData(data)
        picture = self._label(len(self.selectionModel().selectedRows()))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-12, -8))
        drag.exec(Qt.DropAction.CopyAction)

    def _label(self, rows: int) -> QPixmap:
        label = QLabel(plural(self.tr, "1 row|{n} rows", rows))
        label.setFont(body_font(SMALL))
        label.setObjectName("dragged")
        label.adjustSize()
        return label.grab()


class RowsData(QMimeData):
    """The selected rows as text, CSV and, if there are not too many, a CSV file; made on request."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__()
        self._table = table
        self._few = len(table.selectionModel().selectedRows()) <= _FILE_ROWS

    @override
    def formats(self) -> list[str]:
        """Return the available formats."""
        return [_PLAIN, _CSV, _FILES] if self._few else [_PLAIN, _CSV]

    @override
    def hasFormat(self, mimetype: str) -> bool:
        """Return whether a format is available."""
        return mimetype in self.formats()

    @override
    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:
        """Return the rows in a format."""
        if mimetype == _PLAIN:
            return _tabbed(self._table.selected_rows())
        if mimetype == _CSV:
            return QByteArray(_comma(self._table.selected_rows()).encode())
        if mimetype == _FILES and self._few:
            return [self._file()]
        return None

    def _file(self) -> QUrl:
        # Kept until the program ends, as the other program may read it late.
        path = lasting_scratch() / safe_file_name(self._table.accessibleName(), ".csv")
        # The byte order mark tells spreadsheets that it is UTF-8.
        path.write_text("\ufeff" + _comma(self._table.selected_rows()), encoding="utf-8", newline="")
        return QUrl.fromLocalFile(str(path))


def _as_text(cell: str) -> str:
    return escape_formula(one_line(_SPACES.sub(" ", cell)))


def _tabbed(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _comma(rows: list[list[str]]) -> str:
    return "".join(",".join(map(quoted, row)) + "\r\n" for row in rows)
