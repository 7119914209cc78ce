"""The Imports page: what was imported when, which rows were left out, and undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.imports.imports_model import Field, ImportsModel
from storemon.gui.imports.imports_table import ImportsTable
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord


class ImportsPage(QWidget):
    """`refused_wanted` carries an `ImportRecord`, `undo_wanted` all that are to be undone together."""

    refused_wanted = Signal(object)
    undo_wanted = Signal(object)
    clear_wanted = Signal()
    choose_files = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportsModel(theme, icons, self)
        self.table = ImportsTable(theme, self.model, self.tr("Imports"))
        self.table.clicked.connect(self._clicked)
        self.table.activated.connect(self._activated)
        self.table.installEventFilter(self)
        self._turned = QElapsedTimer()
        self.table.entered.connect(self._entered)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._context_menu)
        self._make_menus()
        self._lay_out(icons)

    def _make_menus(self) -> None:
        self._row_menu = QMenu(self)
        self.show_refused = self._row_menu.addAction(self.tr("Show rows not used…"))
        self.show_refused.triggered.connect(self._refused_chosen)
        self.undo = self._row_menu.addAction(self.tr("Undo import…"))
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.undo.triggered.connect(self._undo_chosen)
        self.menu = QMenu(self)
        self.menu.addActions([self.show_refused, self.undo])
        self.menu.addSeparator()
        self.clear = self.menu.addAction(self.tr("Clear all data…"))
        self.clear.triggered.connect(self.clear_wanted)
        self.addAction(self.undo)
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)

    def _lay_out(self, icons: Icons) -> None:
        label = QLabel(
            self.tr("Drop files or a folder anywhere on the window. Re-importing a file won't double-count.")
        )
        label.setObjectName("muted")
        self.more = QToolButton()
        self.more.setObjectName("squareButton")
        self.more.setAccessibleName(self.tr("More actions"))
        self.more.setToolTip(self.tr("More actions"))
        self.more.setIconSize(QSize(20, 20))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        icons.put(self.more, "ellipsis", "text")
        self.choose = QPushButton("\u2002" + self.tr("Choose files…"))
        self.choose.setAccessibleName(self.tr("Choose files…"))
        self.choose.setObjectName("primary")
        icons.put(self.choose, "file-plus", "on_accent")
        self.choose.clicked.connect(self.choose_files)
        head = page_head(self.tr("Imports"), (label,), (self.more, self.choose))
        self.nothing = QLabel(self.tr("Nothing imported yet."))
        self.nothing.setObjectName("mutedBody")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame = self.table.framed()
        inside = frame.layout()
        if inside is not None:
            inside.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(frame, 1)
        # Until the list is read, nothing is known about it.
        self.table.hide()
        self.nothing.hide()

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show the recent imports."""
        self.model.show_records(records)
        self.table.measure()
        self.table.setVisible(bool(records))
        self.nothing.setVisible(not records)

    @property
    def chosen(self) -> list[ImportRecord]:
        """The imports of the selected row."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.records_at(rows[0].row()) if rows else []

    @Slot()
    def _offer(self) -> None:
        chosen = self.chosen
        self.show_refused.setEnabled(len(_refusing(chosen)) == 1)
        self.undo.setEnabled(bool(self.model.undoable(chosen)))
        self.clear.setEnabled(bool(self.model.records))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        records = self.model.records_at(index.row())
        if index.column() == Field.REFUSED and _refusing(records):
            self._show_refused(index.row())
        elif index.column() == Field.UNDO and self.model.undoable(records):
            self.undo_wanted.emit(self.model.undoable(records))
        elif index.column() == Field.FILE and len(records) > 1:
            self._turn(index.row())

    def _turn(self, row: int) -> None:
        """Expand or collapse the entry of a drop; the second click of a double click does not reverse it."""
        time, self._turned = self._turned, QElapsedTimer()
        self._turned.start()
        if time.isValid() and time.elapsed() < QApplication.doubleClickInterval():
            return
        self.model.turn(row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Expand the entry of a drop on Enter, Space or Right, and collapse it on Enter, Space or Left."""
        index = self.table.currentIndex()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not index.isValid():
            return False
        drop, record = self.model.row_at(index.row())
        keys = Qt.Key
        turns = {keys.Key_Return, keys.Key_Enter, keys.Key_Space}
        turns.add(keys.Key_Left if self.model.is_open(drop) else keys.Key_Right)
        if record is not None or event.modifiers() or event.key() not in turns:
            return False
        self.model.turn(index.row())
        return True

    def _show_refused(self, row: int) -> None:
        """Show the rows that were left out, or expand the drop if several files have any."""
        refusing = _refusing(self.model.records_at(row))
        drop, record = self.model.row_at(row)
        if len(refusing) == 1:
            self.refused_wanted.emit(refusing[0])
        elif record is None and not self.model.is_open(drop):
            self.model.turn(row)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        _, record = self.model.row_at(index.row())
        if record is not None and record.refused and index.column() != Field.UNDO:
            self.refused_wanted.emit(record)

    @Slot(QModelIndex)
    def _entered(self, index: QModelIndex) -> None:
        records, column = self.model.records_at(index.row()), index.column()
        linked = (
            (column == Field.REFUSED and _refusing(records))
            or (column == Field.UNDO and self.model.undoable(records))
            or (column == Field.FILE and len(records) > 1)
        )
        shape = Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor
        self.table.viewport().setCursor(shape)

    @Slot(QPoint)
    def _context_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            self._row_menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _refused_chosen(self) -> None:
        refusing = _refusing(self.chosen)
        if len(refusing) == 1:
            self.refused_wanted.emit(refusing[0])

    @Slot()
    def _undo_chosen(self) -> None:
        undoable = self.model.undoable(self.chosen)
        if undoable:
            self.undo_wanted.emit(undoable)


def _refusing(records: Sequence[ImportRecord]) -> list[ImportRecord]:
    return [record for record in records if record.refused]
