"""Which stores' past figures change with new hours or zones."""

from __future__ import annotations

import pytest

from storemon.core.choices import FROM_BEGINNING, NO_CHOICES, Topic
from storemon.core.input_file import InputFile
from storemon.core.vocabulary import ReportRequest
from storemon.data.database import Database
from storemon.message import Message
from storemon.services.import_service import ImportService
from storemon.services.reports import ReportService
from tests.core.build import utc
from tests.data.conftest import WriteFile

HOURS = "store_id,day,start_time_local,end_time_local"
DATED = f"{HOURS},valid_from"
NOW = utc("2023-02-01 00:00")


@pytest.fixture
def service(database: Database) -> ImportService:
    return ImportService(database, now=lambda: NOW)


def notes(service: ImportService, write: WriteFile, name: str, *lines: str) -> list[Message]:
    """Preview a file and import it; both have the same notes."""
    return imported(service, write, name, *lines)[1]


def imported(service: ImportService, write: WriteFile, name: str, *lines: str) -> tuple[int, list[Message]]:
    """Preview a file and import it; return how many stores it changed, and the notes, which both have."""
    file = InputFile(write(name, *lines))
    choices = NO_CHOICES.answered(Topic.HOURS_FROM, FROM_BEGINNING)
    preview = service.inspect(file, choices=choices)
    before = [note for note in preview.warnings if "past figures" in note]
    result = service.import_input(file, choices=choices)
    after = [note for note in result.notes if "past figures" in note]
    assert before == after
    return result.changed, after


def add_polls(service: ImportService, write: WriteFile, *stores: str) -> None:
    lines = [f"{store},active,2023-01-24 12:00:00 UTC" for store in stores]
    service.import_file(write("polls.csv", "store_id,status,timestamp_utc", *lines))


def test_new_hours_of_a_store_with_polls_are_named(service: ImportService, write: WriteFile) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00", "b,0,09:00,17:00", "c,0,09:00,17:00")
    add_polls(service, write, "a", "b")
    new = (HOURS, "a,0,09:00,21:00", "b,0,09:00,17:00", "c,0,09:00,21:00")
    assert notes(service, write, "new.csv", *new) == ["New hours change the past figures of 1 store: a"]


def test_before_the_question_is_answered_no_change_of_the_past_is_stated(
    service: ImportService, write: WriteFile
) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00", "b,0,09:00,17:00")
    add_polls(service, write, "a", "b")
    file = InputFile(write("new.csv", DATED, "a,0,09:00,21:00,", "b,0,09:00,21:00,2023-01-01"))
    preview = service.inspect(file)
    assert [question.topic for question in preview.questions] == [Topic.HOURS_FROM]
    assert preview.warnings == ("New hours change the past figures of 1 store: b",)


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


@pytest.mark.parametrize("first", ["2023-01-10", "2023-03-01"])
def test_the_hours_in_force_with_a_date_change_nothing(
    service: ImportService, write: WriteFile, first: str
) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00")
    add_polls(service, write, "a")
    assert imported(service, write, "again.csv", DATED, f"a,0,09:00,17:00,{first}") == (0, [])


def test_the_hours_in_force_since_a_date_change_nothing_without_one(
    service: ImportService, write: WriteFile
) -> None:
    notes(service, write, "hours.csv", DATED, "a,0,09:00,17:00,2023-01-10")
    add_polls(service, write, "a")
    path = write("again.csv", HOURS, "a,0,09:00,17:00")
    assert service.inspect(InputFile(path)).questions == []
    assert service.import_file(path).notes == ()


def test_hours_that_differ_from_a_later_date_on_leave_the_past(
    service: ImportService, write: WriteFile
) -> None:
    notes(service, write, "hours.csv", HOURS, "a,0,09:00,17:00")
    add_polls(service, write, "a")
    later = ("a,0,09:00,17:00,2023-01-10", "a,0,09:00,21:00,2023-01-25")
    assert imported(service, write, "later.csv", DATED, *later) == (1, [])
    sooner = ("a,0,09:00,17:00,2023-01-10", "a,0,09:00,21:00,2023-01-24")
    assert notes(service, write, "sooner.csv", DATED, *sooner)
