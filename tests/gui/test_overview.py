"""The overview: what it reports on a fleet, and its links."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest

from storemon.core.behind import InGroup
from storemon.core.model import Batch
from storemon.core.vocabulary import DAY, Method, Range, ReportRequest
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.shown_week import StoreOutages
from storemon.gui.overview.groups_card import GroupsCard
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.overview.shared_card import SharedCard
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.outage_list import OutageCard
from storemon.gui.widgets.format import duration
from storemon.gui.widgets.local_zone import local_zone
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import batch, down, every_day, up, utc
from tests.gui.fleets import four_stores, rows_of
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report on twelve stores."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    return window


def page_of(window: AppWindow) -> OverviewPage:
    assert window.pages.currentWidget() is window.overview
    return window.overview


def test_the_head_stays_on_top_while_no_report_is_shown_yet(filled: AppWindow) -> None:
    page = page_of(filled)
    top = page.subtitle.mapTo(page, QPoint()).y()
    page.view.hide()
    layout = page.layout()
    assert layout is not None
    layout.activate()
    assert page.subtitle.mapTo(page, QPoint()).y() == top


def test_a_new_window_shows_the_overview_of_its_first_report(filled: AppWindow) -> None:
    page = page_of(filled)
    assert 0 < page.stores.stores_shown.size <= 10
    assert page.bars.bars.chart is not None
    assert page.heat.map.chart is not None
    assert page.groups.list.list.rowCount() > 1
    assert not page.old.isVisible()
    assert page.subtitle.text().startswith(
        "Data ends 25 Jan 2023, 3 years ago · 12 stores · Report as of 25 Jan 2023"
    )


def test_a_store_opens_from_the_list_and_back_leads_here(filled: AppWindow) -> None:
    page = page_of(filled)
    page.stores.list.setFocus()
    page.stores.list.setCurrentIndex(page.stores.list.list.index(0, 0))
    QTest.keyClick(page.stores.list, Qt.Key.Key_Return)
    assert filled.pages.currentWidget() is filled.store
    assert page.fleet is not None
    assert filled.store.store_id == page.fleet.rows.table.store_ids[int(page.fleet.worst[0])]
    assert filled.store.head.place.text() == f"1 of {page.stores.stores_shown.size}"
    click(filled.store.head.after)
    assert filled.store.store_id == page.fleet.rows.table.store_ids[int(page.fleet.worst[1])]
    click(filled.store.head.back_button)
    assert filled.pages.currentWidget() is page


def together(stores: int) -> Batch:
    """All stores are up, then half of them are down for an hour from ten o'clock."""
    polls = []
    for store in range(stores):
        for minute in range(0, 600, 5):
            time = f"2023-01-25 {8 + minute // 60:02d}:{minute % 60:02d}"
            hit = store % 2 == 0 and 120 <= minute < 180
            polls.append(down(time, store) if hit else up(time, store))
    return batch([], polls, ["UTC"] * stores)


def test_a_shared_outage_lists_the_stores_that_it_hit(qtbot: QtBot, theme: Theme) -> None:
    card = SharedCard(theme)
    qtbot.addWidget(card)
    card.resize(1000, 300)
    card.show()
    rows = rows_of(together(40))
    card.show_fleet(Fleet.of(rows))
    assert card.events.list.rowCount() == 1
    assert card.events.list.index(0, 2).data() == "20"
    assert sorted(card.stores_shown.tolist()) == list(range(0, 40, 2))
    assert card.hit.text() == "20 stores affected"
    assert "(9" in card.split.text() or "(100" in card.split.text()
    wanted: list[str] = []
    card.store_wanted.connect(wanted.append)
    card.stores.setCurrentIndex(card.stores.list.index(3, 0))
    QTest.keyClick(card.stores, Qt.Key.Key_Return)
    assert wanted == [rows.table.store_ids[int(card.stores_shown[3])]]
    card.show_fleet(Fleet.of(four_stores()))
    assert not card.events.isVisible()
    assert card.split.text() == "Not enough stores to tell; at least 5 are needed."


def test_each_group_leads_to_its_stores_and_those_without_one_too(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    card = GroupsCard(theme, preferences)
    qtbot.addWidget(card)
    card.show_fleet(Fleet.of(four_stores()))
    wanted: list[InGroup] = []
    card.wanted.connect(wanted.append)
    for item in range(len(card.totals)):
        card.list.opened.emit(item)
    assert sorted(behind.group for behind in wanted) == ["", "north", "south"]
    assert "without a group" in {card.list.list.index(row, 0).data() for row in range(3)}


def test_text_in_quotation_marks_has_to_be_the_whole() -> None:
    rows = four_stores()
    assert rows.matching('"north"').tolist() == [True, False, True, False]
    assert rows.matching('"nor"').tolist() == [False] * 4
    assert rows.matching('"s1"').tolist() == [False, True, False, False]
    assert rows.matching("nor").tolist() == [True, False, True, False]
    assert rows.matching('""').tolist() == [False] * 4


def test_a_name_that_is_given_is_on_the_overview(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    fleet = page.fleet
    assert fleet is not None
    worst = int(fleet.worst[0])
    filled.rename(fleet.rows.table.store_ids[worst], "Corner shop")
    qtbot.waitUntil(lambda: page.stores.list.list.index(0, 0).data() == "Corner shop")


def test_a_range_has_no_last_day(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    end = utc("2023-01-25 00:00")
    filled.reports.generate(ReportRequest(range=Range(end - 3 * DAY, end)))
    # The previous report may be shown again when its period before is known. The page counts as
    # shown, including `fleet`, once all cards are filled.
    qtbot.waitUntil(lambda: page.fleet is not None and page.fleet.rows.table.figures.open.shape[1] == 1)
    assert page.strip.day.isHidden()
    assert page.strip.whole.caption.text() == "Uptime in this range"
    assert page.fleet is not None
    assert ("down at end of range" in page.attention.note.accessibleName()) == bool(page.fleet.down_now.size)


def test_a_report_by_poll_count_says_what_this_page_follows(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    filled.reports.generate(ReportRequest(method=Method.POLL_COUNT))
    qtbot.waitUntil(lambda: page.subtitle.text().endswith("this page is interpolated"))
    assert page.strip.whole.note.text().startswith("between ")


def test_a_report_of_an_earlier_version_says_what_to_do(filled: AppWindow) -> None:
    page = page_of(filled)
    report, rows = filled.session.report, filled.session.rows
    assert report is not None
    assert rows is not None
    deque(page.showing(report.info, Fleet.of(StoreRows.of(rows.table, rows.labels))), 0)
    assert page.old.isVisible()
    assert not page.heat.isVisible()
    assert not page.shared.isVisible()
    assert not page.attention.isVisible()
    assert page.groups.list.list.rowCount() > 1


def test_the_cards_find_their_places_at_every_width(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    filled.resize(960, 800)
    qtbot.waitUntil(lambda: page.stores.y() > page.bars.y())
    filled.resize(1280, 800)
    qtbot.waitUntil(lambda: page.stores.y() == page.bars.y())
    filled.resize(1920, 1000)
    qtbot.waitUntil(lambda: page.heat.y() == page.bars.y())
    assert page.stores.y() == page.groups.y() < page.trend.y() == page.dayparts.y() < page.shared.y()
    for card in (page.stores, page.groups):
        assert card.list.horizontalScrollBar().maximum() == 0
    filled.resize(3840, 2100)
    qtbot.waitUntil(lambda: page.stores.y() == page.groups.y() == page.dayparts.y())
    qtbot.waitUntil(lambda: page.trend.y() > page.dayparts.y())
    assert page.attention.width() > 3600


def test_where_nothing_was_shared_the_card_takes_a_line(qtbot: QtBot, filled: AppWindow) -> None:
    page, report = page_of(filled), filled.session.report
    assert report is not None
    filled.resize(1280, 1000)
    deque(page.showing(report.info, Fleet.of(four_stores())), 0)
    assert not page.shared.has_any
    qtbot.waitUntil(lambda: page.shared.height() < 100)


def test_the_page_of_one_store_has_no_hole(qtbot: QtBot, filled: AppWindow) -> None:
    page, report = page_of(filled), filled.session.report
    assert report is not None
    polls = [up(f"2023-01-25 {hour:02d}:00") for hour in range(8, 19)]
    fleet = Fleet.of(rows_of(batch(every_day("08:00", "18:00"), polls, ["UTC"])))
    deque(page.showing(report.info, fleet), 0)
    for width in (960, 1280, 1920, 3840):
        filled.resize(width, 1000)
        qtbot.waitUntil(lambda: page.trend.y() == page.strip.geometry().bottom() + 13)
        qtbot.waitUntil(lambda: page.heat.y() == page.trend.geometry().bottom() + 13)


def test_a_store_s_outages_say_how_much_of_them_is_shared(qtbot: QtBot, theme: Theme) -> None:
    answers_ = four_stores().answers
    assert answers_ is not None
    own = StoreOutages.of_report(answers_, 1, current=True)
    lost = int(answers_.figures.down[1, -1])
    alone = dataclasses.replace(own, few=False, lost_shared=0, lost_undated=0)
    shared = dataclasses.replace(alone, lost_shared=lost // 4)
    undated = dataclasses.replace(alone, lost_undated=lost)
    card = OutageCard(theme)
    qtbot.addWidget(card)
    card.show()
    card.show_outages("UTC", own, own, differ=False)
    assert card.split.text() == "Not enough stores to tell whether others went down too."
    card.show_outages("UTC", alone, alone, differ=False)
    assert card.split.text() == "This store only."
    card.show_outages("UTC", undated, undated, differ=False)
    assert card.split.text() == "Not enough checks to tell whether other stores went down too."
    card.show_outages("UTC", own, shared, differ=False)
    parts = duration(lost // 4), duration(lost - lost // 4)
    assert card.split.text() == f"{parts[0]} shared with many other stores · {parts[1]} this store only"
    # There is no data for another week.
    card.show_outages("UTC", dataclasses.replace(own, lost_shared=None), shared, differ=True)
    assert not card.split.isVisible()
    card.scope.group.button(1).click()
    assert card.split.isVisible()
    nothing = StoreOutages.of_report(answers_, 0, current=True)
    card.show_outages("UTC", nothing, nothing, differ=False)
    assert not card.split.isVisible()


def test_the_zone_of_this_computer_has_a_name() -> None:
    assert local_zone()


def test_a_remembered_page_comes_before_the_overview(
    settings: QSettings, open_window: Callable[[], AppWindow]
) -> None:
    settings.setValue("window/page", "stores")
    assert open_window().navigator.page == "stores"
