"""The settings, through the real dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from storemon.core.daypart_times import Sales
from storemon.core.vocabulary import HOUR, Method
from storemon.gui.settings.settings_dialog import SettingsDialog
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(theme: Theme, preferences: Preferences, qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(theme, Icons(theme, theme), preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_change_counts_at_once(dialog: SettingsDialog, preferences: Preferences) -> None:
    page = dialog.reports
    page.field("target").setValue(99.5)
    page.field("reach").setValue(3.5)
    page.field("sales_on").click()
    page.field("sales_per_hour").setValue(240)
    page.field("currency").setText("€")
    page.field("currency").editingFinished.emit()
    assert (preferences.target, preferences.reach) == (9_950, 3.5 * HOUR)
    assert (preferences.sales, preferences.currency) == (Sales(240), "€")
    page.editors["reach"].fields[0].setCurrentIndex(1)
    assert preferences.reach is None
    page.field("method").setCurrentIndex(1)
    assert preferences.method is Method.POLL_COUNT
    dialog.look.field("theme").setCurrentIndex(2)
    dialog.look.field("clock_choice").setCurrentIndex(2)
    dialog.look.field("first_day_choice").setCurrentIndex(7)
    assert (preferences.theme, preferences.twelve_hours, preferences.first_day) == ("dark", True, 6)
    dialog.notices.field("ask_undo").click()
    dialog.notices.field("notify_imports").click()
    assert (preferences.ask_undo, preferences.notify_imports, preferences.notify_reports) == (
        False,
        False,
        True,
    )


def test_what_is_chosen_elsewhere_shows_in_the_dialog(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    preferences.theme = "dark"
    preferences.reach = None
    preferences.reach = 5 * HOUR
    assert dialog.look.field("theme").currentIndex() == 2
    assert (
        dialog.reports.editors["reach"].fields[0].currentIndex(),
        dialog.reports.field("reach").value(),
    ) == (0, 5)
    assert preferences.reach == 5 * HOUR


def test_only_what_counts_can_be_set(dialog: SettingsDialog, preferences: Preferences) -> None:
    page = dialog.reports
    assert not page.field("sales_per_hour").isEnabled()
    assert not page.field("currency").isEnabled()
    preferences.sales_on = True
    assert page.field("sales_per_hour").isEnabled()
    preferences.method = Method.POLL_COUNT
    assert not page.editors["reach"].fields[0].isEnabled()
    assert not page.field("reach").isEnabled()


@pytest.mark.parametrize("text", ["", "   ", "\u202e"])
def test_a_sign_that_is_none_gives_way_to_the_one_before(
    dialog: SettingsDialog, preferences: Preferences, text: str
) -> None:
    dialog.reports.field("currency").setText(text)
    dialog.reports.field("currency").editingFinished.emit()
    assert (dialog.reports.field("currency").text(), preferences.currency) == ("$", "$")


def test_defaults_come_back_but_the_data_stays_where_it_is(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    elsewhere = str(Path("/elsewhere").absolute())
    preferences.data_folder = elsewhere
    preferences.target = 9_000
    preferences.reach = 9 * HOUR
    dialog.defaults.click()
    assert (preferences.target, preferences.reach, preferences.ask_quit) == (9_900, 2 * HOUR, True)
    assert dialog.reports.field("target").value() == 99
    assert preferences.data_folder == elsewhere


def test_the_sections_are_walked_with_the_arrows_and_left_with_esc(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.sections.hasFocus()
    QTest.keyClick(dialog.sections, Qt.Key.Key_Down)
    assert dialog.look.isVisible()
    assert not dialog.reports.isVisible()
    QTest.keyClick(dialog.sections, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_switch_is_turned_by_the_space_bar(dialog: SettingsDialog, preferences: Preferences) -> None:
    switch = dialog.notices.field("ask_undo")
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not preferences.ask_undo
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert preferences.ask_undo


def test_settings_that_cannot_be_written_say_so(
    dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSettings, "status", lambda _: QSettings.Status.AccessError)
    preferences.target = 9_800
    qtbot.waitUntil(dialog.unkept.isVisible)
    assert "settings.ini cannot be written" in dialog.unkept.text()
    monkeypatch.undo()
    preferences.target = 9_900
    qtbot.waitUntil(dialog.unkept.isHidden)


def test_no_row_is_lower_than_its_words_need(dialog: SettingsDialog) -> None:
    page = dialog.reports
    for width in (dialog.width(), 620):
        dialog.resize(width, dialog.height())
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_no_choice_is_wider_than_its_list(dialog: SettingsDialog) -> None:
    for selector in dialog.findChildren(Selector):
        texts = [selector.itemText(place) for place in range(selector.count())]
        widest = max(map(selector.fontMetrics().horizontalAdvance, texts))
        assert selector.width() >= widest + 10 + 26
