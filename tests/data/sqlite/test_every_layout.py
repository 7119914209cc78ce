"""A database of every earlier layout opens with all its data."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storemon.core.vocabulary import ReportRequest
from storemon.data import schema
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import DatabaseProblem
from storemon.services.workspace import Workspace
from tests.core.build import report_csv
from tests.data.every_layout import LAYOUTS, make_layout

EVERY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture
def old(layout: int, tmp_path: Path) -> Path:
    return make_layout(layout, tmp_path / "storemon.db")


@EVERY_LAYOUT
def test_imports_stores_and_polls_are_there_after_an_update(layout: int, old: Path) -> None:
    with contextlib.closing(Workspace.open(old)) as workspace:
        summary = workspace.stores.summary()
        assert (summary.stores, summary.polls) == ((2, 10) if layout < 4 else (2, 12))
        records = workspace.imports.recent()
        assert len(records) == 5
        assert sum(record.undone is not None for record in records) == 1


@EVERY_LAYOUT
def test_a_report_from_before_an_update_is_the_one_that_is_generated_now(old: Path) -> None:
    with contextlib.closing(Workspace.open(old)) as workspace:
        kept = 0
        for listed in workspace.reports.archive.list_reports():
            report = workspace.reports.get_report(listed.info.report_id)
            if report.table is None:
                continue
            request = ReportRequest(report.info.method, as_of=report.info.as_of, range=report.info.range)
            again = workspace.reports.run(workspace.reports.trigger_report(request))
            table = workspace.reports.get_report(again.report_id).table
            assert table is not None
            assert report_csv(table) == report_csv(report.table)
            kept += 1
        assert kept


@EVERY_LAYOUT
def test_an_update_leaves_a_backup_that_opens_too(layout: int, old: Path, tmp_path: Path) -> None:
    with contextlib.closing(Workspace.open(old)) as workspace:
        polls = workspace.stores.summary().polls
        (backup,) = workspace.backups.listed()
        with contextlib.closing(connect(backup.path, 1.0)) as copy:
            assert copy.execute("SELECT version FROM layout").fetchone() == (layout,)
        workspace.backups.restore(backup.path)
        assert workspace.stores.summary().polls == polls


@EVERY_LAYOUT
def test_what_was_imported_before_an_update_can_be_undone_after_it(layout: int, old: Path) -> None:
    with contextlib.closing(Workspace.open(old)) as workspace:
        before = workspace.stores.summary().polls
        workspace.imports.undo(4)
        assert workspace.stores.summary().polls < before


def test_an_older_program_says_that_a_database_is_of_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "storemon.db"
    SqliteDatabase.open(path).close()
    content = path.read_bytes()
    newest = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", newest - 1)
    with pytest.raises(DatabaseProblem, match="made by a newer storemon") as raised:
        SqliteDatabase.open(path)
    said = str(raised.value)
    assert f"has layout {newest}; this storemon knows layouts up to {newest - 1}." in said
    assert "Install the newest storemon" in said
    assert path.read_bytes() == content
