"""Temporary files of a killed command are removed at the next start, and those in use are kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

from storemon.core.vocabulary import ReportRequest
from storemon.data import leftovers
from storemon.data.leftovers import leaving, remove_leftovers
from storemon.services.saving import scratch
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench

ROOT: Final = Path(__file__).parents[2]
DYING: Final = """
import importlib, os, signal, sys
from storemon.cli import main
place, name, calls = sys.argv[1:4]
module = importlib.import_module(place)
inner, left = getattr(module, name), [int(calls)]

def fuse(*arguments, **named):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return inner(*arguments, **named)

setattr(module, name, fuse)
sys.exit(main(sys.argv[4:]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def report_id(bench: Bench) -> str:
    workspace = Workspace.open(bench.database)
    made = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(made)
    workspace.close()
    return made


def die(point: tuple[str, str, int], *arguments: object) -> None:
    command = [sys.executable, "-c", DYING, *map(str, point), *map(str, arguments)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "point", "scratched"),
    [
        ("report.csv", ("os", "fsync", 0), 0),
        ("report.csv", ("storemon.services.saving", "_settle", 0), 0),
        ("report.csv", ("storemon.services.saving", "_handed_on", 0), 0),
        ("report.xlsx", ("storemon.services.workbook", "write_summary", 0), 1),
        ("report.xlsx", ("storemon.services.workbook", "_write_table", 1), 1),
        ("report.xlsx", ("os", "fsync", 0), 0),
    ],
)
def test_a_killed_export_leaves_nothing_for_longer_than_to_the_next_start(
    name: str,
    point: tuple[str, str, int],
    scratched: int,
    bench: Bench,
    report_id: str,
    temporary: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    target = folder / name
    target.write_bytes(b"old")
    die(point, "get-report", "--database", bench.database, report_id, "--output", target)
    assert (len(names(folder)), len(names(temporary))) == (2, scratched)
    Workspace.open(bench.database).close()
    assert names(folder) == {name}
    assert target.read_bytes() == b"old"
    assert not names(temporary)
    assert not names(leftovers._folder())


def test_a_killed_sample_leaves_no_half_file(temporary: Path, bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    die(("storemon.services.saving", "_settle", 1), "make-sample", folder)
    assert len(names(folder)) == 2
    Workspace.open(bench.database).close()
    assert names(folder) == {"hours.csv"}


def test_a_backup_elsewhere_that_is_killed_leaves_nothing(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "mine.db"
    program = (
        "import os, signal, sys; from pathlib import Path; from storemon.data.copies import backup;"
        "backup._keep_on_disk = lambda path: os.kill(os.getpid(), signal.SIGKILL);"
        "backup.copy_out(Path(sys.argv[1]), Path(sys.argv[2]), verify=True)"
    )
    command = [sys.executable, "-c", program, str(bench.database), str(target)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert names(target.parent) >= {"mine.db.unfinished", "mine.db.unfinished.lock"}
    Workspace.open(bench.database).close()
    assert not names(target.parent)


def test_what_a_living_process_writes_stays(tmp_path: Path) -> None:
    path = tmp_path / ".storemon-living.csv"
    with leaving(path):
        path.write_text("half")
        remove_leftovers()
        ended = "from storemon.data.leftovers import remove_leftovers; remove_leftovers()"
        subprocess.run([sys.executable, "-c", ended], cwd=ROOT, check=True)
        assert path.read_text() == "half"
    assert not names(leftovers._folder())


def dead_record(*paths: Path, host: str | None = None, age: float = 0.0) -> Path:
    """Write the record of a dead process, optionally of another computer."""
    with leaving(*paths):
        (record,) = leftovers._folder().glob("*.work")
        told = json.loads(record.read_text("utf-8"))
    if host is not None:
        told["host"] = host
    record.write_text(json.dumps(told), "utf-8")
    os.utime(record, (record.stat().st_mtime - age,) * 2)
    return record


def test_a_disk_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    disk = tmp_path / "stick"
    record = dead_record(disk / ".storemon-half.csv")
    remove_leftovers()
    assert record.exists()
    disk.mkdir()
    (disk / ".storemon-half.csv").touch()
    remove_leftovers()
    assert not names(disk)
    assert not record.exists()


def test_another_computers_files_are_left_alone_for_a_month(tmp_path: Path) -> None:
    path = tmp_path / ".storemon-half.csv"
    path.touch()
    record = dead_record(path, host="another")
    remove_leftovers()
    assert path.exists()
    assert record.exists()
    record.unlink()
    dead_record(path, host="another", age=31 * 24 * 3600)
    remove_leftovers()
    assert not path.exists()


def test_of_a_name_that_was_used_twice_the_living_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.db.unfinished"
    path.touch()
    dead_record(path)
    with leaving(path):
        remove_leftovers()
        assert path.exists()


def test_a_folder_that_is_not_one_of_ours_goes_only_if_it_is_empty(tmp_path: Path) -> None:
    full, empty = tmp_path / "full", tmp_path / "empty"
    full.mkdir()
    empty.mkdir()
    (full / "theirs").touch()
    dead_record(full, empty)
    remove_leftovers()
    assert full.exists()
    assert not empty.exists()


def test_a_link_in_the_place_of_a_leftover_goes_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "a.csv").touch()
    folder = tmp_path / "storemon-scratch"
    dead_record(folder)
    folder.symlink_to(tmp_path / "theirs")
    remove_leftovers()
    assert not folder.is_symlink()
    assert names(tmp_path / "theirs") == {"a.csv"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"leftovers": 5}', "\0"])
def test_a_record_that_cannot_be_read_is_in_no_ones_way(text: str, bench: Bench) -> None:
    folder = leftovers._folder()
    folder.mkdir(parents=True)
    (folder / "1-a.work").write_text(text)
    Workspace.open(bench.database).close()


def test_without_a_folder_for_records_the_work_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with scratch() as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_a_lasting_folder_goes_with_the_program(temporary: Path) -> None:
    program = "from storemon.services import saving; (saving.lasting_scratch() / 'a').touch(); print('made')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
    assert done.stdout == b"made\n"
    assert not names(temporary)
