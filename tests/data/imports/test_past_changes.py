"""Which stores' past figures change with new hours or zones."""

from __future__ import annotations

from collections import defaultdict

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from storemon.core.input_file import InputFile
from storemon.core.model import Int64
from storemon.core.vocabulary import ReportRequest
from storemon.data.database import Database
from storemon.data.imports.counting_hours import other_hours
from storemon.message import Message
from storemon.services.import_service import ImportService
from storemon.services.reports import ReportService
from tests.core.build import utc
from tests.data.conftest import WriteFile

HOURS = "store_id,day,start_time_local,end_time_local"
NOW = utc("2023-02-01 00:00")


@pytest.fixture
def service(database: Database) -> ImportService:
    return ImportService(database, now=lambda: NOW)


def notes(service: ImportService, write: WriteFile, name: str, *lines: str) -> list[Message]:
    """Preview a file and import it; both have the same notes."""
    path = write(name, *lines)
    before = [note for note in service.inspect(InputFile(path)).warnings if "past figures" in note]
    after = [note for note in service.import_file(path).notes if "past figures" in note]
    assert before == after
    return after


def add_polls(service: ImportService, write: WriteFile, *stores: str) -> None:
    lines = [f"{store},active,2023-01-24 12:00:00 UTC" for store in stores]
    service.import_file(write("polls.csv", "store_id,status,timestamp_utc", *lines))


def test_new_hours_of_a_store_with_polls_are_named(service: ImportService, write: WriteFile) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00", "b,0,09:00,17:00", "c,0,09:00,17:00")
    add_polls(service, write, "a", "b")
    new = (HOURS, "a,0,09:00,21:00", "b,0,09:00,17:00", "c,0,09:00,21:00")
    assert notes(service, write, "new.csv", *new) == ["New hours change the past figures of 1 store: a"]


def test_the_same_hours_again_change_nothing(service: ImportService, write: WriteFile) -> None:
    rows = (HOURS, "a,0,09:00,17:00", "a,1,09:00,17:00")
    notes(service, write, "hours.csv", *rows)
    add_polls(service, write, "a")
    assert notes(service, write, "again.csv", rows[0], *rows[2:], *rows[1:2], rows[1]) == []


def test_a_day_that_is_left_out_is_a_change(service: ImportService, write: WriteFile) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00", "a,1,09:00,17:00")
    add_polls(service, write, "a")
    assert notes(service, write, "new.csv", HOURS, "a,0,09:00,17:00")


def test_first_hours_are_nothing_new_before_there_is_a_report(
    database: Database, service: ImportService, write: WriteFile
) -> None:
    add_polls(service, write, "a", "b")
    assert notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00") == []
    reports = ReportService(database)
    reports.run(reports.trigger_report(ReportRequest()))
    assert notes(service, write, "more.csv", HOURS, "b,0,09:00,17:00") == [
        "New hours change the past figures of 1 store: b"
    ]


def test_other_zones_are_named(service: ImportService, write: WriteFile) -> None:
    zones = "store_id,timezone_str"
    notes(service, write, "zones.csv", zones, "a,Etc/UTC", "b,Etc/UTC")
    add_polls(service, write, "a", "b")
    assert notes(service, write, "new.csv", zones, "a,Etc/UTC", "b,Europe/Berlin") == [
        "New time zones change the past figures of 1 store: b"
    ]


def test_of_many_stores_five_are_named(service: ImportService, write: WriteFile) -> None:
    stores = [f"s{number}" for number in range(8)]
    notes(service, write, "hours.csv", HOURS, *(f"{store},0,09:00,17:00" for store in stores))
    add_polls(service, write, *stores)
    assert notes(service, write, "new.csv", HOURS, *(f"{store},0,09:00,18:00" for store in stores)) == [
        "New hours change the past figures of 8 stores: s0, s1, s2, s3, s4, …"
    ]


ROWS = st.lists(st.tuples(*[st.integers(0, 2)] * 4), max_size=12)


def as_rows(rows: list[tuple[int, ...]]) -> Int64:
    return np.array(rows, np.int64).reshape(-1, 4)


@given(ROWS, ROWS)
def test_a_store_has_other_hours_where_its_rows_are_not_the_same(
    old: list[tuple[int, ...]], new: list[tuple[int, ...]]
) -> None:
    sets: defaultdict[int, tuple[set[tuple[int, ...]], set[tuple[int, ...]]]]
    sets = defaultdict(lambda: (set(), set()))
    for side, rows in enumerate((old, new)):
        for row in rows:
            sets[row[0]][side].add(row)
    expected = sorted(store for store, (before, after) in sets.items() if before != after)
    assert other_hours(as_rows(old), as_rows(new)).tolist() == expected
