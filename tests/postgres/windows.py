"""Windows on server databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from storemon.core.server_address import Place
from storemon.window_data import open_workspace
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OpenOn = Callable[[Place | None], AppWindow]


@pytest.fixture
def open_on(settings: QSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> OpenOn:
    """Show a window as the program does, on a place or on the one in the settings."""
    monkeypatch.setattr("storemon.services.paths.settings_file", lambda: Path(settings.fileName()))

    def show(place: Place | None) -> AppWindow:
        window = AppWindow(
            lambda progress: open_workspace(place, progress, recover=True), None, settings, named=place
        )
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.context is not None)
        return window

    return show
