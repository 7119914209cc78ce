"""Dates and times are entered in the format in which they are shown everywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QWidget

from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.imports.questions_form import OtherDate
from storemon.gui.widgets.format import date_format, time_format
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import date_field, time_field
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION
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


def test_the_text_of_a_field_keeps_off_its_edge(qtbot: QtBot) -> None:
    for field in (date_field("First day"), time_field("Opens")):
        qtbot.addWidget(field)
        assert field.lineEdit().textMargins().left() == 8


def test_every_form_writes_its_dates_and_times_alike(qtbot: QtBot, icons: Icons) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = [ClosureForm(parent, icons, CLOSED, (), lambda _: None), OtherDate("Date", parent)]
    fields = [field for one in made for field in one.findChildren(QDateTimeEdit)]
    assert len(fields) >= 3
    formats = {date_format(), time_format().replace("\u00a0", " ")}
    assert {field.displayFormat() for field in fields} <= formats
    assert {field.buttonSymbols() for field in fields} == {QAbstractSpinBox.ButtonSymbols.NoButtons}
