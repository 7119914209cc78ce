"""The start of outages that began before the report's evidence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from storemon.core.fleet_insights import FleetInsights
from storemon.core.outages import NEVER, NOT_KNOWN
from storemon.core.vocabulary import DAY, HOUR, WEEK, Range, ReportRequest
from storemon.services.workspace import Workspace
from tests.core import reference
from tests.core.build import EPOCH, HoursRow, PollRow, batch, every_day, utc
from tests.core.reference_answers import beginning

T = utc("2023-01-25 12:00")


def filled(
    workspace: Workspace, folder: Path, polls: list[PollRow], hours: list[HoursRow], zone: str = "UTC"
) -> None:
    lines = ["store_id,status,timestamp_utc"]
    for store, time, active in polls:
        moment = (EPOCH + dt.timedelta(microseconds=time)).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        lines.append(f"s{store:03},{'active' if active else 'inactive'},{moment}")
    stores = sorted({row[0] for row in polls})
    files = {
        "polls.csv": lines,
        "zones.csv": ["store_id,timezone_str", *(f"s{store:03},{zone}" for store in stores)],
    }
    if hours:
        rows = [f"s{store:03},{day},{wall(start)},{wall(end)}" for store, day, start, end in hours]
        files["hours.csv"] = ["store_id,day,start_time_local,end_time_local", *rows]
    for name, text in files.items():
        path = folder / name
        path.write_text("\n".join(text))
        workspace.imports.import_file(path)


def wall(time: int) -> str:
    minutes = time // 60_000_000
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def said(workspace: Workspace, request: ReportRequest | None = None) -> FleetInsights:
    report_id = workspace.reports.trigger_report(request or ReportRequest(as_of=T))
    workspace.reports.run(report_id)
    found = workspace.reports.get_report(report_id, answers=True).answers
    assert found is not None
    return found


def hourly(store: int, begin: str, end: int, *, active: bool) -> list[PollRow]:
    return [(store, time, active) for time in range(utc(begin), end + 1, HOUR)]


def test_a_store_that_is_down_for_ten_days_was_last_seen_online_before_that(
    workspace: Workspace, tmp_path: Path
) -> None:
    polls = hourly(0, "2023-01-05 12:00", utc("2023-01-15 11:00"), active=True)
    polls += hourly(0, "2023-01-15 12:00", T, active=False)
    polls += hourly(1, "2023-01-05 12:00", T, active=False)
    filled(workspace, tmp_path, polls, [])
    found = said(workspace).outages
    assert found.last_active.tolist() == [utc("2023-01-15 11:00"), NEVER]
    assert found.first_inactive.tolist() == [utc("2023-01-15 12:00"), utc("2023-01-05 12:00")]
    assert found.earlier.tolist() == [True, True]
    assert found.start.tolist() == [T - WEEK, T - WEEK]


def test_what_was_seen_in_closed_hours_does_not_count_however_often(
    workspace: Workspace, tmp_path: Path
) -> None:
    polls = hourly(0, "2022-12-20 12:00", utc("2022-12-25 12:00"), active=True)
    for time in range(utc("2022-12-25 13:00"), T + 1, HOUR):
        polls.append((0, time, not 9 * HOUR <= time % DAY < 17 * HOUR))
    filled(workspace, tmp_path, polls, every_day("09:00", "17:00"))
    found = said(workspace).outages
    assert found.last_active.tolist() == [utc("2022-12-25 12:00")]
    assert found.first_inactive.tolist() == [utc("2022-12-25 13:00")]


def test_a_store_that_was_seen_up_just_before_the_evidence_began_within_the_week(
    workspace: Workspace, tmp_path: Path
) -> None:
    polls = [(0, T - WEEK - 3 * HOUR, True), (0, T - WEEK + 6 * HOUR, False), (0, T, False)]
    filled(workspace, tmp_path, polls, [])
    found = said(workspace).outages
    assert found.earlier.tolist() == [False]
    assert found.begun.tolist() == [True]
    assert found.slack.tolist() == [9 * HOUR]


@pytest.mark.parametrize("seed", range(4))
def test_beginnings_equal_the_slow_reference(workspace: Workspace, tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    polls: list[PollRow] = []
    hours: list[HoursRow] = []
    for store in range(30):
        hours += every_day("09:00", "17:00", store) if store % 3 == 1 else []
        hours += every_day("22:00", "02:00", store) if store % 3 == 2 else []
        flip = int(rng.integers(0, 25))
        for back in sorted(rng.choice(40 * 24, 300, replace=False).tolist(), reverse=True):
            active = back > flip * 24 and bool(rng.random() < (0.5 if store % 2 else 0.02))
            polls.append((store, T - back * HOUR - int(rng.integers(0, 2)) * 1800 * 1_000_000, active))
    polls = [(store, time, active) for (store, time), active in {row[:2]: row[2] for row in polls}.items()]
    filled(workspace, tmp_path, polls, hours, "America/Denver")
    found = said(workspace).outages
    stores = reference.stores_of(batch(hours, polls, ["America/Denver"] * 30))
    looked_back = 0
    for place, store in enumerate(found.store.tolist()):
        last, first = beginning(stores[store], int(found.first[place]), T)
        assert found.last_active[place] == (NEVER if last is None else last)
        assert found.first_inactive[place] == first
        looked_back += int(found.gap[place] == 0)
    assert looked_back > 5
    assert NOT_KNOWN not in found.last_active


def test_a_look_at_one_store_knows_the_beginning_too(workspace: Workspace, tmp_path: Path) -> None:
    polls = hourly(0, "2023-01-05 12:00", utc("2023-01-15 11:00"), active=True)
    polls += hourly(0, "2023-01-15 12:00", T, active=False)
    filled(workspace, tmp_path, polls, [])
    found = workspace.stores.week("s000", T, 2 * HOUR, Range(T - 2 * DAY, T)).outages
    assert found.last_active.tolist() == [utc("2023-01-15 11:00")]
    assert found.earlier.tolist() == [True]


def test_no_reach_at_all_looks_back_as_well(workspace: Workspace, tmp_path: Path) -> None:
    polls = hourly(0, "2023-01-05 12:00", utc("2023-01-15 11:00"), active=True)
    polls += hourly(0, "2023-01-15 12:00", T, active=False)
    filled(workspace, tmp_path, polls, [])
    for reach in (None, 0, 30 * 60_000_000):
        found = said(workspace, ReportRequest(as_of=T, reach=reach)).outages
        assert set(found.last_active.tolist()) <= {utc("2023-01-15 11:00")}
