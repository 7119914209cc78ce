"""Passwords never leak: a typed, stored or command-line password is searched for everywhere."""

from __future__ import annotations

import faulthandler
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.core.server_address import ServerAddress
from storemon.gui.shared.shared_controller import SharedController
from storemon.services.crash_log import CrashLog
from storemon.services.diagnostics import collect, save
from tests.memory_keyring import memory_keyring
from tests.postgres.windows import OpenOn
from tests.postgres_server import Server

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "Geheim99"  # noqa: S105  # searched for in outputs


@pytest.fixture
def guarded(own_server: Server) -> ServerAddress:
    """A database whose server requires a password."""
    address = own_server.ready_database()
    own_server.ask(f"CREATE ROLE ana LOGIN SUPERUSER PASSWORD '{SECRET}'")
    own_server.data.joinpath("pg_hba.conf").write_text("local all tests trust\nlocal all all scram-sha-256\n")
    own_server.reload()
    return ServerAddress(address.replace("tests@", "ana@"))


def files_with_it(*folders: Path) -> list[Path]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if SECRET.encode() in path.read_bytes()]


def homes() -> list[Path]:
    """Return the program's user folders in this test."""
    return [
        Path(os.environ[name]) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME") if name in os.environ
    ]


@pytest.mark.logs_warnings
def test_a_windows_password_is_in_no_setting_log_crash_report_or_diagnostics(
    qtbot: QtBot, open_on: OpenOn, guarded: ServerAddress, own_server: Server, tmp_path: Path
) -> None:
    crash_log = CrashLog(tmp_path / "logs", "key")
    crash_log.begin()
    with memory_keyring():
        window = open_on(None)
        qtbot.waitUntil(lambda: window.made)
        window.menus["connect"].trigger()
        controller = window.the(SharedController)
        qtbot.waitUntil(lambda: controller.dialog is not None)
        dialog = controller.dialog
        assert dialog is not None
        dialog.fill(guarded)
        dialog.password.setText(SECRET)
        dialog.connect_button.click()
        qtbot.waitUntil(lambda: window.session.workspace is not None and not window.session.workspace.is_file)
        qtbot.waitUntil(lambda: window.session.summary is not None)
        workspace = window.session.workspace
        assert workspace is not None
        own_server.ask("ALTER ROLE ana PASSWORD 'another'")
        own_server.end_connections(guarded)
        window.freshness.look()
        qtbot.waitUntil(lambda: bool(window.banners.banners))
        said = [label for banner in window.banners.banners for label in (banner.title, banner.detail)]
        assert not [label for label in said if SECRET in label.text()]
        place = workspace.place
        # Simulates an error of ours in the worst place.
        mistake = RuntimeError(repr(place), f"postgresql://ana:{SECRET}@host/stores")
        logging.getLogger("storemon.test").error("a mistake", exc_info=mistake)
        with (tmp_path / "crash.txt").open("w") as crash:
            faulthandler.dump_traceback(crash)
        save(collect(crash_log, workspace, {}, {}), tmp_path / "diagnostics.zip")
        found = collect(crash_log, workspace, {}, {})
        assert "a mistake" in "".join(file.text for file in found)
        assert SECRET not in "".join(file.text for file in found)
        assert SECRET not in repr(place) + repr(workspace)
        window.shared.settings.sync()
        window.close()
    crash_log.end()
    log = own_server.folder / "log"
    assert SECRET not in log.read_text(errors="replace")
    assert files_with_it(tmp_path, *homes()) == []


def test_a_commands_password_is_in_no_output_process_list_or_file(
    guarded: ServerAddress, own_server: Server, tmp_path: Path
) -> None:
    told = guarded.text.replace("ana@", f"ana:{SECRET}@")
    away = f"postgresql://ana:{SECRET}@127.0.0.1:9/stores"
    nowhere = told.replace(f"/{guarded.database}?", "/nowhere?")
    wrong = told.replace(SECRET, f"{SECRET}x")
    unsafe = f"{told}&sslmode=bogus"
    for place in (told, away, nowhere, wrong, unsafe):
        environment = {**os.environ, "STOREMON_DATABASE": place, "STOREMON_DEBUG": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "storemon", "list-imports"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if Path("/proc").exists():
            assert SECRET not in Path(f"/proc/{process.pid}/cmdline").read_text()
        said, _ = process.communicate(timeout=60)
        assert SECRET not in said
        assert (process.returncode == 0) is (place == told)
    told_of = own_server.ask("SELECT string_agg(application_name || query, ' ') FROM pg_stat_activity")
    assert SECRET not in told_of
    (tmp_path / "something").touch()
    assert files_with_it(tmp_path, *homes()) == []
