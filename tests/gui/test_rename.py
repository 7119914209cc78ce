"""A store's new name appears everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.gui.report.store_columns import Column
from tests.app_window import AppWindow
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_new_name_is_in_list_panel_page_overview_hours_and_menu(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(lambda: window.overview.fleet is not None and window.hours.rows is not None)
    assert window.hours.rows is not None
    rows = window.hours.rows.rows
    store = int(window.hours.rows.wrong[0])
    store_id = rows.table.store_ids[store]
    window.navigator.show("hours")
    window.hours.table.choose(store_id)
    window.navigator.show("stores")
    window.stores.table.choose(store_id)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    week = window.stores.panel.week
    window.navigator.open_store(store_id)
    page = window.store
    window.explain_controller.explain(store_id, 2)

    click(page.head.title.pencil)
    page.head.title.field.setText("Corner <shop> & Co")
    with qtbot.waitSignals(
        [window.session.relabelled, window.overview_controller.shown, window.hours_controller.shown]
    ):
        QTest.keyClick(page.head.title.field, Qt.Key.Key_Return)

    name = "Corner <shop> & Co"
    assert page.head.title.label.full == name
    assert window.stores.panel.name.full == name
    assert window.stores.panel.facts.text().startswith(store_id)
    assert window.stores.model.index(window.stores.model.row_of(store_id), Column.STORE).data() == name
    assert window.hours.panel.name.full == name
    assert window.explain_controller.drawer.title.text().startswith(f"{name} ·")
    assert window.overview.fleet is not None
    assert window.overview.fleet.rows.title(store) == name
    assert window.export_controller.actions.store.title() == "Corner <shop> && Co"
    # Its week was not reloaded for that.
    assert window.stores.panel.week is week


def test_the_place_among_the_stores_follows_a_name_that_sorts_them(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    window.stores.table.sortByColumn(Column.STORE, Qt.SortOrder.AscendingOrder)
    store_id = str(window.stores.model.index(4, Column.ID).data())
    window.navigator.open_store(store_id)
    # The period before is loaded, which updates the rows again.
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    with qtbot.waitSignal(window.session.relabelled):
        window.rename(store_id, "!first of all")
    assert window.store.head.place.text() == "1 of 12"


def test_a_name_that_the_filter_does_not_match_leaves_the_panel_too(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    page = window.stores
    name = str(page.model.index(2, Column.STORE).data())
    store_id = str(page.model.index(2, Column.ID).data())
    page.filter.setText(name.rsplit(maxsplit=1)[-1])
    page.table.choose(store_id)
    # The period before is loaded, which updates the rows again.
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    with qtbot.waitSignal(window.session.relabelled):
        window.rename(store_id, "Xyz")
    assert page.model.row_of(store_id) == -1
    shown = page.model.rowCount() > 0
    assert page.panel.isVisible() == shown
    assert not shown or page.panel.store_id == str(page.model.index(0, Column.ID).data())
