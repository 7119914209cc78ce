"""All texts fit on the pages of the sample data; `tests.labels` checks all sizes and scales."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as NeverSo

from storemon.gui.widgets.language import speak
from tests.app_window import AppWindow
from tests.gui.room import unfit
from tests.gui.test_window import wait_for_week
from tests.labels import lasting
from tests.opened_dialogs import dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, settings: QSettings) -> Iterator[str]:
    settings.setValue("look/language", request.param)
    yield str(request.param)
    speak("en")


@pytest.mark.usefixtures("language")
def test_every_label_has_the_room_that_it_needs(qtbot: QtBot, open_window: Callable[[], AppWindow]) -> None:
    window = open_window()
    window.session.import_sample()
    wait_for_week(qtbot, window)
    qtbot.waitUntil(lambda: window.overview.fleet is not None and not window.session.runner.busy)
    window.banners.clear_good()
    assert window.session.rows is not None
    store_id = window.session.rows.table.store_ids[0]
    found: dict[str, list[str]] = {}
    for width, height in ((1280, 800), (1920, 1080)):
        window.resize(width, height)
        for page in ("overview", "stores", "hours", "imports", "store"):
            if page == "store":
                window.navigator.open_store(store_id)
            else:
                window.navigator.show(page)
            QApplication.sendPostedEvents()
            with suppress(NeverSo):
                # Pages are filled one card at a time, and laid out in later turns.
                qtbot.waitUntil(lambda: not window.session.runner.busy and not unfit(window), timeout=4000)
            if cut := unfit(window):
                found[f"{page} {width}x{height}"] = cut
    assert found == {}


def test_every_dialog_has_room_for_its_texts(
    qtbot: QtBot, settings: QSettings, open_window: Callable[[], AppWindow]
) -> None:
    settings.setValue("look/language", "es")
    try:
        window = open_window()
        window.session.import_sample()
        wait_for_week(qtbot, window)
        qtbot.waitUntil(lambda: window.overview.fleet is not None and not window.session.runner.busy)
        found = {name: problems for name, shown in dialogs(window) if (problems := lasting(shown))}
    finally:
        speak("en")
    assert found == {}
