"""The form for a store's weekly hours, starting on a date or from the beginning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt, QTime, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from storemon.core.checked_hours import GivenRow
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.gui.widgets.dialog_layout import button_row, dialog_column, save_and_cancel
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import weekday_name
from storemon.gui.widgets.icon_button import icon_button
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import date_field, time_field
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.time_edit import TimeEdit

_LAST_MINUTE = 23 * HOUR + 59 * MINUTE
_USUAL = GivenRow(0, 9 * HOUR, 17 * HOUR)


class OpeningRow(QWidget):
    """The fields for one opening of the week."""

    def __init__(self, icons: Icons, given: GivenRow, days: Sequence[int]) -> None:
        super().__init__()
        self._given = given
        self.day = Selector(icons, self.tr("Day"))
        for day in days:
            self.day.addItem(weekday_name(day), day)
        self.day.setCurrentIndex(self.day.findData(given.day))
        self.opens = self._time(self.tr("Opens"), given.start)
        self.closes = self._time(self.tr("Closes"), given.end)
        self._shown = self._entered()
        self.remove = icon_button(icons, "x", self.tr("Remove this opening"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.day, 1)
        for field in (self.opens, plain_label("\N{EN DASH}", "muted"), self.closes):
            layout.addWidget(field)
        layout.addWidget(self.remove)

    def row(self) -> GivenRow:
        """Return the opening; if unchanged, exactly as given (the fields only show minutes)."""
        entered = self._entered()
        return self._given if entered == self._shown else entered

    def _entered(self) -> GivenRow:
        return GivenRow(int(self.day.currentData()), _micros(self.opens.time()), _micros(self.closes.time()))

    def _time(self, name: str, time: int) -> TimeEdit:
        minutes = 0 if time >= _LAST_MINUTE else time // MINUTE
        return time_field(name, QTime(minutes // 60, minutes % 60))


class HoursForm(QDialog):
    """Calls `agreed` with the rows and the date they start on, None for the beginning."""

    def __init__(
        self,
        parent: QWidget,
        icons: Icons,
        store: str,
        rows: Sequence[GivenRow],
        days: Sequence[int],
        today: dt.date,
        agreed: Callable[[list[GivenRow], dt.date | None], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Business hours"))
        self._icons, self._days, self._agreed = icons, list(days), agreed
        self.store = ElidedLabel("panelTitle", Qt.TextElideMode.ElideRight)
        self.store.setText(store)
        words = plain_label(
            self.tr(
                "An opening for each line. One that closes before it opens ends on the next day; the same "
                "time twice is 24 hours. Days without a line are closed."
            ),
            "muted",
            wraps=True,
        )
        self.rows: list[OpeningRow] = []
        inside = QWidget()
        self._filled = QVBoxLayout(inside)
        self._filled.setContentsMargins(8, 8, 8, 8)
        self._filled.setSpacing(4)
        self._filled.addStretch()
        self.view = QScrollArea()
        self.view.setObjectName("panelScroll")
        self.view.setAccessibleName(self.tr("Openings"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWidgetResizable(True)
        self.view.setWidget(inside)
        self.add = QPushButton(self.tr("Add opening"))
        self.add.clicked.connect(self._add_next)
        self.dated = QRadioButton(self.tr("From a date on: earlier dates keep their hours"))
        self.always = QRadioButton(self.tr("From the beginning: past figures change too"))
        self.dated.setChecked(True)
        self.first = date_field(self.tr("First date of these hours"))
        self.first.setDate(QDate(today.year, today.month, today.day))
        self.dated.toggled.connect(self.first.setEnabled)
        self.wrong = plain_label("", "wrong", wraps=True)
        self.wrong.hide()
        self.save, self.cancel = save_and_cancel(self, self._save)
        self._lay_out(words)
        self.setMinimumHeight(560)
        self.resize(520, 560)
        for row in sorted(rows, key=lambda one: (self._days.index(one.day), one.start)):
            self._add(row)

    def _lay_out(self, words: QWidget) -> None:
        layout = dialog_column(self)
        for widget in (self.store, words):
            layout.addWidget(widget)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        when = QHBoxLayout()
        when.addWidget(self.dated)
        when.addWidget(self.first)
        when.addStretch()
        layout.addLayout(when)
        layout.addWidget(self.always)
        layout.addWidget(self.wrong)
        layout.addLayout(button_row(self.cancel, self.save))

    @Slot()
    def _add_next(self) -> None:
        """Add an opening with the times of the last one, on the next day."""
        last = self.rows[-1].row() if self.rows else None
        day = self._days[0] if last is None else (last.day + 1) % 7
        start, end = (_USUAL.start, _USUAL.end) if last is None else (last.start, last.end)
        self._add(GivenRow(day, start, end))
        self.rows[-1].day.setFocus()

    def _add(self, row: GivenRow) -> None:
        made = OpeningRow(self._icons, row, self._days)
        made.remove.clicked.connect(lambda: self._remove(made))
        self._filled.insertWidget(len(self.rows), made)
        self.rows.append(made)

    def _remove(self, row: OpeningRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _save(self) -> None:
        rows = [row.row() for row in self.rows]
        if not rows:
            self.wrong.setText(
                self.tr("Add an opening. If the store is closed for some time, add a closure for it.")
            )
            self.wrong.show()
            return
        chosen = self.first.date()
        first = dt.date(chosen.year(), chosen.month(), chosen.day()) if self.dated.isChecked() else None
        self.accept()
        self._agreed(rows, first)


def _micros(time: QTime) -> int:
    return time.hour() * HOUR + time.minute() * MINUTE


def rows_to_edit(rows: Sequence[GivenRow]) -> list[GivenRow]:
    """Return the initial rows of a form; for a store without rows, the default: open 24/7."""
    return list(rows) or [GivenRow(day, 0, DAY) for day in range(7)]
