"""Public holidays in the window: offered, checked by the user, added as one change."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storemon.core.vocabulary import HOUR
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.closures.holidays_dialog import HolidaysDialog, country_name
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import speak
from storemon.services.closures import Closure
from storemon.services.public_holidays import Country, PublicHoliday
from tests.app_window import AppWindow

CHRISTMAS = PublicHoliday(dt.date(2026, 12, 25), "Christmas Day")
THANKSGIVING = PublicHoliday(dt.date(2026, 11, 26), "Thanksgiving Day")
KNOWN = [Country("DE", ()), Country("US", (("AL", "Alabama"), ("TX", "Texas")))]


@pytest.fixture
def saved() -> list[Closure]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, icons: Icons, saved: list[Closure]) -> HolidaysDialog:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HolidaysDialog(parent, icons, dt.date(2026, 11, 1), ("North",), saved.extend)
    made.kept = parent  # type: ignore[attr-defined]  # it would go with the fixture
    return made


def check(dialog: HolidaysDialog, row: int) -> None:
    dialog.list.item(row).setCheckState(Qt.CheckState.Checked)


def test_what_is_chosen_is_asked_for(dialog: HolidaysDialog) -> None:
    wanted: list[tuple[str, str, int]] = []
    dialog.wanted.connect(lambda *wish: wanted.append(wish))
    dialog.show_countries(KNOWN, "US", "TX")
    dialog.year.setValue(2027)
    dialog.part.setCurrentIndex(0)
    dialog.country.setCurrentIndex(dialog.country.findText("Germany"))
    assert wanted == [("US", "TX", 2026), ("US", "TX", 2027), ("US", "", 2027), ("DE", "", 2027)]
    assert not dialog.part.isEnabled()


def test_an_unknown_country_begins_with_the_united_states(dialog: HolidaysDialog) -> None:
    dialog.show_countries(KNOWN, "XX", "")
    assert dialog.country.currentText() == "United States"


def test_nothing_is_entered_that_was_not_checked(dialog: HolidaysDialog, saved: list[Closure]) -> None:
    dialog.show_countries(KNOWN, "US", "")
    dialog.show_holidays([THANKSGIVING, CHRISTMAS], {})
    assert not dialog.save.isEnabled()
    check(dialog, 1)
    assert dialog.note.text() == "1 holiday checked"
    dialog.save.click()
    date = CHRISTMAS.date
    assert saved == [Closure(date, date, name="Christmas Day")]


def test_a_holiday_may_have_special_hours_for_a_group(dialog: HolidaysDialog, saved: list[Closure]) -> None:
    dialog.show_countries(KNOWN, "US", "")
    dialog.show_holidays([THANKSGIVING, CHRISTMAS], {})
    dialog.stores.setCurrentIndex(1)
    dialog.special.click()
    dialog.closes.setTime(QTime(10, 0))
    assert dialog.note.text() == "Opening and closing time are the same."
    assert not dialog.save.isEnabled()
    dialog.closes.setTime(QTime(14, 0))
    assert "Thanksgiving Day · 10:00" in dialog.list.item(0).text()
    check(dialog, 1)
    dialog.list.setCurrentRow(1)
    assert dialog.closed.isChecked()
    assert not dialog.opens.isEnabled()
    dialog.save.click()
    first, second = saved
    assert (first.start, first.end, first.group) == (10 * HOUR, 14 * HOUR, "North")
    assert (second.closed, second.group) == (True, "North")


def test_what_is_entered_already_is_said(dialog: HolidaysDialog) -> None:
    date = CHRISTMAS.date
    dialog.show_countries(KNOWN, "US", "")
    dialog.show_holidays([CHRISTMAS], {date: [Closure(date, date)]})
    assert dialog.list.item(0).text().endswith("Christmas Day · 1 already added")


def test_a_year_without_any_says_so(dialog: HolidaysDialog) -> None:
    dialog.show_countries(KNOWN, "US", "")
    dialog.show_holidays([], {})
    assert dialog.note.text() == "No public holidays are known of this year."


def test_countries_are_named_in_the_language_of_the_window_where_that_is_known(qapp: object) -> None:
    assert country_name("US") == "United States"
    speak("es")
    try:
        assert country_name("US") == "Estados Unidos"
        assert country_name("DE") == "Germany"
    finally:
        speak("en")


def test_holidays_are_added_from_the_calendar_as_one_change(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(window.menus["closures"].isEnabled)
    window.menus["closures"].trigger()
    calendar = window.findChild(ClosuresDialog)
    assert calendar is not None
    calendar.holidays.click()
    qtbot.waitUntil(lambda: calendar.findChild(HolidaysDialog) is not None)
    dialog = calendar.findChild(HolidaysDialog)
    assert dialog is not None
    dialog.country.setCurrentIndex(dialog.country.findText("United States"))
    dialog.year.setValue(2026)

    def texts() -> list[str]:
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    qtbot.waitUntil(lambda: any("Christmas Day" in text and "2026" in text for text in texts()))
    rows = [row for row, text in enumerate(texts()) if "Christmas" in text or "Thanksgiving" in text]
    for row in rows:
        check(dialog, row)
    dialog.save.click()
    qtbot.waitUntil(lambda: calendar.list.count() == len(rows))
    window.banners.banners[0].act()
    qtbot.waitUntil(lambda: calendar.list.count() == 0)
    calendar.accept()
