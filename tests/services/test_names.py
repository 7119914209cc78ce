"""A file of names and groups: what it changes, what it does not, and how it is undone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.import_records import ImportResult
from storemon.core.vocabulary import FileKind
from storemon.errors import FileRefused
from storemon.services.workspace import Workspace

ZONES = "store_id,timezone_str\na,UTC\nb,UTC\nc,UTC\n"
Row = tuple[str, str, str]
IDS = ["a", "b", "c", "d"]

words = st.sampled_from(["", "North", "South"])
files = st.lists(st.tuples(st.sampled_from(IDS), words, words), min_size=1, max_size=6)


def bring(workspace: Workspace, folder: Path, text: str) -> ImportResult:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return workspace.imports.import_file(path)


def labels(workspace: Workspace) -> dict[str, tuple[str, str]]:
    found = workspace.stores.labels(IDS)
    return dict(zip(IDS, zip(found.names, found.groups, strict=True), strict=True))


def test_a_file_of_names_is_known_by_its_header_and_names_stores(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring(workspace, tmp_path, ZONES)
    result = bring(
        workspace, tmp_path, "Store ID;Store name;Group;city\na;  North  Gate ;East;Bern\nb;;West;\n"
    )
    assert result.kind is FileKind.NAMES
    assert (result.imported, result.known, result.refused, result.stores, result.changed) == (2, 0, 0, 2, 2)
    assert labels(workspace)["a"] == ("North Gate", "East")
    assert labels(workspace)["b"] == ("", "West")


@pytest.mark.parametrize("header", ["store_id,name", "group,store_id"])
def test_names_or_groups_may_be_left_out(workspace: Workspace, tmp_path: Path, header: str) -> None:
    bring(workspace, tmp_path, ZONES + "")
    assert bring(workspace, tmp_path, f"{header}\na,b\n").kind is FileKind.NAMES


def test_an_id_alone_is_no_file_of_ours(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="none of the files"):
        bring(workspace, tmp_path, "store_id\na\n")


def test_a_name_makes_no_store_but_waits_for_one(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, "store_id,name\nnew,Harbour\n")
    assert workspace.stores.summary().stores == 0
    bring(workspace, tmp_path, "store_id,timezone_str\nnew,UTC\n")
    assert workspace.stores.summary().stores == 1
    assert workspace.stores.labels(["new"]).names == ["Harbour"]


def test_a_name_given_in_the_window_comes_before_that_of_a_file(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, ZONES)
    workspace.stores.rename("a", "Mine")
    bring(workspace, tmp_path, "store_id,name,group\na,Theirs,East\n")
    assert labels(workspace)["a"] == ("Mine", "East")
    workspace.stores.rename("a", "")
    assert labels(workspace)["a"] == ("Theirs", "East")


def test_rows_that_name_nothing_or_are_overruled_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    rows = ["a,,", "b,First,", "b,Second,", ",Nobody,", f"c,{'x' * 201},"]
    result = bring(workspace, tmp_path, "store_id,name,group\n" + "\n".join(rows) + "\n")
    assert (result.imported, result.refused) == (1, 4)
    assert [row.reason for row in workspace.imports.refused(result.import_id)] == [
        "Neither a name nor a group is given",
        "A later row gives this store another name",
        "The store id is missing",
        "The name or group is longer than 200 characters",
    ]


def test_importing_names_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    text = "store_id,name,group\na,North,East\nb,South,\n"
    bring(workspace, tmp_path, text)
    again = bring(workspace, tmp_path, text)
    assert (again.imported, again.known, again.changed) == (0, 2, 0)


def model(counting: list[list[Row]]) -> dict[str, tuple[str, str]]:
    found = dict.fromkeys(IDS, ("", ""))
    for rows in counting:
        last = {store: (name, group) for store, name, group in rows if name or group}
        for store, (name, group) in last.items():
            found[store] = (name or found[store][0], group or found[store][1])
    return found


@settings(max_examples=30, deadline=None)
@given(st.lists(files, min_size=1, max_size=4), st.data())
def test_files_and_undos_leave_what_a_plain_model_says(
    given_files: list[list[Row]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "names.db")
        imported: list[tuple[int, list[Row]]] = []
        for rows in given_files:
            text = "store_id,name,group\n" + "".join(",".join(row) + "\n" for row in rows)
            imported.append((bring(workspace, Path(folder), text).import_id, rows))
        assert labels(workspace) == model([rows for _, rows in imported])
        gone = data.draw(st.sampled_from(imported))
        workspace.imports.undo(gone[0])
        assert labels(workspace) == model([rows for one in imported if one is not gone for rows in [one[1]]])
        workspace.close()
