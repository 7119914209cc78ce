"""From a figure to the panel that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.explain import Breakdown, FigureRequest, explain
from storemon.core.vocabulary import HOUR, WEEK, Method, ReportRequest, State
from storemon.gui.explain.explain_drawer import ExplainDrawer
from storemon.gui.explain.explain_text import length, summary, ticking
from storemon.gui.report.store_columns import Column
from storemon.gui.widgets.cells import PADDING
from tests.app_window import AppWindow
from tests.core.build import PollRow, batch, down, every_day, up
from tests.gui.fleets import T
from tests.gui.test_store_page import id_at, opened
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    return window


def explained(qtbot: QtBot, window: AppWindow) -> ExplainDrawer:
    drawer = window.explain_controller.drawer
    qtbot.waitUntil(lambda: drawer.breakdown is not None)
    assert drawer.isVisible()
    return drawer


def check(window: AppWindow, drawer: ExplainDrawer, store_id: str, place: int) -> None:
    """Check that the panel's breakdown adds up to the report's figure."""
    rows, breakdown = window.session.rows, drawer.breakdown
    assert rows is not None
    assert breakdown is not None
    figures, store = rows.table.figures, rows.position[store_id]
    assert breakdown.total(State.UP) == figures.up[store, place]
    assert breakdown.total(State.DOWN) == figures.down[store, place]


def test_nothing_of_the_page_shows_through_the_explanation(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    click(page.cards.cards[2].explain)
    drawer = explained(qtbot, filled)
    place = drawer.mapTo(filled, drawer.rect().topLeft())
    picture = filled.grab().toImage()
    margin = {picture.pixelColor(place.x() + 8, place.y() + y).name() for y in range(drawer.height())}
    assert margin == {filled.theme.tokens.window}


def test_a_card_is_explained_beside_the_page(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    page.cards.cards[2].explain.setFocus()
    click(page.cards.cards[2].explain)
    drawer = explained(qtbot, filled)
    check(filled, drawer, page.store_id, 2)
    assert drawer.title.full.endswith("last week")
    assert [drawer.variants.list.index(row, 0).data() for row in range(3)] == [
        "Interpolated, checks count for 2\u2009h (this report)",
        "Interpolated, no time limit",
        "Check count",
    ]
    assert " open = " in drawer.sum.text()
    breakdown = drawer.breakdown
    assert breakdown is not None
    assert drawer.list.list.rowCount() == breakdown.part_start.size
    drawer.tabs.group.button(1).click()
    assert drawer.list.list.rowCount() == breakdown.poll_time.size
    drawer.tabs.group.button(2).click()
    assert drawer.list.list.rowCount() == breakdown.open_start.size
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_the_other_ways_of_counting_can_be_looked_into(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    click(page.cards.cards[1].explain)
    drawer = explained(qtbot, filled)
    drawer.variants.setCurrentIndex(drawer.variants.list.index(2, 0))
    breakdown = drawer.breakdown
    assert breakdown is not None
    assert breakdown.method is Method.POLL_COUNT
    assert "count" in drawer.sum.text()
    assert drawer.list.list.columnCount() == 3


def test_a_cell_of_the_table_is_explained_by_key_and_by_menu(qtbot: QtBot, filled: AppWindow) -> None:
    table, model = filled.stores.table, filled.stores.model
    store_id = id_at(filled, 1)
    table.setColumnHidden(Column.DOWN_DAY, False)
    table.setCurrentIndex(model.index(1, Column.DOWN_DAY))
    QTest.keyClick(table, Qt.Key.Key_F2)
    drawer = explained(qtbot, filled)
    check(filled, drawer, store_id, 1)
    click(drawer.cross)
    menu = table.menu_for(model.index(2, Column.UPTIME_WEEK))
    explain = next(action for action in menu.actions() if action.text().startswith("Explain"))
    explain.trigger()
    menu.deleteLater()
    qtbot.waitUntil(lambda: drawer.breakdown is not None)
    check(filled, drawer, id_at(filled, 2), 2)


def test_a_store_of_the_overview_is_explained_by_key_and_by_menu(qtbot: QtBot, filled: AppWindow) -> None:
    qtbot.waitUntil(lambda: filled.overview.fleet is not None)
    filled.navigator.show("overview")
    card = filled.overview.stores
    rows = filled.session.rows
    assert rows is not None
    ids = [rows.table.store_ids[store] for store in card.stores_shown]
    card.list.setCurrentIndex(card.list.list.index(1, 0))
    QTest.keyClick(card.list, Qt.Key.Key_F2)
    drawer = explained(qtbot, filled)
    check(filled, drawer, ids[1], 2)
    click(drawer.cross)
    menu = card.menu_for(0)
    next(action for action in menu.actions() if action.text().startswith("Explain")).trigger()
    menu.deleteLater()
    qtbot.waitUntil(lambda: drawer.breakdown is not None)
    check(filled, drawer, ids[0], 2)


def test_tab_goes_round_within_the_panel_so_that_escape_always_closes_it(
    qtbot: QtBot, filled: AppWindow
) -> None:
    page = opened(filled)
    click(page.cards.cards[2].explain)
    drawer = explained(qtbot, filled)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen = []
        for _ in range(6):
            QTest.keyClick(filled.focusWidget(), key)
            seen.append(filled.focusWidget())
        assert all(drawer.isAncestorOf(widget) for widget in seen)
        assert {drawer.cross, drawer.variants, drawer.list} <= set(seen)
    QTest.keyClick(filled.focusWidget(), Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_another_page_closes_the_panel(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    click(page.cards.cards[0].explain)
    drawer = explained(qtbot, filled)
    filled.navigator.show("imports")
    assert not drawer.isVisible()


def test_a_poll_count_report_is_explained_poll_by_poll(qtbot: QtBot, filled: AppWindow) -> None:
    with qtbot.waitSignal(filled.session.report_shown):
        filled.reports.generate(ReportRequest(method=Method.POLL_COUNT))
    page = opened(filled)
    click(page.cards.cards[2].explain)
    drawer = explained(qtbot, filled)
    check(filled, drawer, page.store_id, 2)
    assert drawer.variants.list.index(0, 0).data() == "Check count (this report)"
    # The outages below follow the other method, and the panel says so.
    assert page.outages.note.text() == "interpolated"


def account(polls: Sequence[PollRow], method: Method = Method.INTERPOLATED) -> Breakdown:
    """Return the breakdown of the last week of a store that is open from 8 to 18."""
    request = FigureRequest(method, 2 * HOUR, T - WEEK, T, T, 2, is_range=False)
    return explain(batch(every_day("08:00", "18:00"), polls, ["UTC"]), request)[0]


def test_an_account_begins_with_what_the_checks_found() -> None:
    hours = [f"2023-01-{day} {hour:02d}:00" for day in range(18, 26) for hour in range(0, 24, 2)]
    every = [up(time) for time in hours if time < "2023-01-25 18"]
    assert summary(account(every)).startswith("Up all 70 h of open time: ")
    none = [(store, time, False) for store, time, _ in every]
    assert summary(account(none)).startswith("Down all 70 h of open time: ")
    some = account([up("2023-01-25 12:00"), down("2023-01-25 14:00")])
    assert summary(some) == "Down 3 h of 70 h of open time: 1 of 2 checks found it offline."
    assert summary(account([up("2023-01-25 12:00")])) == (
        "Up 4 h of 70 h of open time: 1 of 1 check found it online."
    )
    assert summary(account([])) == "No check was near enough to tell anything of this time."


def test_an_account_by_check_count_says_it_all_in_its_sum() -> None:
    assert not summary(account([up("2023-01-25 12:00")], Method.POLL_COUNT))


def test_lengths_are_written_to_the_second() -> None:
    assert length(5_304_400_001) == "1 h 28 min 24 s"
    assert length(3_600_000_000) == "1 h"
    assert length(3_599_999_999) == "1 h"
    assert length(0) == "0"
    assert length(1) == "under 1 s"
    assert ticking(5_304_400_001) == "1:28:24"


def test_no_time_is_cut_in_an_account(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    click(page.cards.cards[2].explain)
    drawer = explained(qtbot, filled)
    view = drawer.list
    columns = view.list.columns
    assert [column.title for column in columns[:2]] == ["From", "To"]
    for place in (0, 1):
        texts = [view.list.index(row, place).data() for row in range(view.list.rowCount())]
        widest = max(map(view.fontMetrics().horizontalAdvance, texts))
        assert view.columnWidth(place) >= widest + 2 * PADDING
