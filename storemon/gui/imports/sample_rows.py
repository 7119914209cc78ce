"""The first rows of a file, its recognized columns marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView

from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.item_roles import UNIT_ROLE, AnyIndex
from storemon.gui.widgets.kind_texts import column_text
from storemon.gui.widgets.messages import translate_if_message
from storemon.gui.widgets.tables import PlainTable
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.preview import Preview

_LONGEST: Final = 200
_NARROWEST, _WIDEST = 96, 320
_MOST_COLUMNS: Final = 60


class SampleModel(QAbstractTableModel):
    """Cells as they are in the file; unrecognized columns are grayed out."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[list[str]] = []
        self._titles: list[str] = []
        self._meanings: dict[int, str] = {}

    def show_preview(self, preview: Preview | None) -> None:
        """Show the first rows of a file, or nothing."""
        self.beginResetModel()
        self._rows, self._titles, self._meanings = [], [], {}
        if preview is not None:
            self._titles = [
                _shortened(translate_if_message(title)) for title in preview.columns[:_MOST_COLUMNS]
            ]
            self._rows = [[_shortened(cell) for cell in row[:_MOST_COLUMNS]] for row in preview.first_rows]
            if preview.match is not None:
                kind, positions = preview.match.kind, preview.match.positions
                self._meanings = {place: column_text(kind, name) for name, place in positions.items()}
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title in the file, and its meaning under `UNIT_ROLE`."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == UNIT_ROLE:
            return self._meaning(section)
        if role == Qt.ItemDataRole.ForegroundRole and section in self._meanings:
            return QColor(self._theme.tokens.accent)
        return int(_LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, alignment and color of a cell."""
        row, column = self._rows[index.row()], index.column()
        text = row[column] if column < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.splitlines())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text) if text else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT)
        if role == Qt.ItemDataRole.ForegroundRole and self._meanings and column not in self._meanings:
            return QColor(self._theme.tokens.faint)
        return None

    def _meaning(self, section: int) -> str:
        if section in self._meanings:
            return self._meanings[section]
        return self.tr("not used") if self._meanings else ""


class SampleTable(PlainTable):
    """Shows the rows; every column is as wide as its texts, within reason."""

    def __init__(self, theme: Theme) -> None:
        self.rows = SampleModel(theme)
        super().__init__(
            theme, self.rows, QCoreApplication.translate("columns", "First rows"), row=28, header=44
        )
        self.rows.setParent(self)
        self.horizontalHeader().setStretchLastSection(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def show_preview(self, preview: Preview | None) -> None:
        """Show the first rows of a file, or nothing."""
        self.rows.show_preview(preview)
        metrics, across = self.fontMetrics(), Qt.Orientation.Horizontal
        for column in range(self.rows.columnCount()):
            texts = [str(self.rows.index(row, column).data()) for row in range(self.rows.rowCount())]
            texts += [self.rows.headerData(column, across), self.rows.headerData(column, across, UNIT_ROLE)]
            width = max(metrics.horizontalAdvance(text) for text in texts) + 2 * PADDING + 8
            self.setColumnWidth(column, min(max(width, _NARROWEST), _WIDEST))


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
