"""Sales by platform: set in the dialog, and used by what the window shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.store_figures import StoreFigures
from storemon.gui.platform_shares.shares_dialog import SharesDialog
from storemon.gui.widgets.preferences import Preferences
from tests.app_window import AppWindow
from tests.gui.test_platforms import polls_of, reported

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_shares_are_equal_until_somebody_gives_others(qtbot: QtBot, preferences: Preferences) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preferences.platform_shares = {"Elsewhere": 1_000}
    dialog = SharesDialog(parent, preferences, ["", "DoorDash", "Uber Eats", "Our App"])
    assert [field.value() for field in dialog.fields] == [25.0] * 4
    assert dialog.total.text() == "All platforms have equal shares."
    assert not dialog.equal.isEnabled()
    dialog.fields[1].setValue(60)
    assert dialog.total.text() == "They add up to 135% and are scaled to 100%."
    dialog.fields[0].setValue(0)
    dialog.fields[3].setValue(15)
    assert dialog.total.text() == "They add up to 100%."
    assert preferences.platform_shares == {
        "Elsewhere": 1_000,
        "": 0,
        "DoorDash": 6_000,
        "Uber Eats": 2_500,
        "Our App": 1_500,
    }
    for field in dialog.fields:
        field.setValue(0)
    assert dialog.total.text() == "No platform has a share, so there are no lost sales."
    dialog.equal.click()
    assert preferences.platform_shares == {"Elsewhere": 1_000}
    assert [field.value() for field in dialog.fields] == [25.0] * 4


def test_lost_sales_in_the_window_go_by_shares(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    entry = window.menus["platform_shares"]
    assert not entry.isEnabled()
    reported(qtbot, window, polls_of(tmp_path, ("DoorDash", "inactive"), ("Uber Eats", "active")))
    qtbot.waitUntil(entry.isEnabled)
    window.preferences.sales_on = True
    window.preferences.sales_per_hour = 100.0

    def lost() -> list[float]:
        rows, sales = window.session.rows, window.preferences.sales
        assert rows is not None
        assert sales is not None
        fleet, store = Fleet.of(rows, sales).sales(sales), StoreFigures.of(rows, 0, -1).sales(sales)
        assert fleet is not None
        assert store is not None
        return [round(fleet.figure / 100), round(store.figure / 100), round(fleet.most / 100)]

    hours = lost()[0]
    assert lost() == [hours] * 3
    window.preferences.platform_shares = {"doordash": 7_500, "Uber Eats": 2_500}
    assert lost() == [round(hours * 1.5)] * 3
    entry.trigger()
    dialog = window.findChild(SharesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert [field.value() for field in dialog.fields] == [75.0, 25.0]
    dialog.equal.click()
    dialog.leave.click()
    assert lost() == [hours] * 3
    window.menus["undo"].trigger()
    qtbot.waitUntil(lambda: window.preferences.platform_shares == {"doordash": 7_500, "Uber Eats": 2_500})
