"""Stores whose rows in a file of hours or zones are all refused."""

from __future__ import annotations

import pytest

from storemon.core.input_file import InputFile
from storemon.data.database import Database
from storemon.message import Message
from storemon.services.import_service import ImportService
from tests.data.conftest import WriteFile

HOURS = "store_id,day,start_time_local,end_time_local"
ONE = "No row of hours of 1 store can be used, so it counts as open 24/7: {}"
SEVERAL = "No row of hours of {} stores can be used, so they count as open 24/7: {}"


@pytest.fixture
def service(database: Database) -> ImportService:
    return ImportService(database)


def notes(service: ImportService, write: WriteFile, *lines: str, header: str = HOURS) -> list[Message]:
    """Preview a file and import it; both have the same notes."""
    path = write("rows.csv", header, *lines)
    before, after = (
        [note for note in said if " can be used" in note or "cannot be used" in note]
        for said in (service.inspect(InputFile(path)).warnings, service.import_file(path).notes)
    )
    assert before == after
    return after


def test_a_store_of_which_every_row_is_refused_is_named(service: ImportService, write: WriteFile) -> None:
    rows = ("a,0,09:00,17:00", "b,0,closed,closed", "b,1,closed,closed", "c,9,09:00,17:00")
    assert notes(service, write, *rows) == [SEVERAL.format(2, "b, c")]


def test_one_store_is_named_and_of_many_the_first_five(service: ImportService, write: WriteFile) -> None:
    assert notes(service, write, "b,0,,") == [ONE.format("b")]
    rows = [f"s{number},0,," for number in range(1200)]
    assert notes(service, write, *rows) == [SEVERAL.format("1,200", "s0, s1, s10, s100, s1000, …")]


def test_a_closed_day_beside_open_ones_is_nothing_new(service: ImportService, write: WriteFile) -> None:
    assert notes(service, write, "a,0,09:00,17:00", "a,1,closed,closed", "a,2,09:00,17:00") == []


def test_an_opening_that_cannot_be_used_is_named_beside_those_that_can(
    service: ImportService, write: WriteFile
) -> None:
    some = "Some hours of {} cannot be used, so {} closed then: {}"
    rows = ("a,Mon-Fri,09:00,17:00", "a,5,09:00,17:00", "b,0,09:00,17:00", "b,1,,")
    assert notes(service, write, *rows) == [some.format("1 store", "it counts as", "a")]
    rows = ("a,0,09:00,", "a,1,09:00,17:00", "b,0,late,17:00", "b,1,09:00,17:00")
    assert notes(service, write, *rows) == [some.format("2 stores", "they count as", "a, b")]


def test_a_row_without_times_is_reported_as_what_it_is(service: ImportService, write: WriteFile) -> None:
    def reason(row: str) -> str:
        return service.inspect(InputFile(write("rows.csv", HOURS, "a,0,09:00,17:00", row))).problems[0].reason

    assert (
        reason("a,1,,") == reason('a,1," ",') == "The row has no times; a day without hours is closed anyway"
    )
    assert reason("a,1,09:00,") == "The end time is missing"
    assert reason("a,1,,17:00") == "The start time is missing"
    assert reason("a,1,,closed") == "The row says closed; a day without hours is closed anyway"


def test_hours_from_before_stay_and_that_is_reported(service: ImportService, write: WriteFile) -> None:
    assert notes(service, write, "a,0,09:00,17:00", "b,0,09:00,17:00") == []
    stay = "No row of hours of {} can be used, so {} hours stay as they were: {}"
    assert notes(service, write, "a,0,closed,closed", "c,0,,") == [
        ONE.format("c"),
        stay.format("1 store", "its", "a"),
    ]
    assert notes(service, write, "a,0,closed,closed", "b,0,,") == [stay.format("2 stores", "their", "a, b")]


def test_a_row_without_an_id_names_no_store(service: ImportService, write: WriteFile) -> None:
    assert notes(service, write, "a,0,09:00,17:00", ",1,closed,closed", "NULL,1,09:00,17:00") == []


def test_a_store_whose_zone_is_refused_is_named_with_what_counts_for_it(
    service: ImportService, write: WriteFile
) -> None:
    zones = "store_id,timezone_str"
    assert notes(service, write, "a,UTC", "b,CST", "c,Ohio", "NULL,Ohio", header=zones) == [
        "The time zones of 2 stores cannot be used, so America/Chicago is assumed: b, c"
    ]
    assert notes(service, write, "a,EDT", "b,EDT", "a,UTC", header=zones) == [
        "The time zone of 1 store cannot be used, so America/Chicago is assumed: b"
    ]
    assert notes(service, write, "a,EDT", header=zones) == [
        "The time zone of 1 store cannot be used, so it stays as it was: a"
    ]
