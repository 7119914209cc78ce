"""A store's page, from opening it to going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.gui.report.store_columns import Column
from storemon.gui.store_page.sales_dialog import SalesDialog
from storemon.gui.store_page.store_page import StorePage
from tests.app_window import AppWindow
from tests.gui.test_window import click, titles, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report on twelve stores."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    return window


def id_at(window: AppWindow, row: int) -> str:
    return str(window.stores.model.index(row, Column.ID).data())


def opened(window: AppWindow, row: int = 0) -> StorePage:
    window.navigator.open_store(id_at(window, row))
    page = window.store
    assert window.pages.currentWidget() is page
    return page


def test_a_store_opens_by_double_click_and_enter_and_link(filled: AppWindow) -> None:
    table = filled.stores.table
    place = table.visualRect(filled.stores.model.index(2, Column.UPTIME_WEEK)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page = filled.store
    assert filled.pages.currentWidget() is page
    assert page.store_id == id_at(filled, 2)
    click(page.head.back_button)
    assert filled.pages.currentWidget() is filled.stores

    table.choose(id_at(filled, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert filled.pages.currentWidget() is page
    assert page.store_id == id_at(filled, 3)
    click(page.head.back_button)

    table.choose(id_at(filled, 4))
    click(filled.stores.panel.link)
    assert page.store_id == id_at(filled, 4)


def test_back_leads_to_where_one_came_from(filled: AppWindow) -> None:
    filled.navigator.show("imports")
    page = opened(filled)
    assert page.head.back_button.text() == "Imports"
    click(page.head.back_button)
    assert filled.pages.currentWidget() is filled.imports


def test_the_neighbours_follow_the_order_of_the_table(filled: AppWindow) -> None:
    page = opened(filled, 0)
    assert not page.head.before.isEnabled()
    assert page.head.place.text() == "1 of 12"
    click(page.head.after)
    click(page.head.after)
    assert page.store_id == id_at(filled, 2)
    click(page.head.before)
    assert page.store_id == id_at(filled, 1)
    click(page.head.back_button)
    assert filled.stores.table.currentIndex().row() == 1


def test_a_store_that_the_filter_leaves_out_has_no_neighbours(filled: AppWindow) -> None:
    first = id_at(filled, 0)
    filled.stores.filter.setText("no store is called this")
    filled.navigator.open_store(first)
    head = filled.store.head
    assert not head.before.isEnabled()
    assert not head.after.isEnabled()
    assert head.place.text() == ""


def test_a_name_is_given_where_it_stands(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    title = page.head.title
    given = title.label.full
    click(title.pencil)
    QTest.keyClicks(title.field, "  Corner shop ")
    QTest.keyClick(title.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title.label.full == "Corner shop")
    assert page.head.facts.full.startswith(page.store_id)
    click(title.pencil)
    assert title.field.text() == "Corner shop"
    QTest.keyClicks(title.field, "x")
    QTest.keyClick(title.field, Qt.Key.Key_Escape)
    assert not title.editing
    assert title.label.full == "Corner shop"
    title.edit()
    title.field.clear()
    QTest.keyClick(title.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title.label.full == given)


def test_a_store_has_sales_of_its_own_and_gives_them_up(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    card = page.cards.cards[2]
    assert not card.pencil.isVisible()
    filled.preferences.sales_per_hour = 100.0
    filled.preferences.sales_on = True
    assert not filled.stores.table.isColumnHidden(Column.LOST_SALES)
    of_all = card.sales.full
    click(card.pencil)
    dialog = filled.findChild(SalesDialog)
    assert dialog is not None
    assert dialog.like_all.text() == "Same as all stores: $100"
    assert not dialog.amount.isEnabled()
    dialog.its_own.click()
    dialog.amount.setValue(200.0)
    click(dialog.save)
    qtbot.waitUntil(lambda: card.sales.full != of_all)
    rows = filled.session.rows
    assert rows is not None
    assert rows.labels.sales[rows.position[page.store_id]] == 200.0
    qtbot.waitUntil(lambda: filled.findChild(SalesDialog) is None)
    click(card.pencil)
    again = filled.findChild(SalesDialog)
    assert again is not None
    assert again.amount.value() == 200.0
    again.like_all.click()
    click(again.save)
    qtbot.waitUntil(lambda: card.sales.full == of_all)


def test_a_new_report_keeps_the_page_open(qtbot: QtBot, filled: AppWindow) -> None:
    page = opened(filled)
    with qtbot.waitSignal(filled.session.report_shown):
        filled.reports.generate_now()
    assert filled.pages.currentWidget() is page


def test_a_store_that_the_report_does_not_have_is_reported(filled: AppWindow) -> None:
    filled.navigator.open_store("4711")
    assert titles(filled) == ["Store 4711 is not in this report."]
    assert filled.pages.currentWidget() is filled.stores


def test_clearing_all_data_leads_away_from_the_page(qtbot: QtBot, filled: AppWindow) -> None:
    opened(filled)
    filled.session.data.clear()
    qtbot.waitUntil(lambda: filled.pages.currentWidget() is filled.empty)
