"""The page's chart, outages and days: paging and selecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget

from storemon.core.vocabulary import DAY, HOUR, WEEK, Range, ReportRequest
from storemon.gui.store_page.store_chart import StoreChart
from storemon.gui.store_page.store_page import StorePage
from storemon.gui.widgets.format import full_date
from tests.app_window import AppWindow
from tests.gui.test_store_page import id_at, opened
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    return window


@pytest.fixture
def page(qtbot: QtBot, filled: AppWindow) -> StorePage:
    """The page of the store with the most downtime, with its week drawn."""
    page = opened(filled)
    qtbot.waitUntil(lambda: page.week.shown is not None)
    return page


def chart_of(page: StorePage) -> StoreChart:
    chart = page.week.chart
    assert chart is not None
    return chart


def place_of(chart: StoreChart, time: int) -> QPoint:
    """Where a time is drawn, at the middle of its bar."""
    assert chart.week is not None
    for number, row in enumerate(chart.week.rows):
        for left, _ in row.scale.pieces(time, time + 1):
            scene = chart.view_box.mapViewToScene(QPointF(left, number + 0.4))
            return QPoint(chart.mapFromScene(scene))
    raise AssertionError


def test_one_job_brings_all_that_the_page_shows(page: StorePage, filled: AppWindow) -> None:
    shown = page.week.shown
    assert shown is not None
    assert len(shown.days) == 8
    assert shown.week is chart_of(page).week
    assert page.cards.grid.hours == shown.hours
    assert page.outages.list.list.rowCount() == shown.outages.place.size > 0
    rows = filled.session.rows
    assert rows is not None
    store = rows.position[page.store_id]
    assert shown.sums[:, 0].sum() == rows.table.figures.down[store, 2]
    assert shown.open.sum() == rows.table.figures.open[store, 2]


def test_no_store_is_shown_with_what_belongs_to_another_one(
    qtbot: QtBot, page: StorePage, filled: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled.store_controller.weeks, "_load", lambda: None)  # it takes long
    before = page.store_id
    page.head.step.emit(1)
    assert page.store_id != before
    assert not page.updatesEnabled()
    qtbot.waitUntil(page.updatesEnabled)
    assert page.week.shown is None
    assert chart_of(page).week is None
    assert page.outages.shown is None
    assert page.outages.list.isHidden()
    assert page.cards.grid.hours is None


def test_an_outage_is_chosen_by_a_click_and_with_it_its_row(page: StorePage) -> None:
    chart = chart_of(page)
    start, end = chart.spans[-1]
    place = place_of(chart, min(start + 60_000_000, end - 1))
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    last = len(chart.spans) - 1
    assert chart.chosen_outage == last
    index = page.outages.list.currentIndex()
    assert page.outages.list.list.item_at(index.row()) == last
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.chosen_outage == -1
    assert not page.outages.list.selectionModel().hasSelection()


def test_keys_go_through_the_outages_and_the_list_chooses_in_the_chart(page: StorePage) -> None:
    chart, rows = chart_of(page), page.outages.list
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen_outage == 0
    assert chart.accessibleDescription().startswith("Outage 1 of")
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.chosen_outage == len(chart.spans) - 1
    rows.setCurrentIndex(rows.list.index(0, 0))
    assert chart.chosen_outage == rows.list.item_at(0)


def test_the_hours_zoom_and_move_within_the_day(page: StorePage) -> None:
    chart = chart_of(page)
    assert not chart.zoomed
    click(page.week.bar.closer)
    assert chart.hours == (6.0, 18.0)
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.hours == (9.0, 21.0)
    for _ in range(9):
        QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.hours == (12.0, 24.0)
    for _ in range(40):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.hours[1] - chart.hours[0] == pytest.approx(0.5)
    click(page.week.bar.whole)
    assert chart.hours == (0.0, 24.0)


def test_a_drag_moves_the_hours_and_chooses_nothing(page: StorePage) -> None:
    chart = chart_of(page)
    click(page.week.bar.closer)
    middle = chart.viewport().rect().center()
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(chart.viewport(), middle - QPoint(200, 0))
    QTest.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=middle - QPoint(200, 0))
    assert chart.hours[0] > 6.0
    assert chart.chosen_outage == -1


def test_weeks_are_leafed_through_and_lead_back(qtbot: QtBot, page: StorePage, filled: AppWindow) -> None:
    weeks, bar = filled.store_controller.weeks, page.week.bar
    home = weeks.shown
    assert home is not None
    assert not bar.after.isEnabled()
    assert bar.report.isHidden()
    with qtbot.waitSignal(weeks.loaded):
        click(bar.before)
    assert weeks.shown == Range(home.start - WEEK, home.start)
    assert not bar.before.isEnabled()
    assert chart_of(page).week is not None
    assert not page.outages.scope.isHidden()
    with qtbot.waitSignal(weeks.loaded):
        click(bar.after)
    assert weeks.shown == home
    with qtbot.waitSignal(weeks.loaded):
        click(bar.before)
    with qtbot.waitSignal(weeks.loaded):
        click(bar.report)
    assert weeks.shown == home


def test_a_date_leads_to_its_week(qtbot: QtBot, page: StorePage, filled: AppWindow) -> None:
    weeks, bar = filled.store_controller.weeks, page.week.bar
    bar.date.line.setText("1/20")
    with qtbot.waitSignal(weeks.loaded):
        QTest.keyClick(bar.date.line, Qt.Key.Key_Return)
    assert weeks.shown is not None
    shown = page.week.shown
    assert shown is not None
    assert shown.days[0].date.weekday() == 0
    assert weeks.shown.end - weeks.shown.start in {WEEK, WEEK - HOUR, WEEK + HOUR}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "Not a date. Try 25 Jan 2023"),
        ("1/2/2031", "Data ends 25 Jan 2023"),
        ("Jan 3, 1999", "Data begins 17 Jan 2023"),
    ],
)
def test_what_leads_nowhere_is_said_and_stays_to_be_corrected(
    page: StorePage, filled: AppWindow, text: str, said: str
) -> None:
    field, shown = page.week.bar.date, filled.store_controller.weeks.shown
    field.line.setText(text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.label.text() == said
    assert field.label.objectName() == "wrong"
    assert field.line.text() == text
    assert field.line.accessibleDescription() == field.label.text()
    assert filled.store_controller.weeks.shown == shown
    QTest.keyClicks(field.line, "x")
    assert field.label.text() == "Go to"
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == full_date(field._shown)
    assert filled.navigator.page == "store"


def test_a_day_of_the_calendar_leads_to_its_week(qtbot: QtBot, page: StorePage, filled: AppWindow) -> None:
    field = page.week.bar.date
    click(field.button)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.maximumDate() == QDate(field._last.year, field._last.month, field._last.day)
    with qtbot.waitSignal(filled.store_controller.weeks.loaded):
        calendar.clicked.emit(calendar.minimumDate())
    assert field.line.text() == full_date(field._shown)


def test_the_next_store_shows_the_same_week(qtbot: QtBot, page: StorePage, filled: AppWindow) -> None:
    weeks = filled.store_controller.weeks
    with qtbot.waitSignal(weeks.loaded):
        click(page.week.bar.before)
    shown = weeks.shown
    with qtbot.waitSignal(weeks.loaded):
        click(page.head.after)
    assert weeks.shown == shown
    with qtbot.waitSignal(weeks.loaded):
        filled.navigator.open_store(id_at(filled, 3))
    assert weeks.shown != shown


def test_the_days_are_a_table_of_the_chart(page: StorePage) -> None:
    click(page.week.twin)
    assert page.week.stack.currentWidget() is page.week.days
    days, shown = page.week.days.list, page.week.shown
    assert shown is not None
    assert days.rowCount() == 8
    assert days.index(3, 6).data() == str(shown.polls[3])
    down = [days.index(row, 3).data() for row in range(8)]
    assert [text == "0" for text in down] == (shown.sums[:, 0] == 0).tolist()
    click(page.week.twin)
    assert page.week.stack.currentWidget() is chart_of(page)


def test_the_reports_outages_stay_in_reach_from_another_week(
    qtbot: QtBot, page: StorePage, filled: AppWindow
) -> None:
    of_report = page.outages.list.list.rowCount()
    with qtbot.waitSignal(filled.store_controller.weeks.loaded):
        click(page.week.bar.before)
    page.outages.scope.group.button(1).click()
    assert page.outages.list.list.rowCount() == of_report
    rows = page.outages.list
    rows.setCurrentIndex(rows.list.index(0, 0))
    assert chart_of(page).chosen_outage == -1


def test_a_range_shows_one_card_and_its_last_week(qtbot: QtBot, filled: AppWindow) -> None:

    summary = filled.session.summary
    assert summary is not None
    assert summary.last_poll is not None
    chosen = Range(summary.last_poll - 7 * DAY, summary.last_poll - 4 * DAY)
    with qtbot.waitSignal(filled.session.report_shown):
        filled.reports.generate(ReportRequest(range=chosen))
    with qtbot.waitSignal(filled.store_controller.weeks.loaded):
        page = opened(filled)
    assert [card.isVisible() for card in page.cards.cards] == [False, False, False, True]
    assert filled.store_controller.weeks.shown == chosen
    assert page.week.bar.after.isEnabled()
