"""The field above a table of stores: every word must match, and only matching stores are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from storemon.core.labels import Labels
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from tests.app_window import AppWindow
from tests.gui.conftest import table_of
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

NAMES = ("Elm Street Pizza", "Elm Street Sushi", "Pizza “Roma” 24", 'The "Old" Mill')
GROUPS = ("North East", "North", "North East", "East")


def matching(needle: str) -> list[str]:
    labels = Labels(list(NAMES), list(GROUPS), Labels.none(4).sales)
    found = StoreRows.of(table_of(4), labels).matching(needle)
    return [name for name, kept in zip(NAMES, found, strict=True) if kept]


@pytest.mark.parametrize(
    ("needle", "names"),
    [
        ("pizza elm", ["Elm Street Pizza"]),
        ("ELM  chicago", ["Elm Street Pizza"]),
        ("north sushi", ["Elm Street Sushi"]),
        ("elm berlin pizza", []),
        ('"north east"', ["Elm Street Pizza", "Pizza “Roma” 24"]),
        ('"north" elm', ["Elm Street Sushi"]),
        ('"north east" roma', ["Pizza “Roma” 24"]),
        ('the "old" mill', []),
        ('"the "old" mill"', ['The "Old" Mill']),
        ('"old', ['The "Old" Mill']),
        ("   ", list(NAMES)),
        ('""', []),
    ],
)
def test_all_words_have_to_match_in_any_order_and_column(needle: str, names: list[str]) -> None:
    assert matching(needle) == names


@given(st.lists(st.sampled_from(["elm", "pizza", "north", "east", "0000", "berlin", "x", "ch"]), max_size=4))
def test_more_words_never_leave_more_stores(words: list[str]) -> None:
    each = [set(matching(word)) for word in words]
    assert set(matching(" ".join(words))) == set(NAMES).intersection(*each)


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    return window


def test_the_panel_follows_the_first_store_that_the_filter_leaves(filled: AppWindow) -> None:
    page = filled.stores
    other = str(page.model.index(5, Column.ID).data())
    page.filter.setText(other)
    assert page.table.currentIndex().row() == 0
    assert page.panel.store_id == other
    page.filter.clear()
    # The selected store stays selected while the filter matches it.
    assert page.panel.store_id == other
    assert page.model.row_of(other) == page.table.currentIndex().row()


def test_a_filter_that_nothing_matches_says_so_and_offers_to_clear_it(filled: AppWindow) -> None:
    page = filled.stores
    page.filter.setText("no  <b>such</b> store")
    assert page.filtered.currentWidget() is page.filtered.nothing
    assert page.filtered.body.text() == "No store matches “no <b>such</b> store”."
    assert page.filtered.body.textFormat() is Qt.TextFormat.PlainText
    assert page.panel.isHidden()
    assert page.counted.text() == "0 of 12 stores"
    click(page.filtered.button)
    assert page.filter.text() == ""
    assert page.filtered.currentWidget() is page.table
    assert page.panel.isVisible()
    assert page.panel.store_id == str(page.model.index(page.table.currentIndex().row(), Column.ID).data())


def test_a_report_that_comes_under_a_filter_shows_what_matches(qtbot: QtBot, filled: AppWindow) -> None:
    page = filled.stores
    page.filter.setText("nothing at all")
    with qtbot.waitSignal(filled.session.report_shown):
        filled.menus["generate"].trigger()
    assert page.panel.isHidden()
    page.filter.clear()
    assert page.panel.isVisible()
    assert page.panel.store_id == str(page.model.index(page.table.currentIndex().row(), Column.ID).data())


def test_the_chart_makes_way_for_the_table_until_it_is_asked_for(
    qtbot: QtBot, filled: AppWindow, settings: QSettings
) -> None:
    page = filled.stores
    filled.navigator.show("stores")
    filled.resize(1280, 800)
    qtbot.waitUntil(page.panel.isVisible)
    assert page.bar.fold.text() == "Hide chart"
    filled.resize(1280, 720)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    qtbot.waitUntil(lambda: page.table.viewport().height() >= 8 * page.table.rowHeight(0))
    assert page.bar.fold.text() == "Show chart"
    click(page.bar.fold)
    assert page.panel.isVisible()
    click(page.bar.fold)
    assert not page.panel.isVisible()
    filled.resize(1280, 800)
    qtbot.waitUntil(lambda: page.bar.fold.isVisible() and not page.panel.isVisible())
    filled.resize(1800, 800)
    qtbot.waitUntil(lambda: page.panel.isVisible() and not page.bar.fold.isVisible())
    assert settings.value("stores/chart") == "hidden"


def test_the_hours_page_says_that_nothing_matches(filled: AppWindow, qtbot: QtBot) -> None:
    page = filled.hours
    filled.navigator.show("hours")
    qtbot.waitUntil(lambda: page.rows is not None)
    assert page.rows is not None
    page.filter.setText("nothing at all")
    assert page.filtered.currentWidget() is page.filtered.nothing
    assert page.panel.isHidden()
    click(page.filtered.button)
    assert page.filtered.currentWidget() is page.table
    assert page.panel.isVisible()
    assert filled.hours.shown().size == page.rows.wrong.size


def test_the_panel_is_there_as_soon_as_a_report_is(filled: AppWindow) -> None:
    assert filled.stores.panel.isVisible()
    filled.navigator.show("overview")
    filled.navigator.show("stores")
    assert filled.stores.panel.isVisible()


def test_a_wide_page_has_room_for_the_table_and_then_for_the_chart(qtbot: QtBot, filled: AppWindow) -> None:
    page = filled.stores
    filled.resize(1920, 1000)
    filled.navigator.show("stores")
    qtbot.waitUntil(lambda: page.panel.isVisible() and page.table.horizontalScrollBar().maximum() == 0)
    assert 500 < page.panel.width() < 700
    filled.resize(3840, 1000)
    qtbot.waitUntil(lambda: page.splitter.width() > 3600)
    qtbot.waitUntil(lambda: 1000 < page.panel.width() < 1500)
