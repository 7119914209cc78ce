"""Hours, zones and names that are imported repeatedly do not accumulate, and the result is unchanged."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.import_records import ImportResult
from storemon.errors import BadInput
from storemon.services.workspace import Workspace

HEADERS = {
    "hours": "store_id,day,start_time_local,end_time_local",
    "zones": "store_id,timezone_str",
    "names": "store_id,name,group",
}
ZONES = ("Asia/Tokyo", "Europe/Berlin", "America/Denver")
File = tuple[str, dict[str, int]]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with contextlib.closing(Workspace.open(tmp_path / "storemon.db")) as opened:
        yield opened


def line(kind: str, store: str, word: int) -> str:
    if kind == "hours":
        return f"{store},Mon,0{word}:00:00,1{word}:00:00"
    if kind == "zones":
        return f"{store},{ZONES[word]}"
    return f"{store},{('Anna', '', 'Berta')[word]},{('', 'North', 'South')[word]}"


def bring(workspace: Workspace, kind: str, words: dict[str, int]) -> ImportResult:
    path = workspace.path.with_name("file.csv")
    path.write_text("\n".join([HEADERS[kind], *(line(kind, *cell) for cell in words.items()), ""]))
    return workspace.imports.import_file(path)


def count(workspace: Workspace, table: str) -> int:
    with workspace._database.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608  # ours


def state(workspace: Workspace) -> object:
    """Return the effective data by store: start of the hours, zone, name, group."""
    with workspace._database.reading() as connection:
        hours = connection.exec_driver_sql(
            "SELECT store_id, start FROM stores JOIN hours ON hours.store = stores.store"
            " AND hours.import_id = stores.hours_import"
        ).all()
        zones = connection.exec_driver_sql("SELECT store_id, zone FROM stores WHERE zone IS NOT NULL").all()
    labels = workspace.stores.labels(["a", "b", "c"])
    return dict(map(tuple, hours)), dict(map(tuple, zones)), labels.names, labels.groups


def expected(files: list[File]) -> object:
    """Return the same from a simple model: for each store the last value wins."""
    hours: dict[str, int] = {}
    zones: dict[str, str] = {}
    names, groups = dict.fromkeys("abc", ""), dict.fromkeys("abc", "")
    for kind, words in files:
        for store, word in words.items():
            if kind == "hours":
                hours[store] = word * 3_600_000_000
            elif kind == "zones":
                zones[store] = ZONES[word]
            else:
                names[store] = ("Anna", "", "Berta")[word] or names[store]
                groups[store] = ("", "North", "South")[word] or groups[store]
    return hours, zones, list(names.values()), list(groups.values())


FILES = st.tuples(
    st.sampled_from(list(HEADERS)),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=1, max_size=3),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(FILES, st.integers(0, 6)), min_size=1, max_size=12), st.integers(1, 3))
def test_whatever_is_imported_undone_and_folded_the_last_word_on_a_store_counts(
    steps: list[tuple[File, int]], undoable: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "storemon.db")
        workspace.imports.undoable = undoable
        counting: list[tuple[int, File]] = []
        for file, choice in steps:
            counting.append((bring(workspace, *file).import_id, file))
            if choice < len(counting):
                with contextlib.suppress(BadInput):
                    workspace.imports.undo(counting[choice][0])
                    del counting[choice]
            assert state(workspace) == expected([file for _, file in counting])
        with contextlib.suppress(BadInput):
            for number, _ in reversed(counting):
                workspace.imports.undo(number)
        workspace.close()
        Workspace.open(Path(folder) / "storemon.db").close()


def test_a_content_whose_rows_were_merged_away_counts_when_it_is_imported_again(workspace: Workspace) -> None:
    workspace.imports.undoable = 1
    for word in (0, 1, 2):
        bring(workspace, "hours", {"a": word})
    assert bring(workspace, "hours", {"a": 0}).imported == 1
    assert state(workspace) == expected([("hours", {"a": 0})])


@pytest.mark.parametrize("kind", list(HEADERS))
def test_files_that_take_turns_do_not_pile_up(workspace: Workspace, kind: str) -> None:
    workspace.imports.undoable = 3
    for turn in range(20):
        bring(workspace, kind, dict.fromkeys("abc", turn % 3 if kind != "names" else 2 * (turn % 2)))
    assert count(workspace, kind) <= 3 * (3 + 2)  # a name and a group may come from two files
    assert [record.can_be_undone for record in workspace.imports.recent()] == [True] * 3 + [False] * 17


@pytest.mark.parametrize("kind", ["hours", "zones"])
def test_files_of_different_stores_are_known_whichever_came_last(workspace: Workspace, kind: str) -> None:
    bring(workspace, kind, {"a": 0})
    bring(workspace, kind, {"b": 1})
    rows = count(workspace, kind)
    again = bring(workspace, kind, {"a": 0})
    assert (again.imported, again.known) == (0, 1)
    assert "was imported before" in again.notes[0]
    assert count(workspace, kind) == rows


def test_the_review_says_that_a_file_is_known(workspace: Workspace) -> None:
    bring(workspace, "zones", {"a": 0})
    path = workspace.path.with_name("file.csv")
    (part,) = workspace.imports.expand([path])
    assert "imported before, as file.csv" in workspace.imports.inspect(part).warnings[0]
    path.write_text(f"{HEADERS['zones']}\na,Asia/Kolkata\n")
    (part,) = workspace.imports.expand([path])
    assert not any("before" in warning for warning in workspace.imports.inspect(part).warnings)
