"""The rows of a file that could not be used: line, reason, text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from storemon.gui.delegates import CellDelegate, TwoLineHeader
from storemon.gui.format import count, plain_tip, plural
from storemon.gui.store_table import AnyIndex
from storemon.gui.theme import Theme

if TYPE_CHECKING:
    from storemon.services.imports import RefusedRow


class _RefusedModel(QAbstractTableModel):
    def __init__(self, rows: Sequence[RefusedRow], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._titles = (self.tr("Line"), self.tr("Reason"), self.tr("Text"))

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return int(_side(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        text = (count(row.line), row.reason, row.text)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return int(_side(index.column())) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == 0 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class RefusedDialog(QDialog):
    """Lists what was left out of one import; everything else of the file was imported."""

    def __init__(
        self, theme: Theme, name: str, total: int, rows: Sequence[RefusedRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rows that could not be used"))
        self.resize(820, 440)
        title = QLabel(name)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("panelTitle")
        said = plural(total, self.tr("1 row could not be used"), self.tr("{n} rows could not be used"))
        if len(rows) < total:
            said += " · " + self.tr("the first {n} are listed").format(n=count(len(rows)))
        words = QLabel(
            said + ". " + self.tr("Mend them in the file and import it again; nothing counts twice.")
        )
        words.setObjectName("muted")
        self.table = QTableView()
        self.table.setModel(_RefusedModel(rows, self))
        self.table.setItemDelegate(CellDelegate(theme, self.table))
        header = TwoLineHeader(theme, self.table)
        header.setFixedHeight(36)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(False)
        self.table.setHorizontalHeader(header)
        self.table.setColumnWidth(0, 88)
        self.table.setColumnWidth(1, 320)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        frame = QFrame()
        frame.setObjectName("tableFrame")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addSpacing(4)
        layout.addWidget(frame, 1)
        layout.addSpacing(4)
        layout.addWidget(buttons)
