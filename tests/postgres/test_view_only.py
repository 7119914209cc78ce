"""A window with view-only access: forbidden actions are disabled, with a reason."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton

from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import ReportRequest
from storemon.data import schema
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.imports.imports_model import Field
from storemon.services import shared_database
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.postgres.windows import OpenOn
from tests.postgres_server import Server

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WHY = "Your account may look at this database and make reports, not change it."


@pytest.fixture
def viewer(server: Server, address: ServerAddress, files: list[Path]) -> ServerAddress:
    """The address for a view-only account, with data and a report."""
    with closing(Workspace.open(address)) as workspace:
        for file in files:
            workspace.imports.import_file(file)
        workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    if not server.ask("SELECT 1 FROM pg_roles WHERE rolname = 'looker'"):
        server.ask("CREATE ROLE looker LOGIN")
    shared_database.give(address, {"looker": "viewer"})
    return ServerAddress(address.text.replace("tests@", "looker@"))


def shown(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(lambda: window.made and window.session.rows is not None)
    qtbot.waitUntil(lambda: bool(window.imports.model.records))


def changing(window: AppWindow) -> list[QAction | QAbstractButton]:
    """Return the actions on all pages that change the data."""
    page, store, hours = window.imports, window.store, window.store.hours
    return [
        *(window.menus["open"], window.menus.submenu("recent").menuAction()),
        *(page.choose, page.undo, page.clear),
        *(store.head.title.pencil, hours.hours, hours.zone, store.outages.add_note),
        *(card.pencil for card in store.cards.cards),
        window.overview.shared.add_note,
    ]


def test_what_a_viewer_may_not_do_is_disabled_and_says_why(
    qtbot: QtBot, open_on: OpenOn, viewer: ServerAddress, files: list[Path]
) -> None:
    window = open_on(viewer)
    shown(qtbot, window)
    assert "(view only)" in window.windowTitle()
    assert [banner.title.text() for banner in window.banners.banners] == [WHY]
    assert not [target for target in changing(window) if target.isEnabled()]
    assert not [target for target in changing(window) if not target.toolTip().startswith(WHY)]
    undo = window.imports.model.index(0, Field.UNDO)
    assert undo.data(Qt.ItemDataRole.ToolTipRole).startswith(WHY)
    assert not window.menus["undo"].isEnabled()
    # Viewing, and making reports, works as usual.
    assert window.menus["generate"].isEnabled()
    window.menus["generate"].trigger()
    before = window.session.report
    qtbot.waitUntil(lambda: window.session.report is not before)
    window.session.bring_files(files)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert not window.session.reviewing
    assert WHY in {banner.title.text() for banner in window.banners.banners}


def test_a_viewer_looks_at_closures_and_changes_none(
    qtbot: QtBot, open_on: OpenOn, viewer: ServerAddress
) -> None:
    window = open_on(viewer)
    shown(qtbot, window)
    window.menus["closures"].trigger()
    dialog = window.findChild(ClosuresDialog)
    assert dialog is not None
    for button in (dialog.add, dialog.holidays, dialog.change, dialog.delete):
        assert not button.isEnabled()
        assert button.toolTip().startswith(WHY)
    dialog.accept()


def test_files_dropped_on_a_viewers_window_are_refused_with_the_reason(
    qtbot: QtBot, open_on: OpenOn, viewer: ServerAddress, files: list[Path]
) -> None:
    window = open_on(viewer)
    shown(qtbot, window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(100, 100), Qt.DropAction.CopyAction
    entered = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QCoreApplication.sendEvent(window, entered)
    qtbot.waitUntil(window.overlay.isVisible)
    assert window.overlay.why_not.startswith(WHY)
    QCoreApplication.sendEvent(window, QDropEvent(place, copy, data, left, none))
    assert not window.overlay.isVisible()
    assert not window.session.reviewing


def test_a_window_follows_a_role_that_is_given_while_it_is_open(
    qtbot: QtBot, open_on: OpenOn, viewer: ServerAddress, address: ServerAddress
) -> None:
    window = open_on(viewer)
    shown(qtbot, window)
    shared_database.give(address, {"looker": "editor"})
    qtbot.waitUntil(window.menus["open"].isEnabled)
    assert "(view only)" not in window.windowTitle()
    assert window.imports.choose.isEnabled()
    assert window.imports.choose.toolTip() == ""
    assert window.store.head.title.pencil.toolTip() == "Rename store"
    shared_database.give(address, {"looker": "viewer"})
    qtbot.waitUntil(lambda: not window.menus["open"].isEnabled())


def test_a_database_of_a_newer_version_is_shown_and_no_report_is_made(
    qtbot: QtBot, open_on: OpenOn, viewer: ServerAddress, address: ServerAddress, server: Server
) -> None:
    def set_version(version: int) -> None:
        server.ask(f"UPDATE storemon.layout SET version = {version}", address.database)  # noqa: S608  # ours

    set_version(schema.VERSION + 1)
    try:
        window = open_on(address)
        shown(qtbot, window)
        (banner,) = window.banners.banners
        assert banner.title.text() == (
            "The database is from a newer version of storemon: it can be read, but not changed."
        )
        assert banner.detail.text() == "Install the newest version of storemon."
        for target in (*changing(window), window.menus["generate"]):
            assert not target.isEnabled()
        window.freshness.look()
        qtbot.waitUntil(lambda: not window.session.runner.busy)
        assert len(window.banners.banners) == 1
    finally:
        set_version(schema.VERSION)
