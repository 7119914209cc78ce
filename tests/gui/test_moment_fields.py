"""Dates and times are entered in the format in which they are shown everywhere else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.imports.questions_form import OtherDate
from storemon.gui.widgets.date_edit import DateEdit
from storemon.gui.widgets.format import full_date
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import date_field, time_field
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.time_edit import TimeEdit
from tests.gui.test_closures import CLOSED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "de_DE", "es_MX"])
def test_a_date_is_written_with_all_of_its_year(qtbot: QtBot, locale: str) -> None:
    REGION.follow(QLocale(locale))
    field = date_field("First day")
    qtbot.addWidget(field)
    field.setDate(QDate(2023, 1, 5))
    assert "2023" in field.text()
    assert field.accessibleName() == "First day"


@pytest.mark.parametrize(("clock", "text"), [("12", "9:30 pm"), ("24", "21:30")])
def test_a_time_follows_the_clock_that_was_chosen(
    qtbot: QtBot, preferences: Preferences, clock: str, text: str
) -> None:
    preferences.clock_choice = clock
    field = time_field("Opens")
    qtbot.addWidget(field)
    field.setTime(QTime(21, 30))
    assert field.text() == text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5:30 PM", (17, 30)),
        ("5:30pm", (17, 30)),
        ("5 p.m.", (17, 0)),
        ("12 am", (0, 0)),
        ("12:15 pm", (12, 15)),
        ("17:30", (17, 30)),
        ("1730", (17, 30)),
        ("0:05", (0, 5)),
        ("24:00", (0, 0)),
    ],
)
def test_a_time_may_be_typed_in_any_common_form(clocked: TimeEdit, text: str, time: tuple[int, int]) -> None:
    changed: list[QTime] = []
    clocked.timeChanged.connect(changed.append)
    clocked.selectAll()
    QTest.keyClicks(clocked, text)
    QTest.keyClick(clocked, Qt.Key.Key_Return)
    assert clocked.time() == QTime(*time)
    assert clocked.text() == clocked.text_of(QTime(*time))
    assert changed == [QTime(*time)]


@pytest.mark.parametrize("text", ["5:30", "12", "0930", "25:00", "17:60", "13 pm", "noon", "9:15:20 AM", " "])
def test_what_is_no_certain_time_is_not_taken(clocked: TimeEdit, text: str) -> None:
    clocked.selectAll()
    QTest.keyClicks(clocked, text)
    QTest.keyClick(clocked, Qt.Key.Key_Return)
    assert clocked.time() == QTime(10, 0)
    assert clocked.text() == text
    clocked.editingFinished.emit()
    assert clocked.text() == "10:00 AM"


def test_a_full_hour_needs_no_half_of_the_day_on_the_24_hour_clock(
    clocked: TimeEdit, preferences: Preferences
) -> None:
    preferences.clock_choice = "24"
    clocked.follow_clock()
    clocked.selectAll()
    QTest.keyClicks(clocked, "5")
    assert clocked.time() == QTime(5, 0)


def test_arrow_keys_step_by_a_quarter_of_an_hour(clocked: TimeEdit) -> None:
    clocked.setTime(QTime(23, 50))
    QTest.keyClick(clocked, Qt.Key.Key_Up)
    assert clocked.time() == QTime(0, 0)
    QTest.keyClick(clocked, Qt.Key.Key_Down)
    assert clocked.time() == QTime(23, 45)


@pytest.fixture
def clocked(qtbot: QtBot, preferences: Preferences) -> TimeEdit:
    """A field with ten in the morning on the 12-hour clock."""
    REGION.follow(QLocale("en_US"))
    preferences.clock_choice = "12"
    field = time_field("Opens", QTime(10, 0))
    qtbot.addWidget(field)
    return field


@pytest.fixture
def typed(qtbot: QtBot) -> DateEdit:
    REGION.follow(QLocale("en_US"))
    field = date_field("First day")
    qtbot.addWidget(field)
    field.show()
    field.setDate(QDate(2026, 11, 28))
    return field


def typing(field: DateEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12/24/2026", (2026, 12, 24)),
        ("2026-12-24", (2026, 12, 24)),
        ("dec 24, 2026", (2026, 12, 24)),
        ("Jan 2", (2027, 1, 2)),
        ("oct 3", (2026, 10, 3)),
        ("24 diciembre 2025", (2025, 12, 24)),
    ],
)
def test_a_date_may_be_typed_in_any_common_form(
    typed: DateEdit, text: str, date: tuple[int, int, int]
) -> None:
    changed: list[QDate] = []
    typed.dateChanged.connect(changed.append)
    typing(typed, text)
    assert typed.date() == QDate(*date)
    assert typed.text() == full_date(dt.date(*date))
    assert changed == [QDate(*date)]


@pytest.mark.parametrize("text", ["Feb 30", "13/13/2026", "tomorrow", "12/24/1999", "1/1/2100", ""])
def test_what_is_no_possible_date_is_not_taken_by_enter(typed: DateEdit, text: str) -> None:
    typing(typed, text or " ")
    assert typed.date() == QDate(2026, 11, 28)
    assert typed.text() == (text or " ")
    typed.editingFinished.emit()
    assert typed.text() == "Nov 28, 2026"


def test_a_date_before_the_earliest_one_is_not_taken(typed: DateEdit) -> None:
    typed.setMinimumDate(QDate(2026, 12, 1))
    assert typed.date() == QDate(2026, 12, 1)
    typing(typed, "11/30/2026")
    assert typed.date() == QDate(2026, 12, 1)


def test_arrow_keys_step_by_a_day(typed: DateEdit) -> None:
    QTest.keyClick(typed, Qt.Key.Key_Up)
    QTest.keyClick(typed, Qt.Key.Key_Up)
    QTest.keyClick(typed, Qt.Key.Key_Up)
    QTest.keyClick(typed, Qt.Key.Key_Down)
    assert typed.text() == "Nov 30, 2026"


def test_every_form_writes_its_dates_and_times_alike(qtbot: QtBot, icons: Icons) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = [ClosureForm(parent, icons, CLOSED, (), lambda _: None), OtherDate("Date", parent)]
    assert sum(len(one.findChildren(DateEdit)) for one in made) == 3
    assert sum(len(one.findChildren(TimeEdit)) for one in made) == 2
    assert not [field for one in made for field in one.findChildren(QDateTimeEdit)]
