"""Existing content is reported, recorded, and adds nothing; old imports become the base."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.choices import NO_CHOICES, Topic
from storemon.core.import_records import ImportResult
from storemon.data.imports import polls_import
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput
from storemon.services.workspace import Workspace
from tests.polls_table import polls_in

POLLS = "store_id,status,timestamp_utc"
HOURS = "store_id,day,start_time_local,end_time_local"


def polls(*minutes: int, status: str = "active", store: str = "a") -> list[str]:
    return [f"{store},{status},2023-01-24 {n // 60:02}:{n % 60:02}:00 UTC" for n in minutes]


def bring(workspace: Workspace, name: str, *lines: str, header: str = POLLS) -> ImportResult:
    path = workspace.path.with_name(name)
    path.write_text("\n".join([header, *lines, ""]))
    return workspace.imports.import_file(path)


def rows_of_polls(workspace: Workspace) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(workspace.path)) as connection:
        return connection.execute("SELECT * FROM polls").fetchall()


def test_a_known_content_is_reported_whatever_the_file_is_called_and_adds_nothing(
    workspace: Workspace,
) -> None:
    first = bring(workspace, "p.csv", *polls(1, 2, 3), "b,asleep,2023-01-24 09:00:00 UTC")
    before = rows_of_polls(workspace)
    again = bring(workspace, "q.csv", *polls(1, 2, 3), "b,asleep,2023-01-24 09:00:00 UTC")
    packed = workspace.path.with_name("r.csv.gz")
    packed.write_bytes(gzip.compress(workspace.path.with_name("q.csv").read_bytes()))
    unpacked = workspace.imports.import_file(packed)
    for found in (again, unpacked):
        assert (found.imported, found.known, found.refused, found.stores) == (0, 3, 1, 1)
        assert found.notes == ("The same content was imported before, as p.csv. Nothing was added",)
        assert [row.line for row in workspace.imports.refused(found.import_id)] == [5]
    assert (first.imported, len(first.notes)) == (3, 1)
    assert "--status asleep=ignore" in first.notes[0]
    assert rows_of_polls(workspace) == before
    assert len(workspace.imports.recent()) == 3


def test_the_same_content_counts_until_all_of_its_imports_are_undone(workspace: Workspace) -> None:
    ids = [bring(workspace, f"{n}.csv", *polls(1, 2, 3)).import_id for n in range(3)]
    for number in (0, 2):
        workspace.imports.undo(ids[number])
        assert len(polls_in(workspace.path)) == 3
    workspace.imports.undo(ids[1])
    assert polls_in(workspace.path) == []
    assert bring(workspace, "again.csv", *polls(1, 2, 3)).imported == 3


def test_hours_that_were_overruled_count_again_when_they_are_imported_again(workspace: Workspace) -> None:
    early, late = "a,0,08:00:00,17:00:00", "a,0,09:00:00,17:00:00"
    bring(workspace, "1.csv", early, header=HOURS)
    assert bring(workspace, "1 again.csv", early, header=HOURS).notes != ()
    bring(workspace, "2.csv", late, header=HOURS)
    last = bring(workspace, "1 once more.csv", early, header=HOURS)
    assert (last.changed, last.notes) == (1, ())


def test_another_answer_makes_another_content_of_it(workspace: Workspace) -> None:
    path = workspace.path.with_name("p.csv")
    path.write_text("\n".join([POLLS, *polls(1, 2, 3, 4), *polls(5, status="standby"), ""]))
    (part,) = workspace.imports.expand([path])
    assert workspace.imports.import_input(part).imported == 4
    choices = NO_CHOICES.answered(Topic.STATUS, "inactive", "standby")
    assert workspace.imports.import_input(part, choices=choices).imported == 1


def test_a_file_with_polls_of_the_future_is_read_again(workspace: Workspace) -> None:
    late = "a,active,2090-01-01 00:00:00 UTC"
    assert bring(workspace, "p.csv", *polls(1), late).refused == 1
    again = bring(workspace, "p.csv", *polls(1), late)
    assert (again.imported, again.known, again.notes) == (0, 1, ())


def test_only_the_newest_imports_can_be_undone(workspace: Workspace) -> None:
    workspace.imports.undoable = 2
    ids = [bring(workspace, f"{n}.csv", *polls(n, n + 1, n + 2)).import_id for n in range(4)]
    before = polls_in(workspace.path)
    assert len(before) == 6
    assert [record.can_be_undone for record in workspace.imports.recent()] == [True, True, False, False]
    with pytest.raises(BadInput, match="can no longer be undone"):
        workspace.imports.undo(ids[0])
    workspace.imports.undo(ids[2])
    workspace.imports.undo(ids[3])
    assert polls_in(workspace.path) == before[:4]


def test_files_that_came_together_grow_old_together(workspace: Workspace) -> None:
    workspace.imports.undoable = 1
    drop = workspace.imports.new_drop()
    for number in range(3):
        path = workspace.path.with_name(f"{number}.csv")
        path.write_text("\n".join([POLLS, *polls(number), ""]))
        workspace.imports.import_file(path, drop=drop)
    assert all(record.can_be_undone for record in workspace.imports.recent())
    bring(workspace, "next.csv", *polls(9))
    assert [record.can_be_undone for record in workspace.imports.recent()] == [True, False, False, False]


File = tuple[str, ...]
minutes = st.lists(st.integers(0, 11), min_size=1, max_size=12, unique=True)
files = st.lists(
    st.tuples(minutes, st.sampled_from(["active", "inactive"]), st.sampled_from("ab")), min_size=1, max_size=2
).map(
    lambda parts: tuple(
        row for some, status, store in parts for row in polls(*some, status=status, store=store)
    )
)


def model(counting: Sequence[File]) -> list[tuple[str, str, str]]:
    found: dict[tuple[str, str], str] = {}
    for store, status, at in (row.split(",") for rows in counting for row in rows):
        found[store, at] = max(found.get((store, at), ""), status)
    return [(*at, status) for at, status in sorted(found.items())]


def content(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        ids = dict(connection.execute("SELECT store, store_id FROM stores"))
    rows = []
    for store, time, active in polls_in(path):
        minute = time // 60_000_000 % 1440
        at = f"2023-01-24 {minute // 60:02}:{minute % 60:02}:00 UTC"
        rows.append((ids[store], at, "active" if active else "inactive"))
    return sorted(rows)


@given(
    st.lists(st.tuples(files, st.integers(0, 12)), min_size=1, max_size=8), st.integers(1, 3), st.booleans()
)
@settings(max_examples=40)
def test_whatever_is_imported_undone_and_put_together_the_counting_files_say_what_is_there(
    steps: list[tuple[File, int]], undoable: int, small: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if small:
            patch.setattr(polls_import, "_CHUNK_ROWS", 3)
        workspace = Workspace.open(Path(folder) / "storemon.db")
        workspace.imports.undoable = undoable
        counting: dict[int, File] = {}
        for number, (file, choice) in enumerate(steps):
            counting[bring(workspace, f"{number}.csv", *file).import_id] = file
            able = [record for record in workspace.imports.recent() if record.can_be_undone]
            if choice < len(able):
                workspace.imports.undo(able[choice].import_id)
                del counting[able[choice].import_id]
            assert content(workspace.path) == model(list(counting.values()))
            assert workspace.stores.summary().polls == len(model(list(counting.values())))
        with workspace._database.reading() as connection:
            counted = "SELECT span, count(*), sum(checksum) FROM polls GROUP BY span"
            assert (
                connection.exec_driver_sql(counted).all()
                == connection.exec_driver_sql("SELECT * FROM poll_spans").all()
            )
        workspace.close()


def test_daily_exports_of_the_same_days_keep_each_poll_once(workspace: Workspace) -> None:
    workspace.imports.undoable = 5
    for day in range(20):
        bring(
            workspace,
            f"{day}.csv",
            *(row for n in range(max(0, day - 9), day + 1) for row in polls(*range(60 * n, 60 * n + 30))),
        )
    with closing(sqlite3.connect(workspace.path)) as connection:
        ((words, rows),) = connection.execute("SELECT sum(length(words)), count(*) FROM polls")
    assert words == 8 * 20 * 30
    assert rows == 6
    assert [record.can_be_undone for record in workspace.imports.recent()] == [True] * 5 + [False] * 15
