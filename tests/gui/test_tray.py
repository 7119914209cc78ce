"""Closing the window to the tray, and what the tray shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from storemon.core.alerts import AlertKind, AlertRules, Sighting
from storemon.core.vocabulary import HOUR
from storemon.gui.automation.automation_controller import AutomationController
from storemon.gui.system.desktop_controller import DesktopController
from storemon.gui.system.tray import Tray
from storemon.gui.tray_state import IN_TRAY, Standing, TrayState
from storemon.gui.widgets.preferences import Preferences
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.watch_book import automation_of
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def tray(window: AppWindow, monkeypatch: pytest.MonkeyPatch) -> Tray:
    """An available tray, with the setting enabled."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *_: None)
    window.preferences.tray = True
    return window.the(DesktopController).tray


def entries(tray: Tray) -> list[str]:
    assert tray.menu is not None
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def entry(tray: Tray, text: str) -> QAction:
    assert tray.menu is not None
    return next(action for action in tray.menu.actions() if action.text() == text)


def test_without_a_tray_the_window_closes_and_the_setting_is_off(window: AppWindow) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()  # the offscreen platform
    window.preferences.tray = True
    assert window.the(DesktopController).tray.icon is None
    row = Preferences.tray.row
    assert row is not None
    assert not row.needs(window.preferences)


def test_old_data_is_said_to_be_old_without_a_look_at_the_page(
    qtbot: QtBot, window: AppWindow, tray: Tray
) -> None:
    window.session.import_sample()
    qtbot.waitUntil(lambda: "The data is old" in entries(tray))


def test_the_window_closes_to_the_tray_and_comes_back(qtbot: QtBot, window: AppWindow, tray: Tray) -> None:
    assert not window.close()
    assert not window.isVisible()
    assert window.property(IN_TRAY)
    assert not QApplication.quitOnLastWindowClosed()
    assert window.session.workspace is not None
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)  # type: ignore[union-attr]  # never None here
    qtbot.waitUntil(window.isVisible)
    assert not window.property(IN_TRAY)
    assert QApplication.quitOnLastWindowClosed()


def test_quit_ends_the_program_all_the_same(qtbot: QtBot, window: AppWindow, tray: Tray) -> None:
    window.close()
    entry(tray, "Quit").trigger()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.property(IN_TRAY)


def test_the_menu_has_the_last_alerts(tray: Tray) -> None:
    assert entries(tray) == ["No alerts", "Open storemon", "Quit"]
    before = tray.icon.icon().cacheKey() if tray.icon is not None else 0
    tray.show_state(TrayState(Standing.DOWN, ("Nord && Süd is down.",)))
    assert entries(tray)[0] == "Some stores are down"
    assert entries(tray)[1] == "Nord &&&& Süd is down."
    assert tray.icon is not None
    assert tray.icon.icon().cacheKey() != before
    tray.show_state(TrayState(Standing.OLD))
    assert entries(tray) == ["The data is old", "Open storemon", "Quit"]


def test_it_shows_the_alerts_that_go_on(qtbot: QtBot, window: AppWindow, tray: Tray) -> None:
    assert window.session.workspace is not None
    book = AlertBook(automation_of(window.session.workspace.place))
    book.set_rules(AlertRules())
    book.add([Sighting(AlertKind.DOWN, "nord", 1, amount=HOUR)], 10**15)
    window.the(AutomationController).reload()
    qtbot.waitUntil(
        lambda: entries(tray)[:2] == ["Some stores are down", "nord is down: 1 h 0 min of open hours so far."]
    )


def test_turned_off_the_icon_goes(window: AppWindow, tray: Tray) -> None:
    window.preferences.tray = False
    assert tray.icon is None
