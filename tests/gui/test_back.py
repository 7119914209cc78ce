"""The ways back from a store's page: keys and the mouse's back button, wherever the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from storemon.gui.store_page.store_page import StorePage
from tests.app_window import AppWindow
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, window: AppWindow) -> StorePage:
    """A store's page that was opened from the table of stores."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    window.navigator.open_store(window.stores.model.id_at(2))
    assert window.navigator.page == "store"
    return window.store


def places(page: StorePage) -> list[QWidget]:
    """Return focusable widgets on and around the page."""
    window = page.window()
    assert isinstance(window, AppWindow)
    return [page.head.before, page.week.bar.before, page.outages.list, page.week.stack, window.centre]


@pytest.mark.parametrize("number", range(5))
def test_escape_leads_back_wherever_the_focus_is(page: StorePage, window: AppWindow, number: int) -> None:
    place = places(page)[number]
    place.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.navigator.page == "stores"


def test_the_keys_for_back_survive_the_new_text_of_the_button(
    qtbot: QtBot, page: StorePage, window: AppWindow
) -> None:
    assert page.head.back_keys.key() == QKeySequence(QKeySequence.StandardKey.Back)
    assert page.head.back_keys.key().toString() == "Alt+Left"
    assert "Alt+Left" in page.head.back_button.toolTip()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.navigator.page == "stores"


def test_the_mouse_s_back_button_leads_back_even_over_a_chart(page: StorePage, window: AppWindow) -> None:
    handle = window.windowHandle()
    for widget in (page.week.stack, page.outages, page.head):
        window.navigator.open_store(page.store_id)
        place = widget.mapTo(window, widget.rect().center())
        QTest.mouseClick(
            handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, QPoint(place.x(), place.y())
        )
        assert window.navigator.page == "stores"
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 300))
    assert window.navigator.page == "stores"


def test_escape_first_closes_what_explains_a_figure(page: StorePage, window: AppWindow) -> None:
    drawer = window.explain_controller.drawer
    window.explain_controller.explain(page.store_id, 2)
    page.head.before.setFocus()
    QTest.keyClick(page.head.before, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert window.navigator.page == "store"


def test_escape_in_the_field_of_the_name_keeps_the_page(page: StorePage, window: AppWindow) -> None:
    click(page.head.title.pencil)
    QTest.keyClicks(page.head.title.field, "Elm Street")
    QTest.keyClick(page.head.title.field, Qt.Key.Key_Escape)
    assert window.navigator.page == "store"
    assert not page.head.title.editing


def test_every_tool_that_names_its_keys_has_them(page: StorePage, window: AppWindow) -> None:
    page.head.lead_back_to("Stores & more")
    named = 0
    for button in window.findChildren(QAbstractButton):
        keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        leads_back = button.objectName() == "backLink"
        if "(" in button.toolTip() and "+" in button.toolTip() and not leads_back:
            assert f"({keys})" in button.toolTip()
            named += 1
        if not leads_back:
            # Buttons named after data get no mnemonic: it would take an Alt+letter key from the menus.
            assert not keys.startswith("Alt+") or keys in {"Alt+Up", "Alt+Down"}, button.text()
    assert named >= 4
