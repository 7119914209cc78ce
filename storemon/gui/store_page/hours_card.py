"""A store's hours over time: a calendar of dates, and its schedules with their sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QToolButton, QVBoxLayout

from storemon.core.hours_week import WeekHours
from storemon.core.model import Hours
from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.gui.figures.hours_calendar import CalendarCell, HoursCalendar
from storemon.gui.figures.hours_paint import opening_text, week_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.format import at, date_span, full_date
from storemon.gui.widgets.icon_button import icon_button
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.local_zone import local_zone
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.zone_names import zone_name
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.checked_hours import GivenRow
    from storemon.gui.widgets.theme import Theme
    from storemon.services.store_hours import CalendarDay, Schedule, Source, StoreHours

_GAP: Final = 20


class HoursCard(Card):
    """`step` carries −1 or 1 for earlier or later weeks, 0 for those of the report.

    `change_hours` and `change_zone` ask to edit them.
    """

    step = Signal(int)
    change_hours = Signal()
    change_zone = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Hours and closures"))
        self.calendar = HoursCalendar(theme, self.tr("Calendar of the store's hours"))
        self.before = self._arrow(icons, "chevron-left", self.tr("Earlier weeks"), -1)
        self.after = self._arrow(icons, "chevron-right", self.tr("Later weeks"), 1)
        self.home = QPushButton(self.tr("Back to the report's week"))
        self.home.setObjectName("quiet")
        self.home.clicked.connect(lambda: self.step.emit(0))
        self.hours = QPushButton(self.tr("Change hours…"))
        self.hours.clicked.connect(self.change_hours)
        self.zone = QPushButton(self.tr("Change time zone…"))
        self.zone.clicked.connect(self.change_zone)
        for widget in (self.home, self.before, self.after):
            self.tools.addWidget(widget)
        self.schedules = plain_label("", "", wraps=True)
        self.schedules.setAccessibleName(self.tr("Business hours over time"))
        self.schedules.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.zone_text = plain_label("", "muted", wraps=True)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.schedules)
        side.addWidget(self.zone_text)
        for button in (self.hours, self.zone):
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        side.addStretch()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(_GAP)
        self._across.addWidget(self.calendar, 3, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(side, 2)
        self.body.addLayout(self._across)
        self.show_hours(None, ())

    @override
    def minimumSizeHint(self) -> QSize:
        """Allow the width of the calendar alone."""
        widths = (self.calendar.minimumSizeHint().width(), self.head.minimumSize().width())
        return QSize(self._around() + max(widths), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the schedules next to the calendar, or below it if there is no room."""
        super().resizeEvent(event)
        beside = max(button.sizeHint().width() for button in (self.hours, self.zone)) + _GAP
        room = self.width() - self._around() - self.calendar.minimumSizeHint().width()
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if room >= beside else way.TopToBottom)

    def _around(self) -> int:
        layout = self.layout()
        margins = QMargins() if layout is None else layout.contentsMargins()
        return margins.left() + margins.right() + 2 * self.frameWidth()

    def show_hours(self, found: StoreHours | None, days: Sequence[int]) -> None:
        """Show the schedules and the zone, None while loading; `days`: order of the days of the week."""
        for button in (self.hours, self.zone):
            button.setEnabled(found is not None)
        if found is None:
            self.schedules.setText("")
            self.zone_text.setText("")
            return
        self.schedules.setText(
            "\n\n".join(self._schedule_text(one, days) for one in reversed(found.schedules))
        )
        if found.zone is None:
            assumed = self.tr("Time zone: none given, so {zone} is assumed")
            self.zone_text.setText(assumed.format(zone=zone_name(DEFAULT_ZONE)))
        else:
            text = self.tr("Time zone: {zone}").format(zone=zone_name(found.zone))
            self.zone_text.setText(" · ".join([text, *self._source(found.zone_source)]))

    def show_days(self, days: Sequence[CalendarDay], marked: dt.date) -> None:
        """Show whole weeks of dates; `marked`: the date on which the report ends."""
        cells = [CalendarCell(one.date, opening_text(one.spans), one.name, special=one.dated) for one in days]
        self.calendar.show_cells(cells, marked)
        self.note.setText(date_span(days[0].date, days[-1].date) if days else "")

    def _schedule_text(self, schedule: Schedule, days: Sequence[int]) -> str:
        if schedule.first is None:
            if schedule.last is None:
                when = self.tr("Always")
            else:
                when = self.tr("Up to {date}").format(date=full_date(schedule.last))
        elif schedule.last is None:
            when = self.tr("From {date} on").format(date=full_date(schedule.first))
        else:
            when = date_span(schedule.first, schedule.last)
        what = (
            week_text(WeekHours.of(hours_of(schedule.rows)), days)
            if schedule.rows
            else self.tr("No hours given: open 24/7")
        )
        return "\n".join([when, what, *self._source(schedule.source)])

    def _source(self, source: Source | None) -> list[str]:
        if source is None:
            return []
        date = at(source.imported, local_zone()).date()
        return [self.tr("{name}, {date}").format(name=source.name, date=full_date(date))]

    def _arrow(self, icons: Icons, icon: str, name: str, by: int) -> QToolButton:
        button = icon_button(icons, icon, name)
        button.clicked.connect(lambda: self.step.emit(by))
        return button


def hours_of(rows: Sequence[GivenRow]) -> Hours:
    """Return the rows as the hours of a single store."""
    columns = np.array([(0, row.day, row.start, row.end) for row in rows], np.int64).reshape(-1, 4).T
    return Hours(*columns)
