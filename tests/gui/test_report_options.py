from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QSettings

from storemon.core.dates import Dates, Named, Span
from storemon.core.vocabulary import DAY, HOUR, Method, ReportRequest
from storemon.gui.report.report_actions import ReportActions
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


NEWEST = 1_674_670_402_000_000  # 2023-01-25 18:13:22 UTC
TODAY = dt.date(2023, 1, 25)


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.report is not None and window.overview.fleet is not None)
    return window


@pytest.fixture
def options(qtbot: QtBot, icons: Icons, preferences: Preferences) -> ReportOptions:
    options = ReportOptions(icons, preferences)
    qtbot.addWidget(options)
    return options


def test_the_first_report_is_interpolated_with_two_hours_reach_at_the_newest_poll(
    options: ReportOptions,
) -> None:
    assert options.request() == ReportRequest(Method.INTERPOLATED, 2 * HOUR, None)


def test_a_chosen_time_starts_at_the_second_that_takes_in_the_newest_poll(options: ReportOptions) -> None:
    options.offer_time(1_674_670_402_000_001, TODAY)
    options.chosen.setChecked(True)
    assert options.request().as_of == 1_674_670_403_000_000


def test_a_time_that_was_chosen_is_not_taken_back(options: ReportOptions) -> None:
    options.offer_time(1_674_670_402_000_000, TODAY)
    options.chosen.setChecked(True)
    options.offer_time(1_700_000_000_000_000, TODAY)
    assert options.request().as_of == 1_674_670_402_000_000


def test_no_limit_asks_for_no_reach(options: ReportOptions) -> None:
    options.unlimited.setChecked(True)
    assert options.request().reach is None
    assert not options.reach.isEnabled()


def test_no_limit_counts_for_one_report(
    qtbot: QtBot, icons: Icons, options: ReportOptions, preferences: Preferences
) -> None:
    options.reach.setValue(1.5)
    options.button.click()
    options.unlimited.setChecked(True)
    with qtbot.waitSignal(options.generate) as asked:
        options.button.click()
    assert asked.args is not None
    assert asked.args[0].reach is None
    assert options.request().reach == 90 * HOUR // 60
    assert preferences.reach == 90 * HOUR // 60
    again = ReportOptions(icons, preferences)
    qtbot.addWidget(again)
    assert again.request().reach == 90 * HOUR // 60


def test_no_limit_counts_for_one_report_by_the_button_of_the_page_too(
    qtbot: QtBot, icons: Icons, preferences: Preferences
) -> None:
    options = ReportOptions(icons, preferences)
    actions = ReportActions(icons, options)
    qtbot.addWidget(options)
    qtbot.addWidget(actions)
    options.unlimited.setChecked(True)
    taken: list[float | None] = []
    actions.generate.generate.connect(lambda: taken.append(options.take().reach))
    for _ in range(2):
        actions.generate.generate_button.click()
    assert taken == [None, 2 * HOUR]


def test_no_limit_stays_where_the_settings_say_so(options: ReportOptions, preferences: Preferences) -> None:
    assert "only" in options.unlimited.text()
    preferences.reach = None
    assert options.unlimited.text() == "No limit"
    assert [options.take().reach, options.take().reach] == [None, None]


def test_method_and_reach_are_remembered(
    qtbot: QtBot, icons: Icons, options: ReportOptions, preferences: Preferences
) -> None:
    options.reach.setValue(1.5)
    with qtbot.waitSignal(options.generate) as asked:
        options.button.click()
    assert asked.args == [ReportRequest(Method.INTERPOLATED, 90 * HOUR // 60, None)]
    options.poll_count.setChecked(True)
    options.button.click()
    again = ReportOptions(icons, preferences)
    qtbot.addWidget(again)
    assert again.request() == ReportRequest(Method.POLL_COUNT, 90 * HOUR // 60, None)


def test_settings_that_make_no_sense_fall_back_to_two_hours(
    qtbot: QtBot, icons: Icons, settings: QSettings
) -> None:
    settings.setValue("report/reach", "soon")
    options = ReportOptions(icons, Preferences(settings))
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
    options.offer_time(1_674_670_402_000_000, TODAY)
    assert options.time.text() == "25 Jan 2023, 18:13:22"
    preferences.clock_choice = "12"
    assert options.time.text() == "25 Jan 2023, 6:13:22 pm"


def choose(options: ReportOptions, words: str) -> None:
    selector = options.time_choice.selector
    selector.setCurrentIndex(selector.findText(words))


def test_a_range_with_a_name_is_left_to_the_report(options: ReportOptions, preferences: Preferences) -> None:
    options.offer_time(NEWEST, TODAY)
    assert options.request().range is None
    for words, span in (
        ("Today", Span.TODAY),
        ("This week", Span.THIS_WEEK),
        ("This month", Span.THIS_MONTH),
        ("Last month", Span.LAST_MONTH),
        ("Last 30 days", Span.LAST_30_DAYS),
    ):
        choose(options, words)
        assert options.request().range == Named(span, preferences.first_day)
    preferences.first_day_choice = "6"
    assert options.request().range == Named(Span.LAST_30_DAYS, 6)


def test_days_of_ones_own_start_at_the_newest_week_and_never_cross(options: ReportOptions) -> None:
    options.offer_time(NEWEST, TODAY)
    choose(options, "Custom range…")
    assert not options.time_choice.first.isHidden()
    assert options.request().range == Dates(dt.date(2023, 1, 19), TODAY)
    options.time_choice.first.setDate(QDate(2023, 2, 3))
    assert options.request().range == Dates(dt.date(2023, 2, 3), dt.date(2023, 2, 3))
    options.time_choice.last.setDate(QDate(2023, 1, 1))
    picked = Dates(dt.date(2023, 1, 1), dt.date(2023, 1, 1))
    assert options.request().range == picked
    options.offer_time(NEWEST + 30 * DAY, TODAY + dt.timedelta(days=30))
    assert options.request().range == picked


def test_polls_that_do_not_count_are_reported_where_the_as_of_time_is_chosen(options: ReportOptions) -> None:
    options.offer_time(NEWEST, TODAY)
    assert options.later.isHidden()
    options.offer_time(NEWEST, TODAY, "1 later check is not counted: a")
    assert not options.later.isHidden()
    assert options.later.text() == "1 later check is not counted: a"


def test_a_poll_count_has_no_range(options: ReportOptions) -> None:
    options.offer_time(NEWEST, TODAY)
    choose(options, "This month")
    options.poll_count.setChecked(True)
    assert options.request().range is None
    assert not options.time_choice.isEnabled()


@pytest.mark.parametrize("clock", ["12", "24"])
def test_the_chosen_time_is_never_cut(options: ReportOptions, preferences: Preferences, clock: str) -> None:
    preferences.clock_choice = clock
    options.show()
    for month in range(1, 13):
        options.time.set_moment(dt.datetime(2028, month, 28, 22, 58, 58, tzinfo=dt.UTC))
        for field in (options.time.day, options.time.clock):
            room = field.width() - 2 * 8 - 10
            assert field.fontMetrics().horizontalAdvance(field.text()) <= room


def test_today_is_said_to_be_a_day_of_the_data(options: ReportOptions) -> None:
    choice = options.time_choice
    choice.selector.setCurrentIndex(choice.selector.findText("Today"))
    assert "as-of time" in choice.hint.text()
    choice.selector.setCurrentIndex(choice.selector.findText("Custom range…"))
    assert "as-of" not in choice.hint.text()


def test_the_options_open_on_the_page_where_a_report_is_made(qtbot: QtBot, full: AppWindow) -> None:
    options = full.actions_bar.options
    for page in ("overview", "stores"):
        full.navigator.show(page)
        full.menus["report-options"].trigger()
        qtbot.waitUntil(options.isVisible)
        assert full.navigator.page == page
        options.hide()


def test_the_options_lead_to_the_stores_from_a_page_without_them(qtbot: QtBot, full: AppWindow) -> None:
    full.navigator.show("imports")
    full.menus["report-options"].trigger()
    qtbot.waitUntil(full.actions_bar.options.isVisible)
    assert full.navigator.page == "stores"
    full.actions_bar.options.hide()


def test_there_are_no_options_without_a_check(window: AppWindow) -> None:
    assert not window.menus["report-options"].isEnabled()
