from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from storemon.core.model import HOUR, Method, ReportRequest
from storemon.gui.preferences import Preferences
from storemon.gui.report_options import ReportOptions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def options(qtbot: QtBot, preferences: Preferences) -> ReportOptions:
    options = ReportOptions(preferences)
    qtbot.addWidget(options)
    return options


def test_the_first_report_is_interpolated_with_two_hours_reach_at_the_newest_poll(
    options: ReportOptions,
) -> None:
    assert options.request() == ReportRequest(Method.INTERPOLATED, 2 * HOUR, None)


def test_a_chosen_time_starts_at_the_second_that_takes_in_the_newest_poll(options: ReportOptions) -> None:
    options.offer_time(1_674_670_402_000_001)
    options.chosen.setChecked(True)
    assert options.request().as_of == 1_674_670_403_000_000


def test_a_time_that_was_chosen_is_not_taken_back(options: ReportOptions) -> None:
    options.offer_time(1_674_670_402_000_000)
    options.chosen.setChecked(True)
    options.offer_time(1_700_000_000_000_000)
    assert options.request().as_of == 1_674_670_402_000_000


def test_no_limit_asks_for_no_reach(options: ReportOptions) -> None:
    options.unlimited.setChecked(True)
    assert options.request().reach is None
    assert not options.reach.isEnabled()


def test_method_and_reach_are_remembered(
    qtbot: QtBot, options: ReportOptions, preferences: Preferences
) -> None:
    options.reach.setValue(1.5)
    with qtbot.waitSignal(options.generate) as asked:
        options.button.click()
    assert asked.args == [ReportRequest(Method.INTERPOLATED, 90 * HOUR // 60, None)]
    options.poll_count.setChecked(True)
    options.button.click()
    again = ReportOptions(preferences)
    qtbot.addWidget(again)
    assert again.request() == ReportRequest(Method.POLL_COUNT, 90 * HOUR // 60, None)


def test_settings_that_make_no_sense_fall_back_to_two_hours(qtbot: QtBot, settings: QSettings) -> None:
    settings.setValue("report/reach", "soon")
    options = ReportOptions(Preferences(settings))
    qtbot.addWidget(options)
    assert options.request().reach == 2 * HOUR


def test_what_is_chosen_in_the_settings_is_offered_at_once(
    options: ReportOptions, preferences: Preferences
) -> None:
    preferences.reach = 5 * HOUR
    assert options.request().reach == 5 * HOUR
    preferences.reach = None
    preferences.method = Method.POLL_COUNT
    assert options.request() == ReportRequest(Method.POLL_COUNT, None, None)


def test_the_chosen_time_follows_the_clock(options: ReportOptions, preferences: Preferences) -> None:
    options.offer_time(1_674_670_402_000_000)
    assert options.time.text() == "25 Jan 2023, 18:13:22"
    preferences.clock_choice = "12"
    assert options.time.text() == "25 Jan 2023, 6:13:22 pm"
