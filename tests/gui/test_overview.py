"""The overview: what it says of a fleet, and where it leads."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import answers
from storemon.core.labels import Labels
from storemon.core.model import DAY, HOUR, Batch, Method, Range, ReportRequest
from storemon.core.report import ReportTable, compute
from storemon.core.target import Verdict
from storemon.core.uptime import window_starts
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.shown_week import StoreOutages
from storemon.gui.figures.uptime_bars import NOTHING_KNOWN
from storemon.gui.overview.attention_list import DOWN_NOW, LOWEST
from storemon.gui.overview.fleet_strip import FleetStrip
from storemon.gui.overview.groups_card import GroupsCard
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.overview.shared_card import SharedCard
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.outage_list import OutageCard
from storemon.gui.widgets.format import duration
from storemon.gui.widgets.local_zone import local_zone, zone_name
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import batch, down, every_day, up, utc
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

T = utc("2023-01-25 18:00")
POLLS = [
    # Up all along; down since noon; down before and up again; never polled.
    *[up(f"2023-01-25 {hour:02d}:00", 0) for hour in range(8, 19)],
    *[up(f"2023-01-25 {hour:02d}:00", 1) for hour in range(8, 12)],
    *[down(f"2023-01-25 {hour:02d}:00", 1) for hour in range(12, 19)],
    *[down(f"2023-01-25 {hour:02d}:00", 2) for hour in range(8, 10)],
    *[up(f"2023-01-25 {hour:02d}:00", 2) for hour in range(10, 19)],
]


def rows_of(given: Batch, labels: Labels | None = None) -> StoreRows:
    stores = len(given.zones)
    said = answers(given, 2 * HOUR, window_starts(T), T, T)
    table = ReportTable(
        method=Method.INTERPOLATED,
        store_ids=[f"s{place}" for place in range(stores)],
        zones=[zone or "America/Chicago" for zone in given.zones],
        zone_assumed=np.zeros(stores, np.bool_),
        hours_assumed=np.zeros(stores, np.bool_),
        figures=compute(given, Method.INTERPOLATED, 2 * HOUR, T),
    )
    return StoreRows.of(table, labels, fleet_answers([said], np.arange(stores)))


def four_stores() -> StoreRows:
    hours = [row for store in range(4) for row in every_day("08:00", "18:00", store)]
    labels = Labels(["", "Corner", "", ""], ["north", "south", "north", ""], np.full(4, np.nan))
    return rows_of(batch(hours, POLLS, ["UTC", "UTC", "Europe/Berlin", "UTC"]), labels)


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, preferences: Preferences) -> Iterator[FleetStrip]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    strip = FleetStrip(theme, preferences, holder)
    strip.resize(1300, 80)
    holder.show()
    # It goes with its holder.
    yield strip
    holder.close()


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report of twelve stores."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    return window


def page_of(window: AppWindow) -> OverviewPage:
    assert window.pages.currentWidget() is window.overview
    return window.overview


def test_a_fleet_knows_who_is_down_and_who_is_worst() -> None:
    fleet = Fleet.of(four_stores())
    assert fleet.down_now.tolist() == [1]
    assert fleet.silent == 1
    assert fleet.worst[0] == 1
    assert fleet.in_bin(NOTHING_KNOWN).tolist() == [3]
    assert fleet.in_bin(int(fleet.bins[0])).tolist() == [0]
    assert fleet.counts.sum() + fleet.silent == 4
    assert fleet.groups[0].label == "south"
    assert {total.label: total.stores for total in fleet.zones} == {"UTC": 3, "Europe/Berlin": 1}
    assert fleet.verdicts(9_900)[Verdict.MISSED] >= 1


def test_a_store_of_which_nothing_is_known_has_no_allowance_left() -> None:
    rows = four_stores().judged(9_900, None)
    left = rows.values(Column.ALLOWANCE)
    assert (rows.known_week > 0).tolist() == [True, True, True, False]
    assert np.isnan(left).tolist() == [False, False, False, True]


def test_a_store_s_own_sales_come_before_those_of_all() -> None:
    rows = four_stores()
    alike = Fleet.of(rows).sales(100.0)
    own = np.array([np.nan, 10.0, np.nan, np.nan])
    labels = dataclasses.replace(rows.labels, sales=own)
    other = Fleet.of(rows.relabelled(labels)).sales(100.0)
    assert alike is not None
    assert other is not None
    assert alike.least <= alike.figure <= alike.most
    lost = int(rows.table.figures.down[1, -1]) / HOUR
    assert alike.figure - other.figure == pytest.approx(90.0 * lost)


def test_the_strip_tells_each_figure_with_its_bounds(strip: FleetStrip, preferences: Preferences) -> None:
    strip.show_fleet(Fleet.of(four_stores()))
    assert strip.stores.figure.text() == "4"
    assert strip.stores.note.text() == "1 with no checks during open hours"
    assert strip.now.figure.text() == "1"
    assert strip.now.note.text().startswith("of ")
    # Ten percent of the open time is known: the figure is grey, and what it could be is one step away.
    assert strip.whole.note.text() == "only 10% known"
    assert strip.whole.figure.property("sparse") is True
    assert strip.down.figure.property("sparse") is True
    assert strip.whole.note.toolTip().startswith("between ")
    assert strip.coverage.caption.text() == "Coverage last week"
    assert strip.target.caption.text() == "Target 99% met"
    assert not strip.sales.isVisible()
    preferences.sales_on = True
    assert strip.sales.isVisible()
    assert strip.sales.figure.text().startswith("$")
    preferences.target = 1000
    assert strip.target.caption.text() == "Target 10% met"


def test_a_narrow_strip_goes_on_below_in_even_lines(qtbot: QtBot, strip: FleetStrip) -> None:
    strip.show_fleet(Fleet.of(four_stores()))
    one_line = strip.stores.y()
    assert all(tile.y() == one_line for tile in strip.tiles if tile.isVisible())
    strip.resize(700, 160)
    qtbot.waitUntil(lambda: len({tile.y() for tile in strip.tiles if tile.isVisible()}) == 2)
    lines = [tile.y() for tile in strip.tiles if tile.isVisible()]
    assert lines.count(min(lines)) - lines.count(max(lines)) in {0, 1}


def test_a_new_window_shows_the_overview_of_its_first_report(filled: AppWindow) -> None:
    page = page_of(filled)
    assert page.strip.stores.figure.text() == "12"
    assert 0 < page.stores.stores.size <= 10
    assert page.bars.bars.chart is not None
    assert page.heat.map.chart is not None
    assert page.groups.list.list.rowCount() > 1
    assert not page.old.isVisible()
    assert page.subtitle.full.startswith("Data ends 25 Jan 2023, 3 years ago · Report as of 25 Jan 2023")


def test_a_store_opens_from_the_list_and_back_leads_here(filled: AppWindow) -> None:
    page = page_of(filled)
    page.stores.list.setFocus()
    page.stores.list.setCurrentIndex(page.stores.list.list.index(0, 0))
    QTest.keyClick(page.stores.list, Qt.Key.Key_Return)
    assert filled.pages.currentWidget() is filled.store
    assert page.fleet is not None
    assert filled.store.store_id == page.fleet.rows.table.store_ids[int(page.fleet.worst[0])]
    assert filled.store.head.place.text() == f"1 of {page.stores.stores.size}"
    click(filled.store.head.after)
    assert filled.store.store_id == page.fleet.rows.table.store_ids[int(page.fleet.worst[1])]
    click(filled.store.head.back_button)
    assert filled.pages.currentWidget() is page


def together(stores: int) -> Batch:
    """All stores are up, then at ten half of them are down for an hour."""
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
    assert sorted(card.hit_stores.tolist()) == list(range(0, 40, 2))
    assert card.hit.text() == "20 stores affected"
    assert "(9" in card.split.text() or "(100" in card.split.text()
    wanted: list[str] = []
    card.store_wanted.connect(wanted.append)
    card.stores.setCurrentIndex(card.stores.list.index(3, 0))
    QTest.keyClick(card.stores, Qt.Key.Key_Return)
    assert wanted == [rows.table.store_ids[int(card.hit_stores[3])]]
    card.set_upright(True)
    assert card.events.maximumHeight() < 100
    card.show_fleet(Fleet.of(four_stores()))
    assert not card.events.isVisible()
    assert card.split.text() == "Too few stores to tell; it takes 5."


def test_those_without_a_group_lead_nowhere(qtbot: QtBot, theme: Theme) -> None:
    card = GroupsCard(theme)
    qtbot.addWidget(card)
    card.show_fleet(Fleet.of(four_stores()))
    wanted: list[str] = []
    card.wanted.connect(wanted.append)
    for item in range(len(card.totals)):
        card.list.opened.emit(item)
    assert sorted(wanted) == ["north", "south"]
    assert "without a group" in {card.list.list.index(row, 0).data() for row in range(3)}


def test_a_bar_lists_its_stores(filled: AppWindow) -> None:
    page = page_of(filled)
    fleet, chart = page.fleet, page.bars.bars.chart
    assert fleet is not None
    assert chart is not None
    place = next(place for place in chart.bins if chart.stores(place) > 0)
    page.bars.bars.chosen.emit(place)
    assert page.stores.kind.currentData() == place
    assert sorted(page.stores.stores.tolist()) == sorted(np.flatnonzero(fleet.bins == place).tolist())
    page.stores.choose(LOWEST)
    page.bars.twin.click()
    page.bars.bins.opened.emit(chart.bins.index(place))
    assert page.stores.kind.currentData() == place


def test_show_lists_those_that_are_down_now(qtbot: QtBot, theme: Theme, filled: AppWindow) -> None:
    page = page_of(filled)
    page.strip.down_wanted.emit()
    assert page.fleet is not None
    assert page.stores.kind.currentData() == DOWN_NOW
    assert page.stores.stores.tolist() == page.fleet.down_now.tolist()
    if page.fleet.down_now.size:
        titles = [column.title for column in page.stores.list.list.columns]
        assert page.stores.note.text().startswith("times in ")
        since = page.stores.list.list.columns[titles.index("Down since")]
        assert since.text(0) != "—"


def test_a_group_leads_to_its_stores_alone(filled: AppWindow) -> None:
    page = page_of(filled)
    page.groups.by.group.button(1).click()
    total = page.groups.totals[0]
    page.groups.list.opened.emit(0)
    assert filled.pages.currentWidget() is filled.stores
    assert filled.stores.filter.text() == f'"{total.label}"'
    assert filled.stores.model.rowCount() == total.stores


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
    filled.session.rename(fleet.rows.table.store_ids[worst], "Corner shop")
    qtbot.waitUntil(lambda: page.stores.list.list.index(0, 0).data() == "Corner shop")


def test_a_range_has_no_last_day(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    end = utc("2023-01-25 00:00")
    with qtbot.waitSignal(filled.overview_controller.shown):
        filled.reports.generate(ReportRequest(range=Range(end - 3 * DAY, end)))
    assert not page.strip.day.isVisible()
    assert page.strip.whole.caption.text() == "Uptime in this range"
    assert page.strip.now.caption.text() == "Down at end of range"


def test_a_report_by_poll_count_says_what_this_page_follows(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    with qtbot.waitSignal(filled.overview_controller.shown):
        filled.reports.generate(ReportRequest(method=Method.POLL_COUNT))
    assert page.subtitle.full.endswith("this page is interpolated")
    assert page.strip.whole.note.text().startswith("between ")


def test_a_report_of_an_earlier_version_says_what_to_do(filled: AppWindow) -> None:
    page = page_of(filled)
    report, rows = filled.session.report, filled.session.rows
    assert report is not None
    assert rows is not None
    page.show_report(report.info, Fleet.of(StoreRows.of(rows.table, rows.labels)))
    assert page.old.isVisible()
    assert not page.heat.isVisible()
    assert not page.shared.isVisible()
    assert not page.strip.now.isVisible()
    assert page.strip.stores.figure.text() == "12"
    assert page.groups.list.list.rowCount() > 1


def test_the_cards_find_their_places_at_every_width(qtbot: QtBot, filled: AppWindow) -> None:
    page = page_of(filled)
    filled.resize(960, 800)
    qtbot.waitUntil(lambda: page.stores.y() > page.bars.y())
    filled.resize(1280, 800)
    qtbot.waitUntil(lambda: page.stores.y() == page.bars.y())
    filled.resize(1920, 1000)
    qtbot.waitUntil(lambda: page.heat.y() == page.bars.y())
    assert page.shared.y() == page.stores.y() == page.groups.y()


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
    assert card.split.text() == "Too few stores to tell whether other stores went down too."
    card.show_outages("UTC", alone, alone, differ=False)
    assert card.split.text() == "This store only."
    card.show_outages("UTC", undated, undated, differ=False)
    assert card.split.text() == "Not enough checks to tell whether other stores went down too."
    card.show_outages("UTC", own, shared, differ=False)
    parts = duration(lost // 4), duration(lost - lost // 4)
    assert card.split.text() == f"{parts[0]} shared with many other stores · {parts[1]} this store only"
    # Of another week nobody knows.
    card.show_outages("UTC", dataclasses.replace(own, lost_shared=None), shared, differ=True)
    assert not card.split.isVisible()
    card.scope.group.button(1).click()
    assert card.split.isVisible()
    nothing = StoreOutages.of_report(answers_, 0, current=True)
    card.show_outages("UTC", nothing, nothing, differ=False)
    assert not card.split.isVisible()


def test_the_zone_of_this_computer_has_a_name() -> None:
    assert local_zone()
    assert zone_name("America/New_York") == "America/New York"
    assert zone_name("Etc/UTC") == "UTC"


def test_a_remembered_page_comes_before_the_overview(
    settings: QSettings, open_window: Callable[[], AppWindow]
) -> None:
    settings.setValue("window/page", "stores")
    assert open_window().navigator.page == "stores"
