"""A field for a date, typed in any common format or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from storemon.gui.widgets.date_reading import read_date
from storemon.gui.widgets.format import full_date
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.region import REGION
from storemon.override import override

_WIDTH = 124


class DateField(QWidget):
    """`chosen` carries a date within the bounds; other input stays, with an error next to the field."""

    chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = self._last = self._shown = dt.date(2000, 1, 1)
        self._asked: dt.date | None = None
        self._week_begins = 0
        self.label = QLabel(self.tr("Go to"))
        self.label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Go to the week of a date"))
        self.line.setToolTip(self.tr("Type a date and press Enter"))
        self.line.setFixedWidth(_WIDTH)
        self.line.setAcceptDrops(False)
        self.line.setMaxLength(40)
        self.line.returnPressed.connect(self._entered)
        self.line.textEdited.connect(self._show_prompt)
        self.line.installEventFilter(self)
        self.button = QToolButton()
        self.button.setObjectName("iconButton")
        self.button.setIconSize(QSize(18, 18))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleName(self.tr("Choose a date from a calendar"))
        self.button.setToolTip(self.tr("Calendar"))
        self.button.clicked.connect(self._open_calendar)
        icons.put(self.button, "calendar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, self.line, self.button):
            layout.addWidget(widget)
        self._show_prompt()

    def bound(self, first: dt.date, last: dt.date, week_begins: int = 0) -> None:
        """Allow dates from `first` to `last`; `week_begins`: first day of the week, 0 = Monday."""
        self._first, self._last, self._week_begins = first, last, week_begins

    def show_date(self, date: dt.date) -> None:
        """Show the current date, discarding what was typed."""
        self._shown = date
        self.line.setText(full_date(date))
        self._show_prompt()

    def show_week(self, first: dt.date, last: dt.date) -> None:
        """Show a week's last date, or the date in it that the user just asked for."""
        asked, self._asked = self._asked, None
        self.show_date(asked if asked is not None and first <= asked <= last else last)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Discard typed text on Escape; ignore Escape if nothing was typed."""
        typed = self.line.text() != full_date(self._shown)
        if typed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.show_date(self._shown)
            return True
        return False

    @Slot()
    def _entered(self) -> None:
        text = self.line.text()
        date = read_date(text, self._first, self._last)
        if date is None:
            self._show_text(self.tr("Not a date. Try {example}").format(example=full_date(self._last)))
        elif date > self._last:
            self._show_text(self.tr("Data ends {date}").format(date=full_date(self._last)))
        elif date < self._first:
            self._show_text(self.tr("Data begins {date}").format(date=full_date(self._first)))
        else:
            self.show_date(date)
            self._asked = date
            self.chosen.emit(date)

    @Slot()
    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(REGION.dates)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek(self._week_begins + 1))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Red is reserved for downtime.
            calendar.setWeekdayTextFormat(day, calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))
        calendar.setDateRange(_qt(self._first), _qt(self._last))
        calendar.setSelectedDate(_qt(self._shown))

        def pick(date: QDate) -> None:
            menu.close()
            self.line.setText(full_date(dt.date(date.year(), date.month(), date.day())))
            self._entered()

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        corner = self.button.mapToGlobal(self.button.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -4))
        calendar.setFocus()

    def _show_text(self, text: str) -> None:
        self._name("wrong", text)
        self.line.setAccessibleDescription(text)
        self.line.selectAll()

    @Slot()
    def _show_prompt(self) -> None:
        self._name("muted", self.tr("Go to"))
        self.line.setAccessibleDescription("")

    def _name(self, look: str, text: str) -> None:
        self.label.setText(text)
        if self.label.objectName() != look:
            self.label.setObjectName(look)
            self.label.style().unpolish(self.label)
            self.label.style().polish(self.label)


def _qt(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)
