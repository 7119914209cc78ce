"""If memory runs out, a clear message says so, and the data is unchanged."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from xlsxwriter import Workbook

from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.errors import OutOfMemory
from storemon.services import reports
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench
from tests.robustness.state import state_of

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = (
    "storemon: There is not enough memory. The computer gave storemon no more of it. The data is as it was. "
    "Close other programs, or take fewer files at a time, and try again.\n"
)
LIMITED: Final = """
import resource, sys
size = int(sys.argv[1]) << 20
resource.setrlimit(resource.RLIMIT_AS, (size, size))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from storemon.cli import main
sys.exit(main(sys.argv[2:]))
"""
LIMITS: Final = (120, 360, 480)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits addresses")


def run(megabytes: int, *arguments: object) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(megabytes), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


def in_other_form(polls: Path, form: str) -> Path:
    path = polls.with_name(f"coming{form}")
    if form == ".csv.gz":
        path.write_bytes(gzip.compress(polls.read_bytes(), 1))
    elif form == ".xlsx":
        book = Workbook(path)
        sheet = book.add_worksheet()
        for row, line in enumerate(polls.read_text("utf-8").splitlines()):
            sheet.write_row(row, 0, line.split(","))
        book.close()
    return polls if form == ".csv" else path


@pytest.mark.parametrize("form", [".csv", ".csv.gz", ".xlsx"])
def test_an_import_is_whole_or_short_of_memory(form: str, bench: Bench, tmp_path: Path) -> None:
    polls = tmp_path / "coming.csv"
    polls.write_bytes(bench.polls.read_bytes())
    file = in_other_form(polls, form)
    short = 0
    for limit in LIMITS:
        status, out, err = run(limit, "import", "--database", bench.fresh(), file)
        if status == 0:
            assert "imported" in out
            continue
        short += 1
        assert (status, out, err) == (2, "", WORDS)
        assert state_of(bench.database) == bench.before
    assert short >= 2


@pytest.mark.parametrize("command", ["trigger-report", "undo-import"])
def test_a_report_and_an_undo_are_whole_or_short_of_memory(command: str, bench: Bench) -> None:
    arguments = ["3"] if command == "undo-import" else []
    ends = []
    for limit in LIMITS:
        status, out, err = run(limit, command, "--database", bench.fresh(), *arguments)
        ends.append(status)
        if status == 2:
            assert err == WORDS
        elif status == 1:
            assert err == WORDS
            assert out
        if status:
            assert state_of(bench.database, but=frozenset({"reports"})) == {
                name: found for name, found in bench.before.items() if name != "reports"
            }
    assert ends[0] == 2
    assert set(ends) <= {0, 1, 2}


@pytest.mark.parametrize("name", ["report.csv", "report.xlsx"])
def test_a_file_is_written_whole_or_not_at_all(name: str, bench: Bench, tmp_path: Path) -> None:
    _, report_id, _ = run(4000, "trigger-report", "--database", bench.database)
    target = tmp_path / name
    for limit in LIMITS:
        target.write_bytes(b"old")
        output = ("--output", target)
        status, _, err = run(limit, "get-report", "--database", bench.database, report_id.strip(), *output)
        if status == 0:
            assert target.stat().st_size > 1000
        else:
            assert (status, err, target.read_bytes()) == (2, WORDS, b"old")
        assert not list(tmp_path.glob(".storemon-*"))


def test_a_report_that_finds_no_memory_fails_and_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reports, "computed", fail)
    report_id = workspace.reports.trigger_report(ReportRequest())
    ended = workspace.reports.run(report_id)
    assert ended.status is ReportStatus.FAILED
    assert ended.reason == WORDS.removeprefix("storemon: ").rstrip()


def test_an_import_that_would_find_no_memory_is_not_begun(
    bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.files.prefetch.ROOM", 1 << 62)
    with pytest.raises(OutOfMemory):
        workspace.imports.import_file(bench.polls)
    assert state_of(bench.database) == bench.before
