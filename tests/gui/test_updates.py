"""The update check in the window, against a local test server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices

from storemon import __version__
from storemon.gui.updates import updates_controller
from storemon.gui.widgets import preferences, resources
from storemon.gui.widgets.banner import Banner
from tests.app_window import AppWindow
from tests.release_server import Releases, serve_releases

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NEWER = "99.0.0"


@pytest.fixture
def releases(monkeypatch: pytest.MonkeyPatch) -> Iterator[Releases]:
    with serve_releases(monkeypatch) as serving:
        serving.list(NEWER, __version__)
        for module in (updates_controller, preferences):
            monkeypatch.setattr(module, "release_list", lambda: serving.address)
        yield serving


def told(window: AppWindow, text: str) -> Banner | None:
    return next((banner for banner in window.banners.banners if text in banner.title.text()), None)


def look(window: AppWindow) -> None:
    window.menus["updates"].trigger()


def rested(window: AppWindow) -> bool:
    return not window.session.runner.busy and not window.shared.jobs.busy


def test_nothing_is_asked_for_before_somebody_wants_it(
    qtbot: QtBot, releases: Releases, window: AppWindow
) -> None:
    assert not window.preferences.look_for_updates
    qtbot.waitUntil(lambda: rested(window))
    assert releases.asked == []
    look(window)
    qtbot.waitUntil(lambda: told(window, f"{NEWER} has been released") is not None)
    assert len(releases.asked) == 1


def test_a_newer_version_is_told_with_the_way_to_it(
    qtbot: QtBot, releases: Releases, window: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    look(window)
    qtbot.waitUntil(lambda: told(window, NEWER) is not None)
    banner = told(window, NEWER)
    assert banner is not None
    assert banner.title.text() == f"storemon {NEWER} has been released. You have {__version__}."
    banner.act()
    assert [url.toString() for url in opened] == [releases.address.removesuffix(".atom")]


def test_who_asks_hears_too_that_there_is_none_or_why_nothing_is_known(
    qtbot: QtBot, releases: Releases, window: AppWindow
) -> None:
    releases.list(__version__)
    look(window)
    qtbot.waitUntil(lambda: told(window, f"No version newer than {__version__}") is not None)
    releases.status = 500
    qtbot.waitUntil(lambda: rested(window))
    look(window)
    qtbot.waitUntil(lambda: told(window, "could not check for updates") is not None)


def test_a_look_that_takes_long_can_be_canceled(qtbot: QtBot, releases: Releases, window: AppWindow) -> None:
    releases.held.clear()
    look(window)
    qtbot.waitUntil(lambda: len(releases.asked) == 1)
    window.shared.jobs.cancel.emit("updates")
    qtbot.waitUntil(lambda: rested(window))
    assert told(window, NEWER) is None


def test_by_itself_it_looks_once_a_day_and_tells_of_a_version_once(
    qtbot: QtBot, releases: Releases, window: AppWindow
) -> None:
    window.preferences.look_for_updates = True
    qtbot.waitUntil(lambda: told(window, NEWER) is not None)
    daily = window.the(updates_controller.UpdatesController)._daily
    assert (daily.isActive(), daily.interval()) == (True, 24 * 60 * 60 * 1000)
    window.banners.clear_all()
    qtbot.waitUntil(lambda: rested(window))
    daily.timeout.emit()
    qtbot.waitUntil(lambda: len(releases.asked) == 2 and rested(window))
    assert told(window, NEWER) is None
    window.preferences.look_for_updates = False
    assert not daily.isActive()


def test_where_it_is_set_the_window_looks_at_its_start_and_keeps_quiet_of_failures(
    qtbot: QtBot, releases: Releases, settings: QSettings, open_window: Callable[[], AppWindow]
) -> None:
    settings.setValue("updates/look", "true")
    releases.status = 500
    window = open_window()
    qtbot.waitUntil(lambda: len(releases.asked) == 1 and rested(window))
    assert window.banners.banners == []


def test_without_a_list_of_releases_nothing_is_offered(window: AppWindow) -> None:
    assert resources.release_list() == ""
    assert not window.menus["updates"].isVisible()
    assert not window.menus["updates"].isEnabled()
    assert "look_for_updates" not in [preference.name for preference, _ in window.preferences.rows()]


def test_a_package_brings_the_address_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "releases.txt").write_text("https://example.org/releases.atom\n", "utf-8")
    monkeypatch.setattr(resources, "resource_folder", lambda: tmp_path)
    assert resources.release_list() == "https://example.org/releases.atom"
