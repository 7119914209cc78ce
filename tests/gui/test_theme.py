from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget
from shiboken6 import delete
from typing_extensions import override

from storemon.core.vocabulary import ReportRequest
from storemon.gui.widgets import icons as icons_module
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import DARK, LIGHT, Theme, _font_of, body_font
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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
    # The offscreen platform has no system color scheme.
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


FONTS = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from storemon.gui.application import make_application
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
application = make_application()
assert QApplication.font("QMenu").family() == "DejaVu Serif", QApplication.font("QMenu").family()
theme = Theme(Preferences(QSettings(sys.argv[1], QSettings.Format.IniFormat)))
for name in ("QMenu", "QMenuBar", "QTableView", "QHeaderView", "QToolButton", "QTipLabel", "QLabel"):
    assert QApplication.font(name).family() == "Inter", (name, QApplication.font(name).family())
"""


@pytest.mark.skipif(
    os.environ["QT_QPA_PLATFORM"] != "xcb", reason="off screen, no widget has a font of its own"
)
def test_menus_and_tables_have_the_font_where_the_desktop_gives_them_others(tmp_path: Path) -> None:
    fonts = "".join(
        f"{name}=DejaVu Serif,10,-1,5,50,0,0,0,0,0\n" for name in ("font", "menuFont", "toolBarFont")
    )
    (tmp_path / "kdeglobals").write_text(f"[General]\n{fonts}", encoding="utf-8")
    kde = {"QT_QPA_PLATFORMTHEME": "kde", "XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "5"}
    done = subprocess.run(
        [sys.executable, "-c", FONTS, str(tmp_path / "settings.ini")],
        env={**os.environ, **kde, "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_font_that_the_system_gives_to_menus_is_taken_back(qtbot: QtBot, theme: Theme) -> None:
    assert _font_of("QMenu").family() == body_font().family()
    QApplication.setFont(QFont("Serif"), "QMenu")  # type: ignore[arg-type]  # PySide says bytes
    theme._system_changed()
    qtbot.waitUntil(lambda: _font_of("QMenu").family() == body_font().family())


LITTERED = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from storemon.gui.application import make_application
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme

class Allocates(QWidget):
    def changeEvent(self, event):
        super().changeEvent(event)
        [[] for _ in range(10_000)]

def window(kind):
    made = kind()
    column = QVBoxLayout(made)
    for _ in range(20):
        column.addWidget(QLabel("words"))
    for one in (made, *made.findChildren(QLabel)):
        one.ensurePolished()
    return made

application = make_application()
preferences = Preferences(QSettings(sys.argv[1], QSettings.Format.IniFormat))
theme = Theme(preferences)
kept = [window(Allocates) for _ in range(3)]
for name in ("dark", "light", "dark", "light", "system"):
    for _ in range(10):
        litter = window(QWidget)
        litter.itself = litter
    preferences.theme = name
"""


def test_windows_that_are_garbage_are_not_destroyed_while_another_theme_is_put_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", LITTERED, str(tmp_path / "settings.ini")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


class Listener(QObject):
    """Counts how often widgets receive a palette change."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[int] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self.times[id(watched)] += 1
        return False


def test_another_theme_is_put_on_each_widget_once_however_deep_it_lies(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    told, widgets = Listener(), [QWidget()]
    qtbot.addWidget(widgets[0])
    for _ in range(6):
        inner = QWidget(widgets[-1])
        QVBoxLayout(widgets[-1]).addWidget(inner)
        widgets.append(inner)
    widgets[0].show()
    for widget in widgets:
        widget.installEventFilter(told)
    preferences.theme = "dark"
    # One for the inherited palette, and one for the colors of its own rules.
    assert [told.times[id(widget)] for widget in widgets] == [2] * len(widgets)


def test_an_icon_is_drawn_once_for_all_that_wear_it_and_for_every_theme_that_comes_back(
    theme: Theme, preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Counter[tuple[object, ...]] = Counter()
    whole = icons_module._render

    def render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
        drawn[name, colour, size, ratio] += 1
        return whole(name, colour, size, ratio)

    monkeypatch.setattr(icons_module, "_render", render)
    icons, buttons = Icons(theme, theme), [QPushButton() for _ in range(3)]
    for button in buttons:
        qtbot.addWidget(button)
        icons.put(button, "store")
    for name in ("dark", "light", "dark"):
        preferences.theme = name
    assert set(drawn.values()) == {1}
    assert {colour for _, colour, *_ in drawn} >= {LIGHT.muted, DARK.muted, LIGHT.accent, DARK.accent}


def test_every_widget_keeps_its_font_when_the_theme_is_chosen(
    theme: Theme, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        theme,
        "application",
        SimpleNamespace(
            setPalette=lambda _: None,
            styleSheet=lambda: "",
            setStyleSheet=lambda _: None,
            setFont=lambda _: pytest.fail("laid out once more"),
        ),
    )
    preferences.theme = "dark"
    assert theme.dark


class Many(QWidget):
    """Labels with a color from the style sheet."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.labels = [QLabel(self) for _ in range(labels)]
        for label in self.labels:
            label.setObjectName("muted")

    def colors(self) -> set[str]:
        return {label.palette().color(QPalette.ColorRole.WindowText).name() for label in self.labels}


def look(window: AppWindow, page: str, qtbot: QtBot) -> QImage:
    window.navigator.show(page)
    qtbot.waitUntil(lambda: not window.session.runner.busy and window.theme.complete)
    # The overview is filled one card at a time.
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    # Laid out again, now that all figures are there.
    window.resize(1270, 800)
    window.resize(1280, 800)
    return window.grab().toImage()


def test_a_window_that_was_dark_looks_as_one_that_was_never_so(
    qtbot: QtBot, open_window: Callable[[], AppWindow], files: list[Path]
) -> None:
    window = open_window()
    import_now(qtbot, window, files)
    with qtbot.waitSignal(window.session.report_shown):
        window.reports.generate(ReportRequest())
    pages = ("stores", "hours", "imports", "overview")
    light = [look(window, page, qtbot) for page in pages]
    window.preferences.theme = "dark"
    dark = [look(window, page, qtbot) for page in pages]
    window.preferences.theme = "light"
    assert [look(window, page, qtbot) for page in pages] == light
    window.preferences.theme = "dark"
    window.close()
    again = open_window()
    assert [look(again, page, qtbot) for page in pages] == dark
    assert all(one != other for one, other in zip(light, dark, strict=True))


def test_a_theme_is_put_on_at_once_where_it_is_seen_and_soon_where_it_is_not(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    shown, hidden = Many(200), Many(200)
    for page in (shown, hidden):
        qtbot.addWidget(page)
        page.show()
    hidden.hide()
    qtbot.waitUntil(lambda: theme.complete)
    for name, tokens in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        preferences.theme = name
        assert shown.colors() == {tokens.muted}
    assert not theme.complete
    assert hidden.colors() != {DARK.muted}
    qtbot.waitUntil(lambda: theme.complete)
    assert hidden.colors() == {DARK.muted}


def test_a_widget_that_goes_before_its_turn_is_passed_over(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    kept, gone = Many(20), Many(20)
    for page in (kept, gone):
        qtbot.addWidget(page)
        page.show()
        page.hide()
    preferences.theme = "dark"
    gone.labels[3].setParent(None)
    delete(gone.labels[3])
    qtbot.waitUntil(lambda: theme.complete)
    assert kept.colors() == {DARK.muted}


def test_the_ground_of_a_window_is_filled_once(qtbot: QtBot, theme: Theme, preferences: Preferences) -> None:
    """Only by the palette: a style sheet rule would fill the whole background a second time."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(200, 100)
    window.show()
    for choice in ("dark", "light"):
        preferences.theme = choice
        assert window.grab().toImage().pixelColor(100, 50).name() == theme.tokens.window
    assert not window.testAttribute(Qt.WidgetAttribute.WA_StyledBackground)
