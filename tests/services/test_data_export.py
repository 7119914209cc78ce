"""All data exported as CSVs, and imported again."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import HOUR, Method, ReportRequest
from storemon.data import data_rows, queries
from storemon.errors import BadInput, Cancelled
from storemon.services import data_export
from storemon.services.workspace import Workspace
from tests.core.build import report_csv, utc
from tests.postgres.steps import Step, done, steps

END = utc("2023-01-25 00:00")
IDS = ["007", "8419537941919820732", "nord", "a,b", 'say "hi"', "süd-1", "=1+1", "0", "x;y"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def state(workspace: Workspace) -> object:
    """Return all effective data, by store id, and the reports of both methods."""
    with workspace._database.reading() as connection:
        (keys,) = queries.key_ranges(connection, 1_000_000)
        rows = [
            sorted(itertools.chain.from_iterable(lines(connection, keys)))
            for lines in (data_rows.poll_lines, data_rows.hours_lines, data_rows.zone_lines)
        ]
        rows.append(sorted(itertools.chain.from_iterable(data_rows.name_lines(connection))))
    said = []
    for method in Method:
        report_id = workspace.reports.trigger_report(ReportRequest(method, as_of=END))
        workspace.reports.run(report_id)
        table = workspace.reports.get_report(report_id).table
        assert table is not None
        said.append((report_csv(table), repr(workspace.stores.labels(table.store_ids))))
    return rows, said


def brought(folder: Path, texts: dict[str, str]) -> Workspace:
    workspace = Workspace.open(folder / "storemon.db")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        workspace.imports.import_file(folder / name)
    return workspace


def again(files: tuple[Path, ...], folder: Path) -> Workspace:
    folder.mkdir()
    workspace = Workspace.open(folder / "storemon.db")
    for file in files:
        result = workspace.imports.import_file(file)
        assert (result.refused, result.known) == (0, 0), file
    return workspace


def cell(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


POLLS = st.lists(
    st.tuples(
        st.sampled_from(IDS),
        st.sampled_from(["active", "inactive"]),
        st.one_of(
            st.integers(0, 14 * 24 * 60).map(lambda minute: (minute * 60) * 1_000_000),
            st.integers(0, 14 * 24 * HOUR),
        ),
    ),
    min_size=1,
    max_size=40,
)
HOURS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(DAYS), st.integers(0, 86_399), st.integers(1, 86_400)),
    min_size=1,
    max_size=20,
)
ZONES = st.dictionaries(
    st.sampled_from(IDS), st.sampled_from(["Asia/Kolkata", "America/Denver"]), min_size=1, max_size=9
)
NAMES = st.dictionaries(
    st.sampled_from([*IDS, "nobody"]), st.sampled_from(['Anna "A"', "Berta, B", "-5"]), max_size=5
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(POLLS, HOURS, ZONES, NAMES)
def test_what_is_exported_imports_to_the_same_state(
    polls: list[tuple[str, str, int]],
    hours: list[tuple[str, str, int, int]],
    zones: dict[str, str],
    names: dict[str, str],
) -> None:
    clocks = data_rows.clock
    times = data_rows.instants(np.array([END - after for _, _, after in polls], np.int64))
    texts = {
        "p.csv": "store_id,status,timestamp_utc\n"
        + "".join(
            f"{cell(store)},{word},{time}\n" for (store, word, _), time in zip(polls, times, strict=True)
        ),
        "h.csv": "store_id,day,start_time_local,end_time_local\n"
        + "".join(
            f"{cell(store)},{day},{clocks(start * 1_000_000)},{clocks(end * 1_000_000)}\n"
            for store, day, start, end in hours
        ),
        "z.csv": "store_id,timezone_str\n"
        + "".join(f"{cell(store)},{zone}\n" for store, zone in zones.items()),
    }
    if names:
        texts["n.csv"] = "store_id,name,group\n" + "".join(
            f"{cell(store)},{cell(name)},North\n" for store, name in names.items()
        )
    with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as opened:
        folder = Path(place)
        first = opened.enter_context(contextlib.closing(brought(folder, texts)))
        exported = first.export_data(folder / "out", silent)
        second = opened.enter_context(contextlib.closing(again(exported.files, folder / "second")))
        assert state(second) == state(first)


def test_the_files_are_plain_and_say_what_counts(filled: Workspace, tmp_path: Path) -> None:
    filled.stores.rename("a", "Anna")
    exported = filled.export_data(tmp_path / "out", silent)
    assert sorted(path.name for path in exported.files) == [
        "business hours.csv",
        "names.csv",
        "polls.csv",
        "time zones.csv",
    ]
    lines = (tmp_path / "out" / "polls.csv").read_text().splitlines()
    assert lines[:2] == ["store_id,status,timestamp_utc", "a,active,2023-01-24T00:00:00Z"]
    assert exported.rows == 24 + 1 + 2 + 1
    assert (tmp_path / "out" / "names.csv").read_text() == "store_id,name,group\na,Anna,\n"


def test_what_was_undone_is_not_exported(filled: Workspace, tmp_path: Path) -> None:
    filled.imports.undo(filled.imports.recent()[0].import_id)
    exported = filled.export_data(tmp_path / "out", silent)
    assert exported.rows == 3
    assert not (tmp_path / "out" / "polls.csv").exists()


def canceling(moment: int) -> Progress:
    """Return a progress that cancels at the given call."""
    steps = iter(range(moment + 1))

    def progress(fraction: float, text: str) -> None:  # the signature of progress
        if next(steps) == moment:
            raise Cancelled

    return progress


def test_canceled_at_any_step_nothing_is_left(filled: Workspace, tmp_path: Path) -> None:
    calls = 0

    def count(fraction: float, text: str) -> None:
        nonlocal calls
        assert text
        assert 0 <= fraction <= 1
        calls += 1

    filled.export_data(tmp_path / "counted", count)
    for moment in range(calls):
        with pytest.raises(Cancelled):
            filled.export_data(tmp_path / "out", canceling(moment))
        assert not (tmp_path / "out").exists()


def test_no_file_that_is_there_is_replaced(filled: Workspace, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "polls.csv").write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        filled.export_data(tmp_path / "out", silent)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["polls.csv"]
    assert (tmp_path / "out" / "polls.csv").read_text() == "mine"


def test_without_data_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        workspace.export_data(tmp_path / "out", silent)
    assert not (tmp_path / "out").exists()


def test_many_stores_and_long_histories_come_in_portions(
    filled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "".join(f"s{n},active,2023-0{1 + n % 3}-0{1 + n % 9}T10:00:00Z\n" for n in range(30))
    (tmp_path / "more.csv").write_text(f"store_id,status,timestamp_utc\n{more}")
    filled.imports.import_file(tmp_path / "more.csv")
    whole = filled.export_data(tmp_path / "whole", silent)
    monkeypatch.setattr(data_rows, "_POLLS_AT_ONCE", 7)
    monkeypatch.setattr(data_rows, "_SPANS_AT_ONCE", 1)
    monkeypatch.setattr(data_rows, "_STORES_AT_ONCE", 3)
    parted = filled.export_data(tmp_path / "parted", silent)
    assert whole.rows == parted.rows
    for one, other in zip(whole.files, parted.files, strict=True):
        assert one.read_text() == other.read_text()
    monkeypatch.setattr(data_export, "STORES_A_FILE", 10)
    split = filled.export_data(tmp_path / "split", silent)
    assert split.rows == whole.rows
    assert {path.name for path in split.files} >= {"polls.csv", "polls 4.csv"}
    second = again(split.files, tmp_path / "second")
    with contextlib.closing(second):
        assert state(second) == state(filled)


def exported_lines(workspace: Workspace, folder: Path) -> dict[str, list[str]] | None:
    """Return the lines of all exported files by name, sorted; None if there is no data."""
    try:
        files = workspace.export_data(folder, silent).files
    except BadInput:
        return None
    return {file.name: sorted(file.read_text("utf-8").splitlines()) for file in files}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_whatever_was_done_what_is_exported_and_imported_again_is_exported_alike(chosen: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as opened:
        folder = Path(place)
        first, second = (
            opened.enter_context(contextlib.closing(Workspace.open(folder / name / "storemon.db")))
            for name in ("first", "second")
        )
        for step in chosen:
            done(step, first, folder)
        lines = exported_lines(first, folder / "out")
        for file in sorted((folder / "out").glob("*.csv")):
            result = second.imports.import_file(file)
            assert (result.refused, result.known) == (0, 0), file
        assert exported_lines(second, folder / "again") == lines
