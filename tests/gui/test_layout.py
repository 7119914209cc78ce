"""Nothing is clipped or overlaps: at the smallest size, in both directions, at every scale."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QDialog, QTableView

from storemon.gui.figures.chart_legend import ChartLegend
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.settings.move_dialog import MoveDialog
from storemon.gui.store_page.sales_dialog import SalesDialog
from storemon.gui.widgets import theme as theme_module
from storemon.gui.widgets.cells import text_flags
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.language import LANGUAGES, speak
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.theme import Theme, body_font
from storemon.services.diagnostics import DiagnosticsFile
from tests.app_window import AppWindow
from tests.gui.conftest import REFUSED, import_now
from tests.gui.room import cut

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHERS = [name for name in LANGUAGES if name != "en"]


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def direction(request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    QApplication.setLayoutDirection(request.param)
    yield request.param
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(params=["ltr", "rtl", *OTHERS])
def look(request: pytest.FixtureRequest, settings: QSettings) -> Iterator[None]:
    """Mirror the window, or use another language, whose texts may be longer."""
    if request.param == "rtl":
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if request.param in OTHERS:
        settings.setValue("look/language", request.param)
    yield
    speak("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shrink(qtbot: QtBot, window: AppWindow) -> None:
    """Make a window as small as possible."""

    def small() -> bool:
        # The space that a page needs may change with its size.
        window.resize(window.minimumSize())
        QApplication.sendPostedEvents()
        return window.size() == window.minimumSize()

    qtbot.waitUntil(small)


@pytest.mark.usefixtures("look")
def test_no_words_are_cut_on_any_page_of_the_smallest_window(
    qtbot: QtBot, open_window: Callable[[], AppWindow], files: list[Path], tmp_path: Path
) -> None:
    window = open_window()
    shrink(qtbot, window)
    assert not cut(window), cut(window)
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    assert window.session.rows is not None
    window.banners.clear_good()
    for name in ("overview", "stores", "hours", "imports", "store"):
        if name == "store":
            window.navigator.open_store(window.session.rows.table.store_ids[0])
        else:
            window.navigator.show(name)
        qtbot.waitUntil(lambda: not window.session.runner.busy)
        shrink(qtbot, window)
        # The cards of a page come one at a time.
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not cut(window.pages))
        assert not cut(window.pages), (name, cut(window.pages))
        page = window.pages.currentWidget()
        assert page is not None
        for table in page.findChildren(QTableView) if name != "store" else ():
            # A table needs room for three rows, or all its rows, to be usable.
            whole = table.verticalScrollBar().maximum() == 0
            assert not table.isVisible() or whole or table.viewport().height() >= 96, (name, table)
    assert window.hours.tiles.isVisibleTo(window.hours)
    (tmp_path / "odd.csv").write_text("a,b,c\n1,2,3\n")
    window.import_files([tmp_path / "odd.csv"])
    qtbot.waitUntil(lambda: window.session.reviewing and not window.session.runner.busy)
    window.review.detail.form.kind.setCurrentIndex(1)
    shrink(qtbot, window)
    qtbot.waitUntil(lambda: not cut(window.pages))
    # A 1366 × 768 laptop screen at 125 %, minus a title bar and a taskbar.
    assert window.height() <= 540


@pytest.mark.usefixtures("look")
def test_a_small_screen_has_room_for_the_window(
    qtbot: QtBot, open_window: Callable[[], AppWindow], files: list[Path]
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    window.navigator.show("stores")
    # A 1366 × 768 screen at 125 %, minus a title bar and a taskbar.
    window.resize(1093, 540)
    QApplication.sendPostedEvents()
    assert window.height() == 540
    stores = window.stores
    assert not stores.panel.isVisible()
    assert stores.table.height() >= 120
    assert not cut(window), cut(window)
    window.navigator.show("overview")
    qtbot.waitUntil(lambda: window.overview.fleet is not None and not cut(window))
    assert window.height() == 540
    window.navigator.show("stores")
    window.resize(1093, 760)
    QApplication.sendPostedEvents()
    assert stores.panel.isVisible()


@pytest.mark.usefixtures("look")
def test_no_words_are_cut_in_the_settings(qtbot: QtBot, window: AppWindow) -> None:
    window.menus["settings"].trigger()
    dialog = window.settings_controller.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.data is not None and dialog.data.show_button.isEnabled())
    for row in range(dialog.sections.count()):
        dialog.sections.setCurrentRow(row)
        QApplication.sendPostedEvents()
        assert not cut(dialog), (row, cut(dialog))
        assert dialog.sections.sizeHintForColumn(0) <= dialog.sections.viewport().width()


@pytest.mark.usefixtures("look")
def test_no_words_are_cut_in_the_dialogs(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    with files[2].open("a", encoding="utf-8") as file:
        file.write(REFUSED)
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: len(window.imports.model.records) == 3)
    long = "x" * 60 + " שלום"
    window.imports.refused_wanted.emit(next(r for r in window.imports.model.records if r.refused))
    window.menus["restore"].trigger()
    window.menus["undo"].trigger()
    Confirm(window, f"Undo the import of {long}?", f"{long} " * 8, "Undo import", lambda: None).open()
    CrashDialog("Details", window).open()
    DiagnosticsDialog([DiagnosticsFile("log.txt", "text")], window).open()
    MoveDialog(window, "Moving the data").open()
    SalesDialog(window, long, "CHF", 100.0, 20.0, lambda _: None).open()
    qtbot.waitUntil(lambda: len(window.findChildren(QDialog)) >= 8)
    QApplication.sendPostedEvents()
    for dialog in window.findChildren(QDialog):
        assert not cut(dialog), (dialog.windowTitle(), cut(dialog))
    window.actions_bar.options.open_below(window.actions_bar.generate.options_button)
    QApplication.sendPostedEvents()
    assert not cut(window.actions_bar.options), cut(window.actions_bar.options)
    window.actions_bar.options.hide()


@pytest.mark.parametrize("stretch", [100, 135])
def test_the_options_of_a_report_are_whole_on_a_small_screen(
    open_window: Callable[[], AppWindow], stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stretched() -> QFont:
        # As wide as the fonts of other systems may be.
        font = body_font()
        font.setStretch(stretch)
        return font

    monkeypatch.setattr(theme_module, "body_font", stretched)
    window = open_window()
    options = window.actions_bar.options
    for again in (False, True):
        for choice in range(options.time_choice.selector.count()):
            options.time_choice.selector.setCurrentIndex(choice)
            if not again:
                options.open_below(window.actions_bar.generate.options_button)
            QApplication.sendPostedEvents()
            assert options.size() == options.sizeHint()
            assert options.screen().availableGeometry().contains(options.geometry())
            assert not cut(options), cut(options)
            if not again:
                options.hide()
        options.open_below(window.actions_bar.generate.options_button)
    options.hide()


def test_a_legend_in_little_room_goes_on_below(theme: Theme, qtbot: QtBot) -> None:
    legend = ChartLegend(theme)
    qtbot.addWidget(legend)
    wide = legend.sizeHint().width()
    assert legend.heightForWidth(wide) == legend.sizeHint().height()
    assert legend.heightForWidth(wide // 2) == 2 * legend.sizeHint().height()
    legend.resize(wide // 2, legend.heightForWidth(wide // 2))
    picture = legend.grab().toImage()
    lower = {picture.pixel(x, picture.height() * 3 // 4) for x in range(picture.width())}
    assert len(lower) > 2


def first_ink(table: QTableView, column: int) -> int:
    """Return how far from its left edge a cell of the first row has its first dark pixel."""
    rect = table.visualRect(table.model().index(0, column)).adjusted(6, 2, -6, -3)
    picture = table.viewport().grab(rect).toImage()
    return next(
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 128
    )


def test_cells_follow_the_layout_and_their_words_keep_their_own_direction(
    qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    table = PaintedTable(theme)
    qtbot.addWidget(table)
    model = QStandardItemModel(table)
    figure = QStandardItem("58.4–59.6")
    figure.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    model.appendRow([QStandardItem("nord"), figure, QStandardItem("שלום")])
    table.setModel(model)
    table.setShowGrid(False)
    for column in range(3):
        table.setColumnWidth(column, 200)
    table.resize(900, 120)
    table.show()
    leading = direction is Qt.LayoutDirection.LeftToRight
    assert [first_ink(table, column) < 20 for column in range(3)] == [leading, not leading, leading]


SCALED = """
import sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QSettings
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.settings.settings_dialog import SettingsDialog
from storemon.gui.widgets.theme import Theme
from tests.gui.room import cut
application = QApplication([])
preferences = Preferences(QSettings(sys.argv[1], QSettings.Format.IniFormat))
preferences.theme = "light"
theme = Theme(preferences)
dialog = SettingsDialog(theme, Icons(theme, theme), preferences)
dialog.show()
assert abs(dialog.devicePixelRatioF() - float(sys.argv[2])) < 0.01, dialog.devicePixelRatioF()
for row in range(dialog.sections.count()):
    dialog.sections.setCurrentRow(row)
    application.processEvents()
    assert not cut(dialog), cut(dialog)
icon = dialog.sections.item(0).icon().pixmap(dialog.sections.iconSize(), dialog.devicePixelRatioF())
assert abs(icon.width() - 18 * float(sys.argv[2])) <= 1, icon.width()
dialog.deleteLater()
"""


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_no_words_are_cut_and_no_icon_is_blurred_at_a_fractional_scale(tmp_path: Path, scale: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCALED, str(tmp_path / "settings.ini"), scale],
        env={**os.environ, "QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "backwards"),
    [("58.4–59.6%", False), ("nord", False), ("שלום", True), ("12 مطعم", True), ("é שלום", False)],
)
def test_a_text_keeps_its_direction_in_every_layout(text: str, backwards: bool) -> None:  # a case
    for layout in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        flags = text_flags(text, int(Qt.AlignmentFlag.AlignLeft), layout)
        assert bool(flags & int(Qt.TextFlag.TextForceRightToLeft)) is backwards
        side = (
            Qt.AlignmentFlag.AlignLeft
            if layout is Qt.LayoutDirection.LeftToRight
            else Qt.AlignmentFlag.AlignRight
        )
        assert flags & int(side)
