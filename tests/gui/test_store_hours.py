"""A store's hours on its page: the calendar, the schedules, and changing them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget

from storemon.core.checked_hours import GivenRow
from storemon.core.hours_week import WeekHours
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.gui.figures.hours_calendar import CalendarCell, HoursCalendar, whole_weeks
from storemon.gui.figures.hours_paint import opening_text, week_text
from storemon.gui.store_page.hours_card import HoursCard, hours_of
from storemon.gui.store_page.hours_form import HoursForm, rows_to_edit
from storemon.gui.store_page.zone_form import ZoneForm
from storemon.gui.widgets.format import full_date, weekday_and_date
from tests.app_window import AppWindow
from tests.gui.hours_reports import reported, written

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from storemon.gui.widgets.icons import Icons
    from storemon.gui.widgets.theme import Theme

DAYS = range(7)
WEEK = [GivenRow(day, 9 * HOUR, 17 * HOUR) for day in DAYS]
TODAY = dt.date(2023, 1, 25)
Saved = list[tuple[list[GivenRow], dt.date | None]]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def form(parent: QWidget, icons: Icons, rows: list[GivenRow]) -> tuple[HoursForm, Saved]:
    saved: Saved = []
    made = HoursForm(parent, icons, "One", rows, DAYS, TODAY, lambda rows, first: saved.append((rows, first)))
    return made, saved


def test_openings_of_a_date_in_words() -> None:
    assert opening_text(()) == "closed"
    assert opening_text(((0, DAY),)) == "all day"
    late = opening_text(((9 * HOUR, 12 * HOUR), (20 * HOUR, 26 * HOUR)))
    assert late.count(", ") == 1
    assert "2" in late


def test_neighboring_days_of_the_same_hours_are_said_together() -> None:
    text = week_text(WeekHours.of(hours_of(WEEK[:5])), DAYS)
    assert text.startswith("Mon–Fri ")
    assert text.endswith("; Sat–Sun closed")


def test_the_calendar_begins_with_the_first_day_of_the_week() -> None:
    dates = whole_weeks(TODAY, 6, 2, 3)
    assert len(dates) == 42
    assert dates[0] == dt.date(2023, 1, 8)
    assert dates[14] <= TODAY < dates[21]


def test_the_calendar_says_all_its_dates_to_those_who_hear_it(qtbot: QtBot, theme: Theme) -> None:
    calendar = HoursCalendar(theme, "Calendar")
    qtbot.addWidget(calendar)
    calendar.show_cells([CalendarCell(TODAY, "closed", "Storm", special=True)])
    assert calendar.accessibleDescription() == f"{weekday_and_date(TODAY)}: closed · Storm"
    assert not calendar.grab().isNull()


def test_what_is_saved_unchanged_is_what_was_given_to_the_second(parent: QWidget, icons: Icons) -> None:
    rows = [
        GivenRow(0, 9 * HOUR + 30 * SECOND, 17 * HOUR),
        GivenRow(1, 20 * HOUR, 2 * HOUR),
        GivenRow(2, 0, DAY),
        GivenRow(3, 10 * HOUR, DAY - MINUTE + 59 * SECOND),
    ]
    made, saved = form(parent, icons, rows)
    made.save.click()
    assert saved == [(rows, TODAY)]


def test_openings_are_changed_added_and_removed(parent: QWidget, icons: Icons) -> None:
    made, saved = form(parent, icons, WEEK[:2])
    made.rows[0].closes.setTime(QTime(12, 30))
    made.rows[1].remove.click()
    made.add.click()
    made.rows[1].opens.setTime(QTime(18, 0))
    made.rows[1].closes.setTime(QTime(0, 0))
    made.first.setDate(QDate(2023, 2, 1))
    made.save.click()
    short = GivenRow(0, 9 * HOUR, 12 * HOUR + 30 * MINUTE)
    assert saved == [([short, GivenRow(1, 18 * HOUR, 0)], dt.date(2023, 2, 1))]


def test_hours_from_the_beginning_have_no_date(parent: QWidget, icons: Icons) -> None:
    made, saved = form(parent, icons, WEEK)
    made.always.click()
    assert not made.first.isEnabled()
    made.save.click()
    assert saved == [(WEEK, None)]


def test_a_store_without_any_opening_is_not_saved(parent: QWidget, icons: Icons) -> None:
    made, saved = form(parent, icons, WEEK[:1])
    made.rows[0].remove.click()
    made.save.click()
    assert made.wrong.text().startswith("Add an opening.")
    assert saved == []


def test_a_store_that_is_open_around_the_clock_begins_with_seven_whole_days() -> None:
    assert rows_to_edit([]) == [GivenRow(day, 0, DAY) for day in DAYS]


@pytest.mark.parametrize(
    ("entered", "zone"),
    [("Mountain (Denver)", "America/Denver"), ("america/denver", "America/Denver"), ("Mars", None)],
)
def test_a_zone_is_entered_as_people_call_it(parent: QWidget, entered: str, zone: str | None) -> None:
    saved: list[str] = []
    made = ZoneForm(parent, "One", "UTC", saved.append)
    made.zone.setText(entered)
    made.save.click()
    assert saved == ([] if zone is None else [zone])
    assert made.wrong.isHidden() is (zone is not None)


def test_hours_are_changed_on_the_page_from_a_date_on_and_taken_back(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    polls = [f"one,active,2023-01-{day} {hour}:00" for day in range(18, 25) for hour in (10, 12, 14, 16)]
    reported(qtbot, window, written(tmp_path, [f"one,{day},09:00,17:00" for day in DAYS], polls))
    window.navigator.open_store("one")
    card = window.store.hours
    qtbot.waitUntil(lambda: "hours.csv" in card.schedules.text())
    assert card.schedules.text().startswith("Always\n")
    qtbot.waitUntil(lambda: len(card.calendar.cells) == 42)
    assert dt.date(2023, 1, 24) in [cell.date for cell in card.calendar.cells]
    card.hours.click()
    made = window.findChild(HoursForm)
    assert made is not None
    made.first.setDate(QDate(2023, 1, 23))
    for row in made.rows:
        row.closes.setTime(QTime(12, 0))
    made.save.click()
    monday = dt.date(2023, 1, 23)
    qtbot.waitUntil(lambda: f"From {full_date(monday)} on" in card.schedules.text())
    cells = {cell.date: cell.hours for cell in card.calendar.cells}
    assert cells[monday] != cells[dt.date(2023, 1, 22)]
    banner = next(one for one in window.banners.banners if one.title.text() == "Business hours changed")
    banner.act()
    qtbot.waitUntil(lambda: card.schedules.text().startswith("Always\n"))


def test_other_weeks_are_looked_at(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    polls = [f"one,active,2023-01-{day} 12:00" for day in range(18, 25)]
    reported(qtbot, window, written(tmp_path, [f"one,{day},09:00,17:00" for day in DAYS], polls))
    window.navigator.open_store("one")
    card: HoursCard = window.store.hours
    qtbot.waitUntil(lambda: len(card.calendar.cells) == 42)
    first = card.calendar.cells[0].date
    card.after.click()
    qtbot.waitUntil(lambda: card.calendar.cells[0].date == first + dt.timedelta(weeks=4))
    card.home.click()
    qtbot.waitUntil(lambda: card.calendar.cells[0].date == first)
