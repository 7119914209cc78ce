"""storemon's files are accessible only to their owner, from the first byte and with any umask."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from storemon.core.vocabulary import Method, ReportRequest
from storemon.gui.widgets.stored import open_settings
from storemon.services import diagnostics
from storemon.services.crash_log import CrashLog
from storemon.services.log_file import LogFile
from storemon.services.moving import copy_data, look_at
from storemon.services.paths import default_database, log_folder, run_folder, settings_file
from storemon.services.saving import write_text
from storemon.services.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile to its owner by itself")


@pytest.fixture(params=[0o000, 0o022], ids=oct, autouse=True)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    file = tmp_path / "zones.csv"
    file.touch()
    file.chmod(0o600)
    file.write_text("store_id,timezone_str\nnord,Europe/Berlin\n", "utf-8")
    return file


def modes(*folders: Path) -> dict[str, str]:
    """Return the modes of everything in the folders that is more open than its owner needs."""
    found = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(path.lstat().st_mode)
            if mode != (0o700 if path.is_dir() else 0o600):
                found[str(path)] = oct(mode)
    return found


def test_database_log_index_locks_and_backups_are_private(tmp_path: Path, zones: Path) -> None:
    workspace = Workspace.open(tmp_path / "deep" / "data" / "x.db")
    workspace.imports.import_file(zones)
    workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
    workspace.backups.save(tmp_path / "deep" / "by hand.db")
    assert workspace.backups.make_daily() is not None
    workspace.imports.undo(1)
    workspace.backups.restore(tmp_path / "deep" / "by hand.db")
    names = {path.name for path in (tmp_path / "deep").rglob("*")}
    assert names >= {"x.db", "x.db-wal", "x.db-shm", "backups", "by hand.db"}
    assert any(name.endswith(".lock") for name in names)
    assert modes(tmp_path / "deep") == {}
    place = look_at(workspace.path, tmp_path / "other")
    copy_data(workspace.path, place)
    assert modes(tmp_path / "other") == {}
    workspace.close()


def test_every_file_is_private_when_it_is_made(tmp_path: Path, zones: Path) -> None:
    """A file that is restricted only after its creation could be opened in between."""
    command = ["strace", "-f", "-qq", "-e", "trace=openat", sys.executable, "-m", "storemon"]
    folder = tmp_path / "new"
    try:
        words = ["--database", str(folder / "x.db"), "import", str(zones)]
        done = subprocess.run([*command, *words], capture_output=True, text=True, check=False)
    except OSError:
        pytest.skip("system calls cannot be watched here")
    if done.returncode:
        pytest.skip("system calls cannot be watched here")
    made = [line for line in done.stderr.splitlines() if str(folder) in line and "O_CREAT" in line]
    first: dict[str, str] = {}
    for line in made:
        first.setdefault(line.split('"')[1], line)
    assert len(first) >= 3
    assert [line for line in first.values() if ", 0600)" not in line] == []


def test_a_file_of_an_older_storemon_is_closed_in_the_persons_own_place(zones: Path) -> None:
    Workspace.open(default_database()).close()
    workspace = Workspace.open(default_database())
    workspace.imports.import_file(zones)
    workspace.imports.undo(1)
    workspace.close()
    folder = default_database().parent
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    Workspace.open(default_database()).close()
    assert modes(folder) == {}


def test_a_database_that_others_were_let_into_stays_so_and_its_backups_with_it(
    tmp_path: Path, zones: Path
) -> None:
    (tmp_path / "team").mkdir(0o700)
    database = tmp_path / "team" / "x.db"
    Workspace.open(database).close()
    database.chmod(0o660)
    database.parent.chmod(0o770)
    workspace = Workspace.open(database)
    workspace.imports.import_file(zones)
    workspace.imports.undo(1)
    found = {
        path.name.partition("-auto")[0]: oct(stat.S_IMODE(path.stat().st_mode))
        for path in (
            database,
            database.parent,
            *database.parent.glob("*-wal"),
            *database.parent.rglob("backups"),
            *database.parent.rglob("*undo.db"),
        )
    }
    workspace.close()
    assert found == {"x.db": "0o660", "team": "0o770", "x.db-wal": "0o660", "backups": "0o770", "x": "0o660"}


def test_settings_are_private_and_stay_so(tmp_path: Path) -> None:
    settings = open_settings(tmp_path / "settings" / "storemon.ini")
    settings.setValue("theme", "dark")
    settings.sync()
    assert settings.status() is QSettings.Status.NoError
    assert (tmp_path / "settings" / "storemon.ini").read_text().count("dark") == 1
    (tmp_path / "settings" / "storemon.ini").chmod(0o644)
    again = open_settings(tmp_path / "settings" / "storemon.ini")
    again.setValue("theme", "light")
    again.sync()
    assert modes(tmp_path / "settings") == {}


def test_settings_and_run_folders_of_an_older_storemon_are_closed() -> None:
    folders = [settings_file().parent, run_folder().parent, log_folder()]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)
    Workspace.open(default_database()).close()
    assert [oct(stat.S_IMODE(folder.stat().st_mode)) for folder in folders] == ["0o700"] * 3


def test_logs_crash_notes_and_diagnostics_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "log"
    for _ in range(2):
        crash_log = CrashLog(folder, "key")
        crash_log.begin()
        logging.getLogger("storemon").info("words")
        running = (folder / "running-key").read_text()
        assert (folder / "faults-key.txt").exists()
        assert modes(tmp_path / "state") == {}
        crash_log.end()
        (folder / "running-key").write_text(running)  # as a process leaves it that was killed
    assert (folder / "last-crash-key.txt").exists()
    logging.getLogger("storemon").setLevel(logging.NOTSET)
    files = tmp_path / "papers"
    files.mkdir(0o700)
    files.chmod(0o700)
    diagnostics.save([diagnostics.DiagnosticsFile("log.txt", "words")], files / "papers.zip")
    assert zipfile.ZipFile(files / "papers.zip").namelist() == ["log.txt"]
    assert modes(files) == {}


def test_a_full_log_stays_private_when_it_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.services.log_file._LARGEST", 10)
    (tmp_path / "log").mkdir(0o700)
    (tmp_path / "log").chmod(0o700)
    handler = LogFile(tmp_path / "log" / "x.log")
    for _ in range(3):
        handler.handle(logging.makeLogRecord({"name": "storemon", "msg": "some words"}))
    handler.close()
    assert {path.name for path in (tmp_path / "log").iterdir()} == {"x.log", "x.1.log"}
    assert modes(tmp_path / "log") == {}


def test_a_file_that_a_person_asks_for_is_as_open_as_any_new_file_of_theirs(tmp_path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    write_text("a,b\n", tmp_path / "report.csv")
    assert stat.S_IMODE((tmp_path / "report.csv").stat().st_mode) == 0o666 & ~mask
