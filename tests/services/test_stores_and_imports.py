from __future__ import annotations

from pathlib import Path

import pytest

from storemon.core.vocabulary import DEFAULT_REACH, HOUR, FileKind, State
from storemon.errors import BadInput
from storemon.services.resolve_as_of import AsOf
from storemon.services.stores import DataSummary
from storemon.services.workspace import Workspace
from tests.services.test_reports import NEWEST


def test_the_summary_counts_stores_and_polls(workspace: Workspace, filled: Workspace) -> None:
    assert filled.stores.summary() == DataSummary(
        stores=2,
        polls=24,
        first_poll=NEWEST - 23 * HOUR,
        last_poll=NEWEST,
        as_of=AsOf(NEWEST),
        # As many stores have Europe/Berlin: on a tie, the first by name.
        zone="Asia/Tokyo",
    )


def test_an_empty_database_has_an_empty_summary(workspace: Workspace) -> None:
    assert workspace.stores.summary() == DataSummary(0, 0, None, None)


def test_a_stores_week_shows_its_hours_polls_and_status(filled: Workspace) -> None:
    week = filled.stores.timeline("a", NEWEST, DEFAULT_REACH)
    opening = NEWEST - 15 * HOUR
    assert week.zone == "Europe/Berlin"
    assert week.open_start.tolist() == [opening]
    assert week.seg_state.tolist() == [State.UP, State.DOWN, State.UP]
    assert week.seg_start.tolist() == [opening, opening + 3 * HOUR // 2, opening + 5 * HOUR // 2]
    assert len(week.poll_time) == 24
    assert int(week.poll_inside.sum()) == 8


def test_a_store_that_no_one_named_is_reported(filled: Workspace) -> None:
    with pytest.raises(BadInput, match="no store x"):
        filled.stores.timeline("x", NEWEST, None)


def test_imports_are_remembered_newest_first_with_their_refused_rows(
    filled: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "more.csv").write_text("store_id,timezone_str\nc,UTC\nd,Mars")
    result = filled.imports.import_file(tmp_path / "more.csv")
    newest, *others = filled.imports.recent()
    assert (newest.import_id, newest.name, newest.kind) == (result.import_id, "more.csv", FileKind.ZONES)
    assert (newest.imported, newest.known, newest.refused) == (1, 0, 1)
    assert newest.finished > 0
    assert [record.kind for record in others] == [FileKind.POLLS, FileKind.ZONES, FileKind.HOURS]
    assert [(row.line, row.text) for row in filled.imports.refused(result.import_id)] == [(3, "d,Mars")]
    assert len(filled.imports.recent(limit=2)) == 2
