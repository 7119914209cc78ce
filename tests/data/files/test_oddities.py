"""Notes on file contents that are read but look odd."""

from __future__ import annotations

import pytest

from storemon.data.files.block import Block
from storemon.data.files.csv_rows import Rows
from storemon.data.files.day_times import DayTimeEvidence
from storemon.data.files.fields import LATEST
from storemon.data.files.file_rules import FileRules, Survey
from storemon.data.files.oddities import Oddities
from storemon.data.files.time_fields import TimeEvidence
from storemon.data.imports.recognition import read_header
from storemon.message import Message


def notes(header: str, *rows: str) -> list[Message]:
    """Return the notes on a file."""
    found = read_header(header)

    def read(rules: FileRules) -> Rows:
        return Rows(Block("\n".join((*rows, "")).encode(), 2, 1.0), found, "f.csv", rules)

    columns = read(FileRules(LATEST)).columns
    times, day_times = TimeEvidence(LATEST), DayTimeEvidence()
    if "timestamp_utc" in columns:
        times.add(columns["timestamp_utc"])
    if "start_time_local" in columns:
        day_times.look(read(FileRules(LATEST)))
    survey = Survey(
        orders=times.dates.orders(),
        swapped_dates=times.swaps.found,
        mixed_clocks=times.clocks.mixed or day_times.clocks.mixed,
        numbers=day_times.numbers.kind(),
    )
    oddities = Oddities()
    oddities.look(read(FileRules(LATEST, survey=lambda: survey)))
    return oddities.notes(found)


@pytest.mark.parametrize(
    ("time", "note"),
    [
        ("1/24/2023 9:06", "Dates like 1/24/2023 9:06 are read as month/day/year, in UTC"),
        ("24.1.2023 9:06", "Dates like 24.1.2023 9:06 are read as day/month/year, in UTC"),
        ("1/24/23 9:06", "Dates like 1/24/23 9:06 are read as month/day/year, in UTC"),
        ("2023-01-24 9:06\u202fPM", "Times like 2023-01-24 9:06 PM are read on the 12-hour clock"),
        ("Jan 24 2023 9:06 a.m.", "Times like Jan 24 2023 9:06 a.m. are read on the 12-hour clock"),
    ],
)
def test_times_of_polls_that_are_read_in_one_of_several_ways(time: str, note: str) -> None:
    assert notes("store_id,status,timestamp_utc", f"s,active,{time}") == [note]


@pytest.mark.parametrize(
    "time", ["2023-01-24 09:06:42 UTC", "March 24 2023 19:06", "2023-01-24T19:06Z", "soon"]
)
def test_plain_times_need_no_note(time: str) -> None:
    assert notes("store_id,status,timestamp_utc", f"s,active,{time}") == []


@pytest.mark.parametrize(
    ("span", "note"),
    [
        ("9.00,17.30", "Numbers like 9.00 are read as hours and minutes: 09:00:00"),
        ("900,1730", "Numbers like 900 are read as hours and minutes: 09:00:00"),
        ("0.375,0.75", "Numbers like 0.375 are read as shares of a day: 09:00:00"),
        ("9:00 a. m.,5:00 p. m.", "Times like 9:00 a. m. are read on the 12-hour clock"),
    ],
)
def test_times_of_day_that_are_read_in_one_of_several_ways(span: str, note: str) -> None:
    assert notes("store_id,day,start_time_local,end_time_local", f"s,0,{span}") == [note]


def test_a_zone_that_is_an_offset_is_written_with_its_sign() -> None:
    assert notes("store_id,timezone_str", "s,Etc/GMT-5", "t, Etc/GMT+10 ", "u,Etc/GMT", "v,Etc/GMT-5") == [
        "The zone Etc/GMT+10 is UTC-10:00 all year, without daylight saving time",
        "The zone Etc/GMT-5 is UTC+05:00 all year, without daylight saving time",
    ]


def test_a_short_name_that_is_a_zone_without_summer_is_reported() -> None:
    assert notes("store_id,timezone_str", "s,EST", "t,America/Denver") == [
        "The zone EST has no daylight saving time; that of New York is America/New_York"
    ]


SWAPPED = ("a,active,2023-02-01T10:30:00", "a,active,2023-12-01T10:30:00", "a,active,25/01/2023 10:30")


def told_of_swaps(*rows: str) -> bool:
    """Return whether the notes on polls report swapped dates."""
    return any("swapped day and month" in note for note in notes("store_id,status,timestamp_utc", *rows))


@pytest.mark.parametrize(
    "late", ["25/01/2023 10:30", "1/25/2023 10:30", "25.01.2023 10:30", "25/01/23 10:30"]
)
def test_dates_that_a_spreadsheet_swapped_beside_others_that_it_left_are_reported(late: str) -> None:
    assert told_of_swaps(*SWAPPED[:2], f"a,active,{late}")


@pytest.mark.parametrize(
    "row",
    ["a,active,2023-01-13T10:30:00", "a,active,03/01/2023 10:30"],
)
def test_one_date_that_was_not_swapped_speaks_for_all(row: str) -> None:
    assert not told_of_swaps(*SWAPPED, row)


def test_dates_of_one_form_were_not_swapped() -> None:
    assert not told_of_swaps(*SWAPPED[:2])
    assert not told_of_swaps(SWAPPED[2])
