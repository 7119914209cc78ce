"""The window connects to a shared database, remembers it, and switches back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.server_address import ServerAddress
from storemon.gui.settings.settings_data import DataSettings
from storemon.gui.shared.connect_dialog import ConnectDialog
from storemon.gui.shared.known_servers import KnownServers
from storemon.gui.shared.shared_controller import SharedController
from storemon.gui.widgets.confirm import Confirm
from storemon.services.paths import chosen_server
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.memory_keyring import MemoryKeyring, memory_keyring
from tests.postgres.windows import OpenOn
from tests.postgres_server import Server

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "Geheim99"  # noqa: S105  # searched for in outputs


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as made:
        yield made


@pytest.fixture
def guarded(own_server: Server) -> ServerAddress:
    """A database whose server requires a password."""
    address = own_server.ready_database()
    own_server.ask(f"CREATE ROLE ana LOGIN SUPERUSER PASSWORD '{SECRET}'")
    own_server.data.joinpath("pg_hba.conf").write_text("local all tests trust\nlocal all all scram-sha-256\n")
    own_server.reload()
    return ServerAddress(address.replace("tests@", "ana@"))


def dialog_of(qtbot: QtBot, window: AppWindow) -> ConnectDialog:
    qtbot.waitUntil(lambda: window.the(SharedController).dialog is not None)
    dialog = window.the(SharedController).dialog
    assert dialog is not None
    return dialog


def ask(qtbot: QtBot, window: AppWindow) -> ConnectDialog:
    qtbot.waitUntil(lambda: not window.job_bar.busy)
    window.menus["connect"].trigger()
    return dialog_of(qtbot, window)


def connect(qtbot: QtBot, window: AppWindow, address: ServerAddress, password: str = "") -> None:
    dialog = ask(qtbot, window)
    dialog.fill(address)
    dialog.password.setText(password)
    QTest.mouseClick(dialog.connect_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: on_server(window))


def on_server(window: AppWindow) -> bool:
    session = window.session
    return session.workspace is not None and not session.workspace.is_file and session.summary is not None


def test_a_window_goes_to_a_shared_database_and_back(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress, files: list[Path]
) -> None:
    window = open_on(None)
    qtbot.waitUntil(lambda: window.made)
    local = window.session.workspace
    assert local is not None
    assert not window.menus["local-database"].isEnabled()
    connect(qtbot, window, address)
    assert window.windowTitle() == f"{address.database} on {address.host} – storemon"
    assert not window.menus["backup"].isVisible()
    assert not window.menus["restore"].isVisible()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 2)
    qtbot.waitUntil(lambda: not window.job_bar.busy)
    window.menus["local-database"].trigger()
    qtbot.waitUntil(lambda: window.session.workspace is not None and window.session.workspace.is_file)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 0)
    assert window.session.workspace is not None
    assert window.session.workspace.place == local.place
    assert window.windowTitle() == "storemon"
    assert window.menus["backup"].isVisible()


def test_the_next_start_opens_the_shared_database_again(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress
) -> None:
    window = open_on(None)
    qtbot.waitUntil(lambda: window.made)
    connect(qtbot, window, address)
    known = KnownServers(window.shared.settings)
    assert known.current == address
    assert known.recent == [address]
    assert chosen_server() == address
    window.close()
    again = open_on(None)
    qtbot.waitUntil(lambda: on_server(again))
    qtbot.waitUntil(lambda: not again.job_bar.busy)
    again.menus["local-database"].trigger()
    qtbot.waitUntil(lambda: again.session.workspace is not None and again.session.workspace.is_file)
    later = KnownServers(window.shared.settings)
    assert (later.current, later.recent) == (None, [address])


def test_a_window_opens_on_an_address_and_remembers_it_for_no_other(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress
) -> None:
    window = open_on(address)
    qtbot.waitUntil(lambda: on_server(window))
    assert KnownServers(window.shared.settings).current is None
    window.menus["settings"].trigger()
    settings = window.settings_controller.dialog
    assert settings is not None
    qtbot.waitUntil(lambda: settings.data is not None)
    page = settings.findChild(DataSettings)
    assert page is not None
    assert page.place.text() == str(address)
    assert page.move_button.isHidden()
    assert page.show_button.isHidden()


def test_the_test_button_tells_what_is_there_and_what_is_wrong(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress, server: Server
) -> None:
    window = open_on(None)
    qtbot.waitUntil(lambda: window.made)
    dialog = ask(qtbot, window)
    assert not dialog.connect_button.isEnabled()
    dialog.fill(address)
    dialog.test.click()
    works = "It works: the database has 0 stores with 0 checks."
    qtbot.waitUntil(lambda: dialog.state.text() == works)
    dialog.database.setText("nowhere")
    dialog.test.click()
    qtbot.waitUntil(lambda: dialog.wrong.text().startswith("There is no such database on the server."))
    assert dialog.connect_button.isEnabled()
    assert window.session.workspace is not None
    assert window.session.workspace.is_file


def test_a_password_that_is_kept_is_not_asked_for_again(
    qtbot: QtBot, open_on: OpenOn, guarded: ServerAddress, ring: MemoryKeyring
) -> None:
    window = open_on(None)
    qtbot.waitUntil(lambda: window.made)
    dialog = ask(qtbot, window)
    dialog.fill(guarded)
    dialog.password.setText(f"{SECRET}x")
    dialog.connect_button.click()
    qtbot.waitUntil(lambda: dialog.wrong.text().startswith("The server did not let storemon in."))
    assert ring.kept == {}
    dialog.password.setText(SECRET)
    dialog.connect_button.click()
    qtbot.waitUntil(lambda: on_server(window))
    assert list(ring.kept.values()) == [SECRET]
    window.close()
    assert SECRET not in Path(window.shared.settings.fileName()).read_text()
    again = open_on(None)
    qtbot.waitUntil(lambda: on_server(again))


def test_without_a_keyring_the_password_is_asked_for_at_each_start(
    qtbot: QtBot, open_on: OpenOn, guarded: ServerAddress
) -> None:
    window = open_on(None)
    qtbot.waitUntil(lambda: window.made)
    connect(qtbot, window, guarded, SECRET)
    window.close()
    again = open_on(None)
    dialog = dialog_of(qtbot, again)
    assert dialog.host.text() == guarded.host
    assert dialog.user.text() == "ana"
    assert not dialog.keep.isEnabled()
    dialog.password.setText(SECRET)
    dialog.connect_button.click()
    qtbot.waitUntil(lambda: on_server(again))
    assert not again.banners.banners


def test_clearing_a_shared_database_says_for_whom_and_that_there_is_no_backup(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress, files: list[Path]
) -> None:
    window = open_on(address)
    qtbot.waitUntil(lambda: on_server(window))
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    window.imports.clear_wanted.emit()
    question = window.findChild(Confirm)
    assert question is not None
    assert "for everybody who shares this database" in question.body.text()
    question.yes.click()
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 0)


def test_a_window_on_a_file_loads_neither_driver_nor_keyring(qtbot: QtBot, open_on: OpenOn) -> None:
    # Modules that other tests have loaded are removed for the duration of this one.
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if _is_of_a_server(name)}
    try:
        window = open_on(None)
        qtbot.waitUntil(lambda: window.made)
        assert [name for name in sys.modules if _is_of_a_server(name)] == []
    finally:
        sys.modules.update(hidden)


def _is_of_a_server(name: str) -> bool:
    return name.partition(".")[0] in {"psycopg", "keyring"} or name.startswith("storemon.data.postgres.")
