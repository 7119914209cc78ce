"""Everything drawn in the colors of both themes is visible and readable (WCAG 2.2, AA)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import DARK, LIGHT, Theme, Tokens

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


WORDS = ("text", "muted", "faint", "accent", "accent_hover", "good", "bad", "down", "notice")
GROUNDS = ("window", "surface", "sunken", "soft", "hover")
"""Backgrounds of text and shapes: pages, cards, table headers, rows that are selected or hovered."""
REMARKS = ("good_soft", "bad_soft", "notice_soft")
SHAPES = ("up", "down", "down_line", "unknown")
DECORATION = {"border", "border_strong", "disabled", "on_accent", "accent_pressed", "open_band", "outline"}
"""Separators, disabled text, and colors with a test below."""

both_themes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def pale(tokens: Tokens, names: Iterable[str], grounds: Iterable[str], least: float) -> list[str]:
    """Return the pairs with too little contrast (WCAG 2.2: 1.4.3 and 1.4.11)."""
    pairs = {
        (name, ground): contrast(getattr(tokens, name), getattr(tokens, ground))
        for name in names
        for ground in grounds
    }
    return [f"{name} on {ground}: {found:.2f}" for (name, ground), found in pairs.items() if found < least]


def test_every_role_of_a_theme_is_held_to_a_contrast() -> None:
    named = {*WORDS, *GROUNDS, *REMARKS, *SHAPES, *DECORATION}
    assert named == {field.name for field in fields(Tokens)}


@both_themes
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    assert pale(tokens, ["text"], [*GROUNDS, *REMARKS], 7) == []
    assert pale(tokens, WORDS, GROUNDS, 4.5) == []
    assert pale(tokens, ["muted", "good", "bad", "notice"], REMARKS, 4.5) == []
    assert pale(tokens, ["on_accent"], ["accent", "accent_hover", "accent_pressed"], 4.5) == []


@both_themes
def test_shapes_that_tell_something_stand_out_from_what_they_lie_on(tokens: Tokens) -> None:
    assert pale(tokens, SHAPES, ["surface", "sunken", "open_band", "border"], 3) == []
    assert pale(tokens, ["outline", "accent"], ["surface", "window", "sunken"], 3) == []


@both_themes
def test_up_and_down_differ_in_brightness_too(tokens: Tokens) -> None:
    assert contrast(tokens.up, tokens.down) >= 1.3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_empty_check_box_can_be_seen(
    qtbot: QtBot, theme: Theme, preferences: Preferences, name: str
) -> None:
    preferences.theme = name
    box = QCheckBox("Alerts")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, QStyleOptionButton(), box)
    edge = box.grab().toImage().pixelColor(place.left(), box.height() // 2)
    assert edge.name() == theme.tokens.outline
