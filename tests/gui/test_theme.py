from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from storemon.gui.kit.icons import Icons
from storemon.gui.kit.preferences import Preferences
from storemon.gui.kit.theme import DARK, LIGHT, Theme, Tokens, body_font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.surface, tokens.sunken, tokens.soft, tokens.hover):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5
    for ground in (tokens.good_soft, tokens.bad_soft, tokens.notice_soft):
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.faint, tokens.surface) >= 3
    assert contrast(tokens.down, tokens.surface) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_up_and_down_differ_in_brightness_too(tokens: Tokens) -> None:
    assert contrast(tokens.up, tokens.down) >= 1.3


def test_a_choice_is_shown_at_once_and_kept(
    theme: Theme, preferences: Preferences, settings: QSettings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        preferences.theme = "dark"
    assert theme.dark
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert settings.value("theme") == "dark"
    with qtbot.waitSignal(theme.changed):
        preferences.theme = "light"
    assert not theme.dark


def test_the_system_decides_where_nothing_else_is_chosen(
    theme: Theme, preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    system = SimpleNamespace(scheme=Qt.ColorScheme.Light)
    # Off screen there is no system that has a scheme.
    monkeypatch.setattr(theme, "_hints", SimpleNamespace(colorScheme=lambda: system.scheme))

    def turn(scheme: Qt.ColorScheme) -> bool:
        system.scheme = scheme
        hints.colorSchemeChanged.emit(scheme)
        return theme.dark

    preferences.theme = "system"
    assert [turn(Qt.ColorScheme.Dark), turn(Qt.ColorScheme.Light)] == [True, False]
    preferences.theme = "light"
    assert not turn(Qt.ColorScheme.Dark)
    preferences.theme = "system"
    assert theme.dark


def test_icons_take_the_colours_of_the_new_theme(
    theme: Theme, preferences: Preferences, qtbot: QtBot
) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons = Icons(theme, theme)
    icons.put(button, "store", "text")
    before = button.icon().pixmap(20).toImage()
    preferences.theme = "dark"
    assert button.icon().pixmap(20).toImage() != before


def test_the_bundled_typeface_is_in_use(qtbot: QtBot) -> None:
    assert body_font().family() == "Inter"


def test_a_dark_system_is_known_by_its_palette(
    preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = QPalette(QColor("#202326"))
    monkeypatch.setattr(QApplication, "palette", lambda: night)
    theme = Theme(preferences)
    assert theme.dark
    theme.deleteLater()


def test_an_earlier_theme_is_not_taken_for_the_systems(preferences: Preferences, qtbot: QtBot) -> None:
    preferences.theme = "dark"
    first = Theme(preferences)
    assert first.dark
    first.deleteLater()
    preferences.theme = "system"
    second = Theme(preferences)
    assert not second.dark
    second.deleteLater()
