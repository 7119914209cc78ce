"""Undoing imports, compared with a simple model that knows only the list of effective files."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.data.imports import polls_import
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, Cancelled, DatabaseProblem
from storemon.services.stores import DataSummary
from storemon.services.workspace import Workspace
from tests.polls_table import polls_in

HEADERS = {
    "polls": "store_id,status,timestamp_utc",
    "hours": "store_id,day,start_time_local,end_time_local",
    "zones": "store_id,timezone_str",
}
File = tuple[str, tuple[tuple[str, str], ...]]
"""A file's kind, and its rows: a store and a value."""

stores = st.sampled_from("abc")
polls = st.tuples(
    stores,
    st.builds(
        "{},2023-01-24 09:00:0{} UTC".format, st.sampled_from(["active", "inactive"]), st.integers(0, 3)
    ),
)
hours = st.tuples(stores, st.builds("{},0{}:00:00,12:00:00".format, st.integers(0, 1), st.integers(1, 2)))
zones = st.tuples(stores, st.sampled_from(["UTC", "Asia/Tokyo", "Europe/Berlin"]))
files = st.one_of(
    [
        st.tuples(st.just(kind), st.lists(rows, min_size=1, max_size=5).map(tuple))
        for kind, rows in (("polls", polls), ("hours", hours), ("zones", zones))
    ]
)


def model(counting: Sequence[File]) -> set[tuple[str, ...]]:
    """Return the data that results from the files, from first to last."""
    found: set[tuple[str, ...]] = set()
    by_instant: dict[tuple[str, str], str] = {}
    of_store: dict[tuple[str, str], set[str]] = {}
    for kind, rows in counting:
        for store in {store for store, _ in rows}:
            found.add(("store", store))
            words = [said for name, said in rows if name == store]
            if kind == "polls":
                for status, _, at in (said.partition(",") for said in words):
                    by_instant[store, at] = max(by_instant.get((store, at), ""), status)
            else:
                of_store[kind, store] = set(words if kind == "hours" else words[-1:])
    found |= {("poll", store, at, status) for (store, at), status in by_instant.items()}
    return found | {(kind, store, said) for (kind, store), words in of_store.items() for said in words}


def content(path: Path) -> set[tuple[str, ...]]:
    """Return the same from a database."""
    connection = sqlite3.connect(path)
    second = 1_000_000
    start = 1_674_550_800 * second
    found: set[tuple[str, ...]] = set()
    for store, zone in connection.execute("SELECT store_id, zone FROM stores"):
        found.add(("store", store))
        if zone is not None:
            found.add(("zones", store, zone))
    ids = dict(connection.execute("SELECT store, store_id FROM stores"))
    for store, time, active in polls_in(path):
        at = f"2023-01-24 09:00:0{(time - start) // second} UTC"
        found.add(("poll", ids[store], at, "active" if active else "inactive"))
    for store, day, opens in connection.execute(
        "SELECT store_id, day, start / 3600000000 FROM hours JOIN stores USING (store)"
        " WHERE hours.import_id = hours_import"
    ):
        found.add(("hours", store, f"{day},0{opens}:00:00,12:00:00"))
    connection.close()
    return found


@given(st.lists(st.tuples(files, st.integers(0, 9)), min_size=1, max_size=6), st.integers(1, 4))
@settings(max_examples=60)
def test_after_any_imports_and_undos_the_data_is_what_the_counting_files_say(
    steps: list[tuple[File, int]], chunk: int
) -> None:
    """After each import, an effective import may be undone; the chunk size makes no difference."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(polls_import, "_CHUNK_ROWS", chunk)
        workspace = Workspace.open(Path(folder) / "storemon.db")
        counting: list[tuple[int, File]] = []
        for number, (file, choice) in enumerate(steps):
            path = Path(folder) / f"{number}.csv"
            path.write_text("\n".join([HEADERS[file[0]], *(",".join(row) for row in file[1])]))
            counting.append((workspace.imports.import_file(path).import_id, file))
            if choice < len(counting):
                undone, _ = counting.pop(choice)
                workspace.imports.undo(undone)
            assert content(workspace.path) == model([file for _, file in counting])
        for import_id, _ in counting:
            workspace.imports.undo(import_id)
        assert content(workspace.path) == set()
        assert workspace.stores.summary() == DataSummary(0, 0, None, None)
        with workspace._database.reading() as connection:
            for table in ("polls", "poll_spans", "hours", "zones"):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0  # noqa: S608  # ours
        workspace.close()


def test_an_undone_import_stays_listed_with_its_refused_rows_and_time(
    filled: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "z.csv").write_text("store_id,timezone_str\na,Asia/Tokyo\nb,Mars")
    import_id = filled.imports.import_file(tmp_path / "z.csv").import_id
    filled.imports.undo(import_id)
    newest, before = filled.imports.recent(2)
    assert newest.undone is not None
    assert newest.undone >= newest.finished
    assert (newest.changed, newest.stores) == (1, 1)
    assert before.undone is None
    assert len(filled.imports.refused(import_id)) == 1
    assert filled.stores.timeline("a", newest.finished, None).zone == "Europe/Berlin"


def test_undoing_twice_or_nothing_is_reported(filled: Workspace) -> None:
    import_id = filled.imports.recent(1)[0].import_id
    filled.imports.undo(import_id)
    with pytest.raises(BadInput, match="undone already"):
        filled.imports.undo(import_id)
    with pytest.raises(BadInput, match="no such import"):
        filled.imports.undo(999)


def test_a_cancelled_undo_changes_nothing(filled: Workspace) -> None:
    before = content(filled.path)

    def cancel(fraction: float, text: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        filled.imports.undo(filled.imports.recent(1)[0].import_id, cancel)
    assert content(filled.path) == before
    assert filled.imports.recent(1)[0].undone is None


def test_clearing_removes_everything_and_leaves_a_backup_that_opens(filled: Workspace) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    before, summary = content(filled.path), filled.stores.summary()
    copy = filled.imports.clear()
    assert copy is not None
    assert copy.parent == filled.path.parent / "backups"
    assert content(filled.path) == set()
    assert filled.imports.recent() == []
    assert filled.reports.archive.list_reports() == []
    restored = Workspace.open(copy)
    assert restored.stores.summary() == summary
    assert restored.reports.get_report(report_id).info.status is ReportStatus.COMPLETE
    restored.close()
    assert content(copy) == before


def test_when_the_backup_fails_nothing_is_cleared(filled: Workspace) -> None:
    (filled.path.parent / "backups").write_text("in the way")
    before = content(filled.path)
    with pytest.raises(DatabaseProblem, match="backup"):
        filled.imports.clear()
    assert content(filled.path) == before


def test_imports_are_undone_together_with_one_backup(filled: Workspace) -> None:
    ids = [record.import_id for record in filled.imports.recent()]
    before = len(filled.backups.listed())
    shares: list[float] = []
    filled.imports.undo_together(ids, lambda share, _text: shares.append(share))
    assert all(record.undone is not None for record in filled.imports.recent())
    assert len(filled.backups.listed()) == before + 1
    assert shares == sorted(shares)
    assert filled.stores.summary().stores == 0


def test_canceling_an_undo_of_several_keeps_all_of_them(filled: Workspace) -> None:
    ids = [record.import_id for record in filled.imports.recent()]

    def cancel(fraction: float, text: str) -> None:
        if fraction > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        filled.imports.undo_together(ids, cancel)
    assert all(record.undone is None for record in filled.imports.recent())


def test_none_is_undone_where_one_of_several_is_already(filled: Workspace) -> None:
    newest, *others = [record.import_id for record in filled.imports.recent()]
    filled.imports.undo(newest)
    with pytest.raises(BadInput, match="already"):
        filled.imports.undo_together([newest, *others])
    assert [record.undone is None for record in filled.imports.recent()] == [False] + [True] * len(others)


def test_a_drop_of_many_files_is_never_cut_off(workspace: Workspace, tmp_path: Path) -> None:
    drop = workspace.imports.new_drop()
    for number in range(5):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"store_id,timezone_str\nnord{number},Europe/Berlin\n", encoding="utf-8")
        workspace.imports.import_file(path, drop=drop)
    assert len(workspace.imports.recent(2)) == 5
    assert {record.finished for record in workspace.imports.recent()} == {drop}


def test_imports_are_undone_together_or_not_at_all(workspace: Workspace, tmp_path: Path) -> None:
    numbers = []
    for store in "ab":
        path = tmp_path / f"{store}.csv"
        path.write_text(f"store_id,timezone_str\n{store},UTC\n")
        numbers.append(workspace.imports.import_file(path).import_id)
    backups = len(workspace.backups.listed())
    with pytest.raises(BadInput, match="no such import"):
        workspace.imports.undo_together([*numbers, 99])
    assert workspace.stores.summary().stores == 2
    workspace.imports.undo_together(numbers)
    assert workspace.stores.summary().stores == 0
    assert len(workspace.backups.listed()) == backups + 1
