"""From a figure to the stores behind it, and back: chips, totals, saved filters, another report."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from storemon.core.behind import (
    Behind,
    DownInHour,
    DownOnDates,
    InBin,
    InGroup,
    InShared,
    InZone,
    Known,
    WithFinding,
    WithReason,
)
from storemon.core.vocabulary import Finding
from storemon.gui.figures.behind_text import behind_text, counted_text
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.store_list.save_filter_dialog import SaveFilterDialog
from storemon.gui.store_list.saved_filters import SavedFilter, SavedFilters
from storemon.gui.store_list.store_filter import StoreFilter
from storemon.gui.store_list.stores_page import StoresPage
from tests.app_window import AppWindow
from tests.gui.conftest import choose_place
from tests.gui.fleets import four_stores
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DAY = dt.date(2023, 1, 24)
EVERY: list[tuple[Behind, str]] = [
    (InBin(7), "Uptime 99.5–99.9%"),
    (InBin(-1), "No data"),
    (InGroup("West & East"), "Group West & East"),
    (InGroup(""), "Without a group"),
    (InZone("America/Chicago"), "Central (Chicago)"),
    (DownInHour(39), "Down Tuesday 15:00"),
    (InShared(1_674_500_000_000_000), "Shared outage, 23 Jan 2023, "),
    (WithReason("Power"), "Down, reason: Power"),
    (WithReason(""), "Down without a note"),
    (DownOnDates(DAY, DAY), "Down Tue, 24 Jan 2023"),
    (DownOnDates(DAY, DAY.replace(day=30), "West"), "Down 24 Jan – 30 Jan 2023, group West"),
    (WithFinding(Finding.OPENS_LATE), "Hours: Opens late"),
    (WithFinding(None), "Hours to check"),
]


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report on twelve stores, its overview and daily data loaded."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(
        lambda: window.overview.fleet is not None and window.overview.trend.view.chart is not None
    )
    qtbot.waitUntil(lambda: window.session.rows is not None and window.session.rows.before is not None)
    return window


def known(window: AppWindow) -> Known:
    rows = window.session.rows
    assert rows is not None
    return Known(rows.table, rows.labels.groups, rows.answers)


def listed(page: StoresPage) -> set[int]:
    return set(page.model.shown().tolist())


def test_every_class_of_filters_is_among_those_tested() -> None:
    # By name: a dataclass with slots replaces the class that it was created from.
    assert {type(behind).__name__ for behind, _ in EVERY} == {one.__name__ for one in Behind.__subclasses__()}


@pytest.mark.parametrize(("behind", "text"), EVERY)
def test_each_filter_says_what_its_stores_have_in_common(behind: Behind, text: str, qtbot: QtBot) -> None:
    assert behind_text(behind).startswith(text)
    assert counted_text(behind, 42).endswith(": 42 stores")
    assert counted_text(behind, 1).endswith(": 1 store")


@pytest.mark.parametrize("behind", [behind for behind, _ in EVERY])
def test_a_filter_is_kept_by_its_name_until_the_next_start(settings: QSettings, behind: Behind) -> None:
    saved = SavedFilter("pizza elm", behind)
    SavedFilters(settings).save("Mine & yours", saved)
    assert SavedFilters(settings).of == {"Mine & yours": saved}
    SavedFilters(settings).remove("Mine & yours")
    assert SavedFilters(settings).of == {}


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"a": 1}',
        '{"a": {"text": 1}}',
        '{"a": {"text": "", "behind": {"kind": "none"}}}',
        '{"a": {"text": "", "behind": {"kind": "bin", "bin": 99}}}',
        '{"a": {"text": "", "behind": {"kind": "bin", "bin": "1"}}}',
        '{"a": {"text": "", "behind": {"kind": "hour", "cell": -1}}}',
        '{"a": {"text": "", "behind": {"kind": "group", "group": 1}}}',
        '{"a": {"text": "", "behind": {"kind": "dates", "first": "x", "last": "y"}}}',
        '{"a": {"text": "", "behind": {"kind": "finding", "finding": 99}}}',
        '{"a": {"text": "", "behind": {"kind": "zone"}}}',
        '{"a": {"text": "", "behind": 3}}',
    ],
)
def test_what_makes_no_sense_in_the_settings_is_no_filter(settings: QSettings, text: str) -> None:
    settings.setValue("stores/filters", text)
    assert SavedFilters(settings).of == {}


def from_bar(window: AppWindow) -> Behind:
    chart = window.overview.bars.bars.chart
    assert chart is not None
    row = next(row for row in range(chart.count) if chart.leads(row))
    window.overview.bars.bars.chosen.emit(row)
    return InBin(chart.bins[row])


def from_table_of_bars(window: AppWindow) -> Behind:
    chart = window.overview.bars.bars.chart
    assert chart is not None
    row = next(row for row in range(chart.count) if chart.leads(row))
    window.overview.bars.bins.opened.emit(row)
    return InBin(chart.bins[row])


def from_cell(window: AppWindow) -> Behind:
    chart = window.overview.heat.map.chart
    assert chart is not None
    part = next(part for part in range(chart.count) if chart.leads(part))
    window.overview.heat.map.chosen.emit(part)
    return DownInHour(chart.cell(part))


def from_zone(window: AppWindow) -> Behind:
    groups = window.overview.groups
    groups.by.group.button(1).click()
    groups.list.opened.emit(0)
    return InZone(groups.totals[0].label)


def from_group(window: AppWindow) -> Behind:
    groups = window.overview.groups
    groups.list.opened.emit(0)
    return InGroup(groups.totals[0].label)


def from_finding(window: AppWindow) -> Behind:
    window.navigator.show("hours")
    window.hours.list_stores.click()
    return WithFinding(None)


@pytest.mark.parametrize(
    "lead", [from_bar, from_table_of_bars, from_cell, from_zone, from_group, from_finding]
)
def test_a_figure_leads_to_its_stores_and_back_leads_to_the_figure(
    qtbot: QtBot, filled: AppWindow, lead: Callable[[AppWindow], Behind]
) -> None:
    page = filled.stores
    filled.navigator.show("overview")
    page.filter.setText("words of before")
    qtbot.waitUntil(lambda: filled.hours.rows is not None)
    behind = lead(filled)
    came_from = filled.navigator.origin
    assert filled.navigator.page == "stores"
    stores = behind.stores(known(filled))
    assert stores is not None
    assert stores.size
    assert listed(page) == set(stores.tolist())
    assert page.filter.text() == ""
    assert page.bar.chip.isVisible()
    assert page.bar.chip.label.full == counted_text(behind, stores.size)
    assert page.bar.back_button.isVisible()
    click(page.bar.back_button)
    assert filled.navigator.page == came_from
    filled.navigator.show("stores")
    assert not page.bar.back_button.isVisible()
    click(page.bar.chip.close_button)
    assert page.model.rowCount() == 12
    assert not page.bar.chip.isVisible()


def test_a_store_of_the_chip_leads_back_step_by_step(filled: AppWindow) -> None:
    filled.navigator.show("overview")
    from_bar(filled)
    filled.navigator.open_store(filled.stores.model.id_at(0))
    assert filled.store.head.place.text() == f"1 of {filled.stores.model.rowCount()}"
    pages = []
    while filled.navigator.back():
        pages.append(filled.navigator.page)
    assert pages == ["stores", "overview"]


def test_a_day_of_the_trend_leads_to_the_stores_that_were_down_then(filled: AppWindow) -> None:
    view = filled.overview.trend.view
    chart = view.chart
    assert chart is not None
    part = next(part for part in reversed(range(chart.count)) if chart.leads(part))
    view.chosen.emit(part)
    page = filled.stores
    assert page.narrowed.behind == DownOnDates(*chart.dates(part))
    assert 0 < page.model.rowCount() < 12
    rows = filled.session.rows
    assert rows is not None
    # No store is down on a day without being down in that time.
    assert (rows.table.figures.down[page.model.shown(), -1] > 0).all()


def test_words_narrow_the_chip_further_and_the_totals_follow(filled: AppWindow) -> None:
    page, rows = filled.stores, filled.session.rows
    assert rows is not None
    groups = filled.overview.groups
    filled.navigator.show("overview")
    groups.list.opened.emit(0)
    whole = page.model.rowCount()
    store = int(page.model.shown()[0])
    page.filter.setText(rows.table.store_ids[store])
    assert listed(page) == {store}
    assert page.counted.text() == "1 of 12 stores"
    assert page.strip.stores.figure.text() == "1"
    assert page.strip.stores.note.text() == "of 12 stores"
    down = rows.table.figures.down[store, -1] / 3_600_000_000
    assert page.strip.downtime.figure.text().startswith(f"{down:.2f}"[:3])
    # The chip counts its own stores.
    assert page.bar.chip.label.full.endswith(f": {whole} stores")
    page.filter.setText("no such store")
    assert page.filtered.currentWidget() is page.filtered.nothing
    click(page.filtered.button)
    assert page.model.rowCount() == 12
    assert page.strip.stores.figure.text() == "12"


def test_what_the_chip_shows_is_what_is_exported(qtbot: QtBot, filled: AppWindow, tmp_path: Path) -> None:
    filled.navigator.show("overview")
    from_bar(filled)
    shown = filled.stores.model.shown()
    with qtbot.waitSignal(filled.export_controller.written):
        filled.export_controller.actions.of_shown[ExportKind.CSV].trigger()
        choose_place(filled, tmp_path / "some.csv")
    with (tmp_path / "some.csv").open(newline="", encoding="utf-8") as file:
        ids = [row["store_id"] for row in csv.DictReader(file)]
    rows = filled.session.rows
    assert rows is not None
    assert ids == [rows.table.store_ids[store] for store in shown]


def test_another_report_is_looked_through_again(qtbot: QtBot, filled: AppWindow) -> None:
    filled.navigator.show("overview")
    behind = from_bar(filled)
    page = filled.stores
    with qtbot.waitSignal(filled.session.report_shown):
        filled.menus["generate"].trigger()
    stores = behind.stores(known(filled))
    assert stores is not None
    assert listed(page) == set(stores.tolist())
    assert page.bar.chip.label.full == counted_text(behind, stores.size)


def test_what_another_report_does_not_tell_is_cleared_and_said(filled: AppWindow) -> None:
    page = filled.stores
    filled.navigator.show("stores")
    page.show_stores("", InShared(1))
    assert page.narrowed.behind is None
    assert page.model.rowCount() == 12
    assert not page.bar.chip.isVisible()
    assert filled.banners.banners[0].title.text().startswith("The filter “Shared outage, 1 Jan 1970")


def test_days_that_are_still_to_come_leave_no_store_and_say_so(qtbot: QtBot) -> None:
    narrowed = StoreFilter()
    dropped: list[str] = []
    narrowed.dropped.connect(dropped.append)
    narrowed.show_rows(four_stores())
    narrowed.narrow("", DownOnDates(DAY, DAY))
    assert narrowed.waiting
    assert narrowed.words == "Down Tue, 24 Jan 2023: calculating…"
    narrowed.show_days(None)
    assert dropped == ["Down Tue, 24 Jan 2023"]
    assert not narrowed.any


def test_a_filter_is_saved_chosen_replaced_and_removed(qtbot: QtBot, filled: AppWindow) -> None:
    page, menu = filled.stores, filled.stores.bar.saved.menu()
    filled.navigator.show("overview")
    behind = from_bar(filled)
    page.filter.setText("a")
    menu.aboutToShow.emit()
    save = next(action for action in menu.actions() if action.text() == "Save this filter…")
    save.trigger()
    dialog = filled.findChild(SaveFilterDialog)
    assert dialog is not None
    assert dialog.field.text() == f"{behind_text(behind)} · a"
    dialog.field.setText("  My   best ")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.findChild(SaveFilterDialog) is None)
    page.show_stores("", None)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "My best"
    assert not menu.actions()[0].isChecked()
    menu.actions()[0].trigger()
    assert page.filter.text() == "a"
    assert page.narrowed.behind == behind
    menu.aboutToShow.emit()
    assert menu.actions()[0].isChecked()
    save = next(action for action in menu.actions() if action.text() == "Save this filter…")
    save.trigger()
    again = filled.findChild(SaveFilterDialog)
    assert again is not None
    again.field.setText("My best")
    assert again.note.text() == "This replaces the saved filter of the same name."
    again.field.setText(" ")
    assert not again.save.isEnabled()
    click(again.cancel)
    qtbot.waitUntil(lambda: filled.findChild(SaveFilterDialog) is None)
    menu.aboutToShow.emit()
    remove = menu.actions()[-1].menu()
    assert isinstance(remove, QMenu)
    remove.actions()[0].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Save this filter…",
        "Remove saved filter",
    ]
    assert not menu.actions()[-1].isEnabled()


def test_a_saved_filter_is_found_by_its_name_from_anywhere(filled: AppWindow) -> None:
    filled.stores.show_stores("", InGroup(""))
    controller = filled.stores_controller
    controller.saved.save("Nobody's", SavedFilter("", InGroup("")))
    filled.stores.show_stores("", None)
    filled.navigator.show("overview")
    hit = filled.shared.search.find("nobody", 5)[0]
    assert hit.detail == "Saved filter"
    hit.open()
    assert filled.navigator.page == "stores"
    assert filled.stores.narrowed.behind == InGroup("")


def test_names_that_change_move_stores_between_groups(filled: AppWindow) -> None:
    page, rows = filled.stores, filled.session.rows
    assert rows is not None
    page.show_stores("", InGroup(""))
    before = page.model.rowCount()
    labels = rows.labels
    others = type(labels)(list(labels.names), [""] * 12, np.asarray(labels.sales))
    page.relabel(rows.relabelled(others))
    assert before != 12
    assert page.model.rowCount() == 12
    assert page.bar.chip.label.full == "Without a group: 12 stores"
