"""A single undo for all changes by the user: by name in the menu, and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.notes import NoteContent
from storemon.gui.closures.closures_controller import ClosuresController
from storemon.gui.notes.notes_controller import NotesController
from storemon.gui.report.note_request import NotedSpan, NoteRequest
from storemon.gui.session.edits import DataEdit
from storemon.gui.widgets.confirm import Confirm
from storemon.services.closures import Closure
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.gui.test_window import titles, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.services.workspace import Workspace


@pytest.fixture
def shop(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report on twelve stores; its imports are not in the undo list."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    return window


@pytest.fixture
def store_id(shop: AppWindow) -> str:
    assert shop.session.rows is not None
    return shop.session.rows.table.store_ids[0]


def data_of(window: AppWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def name_of(window: AppWindow, store_id: str) -> str:
    return data_of(window).stores.labels([store_id]).names[0]


def offered(window: AppWindow, entry: str = "undo") -> str:
    action = window.menus[entry]
    return action.text().replace("&", "") if action.isEnabled() else ""


def test_a_new_name_is_undone_and_redone_from_the_menu(qtbot: QtBot, shop: AppWindow, store_id: str) -> None:
    old = name_of(shop, store_id)
    shop.rename(store_id, "Corner & shop")
    qtbot.waitUntil(lambda: offered(shop).startswith("Undo “Rename"))
    assert shop.menus["undo"].text() == f"&Undo “Rename {old} to Corner && shop”"
    assert not offered(shop, "redo")
    shop.menus["undo"].trigger()
    qtbot.waitUntil(lambda: offered(shop, "redo") == f"Redo “Rename {old} to Corner  shop”")
    assert name_of(shop, store_id) == old
    assert f"Undone: Rename {old} to Corner & shop" in titles(shop)
    shop.menus["redo"].trigger()
    qtbot.waitUntil(lambda: offered(shop).startswith("Undo “Rename"))
    assert name_of(shop, store_id) == "Corner & shop"
    assert not offered(shop, "redo")
    qtbot.waitUntil(lambda: shop.session.rows is not None and shop.session.rows.title(0) == "Corner & shop")


def test_changes_are_undone_from_the_last_to_the_first(qtbot: QtBot, shop: AppWindow, store_id: str) -> None:
    first = name_of(shop, store_id)
    for name in ("One", "Two"):
        shop.rename(store_id, name)
        qtbot.waitUntil(lambda name=name: name in offered(shop))  # type: ignore[misc]  # mypy infers no lambda with a default
    for name in ("One", first):
        shop.menus["undo"].trigger()
        qtbot.waitUntil(lambda: bool(offered(shop, "redo")))
        assert name_of(shop, store_id) == name
    shop.rename(store_id, "Three")
    qtbot.waitUntil(lambda: "Three" in offered(shop))
    assert not offered(shop, "redo"), "what was undone is left behind by a new change"


def test_nothing_is_offered_while_a_change_is_on_its_way(
    qtbot: QtBot, shop: AppWindow, store_id: str
) -> None:
    shop.rename(store_id, "One")
    qtbot.waitUntil(lambda: "One" in offered(shop))
    shop.rename(store_id, "Two")
    assert not offered(shop), "it could not say yet that this one is the last"
    shop.shared.edits.undo()
    qtbot.waitUntil(lambda: "Two" in offered(shop))
    assert name_of(shop, store_id) == "Two"


def test_what_another_window_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, shop: AppWindow, store_id: str
) -> None:
    shop.rename(store_id, "One")
    qtbot.waitUntil(lambda: "One" in offered(shop))
    data_of(shop).stores.rename(store_id, "By somebody else")
    shop.menus["undo"].trigger()
    refusal = "This store was renamed again, so its name stays as it is."
    qtbot.waitUntil(lambda: refusal in titles(shop))
    assert name_of(shop, store_id) == "By somebody else"
    assert "Rename" not in offered(shop), "what can never be undone is offered no more"
    assert not offered(shop, "redo")
    title = "By somebody else"
    qtbot.waitUntil(lambda: shop.session.rows is not None and shop.session.rows.title(0) == title)


def test_what_fails_for_another_reason_can_be_tried_again(qtbot: QtBot, shop: AppWindow) -> None:
    tries: list[int] = []

    def fails(_progress: object = None) -> Callable[..., object]:
        tries.append(1)
        raise OSError("no room")

    shop.shared.edits.make(DataEdit("Try", lambda _workspace, _progress: fails, lambda: None))  # type: ignore[arg-type, return-value]  # a failing edit returns nothing
    qtbot.waitUntil(lambda: "Try" in offered(shop))


def test_sales_are_undone(qtbot: QtBot, shop: AppWindow, store_id: str) -> None:
    shop.store_controller._set_sales(store_id, None, 80.0)
    qtbot.waitUntil(lambda: "Set sales of" in offered(shop))
    shop.menus["undo"].trigger()
    qtbot.waitUntil(lambda: "Set sales of" in offered(shop, "redo"))
    assert data_of(shop).stores.labels([store_id]).sales.tolist() != [80.0]


def notes_of(window: AppWindow) -> list[NoteContent]:
    return [note.content for note in data_of(window).notes.all()]


def test_a_note_is_undone_from_the_menu_and_its_offer_goes(
    qtbot: QtBot, shop: AppWindow, store_id: str
) -> None:
    controller = shop.the(NotesController)
    span = NotedSpan(store_id, 0, 10)
    controller.ask(NoteRequest("North", (span,)))
    from storemon.gui.notes.note_dialog import NoteDialog  # noqa: PLC0415  # this test alone opens it

    dialog = shop.the(NoteDialog)
    dialog.reason.setEditText("Power")
    dialog.save.click()
    qtbot.waitUntil(lambda: offered(shop) == "Undo “Add note on North”")
    assert len(notes_of(shop)) == 1
    assert "Note added" in titles(shop)
    shop.menus["undo"].trigger()
    qtbot.waitUntil(lambda: offered(shop, "redo") == "Redo “Add note on North”")
    assert notes_of(shop) == []
    assert "Note added" not in titles(shop)


def test_a_closure_is_undone_and_redone(qtbot: QtBot, shop: AppWindow) -> None:
    day = date(2023, 1, 24)
    closure = Closure(day, day, name="Inventory")
    controller = shop.the(ClosuresController)
    controller._make("Add closure: Inventory", lambda closures: closures.add(closure))
    qtbot.waitUntil(lambda: offered(shop) == "Undo “Add closure: Inventory”")
    shop.menus["undo"].trigger()
    qtbot.waitUntil(lambda: offered(shop, "redo") == "Redo “Add closure: Inventory”")
    assert data_of(shop).closures.all() == []
    shop.menus["redo"].trigger()
    qtbot.waitUntil(lambda: offered(shop) == "Undo “Add closure: Inventory”")
    (found,) = data_of(shop).closures.all()
    assert found.name == "Inventory"


def test_settings_of_reports_are_undone_as_a_visit_of_the_dialog(qtbot: QtBot, shop: AppWindow) -> None:
    controller, preferences = shop.settings_controller, shop.preferences
    controller.show_settings()
    assert controller.dialog is not None
    before = preferences.target
    preferences.target = 9700
    preferences.target = 9750
    controller.dialog.close()
    qtbot.waitUntil(lambda: offered(shop) == "Undo “Change setting: Target”")
    shop.menus["undo"].trigger()
    assert preferences.target == before
    shop.menus["redo"].trigger()
    assert preferences.target == 9750
    preferences.target = 9000
    shop.menus["undo"].trigger()
    assert preferences.target == 9000
    assert "These settings were changed again, so they stay as they are." in titles(shop)


def test_settings_that_are_only_looked_at_are_no_change(shop: AppWindow) -> None:
    before = offered(shop)
    shop.settings_controller.show_settings()
    assert shop.settings_controller.dialog is not None
    shop.settings_controller.dialog.close()
    assert offered(shop) == before


def test_imports_and_changes_are_undone_in_the_order_they_were_made(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: offered(window) == "Undo “Import 3 files…”")
    window.rename("nord", "North")
    qtbot.waitUntil(lambda: offered(window) == "Undo “Rename nord to North”")
    more = files[0].with_name("more.csv")
    more.write_text("store_id,timezone_str\nnord,Europe/Paris\n")
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, [more])
    qtbot.waitUntil(lambda: offered(window) == "Undo “Import more.csv…”")
    window.menus["undo"].trigger()
    qtbot.waitUntil(lambda: window.findChild(Confirm) is not None)
    window.the(Confirm).yes.click()
    qtbot.waitUntil(lambda: offered(window) == "Undo “Rename nord to North”")
    window.menus["undo"].trigger()
    qtbot.waitUntil(lambda: offered(window) == "Undo “Import 3 files…”")
    assert offered(window, "redo") == "Redo “Rename nord to North”"


def test_imports_can_still_be_undone_after_the_next_start(
    qtbot: QtBot, open_window: Callable[[], AppWindow], files: list[Path]
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    window.rename("nord", "North")
    qtbot.waitUntil(lambda: offered(window) == "Undo “Rename nord to North”")
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: offered(again) == "Undo “Import 3 files…”")


def test_nothing_is_undone_that_was_made_to_data_that_is_cleared(
    qtbot: QtBot, shop: AppWindow, store_id: str
) -> None:
    shop.rename(store_id, "One")
    qtbot.waitUntil(lambda: "One" in offered(shop))
    shop.session.data.clear()
    qtbot.waitUntil(lambda: not shop.session.data.busy and not offered(shop))


def test_a_text_field_keeps_the_keys_while_it_has_the_focus(
    qtbot: QtBot, shop: AppWindow, store_id: str
) -> None:
    shop.rename(store_id, "One")
    qtbot.waitUntil(lambda: "One" in offered(shop))
    shop.navigator.show("stores")
    with qtbot.waitActive(shop):
        shop.activateWindow()
    field = shop.stores.filter
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert "One" in offered(shop)
    assert name_of(shop, store_id) == "One"
    field.clear()
    shop.stores.table.setFocus()
    qtbot.waitUntil(shop.stores.table.hasFocus)
    QTest.keyClick(shop.stores.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "One" in offered(shop, "redo"))
    QTest.keyClick(shop.stores.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "One" in offered(shop))
    assert name_of(shop, store_id) == "One"
