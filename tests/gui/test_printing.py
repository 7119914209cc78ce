"""From a page on the screen to its preview, and to the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QScrollArea

from storemon.gui.export.page_preview import PagePreview
from tests.app_window import AppWindow
from tests.gui.test_window import click, wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("overview")
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    return window


def preview(qtbot: QtBot, window: AppWindow) -> PagePreview:
    window.menus["print"].trigger()
    qtbot.waitUntil(lambda: window.findChild(PagePreview) is not None)
    dialog = window.findChild(PagePreview)
    assert isinstance(dialog, PagePreview)
    return dialog


def test_without_a_report_there_is_nothing_to_print(window: AppWindow) -> None:
    assert not window.menus["print"].isEnabled()


def test_the_preview_shows_the_page_of_all_stores_or_of_the_one_at_hand(
    qtbot: QtBot, full: AppWindow
) -> None:
    assert full.menus["print"].isEnabled()
    dialog = preview(qtbot, full)
    everyone = dialog.page.accessibleName()
    sheet = dialog.page.pixmap().toImage()
    assert sheet.width() < sheet.height()
    assert sheet.pixelColor(2, 2).name() == "#ffffff"
    assert len({sheet.pixel(x, y) for x in range(0, sheet.width(), 7) for y in range(0, 300, 3)}) > 3
    click(dialog.close_button)
    qtbot.waitUntil(lambda: full.findChild(PagePreview) is None)
    rows = full.session.rows
    assert rows is not None
    full.navigator.open_store(rows.table.store_ids[3])
    dialog = preview(qtbot, full)
    assert rows.title(3) in dialog.page.accessibleName()
    assert dialog.page.accessibleName() != everyone


def test_the_page_is_opened_by_what_prints_it(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def take(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    dialog = preview(qtbot, full)
    with qtbot.waitSignal(full.export_controller.printing.opened):
        click(dialog.print_button)
    assert asked[0].suffix == ".pdf"
    assert asked[0].read_bytes().startswith(b"%PDF")


def test_where_nothing_opens_pages_a_message_says_what_to_do(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog = preview(qtbot, full)
    click(dialog.print_button)
    qtbot.waitUntil(lambda: bool(full.banners.banners))
    assert full.banners.banners[0].title.text() == "The page cannot be opened."


def test_the_page_is_seen_in_all_its_width(qtbot: QtBot, full: AppWindow) -> None:
    dialog = preview(qtbot, full)
    view = dialog.findChild(QScrollArea)
    assert view is not None
    qtbot.waitUntil(lambda: view.isVisible() and view.verticalScrollBar().maximum() > 0)
    assert view.horizontalScrollBar().maximum() == 0


def test_the_preview_leads_to_the_file(qtbot: QtBot, full: AppWindow) -> None:
    dialog = preview(qtbot, full)
    click(dialog.save_button)
    qtbot.waitUntil(lambda: full.findChild(QFileDialog) is not None)
    files = full.findChild(QFileDialog)
    assert files is not None
    assert files.selectedFiles()[0].endswith(".pdf")
    files.reject()
