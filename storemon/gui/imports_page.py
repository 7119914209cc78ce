"""The imports page: what was imported when, and which rows were left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from storemon.core.model import SECOND
from storemon.gui.delegates import CellDelegate, TwoLineHeader
from storemon.gui.format import count, day, plain_tip
from storemon.gui.icons import Icons
from storemon.gui.store_table import AnyIndex
from storemon.gui.theme import Theme

if TYPE_CHECKING:
    from storemon.services.imports import ImportRecord

_FILE, _WHEN, _KIND, _IMPORTED, _KNOWN, _REFUSED = range(6)


class ImportsModel(QAbstractTableModel):
    """Imports, newest first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.records: Sequence[ImportRecord] = ()
        self._titles = (
            self.tr("File"),
            self.tr("Imported"),
            self.tr("Kind"),
            self.tr("Rows new"),
            self.tr("Already known"),
            self.tr("Could not be used"),
        )
        self._kinds = {
            "polls": self.tr("Store status"),
            "hours": self.tr("Business hours"),
            "zones": self.tr("Time zones"),
        }

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show a list of imports."""
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of imports."""
        return 0 if parent.isValid() else len(self.records)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and alignment of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment and colour of a cell."""
        record, column = self.records[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(record, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column == _FILE:
            return plain_tip(record.name)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(record, column)
        return None

    def _text(self, record: ImportRecord, column: int) -> str:
        if column == _REFUSED and record.refused:
            return self.tr("{n} · Show").format(n=count(record.refused))
        texts = (
            record.name,
            _when(record.finished),
            self._kinds.get(str(record.kind), str(record.kind)),
            count(record.imported),
            count(record.known),
            count(record.refused),
        )
        return texts[column]

    def _colour(self, record: ImportRecord, column: int) -> QColor | None:
        tokens = self._theme.tokens
        if column == _REFUSED and record.refused:
            return QColor(tokens.accent)
        if column in {_WHEN, _KIND}:
            return QColor(tokens.muted)
        none = column >= _IMPORTED and self._text(record, column) == "0"
        return QColor(tokens.faint) if none else None


class ImportsPage(QWidget):
    """`refused_wanted` carries the `ImportRecord` whose refused rows are to be shown."""

    refused_wanted = Signal(object)
    choose_files = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportsModel(theme, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellDelegate(theme, self.table))
        header = TwoLineHeader(theme, self.table)
        header.setFixedHeight(38)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(False)
        self.table.setHorizontalHeader(header)
        header.setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_WHEN, 168), (_KIND, 148), (_IMPORTED, 120), (_KNOWN, 136), (_REFUSED, 168)):
            self.table.setColumnWidth(column, width)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setMouseTracking(True)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName(self.tr("Imports"))
        self.table.clicked.connect(self._clicked)
        self.table.activated.connect(self._activated)
        theme.changed.connect(self.table.viewport().update)
        self._lay_out(icons)

    def _lay_out(self, icons: Icons) -> None:
        title = QLabel(self.tr("Imports"))
        title.setObjectName("pageTitle")
        words = QLabel(
            self.tr("Drop CSV files anywhere on the window. Importing a file again adds nothing twice.")
        )
        words.setObjectName("muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(title)
        texts.addWidget(words)
        button = QPushButton("\u2002" + self.tr("Choose files…"))
        button.setObjectName("primary")
        icons.put(button, "file-plus", "on_accent")
        button.clicked.connect(self.choose_files)
        head = QHBoxLayout()
        head.addLayout(texts, 1)
        head.addWidget(button)
        self.nothing = QLabel(self.tr("Nothing imported yet."))
        self.nothing.setObjectName("mutedBody")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame = QFrame()
        frame.setObjectName("tableFrame")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.table)
        framed.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(frame, 1)
        self.show_records([])

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show the recent imports."""
        self.model.show_records(records)
        self.table.setVisible(bool(records))
        self.nothing.setVisible(not records)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _REFUSED:
            self._activated(index)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        record = self.model.records[index.row()]
        if record.refused:
            self.refused_wanted.emit(record)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column >= _IMPORTED else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _when(finished: int) -> str:
    # An import happened where the operator sits, so it is told in the machine's own time.
    local = datetime.fromtimestamp(finished / SECOND).astimezone()
    return f"{day(local)} {local.year}, {local:%H:%M}"
