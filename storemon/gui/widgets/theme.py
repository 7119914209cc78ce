"""Design tokens of the light and the dark scheme, and the object that applies one to the application."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from storemon.gui.widgets.preferences import SYSTEM, Preferences
from storemon.gui.widgets.resources import load_fonts, resource_folder
from storemon.gui.widgets.style_sheet import StyleSheet, nothing_collected

BODY: Final = 13
SMALL: Final = 12
"""Type scale in device-independent pixels; the style sheet holds the larger steps."""


_FONTS_OF_THEIR_OWN: Final = (
    *("QWidget", "QMenu", "QMenuBar", "QAbstractItemView", "QHeaderView", "QToolButton", "QTipLabel"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """All colors of a scheme, named after their role and never after their hue.

    `outline`: the border of input fields and choices; `disabled`: the text of disabled controls.
    """

    window: str
    surface: str
    sunken: str
    border: str
    border_strong: str
    outline: str
    text: str
    muted: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    soft: str
    hover: str
    up: str
    down: str
    down_line: str
    unknown: str
    open_band: str
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    notice: str
    notice_soft: str


LIGHT: Final = Tokens(
    window="#f4f6f7",
    surface="#ffffff",
    sunken="#f8fafa",
    border="#e0e6e9",
    border_strong="#c3ced4",
    outline="#7c8b96",
    text="#14212b",
    muted="#4d5e6a",
    faint="#5d6d78",
    disabled="#84939d",
    accent="#0b6e8a",
    accent_hover="#095f78",
    accent_pressed="#075064",
    on_accent="#ffffff",
    soft="#e0f0f4",
    hover="#eef3f5",
    up="#388da9",
    down="#bd3e0b",
    down_line="#7c2506",
    unknown="#76858f",
    open_band="#eef2f4",
    good="#0f7a4d",
    good_soft="#e7f5ee",
    bad="#b42318",
    bad_soft="#fdeeec",
    notice="#0b6e8a",
    notice_soft="#e6f3f7",
)

DARK: Final = Tokens(
    window="#10161a",
    surface="#182026",
    sunken="#141b20",
    border="#28333b",
    border_strong="#3d4b55",
    outline="#71828d",
    text="#e5ecf0",
    muted="#a9b9c3",
    faint="#8f9faa",
    disabled="#72838e",
    accent="#4fb4d0",
    accent_hover="#6bc3dc",
    accent_pressed="#3c9fbb",
    on_accent="#05212a",
    soft="#1b3742",
    hover="#1f2a31",
    up="#3a87a3",
    down="#f07f4d",
    down_line="#ffd0b8",
    unknown="#7b8a95",
    open_band="#1f2930",
    good="#58c596",
    good_soft="#15302a",
    bad="#ff8a7a",
    bad_soft="#38201f",
    notice="#4fb4d0",
    notice_soft="#17303a",
)


class Theme(QObject):
    """Keeps the palette, font and style sheet in sync with the preference and the system."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.application = _application()
        self._hints = QGuiApplication.styleHints()
        self._style = (resource_folder() / "style.qss").read_text(encoding="utf-8")
        self.tokens = LIGHT
        self._sheet = StyleSheet(self.application, self)
        with nothing_collected():
            self.application.setPalette(QPalette())  # the system's, whatever an earlier theme has set
        self._system_dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._apply()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        preferences.changed.connect(self._preference_changed)

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is in use."""
        return self.tokens is DARK

    @property
    def complete(self) -> bool:
        """Whether hidden widgets have the new colors too, which takes a few turns of the event loop."""
        return self._sheet.complete

    @Slot()
    def _system_changed(self) -> None:
        # Compared by name: `Qt` itself is not imported here, see "Qt" among the traps in docs/design.md.
        self._system_dark = self._hints.colorScheme().name == "Dark"
        if self._preferences.theme == SYSTEM:
            self._apply()
        # Qt applies the system's fonts again after this.
        QTimer.singleShot(0, self, self._keep_font)

    @Slot()
    def _keep_font(self) -> None:
        """Restore the font on all widgets if Qt has given some of them the system's.

        It does so with the first style sheet and when the system's theme changes: on Windows, macOS and KDE,
        menus, tables and others have their own fonts. Does nothing if the fonts are right, as every widget
        would be laid out again.
        """
        font = body_font()
        if any(_font_of(name) != font for name in _FONTS_OF_THEIR_OWN):
            with nothing_collected():
                self.application.setFont(font)

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            self._apply()

    def _apply(self) -> None:
        choice = self._preferences.theme
        dark = choice == "dark" or (choice == SYSTEM and self._system_dark)
        self.tokens = DARK if dark else LIGHT
        with nothing_collected():
            self.application.setPalette(_palette(self.tokens))
            mark = "dark" if self.dark else "light"
            tick = (resource_folder() / "icons" / f"tick-{mark}.png").as_posix()
            self._sheet.put_on(Template(self._style).substitute(asdict(self.tokens), tick=tick))
        self._keep_font()
        self.changed.emit()


def body_font(
    size: int = BODY,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> QFont:
    """Font of the interface in `size` device-independent pixels, with tabular figures."""
    font = QFont(load_fonts() or QApplication.font().family())
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _font_of(name: str) -> QFont:
    """Return the font of the widgets of a class."""
    return QApplication.font(name)  # type: ignore[call-overload,no-any-return]  # PySide says bytes, and takes text


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("the theme needs a QApplication")
    return application


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.border_strong,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return palette
