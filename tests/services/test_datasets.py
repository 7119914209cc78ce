"""A report of a data set equals that of its source database; damage is reported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from storemon.core.columns import csv_text
from storemon.core.dates import Dates
from storemon.core.fleet_insights import FleetInsights
from storemon.core.progress import silent
from storemon.core.vocabulary import HOUR, Method, Range, ReportRequest
from storemon.data import insight_rows, report_tables
from storemon.data.dataset import writing
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.manifest import NAME, partition_of
from storemon.errors import BadInput, Cancelled, DatasetProblem
from storemon.services import dataset_output
from storemon.services.dataset_report import report_of
from storemon.services.exports import Export
from storemon.services.workspace import Workspace

BEGIN = dt.datetime(2023, 1, 10, tzinfo=dt.UTC)
NOON = int(dt.datetime(2023, 1, 24, 12, tzinfo=dt.UTC).timestamp()) * 1_000_000
STORES = [f"s{number:02}" for number in range(14)]
REQUESTS = {
    "usual": ReportRequest(),
    "poll-count": ReportRequest(method=Method.POLL_COUNT),
    "no reach": ReportRequest(reach=None),
    "dates": ReportRequest(range=Dates(dt.date(2023, 1, 19), dt.date(2023, 1, 22))),
    "range": ReportRequest(range=Range(NOON - 60 * HOUR, NOON - 2 * HOUR)),
}


def polls(first: int, last: int, platforms: tuple[str, str] = ("", "")) -> list[str]:
    """Return polls of some hours; one store is down from its first day on, one has a poll far ahead."""
    rows = ["store_id,status,timestamp_utc,platform"]
    for number, store in enumerate(STORES[:-1]):
        for hour in range(first + number % 3, last, 1 + number % 2):
            time = BEGIN + dt.timedelta(hours=hour, minutes=number)
            down = (hour // 5 + number) % 7 == 0 or (number == 5 and hour > 20)
            platform = platforms[number % 4 == 0 and hour % 3 == 0]
            rows.append(f"{store},{'inactive' if down else 'active'},{time:%Y-%m-%d %H:%M:%S},{platform}")
    return rows


def bring(workspace: Workspace, folder: Path, name: str, lines: list[str]) -> None:
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    workspace.imports.import_file(path)


def fill(workspace: Workspace, folder: Path, platforms: tuple[str, str] = ("", "")) -> None:
    bring(workspace, folder, "polls.csv", polls(0, 300, platforms))
    bring(workspace, folder, "late.csv", [*polls(0, 0), f"{STORES[2]},active,2023-01-29 10:00:00,"])
    hours = [f"{store},{day},09:00:00,17:30:00" for store in STORES[::2] for day in range(6)]
    bring(workspace, folder, "hours.csv", ["store_id,day,start_time_local,end_time_local", *hours])
    zones = ("Europe/Berlin", "Asia/Tokyo", "America/New_York")
    named = [f"{store},{zones[number % 3]}" for number, store in enumerate(STORES[3:])]
    bring(workspace, folder, "zones.csv", ["store_id,timezone_str", *named])
    dated = [f"{store},2023-01-20,10:00,15:00" for store in STORES[::3]]
    header = "store_id,date,start_time_local,end_time_local"
    bring(workspace, folder, "dated.csv", [header, *dated, "*,2023-01-21,closed,closed"])
    names = [
        f"{store},{store.title()},{'North' if number % 2 else 'South'}" for number, store in enumerate(STORES)
    ]
    bring(workspace, folder, "names.csv", ["store_id,name,group", *names])
    notes = [
        f"{STORES[1]},,2023-01-21 10:00:00,2023-01-21 12:00:00,Power,yes",
        ",North,2023-01-22 03:00:00,2023-01-22 15:00:00,Internet,no",
    ]
    bring(workspace, folder, "notes.csv", ["store_id,group,start,end,reason,excused", *notes])


def stored(answers: FleetInsights) -> bytes:
    """Return the stored form of answers, without what their views repeat."""
    return insight_rows.pack(insight_rows.unpack(insight_rows.pack(answers)))


@pytest.fixture(autouse=True)
def _several_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "STORES_A_PARTITION", 4)


@pytest.mark.parametrize("platforms", [("", ""), ("Uber Eats", "Wolt"), ("", "Wolt")])
def test_its_report_is_the_very_one_of_the_database(
    workspace: Workspace, tmp_path: Path, platforms: tuple[str, str]
) -> None:
    fill(workspace, tmp_path, platforms)
    workspace.export_dataset(str(tmp_path / "set"), silent)
    for name, request in REQUESTS.items():
        report_id = workspace.reports.trigger_report(request)
        info = workspace.reports.run(report_id)
        report = workspace.reports.get_report(report_id, answers=True)
        assert report.table is not None, info.reason
        assert report.answers is not None
        made = report_of(str(tmp_path / "set"), request)
        assert report_tables.pack(made.table) == report_tables.pack(report.table), name
        assert stored(made.answers) == stored(report.answers), name
        kept = {} if report.views is None else report.views.packed
        assert {
            view.name: (report_tables.pack(view.table), insight_rows.pack(view.answers))
            for view in made.views
        } == kept
        assert made.as_of == info.as_of


def test_its_file_is_that_of_get_report_and_the_same_as_parquet(filled: Workspace, tmp_path: Path) -> None:
    filled.export_dataset(str(tmp_path / "set"), silent)
    made = report_of(str(tmp_path / "set"), ReportRequest())
    dataset_output.write(made, tmp_path / "report.csv")
    dataset_output.write(made, tmp_path / "report.parquet", further=True)
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    export = Export.of(filled.reports.get_report(report_id, answers=True))
    assert (tmp_path / "report.csv").read_text("utf-8") == csv_text(
        export.columns(further=False), escaped=True
    )
    table = pq.read_table(tmp_path / "report.parquet")
    assert table["store_id"].to_pylist() == ["a", "b"]
    assert table["uptime_last_day(in hours)"].to_pylist() == export.columns(further=False)[2].values.tolist()  # type: ignore[union-attr]  # an array


def test_a_second_export_writes_what_is_new_alone(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    place = str(tmp_path / "set")
    first = workspace.export_dataset(place, silent)
    assert workspace.export_dataset(place, silent).new == 0
    bring(workspace, tmp_path, "more.csv", polls(380, 400))
    second = workspace.export_dataset(place, silent)
    assert 0 < second.new < first.files
    there = {path.relative_to(place).as_posix() for path in Path(place).rglob("*.parquet")}
    assert there == DatasetFolder.at(place).needed_manifest().files.keys()
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    table = workspace.reports.get_report(report_id).table
    assert table is not None
    assert report_tables.pack(report_of(place, ReportRequest()).table) == report_tables.pack(table)


def test_an_export_that_is_cancelled_leaves_the_data_set_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace, tmp_path)
    place = str(tmp_path / "set")
    workspace.export_dataset(place, silent)
    before = report_tables.pack(report_of(place, ReportRequest()).table)
    bring(workspace, tmp_path, "more.csv", polls(380, 400))

    def cancel(fraction: float, text: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.export_dataset(place, cancel)
    assert report_tables.pack(report_of(place, ReportRequest()).table) == before


@pytest.mark.parametrize("kind", ["stores", "hours", "polls"])
@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_file_that_is_not_what_was_written_is_named(
    filled: Workspace, tmp_path: Path, kind: str, harm: str
) -> None:
    filled.export_dataset(str(tmp_path / "set"), silent)
    victim = next((tmp_path / "set" / kind).rglob("*.parquet"))
    if harm == "missing":
        victim.unlink()
    else:
        content = bytearray(victim.read_bytes())
        content[len(content) // 2] ^= 1
        victim.write_bytes(content)
    with pytest.raises(DatasetProblem, match=f"is {harm}: {kind}/.*{victim.name}"):
        report_of(str(tmp_path / "set"), ReportRequest())
    victim.unlink(missing_ok=True)
    assert filled.export_dataset(str(tmp_path / "set"), silent).new == 1
    assert report_of(str(tmp_path / "set"), ReportRequest()).table.store_ids == ["a", "b"]


def test_what_is_no_data_set_is_told_and_left_alone(filled: Workspace, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(BadInput, match="something else than a data set"):
        filled.export_dataset(str(tmp_path / "photos"), silent)
    with pytest.raises(DatasetProblem, match="There is no data set"):
        report_of(str(tmp_path / "photos"), ReportRequest())
    with pytest.raises(DatasetProblem, match="is no place for a data set"):
        report_of("nowhere://bucket/set", ReportRequest())
    with pytest.raises(DatasetProblem, match="holds an account or a key") as refused:
        report_of("s3://key:hidden@bucket/set", ReportRequest())
    assert "hidden" not in str(refused.value)
    filled.export_dataset(str(tmp_path / "set"), silent)
    (tmp_path / "set" / NAME).write_text('{"content": {}, "sha256": ""}')
    with pytest.raises(DatasetProblem, match="is damaged"):
        report_of(str(tmp_path / "set"), ReportRequest())


def test_a_store_is_in_the_same_partition_on_every_machine() -> None:
    assert [partition_of(store, 7) for store in ("a", "b", "8139926242460185114")] == [4, 0, 3]
