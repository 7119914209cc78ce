"""The Python API: the same data as the services', as data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

import storemon
from storemon.cli import main
from storemon.core.notes import ALL_STORES, NoteContent
from storemon.errors import BadInput, ExportFailed, FileRefused, NoSuchStore, ReportNotFound
from storemon.services.sample import make_sample

POLLS = """store_id,status,timestamp_utc
8419537941919820732,active,2023-01-24 09:06:42.605777 UTC
8419537941919820732,inactive,2023-01-24 10:06:42 UTC
0007,active,2023-01-24 09:10:00 UTC
0007,active,2023-01-24 11:10:00 UTC
"""
HOURS = (
    "store_id,dayOfWeek,start_time_local,end_time_local\n0007,1,09:00:00,24:00:00\n0007,0,10:30:00,12:00:00\n"
)
ZONES = "store_id,timezone_str\n0007,Europe/Berlin\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[storemon.Workspace]:
    with storemon.open(tmp_path / "stores.db", create=True) as opened:
        yield opened


@pytest.fixture
def full(workspace: storemon.Workspace, tmp_path: Path) -> storemon.Workspace:
    """A workspace with two stores."""
    for name, text in (("polls", POLLS), ("hours", HOURS), ("zones", ZONES)):
        (tmp_path / f"{name}.csv").write_text(text)
    workspace.import_files(*(tmp_path / f"{name}.csv" for name in ("polls", "hours", "zones")))
    return workspace


def complete(workspace: storemon.Workspace) -> storemon.Report:
    report = workspace.get_report(workspace.trigger_report(), wait=True)
    assert (report.status, report.reason) == ("Complete", "")
    return report


def test_a_database_that_is_not_there_is_made_only_where_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no database"):
        storemon.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    storemon.open(str(tmp_path / "none.db"), create=True).close()
    storemon.open(tmp_path / "none.db").close()


def test_what_became_of_files_is_a_row_each(workspace: storemon.Workspace, tmp_path: Path) -> None:
    (tmp_path / "polls.csv").write_text(POLLS + "x,asleep,2023-01-24 09:10:00 UTC\n")
    found = workspace.import_files(tmp_path / "polls.csv")
    assert found[["name", "kind", "imported", "known", "refused"]].values.tolist() == [
        ["polls.csv", "polls", 4, 0, 1]
    ]
    assert workspace.imports()["undone_utc"].isna().all()
    workspace.undo_import(found["import_id"][0])
    assert workspace.imports()["undone_utc"].notna().all()
    assert workspace.polls().empty


def test_a_file_that_is_refused_says_why_and_those_before_it_stay(
    workspace: storemon.Workspace, tmp_path: Path
) -> None:
    (tmp_path / "polls.csv").write_text(POLLS)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FileRefused):
        workspace.import_files(tmp_path / "polls.csv", tmp_path / "other.csv")
    assert len(workspace.polls()) == 4


def test_keywords_answer_what_a_file_leaves_open(workspace: storemon.Workspace, tmp_path: Path) -> None:
    (tmp_path / "polls.csv").write_text(
        "store_id,status,timestamp_utc\na,online,2023-01-24 09:10:00 UTC\na,off,2023-01-24 09:20:00 UTC\n"
    )
    workspace.import_files(tmp_path / "polls.csv", status={"online": "active", "off": "ignore"})
    assert workspace.polls()["active"].tolist() == [True]
    for wrong in ({"dates": "last"}, {"weekdays": "0"}, {"ids": "x"}, {"hours_from": "x"}, {"platform": " "}):
        with pytest.raises(BadInput):
            workspace.import_files(tmp_path / "polls.csv", **wrong)  # type: ignore[arg-type]  # that is the point


def test_ids_are_text_and_times_say_their_zone(full: storemon.Workspace) -> None:
    polls = full.polls()
    assert polls["store_id"].tolist() == ["8419537941919820732"] * 2 + ["0007"] * 2
    assert str(polls["timestamp_utc"].dtype) == "datetime64[us, UTC]"
    assert polls["timestamp_utc"][0] == pd.Timestamp("2023-01-24 09:06:42.605777", tz="UTC")
    assert polls["active"].tolist() == [True, False, True, True]


def test_polls_of_some_stores_and_times_alone(full: storemon.Workspace) -> None:
    assert len(full.polls("0007")) == 2
    assert len(full.polls(["0007", "8419537941919820732", "0007"])) == 4
    noon = dt.datetime(2023, 1, 24, 11, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert full.polls(start=noon)["timestamp_utc"].dt.hour.tolist() == [11]
    assert full.polls(end=noon)["active"].tolist() == [True, False, True]
    assert full.polls([]).empty
    with pytest.raises(NoSuchStore):
        full.polls("8419537941919820733")
    with pytest.raises(BadInput, match="no time zone"):
        full.polls(start=dt.datetime(2023, 1, 24))  # noqa: DTZ001  # that is the point


def test_hours_are_spans_from_midnight(full: storemon.Workspace) -> None:
    hours = full.hours("0007")
    assert hours["day"].tolist() == [0, 1]
    assert hours["start_time_local"].tolist() == [pd.Timedelta(hours=10.5), pd.Timedelta(hours=9)]
    assert hours["end_time_local"].tolist() == [pd.Timedelta(hours=12), pd.Timedelta(days=1)]
    assert hours["valid_from"].isna().all()
    assert full.hours().equals(hours)
    assert full.hours("8419537941919820732").empty


def test_hours_tell_the_date_that_they_count_from(full: storemon.Workspace, tmp_path: Path) -> None:
    full.import_files(tmp_path / "hours.csv", hours_from=dt.date(2023, 1, 20))
    assert full.hours()["valid_from"].dropna().unique().tolist() == [pd.Timestamp("2023-01-20")]


def test_stores_tell_what_no_file_says(full: storemon.Workspace) -> None:
    stores = full.stores().set_index("store_id")
    assert stores.index.tolist() == ["0007", "8419537941919820732"]
    assert stores["timezone_str"].tolist() == ["Europe/Berlin", "America/Chicago"]
    assert stores["zone_assumed"].tolist() == stores["hours_assumed"].tolist() == [False, True]


@pytest.mark.parametrize("method", ["interpolated", "poll-count"])
def test_a_report_has_the_figures_of_the_csv(full: storemon.Workspace, tmp_path: Path, method: str) -> None:
    report = full.get_report(full.trigger_report(method=method), wait=True)  # type: ignore[arg-type]  # either method
    report.save(tmp_path / "report.csv")
    written = pd.read_csv(StringIO((tmp_path / "report.csv").read_text()), dtype={"store_id": "str"})
    pd.testing.assert_frame_equal(report.frame().round(2), written)
    assert (
        main(
            [
                "get-report",
                "--database",
                str(full.path),
                report.report_id,
                "--output",
                str(tmp_path / "t.csv"),
            ]
        )
        == 0
    )
    assert (tmp_path / "t.csv").read_bytes() == (tmp_path / "report.csv").read_bytes()


def test_a_report_says_what_it_is(full: storemon.Workspace) -> None:
    report = full.get_report(full.trigger_report(reach=0.5, as_of="2023-01-24 12:00:00 UTC"), wait=True)
    assert (report.method, report.reach) == ("interpolated", dt.timedelta(minutes=30))
    assert report.as_of == pd.Timestamp("2023-01-24 12:00", tz="UTC")
    assert report.finished is not None
    assert report.created <= report.finished
    found = full.latest_report()
    assert found is not None
    assert found.report_id == report.report_id
    listed = full.reports().iloc[0]
    assert (listed["report_id"], listed["status"], listed["current"]) == (report.report_id, "Complete", True)
    assert listed["reach"] == pd.Timedelta(minutes=30)


def test_a_report_of_dates_or_times_has_one_window(full: storemon.Workspace) -> None:
    day = dt.date(2023, 1, 24)
    of_dates = full.get_report(full.trigger_report(start=day, end=day, reach=None), wait=True).frame()
    assert of_dates.columns.tolist() == [
        "store_id",
        "uptime_in_range(in hours)",
        "downtime_in_range(in hours)",
    ]
    begin = dt.datetime(2023, 1, 24, 9, tzinfo=dt.UTC)
    of_times = full.get_report(full.trigger_report(start=begin, end=begin + dt.timedelta(hours=1)), wait=True)
    assert of_times.frame()["uptime_in_range(in hours)"].max() <= 1
    with pytest.raises(BadInput, match="needs a start"):
        full.trigger_report(end=day)


@pytest.mark.parametrize(
    "wrong", [{"method": "mean"}, {"reach": -1}, {"reach": float("nan")}, {"as_of": "noon"}]
)
def test_what_cannot_be_asked_for_is_refused_at_once(
    full: storemon.Workspace, wrong: dict[str, object]
) -> None:
    with pytest.raises(BadInput):
        full.trigger_report(**wrong)  # type: ignore[arg-type]  # that is the point
    assert full.reports().empty


def test_outages_have_times_with_zones_and_answers_that_may_be_unknown(full: storemon.Workspace) -> None:
    outages = complete(full).outages()
    assert outages["store_id"].tolist() == ["8419537941919820732"]
    assert not [name for name in outages.columns.tolist() if name.endswith("_local")]
    for name in ("start_utc", "end_utc", "last_seen_online_utc"):
        assert str(outages[name].dtype) == "datetime64[us, UTC]"
    assert outages["never_seen_online"].tolist() == [False]
    assert str(outages["shared"].dtype) == "boolean"


def test_a_trend_is_by_local_day_week_or_month(full: storemon.Workspace, tmp_path: Path) -> None:
    report = complete(full)
    days = report.trend()
    assert days["start_date"].tolist() == [pd.Timestamp("2023-01-24")]
    assert report.trend("week")["start_date"].tolist() == [pd.Timestamp("2023-01-23")]
    assert report.trend("month")["start_date"].tolist() == [pd.Timestamp("2023-01-01")]
    parts = [report.trend(stores=store)["uptime(in hours)"].sum() for store in report.frame()["store_id"]]
    assert days["uptime(in hours)"].sum() == pytest.approx(sum(parts))
    with pytest.raises(NoSuchStore):
        report.trend(stores=["none"])
    (tmp_path / "more.csv").write_text("store_id,status,timestamp_utc\nsued,active,2023-01-24 09:00:00 UTC\n")
    full.import_files(tmp_path / "more.csv")
    assert report.trend().equals(days)  # stored with the report


def test_a_trend_of_data_that_has_changed_is_refused(full: storemon.Workspace, tmp_path: Path) -> None:
    report = complete(full)
    (tmp_path / "more.csv").write_text("store_id,status,timestamp_utc\nsued,active,2023-01-24 09:00:00 UTC\n")
    full.import_files(tmp_path / "more.csv")
    with pytest.raises(BadInput, match="has changed"):
        report.trend()


def test_notes_and_closures_are_frames(full: storemon.Workspace, tmp_path: Path) -> None:
    assert full.notes().empty
    assert full.closures().empty
    content = NoteContent(ALL_STORES, 0, 3_600_000_000, "Power", "", excused=True)
    full._services.notes.add([content])
    notes = full.notes()
    assert notes[["store_id", "group", "reason", "excused"]].values.tolist() == [["", "", "Power", True]]
    assert notes["end_utc"][0] == pd.Timestamp("1970-01-01 01:00", tz="UTC")
    (tmp_path / "closed.csv").write_text(
        "store_id,date,start_time_local,end_time_local\n*,2023-12-25,closed,closed\n0007,2023-12-24,10:00,14:00\n"
    )
    full.import_files(tmp_path / "closed.csv")
    closures = full.closures()
    assert closures["closed"].tolist() == [True, False]
    assert closures["date"].tolist() == [pd.Timestamp("2023-12-25"), pd.Timestamp("2023-12-24")]
    assert closures["end_time_local"][1] == pd.Timedelta(hours=14)


def test_a_report_that_is_not_complete_has_no_frame(workspace: storemon.Workspace) -> None:
    report = workspace.get_report(workspace.trigger_report(), wait=True)
    assert report.status == "Failed"
    assert report.reason
    with pytest.raises(ExportFailed):
        report.frame()
    with pytest.raises(ReportNotFound):
        workspace.get_report("none")


def test_a_workbook_is_saved_by_its_name(full: storemon.Workspace, tmp_path: Path) -> None:
    complete(full).save(tmp_path / "report.xlsx")
    assert (tmp_path / "report.xlsx").read_bytes()[:2] == b"PK"


def test_every_store_of_a_large_database_is_in_the_frames(
    workspace: storemon.Workspace, tmp_path: Path
) -> None:
    made = make_sample(tmp_path / "sample", stores=1200, days=1)
    workspace.import_files(tmp_path / "sample")
    polls = pd.read_csv(made.all[0], dtype="str") if made.all[0].name == "polls.csv" else None
    found = workspace.polls()
    assert found["store_id"].nunique() <= len(workspace.stores()) == 1200
    if polls is not None:
        assert len(found) == len(polls.drop_duplicates())
