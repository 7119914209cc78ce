"""A flipped bit in the polls is reported, and never changes a report."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import pytest

from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseDamaged, UserError
from storemon.services.workspace import Workspace
from tests.core.build import report_csv
from tests.robustness.conftest import Bench
from tests.robustness.material import write_polls
from tests.robustness.processes import FORKS

SEED = 20230124
PAGE = 8192


@pytest.fixture
def filled(bench: Bench) -> Path:
    """A database of two imports with many of the same polls, with its log folded in."""
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        workspace.imports.import_file(write_polls(bench.folder / "more.csv", 8_000, seed=1))
        workspace.imports.import_file(write_polls(bench.folder / "even more.csv", 9_000, seed=1))
    return bench.database


def pages_of_polls(database: Path) -> list[int]:
    """Return the offsets of the table's pages."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        todo = [
            root for (root,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'polls'")
        ]
    content, found = database.read_bytes(), []
    while todo:
        page = todo.pop()
        start = (page - 1) * PAGE
        found.append(start)
        if content[start] == 2:  # an interior page: its cells point to children, its header to the last
            cells = int.from_bytes(content[start + 3 : start + 5])
            todo.append(int.from_bytes(content[start + 8 : start + 12]))
            for cell in range(cells):
                at = start + int.from_bytes(content[start + 12 + 2 * cell : start + 14 + 2 * cell])
                todo.append(int.from_bytes(content[at : at + 4]))
    return found


def told_of_or_same(database: Path, expected: str) -> bool:
    """Make a report; return whether damage was reported, and check that the report is unchanged if not."""
    try:
        with contextlib.closing(Workspace.open(database)) as workspace:
            report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
            info = workspace.reports.run(report_id)
            if info.status is not ReportStatus.COMPLETE:
                assert "damaged" in info.reason
                return True
            table = workspace.reports.get_report(report_id).table
    except UserError:
        return True
    assert table is not None
    assert report_csv(table) == expected
    return False


def test_a_flipped_bit_of_the_polls_is_reported_and_never_changes_a_report(filled: Path) -> None:
    with contextlib.closing(Workspace.open(filled)) as workspace:
        report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
        workspace.reports.run(report_id)
        table = workspace.reports.get_report(report_id).table
        assert table is not None
        expected = report_csv(table)
    whole, pages = filled.read_bytes(), pages_of_polls(filled)
    rng = random.Random(SEED)
    told = 0
    for _ in range(40 if FORKS else 10):
        content = bytearray(whole)
        # Most of a page is words; here its first bytes, which locate its rows, are hit as often.
        within = rng.randrange(PAGE) if rng.random() < 0.7 else rng.randrange(60)
        content[rng.choice(pages) + within] ^= 1 << rng.randrange(8)
        for left in filled.parent.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        filled.write_bytes(content)
        told += told_of_or_same(filled, expected)
    assert told


def test_damaged_polls_are_set_aside_at_the_next_start_and_go_into_no_backup(filled: Path) -> None:
    with contextlib.closing(Workspace.open(filled)) as workspace:
        assert workspace.backups.make_daily() is not None
        good = workspace.stores.summary().polls
    with contextlib.closing(sqlite3.connect(filled)) as connection, connection:
        spoiled = "CAST(x'0000000000000000' || substr(words, 9) AS BLOB)"
        connection.execute(f"UPDATE polls SET words = {spoiled} WHERE length(words) > 8")  # noqa: S608  # ours
    with contextlib.closing(Workspace.open(filled)) as workspace:
        info = workspace.reports.run(workspace.reports.trigger_report(ReportRequest(Method.POLL_COUNT)))
        assert info.status is ReportStatus.FAILED
        assert info.reason.startswith("The database is damaged.")
        with pytest.raises(DatabaseDamaged):
            workspace.backups.save(filled.with_name("copy.db"))
    with contextlib.closing(Workspace.open_or_recover(filled)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        workspace.backups.restore(workspace.recovery.newest.path)
        assert workspace.stores.summary().polls == good


def test_a_row_of_polls_that_is_missing_is_reported(filled: Path) -> None:
    with contextlib.closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("DELETE FROM polls WHERE store = 5")
    with contextlib.closing(Workspace.open(filled)) as workspace:
        info = workspace.reports.run(workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED)))
        assert info.status is ReportStatus.FAILED
        assert "damaged" in info.reason
