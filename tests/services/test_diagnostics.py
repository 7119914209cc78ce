from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storemon.errors import ExportFailed
from storemon.services.crash_log import CrashLog
from storemon.services.diagnostics import collect, save
from storemon.services.workspace import Workspace


@pytest.fixture
def crash_log(tmp_path: Path) -> CrashLog:
    return CrashLog(tmp_path / "logs", "key")


def test_versions_settings_and_counts_are_included(filled: Workspace, crash_log: CrashLog) -> None:
    (summary, _log) = collect(crash_log, filled, {"Qt": "6"}, {"theme": "dark"})
    assert summary.name == "summary.txt"
    for line in (
        "  Qt: 6",
        "  theme: dark",
        "  imports: 3",
        "  reports: 0",
        "  numpy: 2",
        "  time zone rules: 20",
    ):
        assert f"\n{line}" in summary.text
    assert ", layout " in summary.text


def test_a_database_that_is_not_open_or_broken_is_said_to_be_so(
    filled: Workspace, crash_log: CrashLog
) -> None:
    assert "database: not open" in collect(crash_log, None, {}, {})[0].text
    filled.close()
    filled.path.write_bytes(b"no database" * 1000)
    assert "database: cannot be read, " in collect(crash_log, filled, {}, {})[0].text


def test_the_zip_holds_exactly_what_was_shown(crash_log: CrashLog, tmp_path: Path) -> None:
    crash_log.folder.mkdir()
    crash_log.log.write_text("a line\n")
    (crash_log.folder / "last-crash-key.txt").write_text("a crash\n")
    files = collect(crash_log, None, {}, {})
    assert [file.name for file in files] == ["summary.txt", "log.txt", "last crash.txt"]
    save(files, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            file.name: file.text for file in files
        }


def test_the_persons_folder_is_nowhere(
    crash_log: CrashLog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    crash_log.folder.mkdir()
    crash_log.log.write_text(f"{tmp_path}/x\n")
    assert not [file for file in collect(crash_log, None, {}, {}) if str(tmp_path) in file.text]


def test_a_place_that_cannot_be_written_is_reported(crash_log: CrashLog, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        save(collect(crash_log, None, {}, {}), tmp_path / "nowhere" / "out.zip")
