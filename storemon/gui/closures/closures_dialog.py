"""The list of closures and special hours, to view, add, change and delete them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.closures.closure_text import closure_text
from storemon.gui.closures.store_titles import StoreTitles
from storemon.gui.figures.hours_calendar import CalendarCell, HoursCalendar
from storemon.gui.widgets.format import date_span
from storemon.gui.widgets.icon_button import icon_button
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from storemon.services.closures import Closure


class ClosuresDialog(QDialog):
    """Lists them; `adding` asks for a new one, `holidays_wanted` for public holidays to choose from.

    `changing` and `deleting` carry the selected one.
    `step` carries −1 or 1 for earlier or later weeks of the calendar.
    """

    step = Signal(int)
    adding = Signal()
    holidays_wanted = Signal()
    changing = Signal(object)
    deleting = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, icons: Icons) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Closures and special hours"))
        self._closures: list[Closure] = []
        words = QLabel(
            self.tr(
                "On these dates they replace the weekly business hours. A store's own count before "
                "those of its group, and these before those of all stores."
            )
        )
        words.setObjectName("muted")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setObjectName("choices")
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._offer)
        self.list.itemActivated.connect(self._change)
        self.weeks = QLabel()
        self.weeks.setObjectName("strong")
        self.before = self._arrow(icons, "chevron-left", self.tr("Earlier weeks"), -1)
        self.after = self._arrow(icons, "chevron-right", self.tr("Later weeks"), 1)
        self.calendar = HoursCalendar(theme, self.tr("Calendar of closures and special hours"))
        self.note = QLabel()
        self.note.setObjectName("muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.add = QPushButton(self.tr("Add…"))
        self.holidays = QPushButton(self.tr("Add public holidays…"))
        self.change = QPushButton(self.tr("Change…"))
        self.delete = QPushButton(self.tr("Delete"))
        self.leave = QPushButton(self.tr("Close"))
        self.add.clicked.connect(self.adding)
        self.holidays.clicked.connect(self.holidays_wanted)
        self.change.clicked.connect(self._change)
        self.delete.clicked.connect(self._delete)
        self.leave.clicked.connect(self.accept)
        self._lay_out(words)
        self.setMinimumSize(720, 640)
        self._offer()

    def _lay_out(self, words: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.holidays, self.change, self.delete):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        above = QHBoxLayout()
        above.addWidget(self.weeks)
        above.addStretch()
        above.addWidget(self.before)
        above.addWidget(self.after)
        layout.addWidget(words)
        layout.addLayout(above)
        layout.addWidget(self.calendar)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(buttons)

    def show_calendar(self, cells: Sequence[CalendarCell], today: dt.date) -> None:
        """Show whole weeks of dates."""
        self.calendar.show_cells(cells, today)
        self.weeks.setText(date_span(cells[0].date, cells[-1].date))

    def show_closures(self, closures: Sequence[Closure], titles: StoreTitles) -> None:
        """List these; the current row stays current if it is still there."""
        row = max(0, self.list.currentRow())
        self._closures = list(closures)
        self.list.clear()
        self.list.addItems([closure_text(closure, titles) for closure in closures])
        self.list.setCurrentRow(min(row, len(closures) - 1))
        self._offer()

    def _arrow(self, icons: Icons, icon: str, name: str, by: int) -> QToolButton:
        button = icon_button(icons, icon, name)
        button.clicked.connect(lambda: self.step.emit(by))
        return button

    @property
    def current(self) -> Closure | None:
        """The selected closure."""
        row = self.list.currentRow()
        return self._closures[row] if 0 <= row < len(self._closures) else None

    @Slot()
    def _offer(self) -> None:
        current = self.current
        own = current is not None and current.own
        self.change.setEnabled(own)
        self.delete.setEnabled(own)
        if not self._closures:
            self.note.setText(self.tr("There are none yet. Add one here, or import a file of them."))
        elif current is not None and not own:
            self.note.setText(
                self.tr("This one is from a file. Undo that import, or add other hours for its dates.")
            )
        else:
            self.note.setText("")

    @Slot()
    def _change(self) -> None:
        if self.current is not None and self.change.isEnabled():
            self.changing.emit(self.current)

    @Slot()
    def _delete(self) -> None:
        if self.current is not None:
            self.deleting.emit(self.current)
