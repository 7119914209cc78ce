"""Files with ambiguous weekday numbering: when the question is asked, and what polls suggest."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from storemon.core.choices import Choices, NeedsAnswer, Topic
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.data.database import Database
from storemon.data.files.weekday_words import Numbering
from storemon.services.import_service import ImportService
from tests.core.build import utc
from tests.data.conftest import WriteFile

HEADER = "store_id,day,start_time_local,end_time_local"
NOW = utc("2023-02-01 00:00")


@pytest.fixture
def service(database: Database) -> ImportService:
    return ImportService(database, now=lambda: NOW)


def hours(write: WriteFile, *days: object, name: str = "hours.csv") -> Path:
    return write(name, HEADER, *(f"a,{day},09:00,17:00" for day in days))


def asked(preview: Preview) -> list[tuple[str, str]]:
    return [(question.proposed, question.answer) for question in preview.questions]


def answer(value: str) -> Choices:
    return Choices().answered(Topic.WEEKDAYS, value)


def stored(database: Database) -> list[int]:
    with database.reading() as connection:
        return sorted(connection.exec_driver_sql("SELECT DISTINCT day FROM hours").scalars().all())


def add_polls(
    service: ImportService, write: WriteFile, days: Collection[int], first: int = 9, last: int = 17
) -> None:
    """Add four weeks of polls: a is active on these weekdays from `first` to `last` o'clock UTC."""
    lines = ["store_id,status,timestamp_utc"]
    for date in range(28):
        for hour in range(24):
            active = date % 7 in days and first <= hour < last
            text = f"2023-01-{2 + date:02} {hour:02}:30:00 UTC"
            lines.append(f"a,{'active' if active else 'inactive'},{text}")
    service.import_file(write("polls.csv", *lines))
    service.import_file(write("zones.csv", "store_id,timezone_str", "a,Etc/UTC"))


def test_a_file_with_0_and_no_7_is_clear(
    service: ImportService, write: WriteFile, database: Database
) -> None:
    path = hours(write, 0, 1, 5)
    assert asked(service.inspect(InputFile(path))) == []
    assert service.import_file(path).notes == ()
    assert stored(database) == [0, 1, 5]


@pytest.mark.parametrize("days", [(1, 2, 3), (5,), (6,), (1, "Tuesday")])
def test_a_file_without_0_is_asked_about_and_read_from_0_with_a_warning(
    service: ImportService, write: WriteFile, database: Database, days: tuple[object, ...]
) -> None:
    path = hours(write, *days)
    preview = service.inspect(InputFile(path))
    assert asked(preview) == [("", "")]
    assert preview.asks
    (note,) = service.import_file(path).notes
    assert "None of its weekdays is 0" in note
    assert 0 not in stored(database)


@pytest.mark.parametrize("days", [(1, 7), (0, 7), (7,), range(1, 8), ("Mon", 7)])
def test_a_file_with_a_7_is_refused_without_an_answer(
    service: ImportService, write: WriteFile, days: tuple[object, ...]
) -> None:
    path = hours(write, *days)
    preview = service.inspect(InputFile(path))
    assert asked(preview) == [("", "")]
    assert preview.asks
    assert preview.error is None
    with pytest.raises(NeedsAnswer, match="numbered up to 7"):
        service.import_file(path)


@pytest.mark.parametrize(
    ("value", "expected"), [("monday-1", [0, 5, 6]), ("sunday-1", [4, 5, 6]), ("monday-0", [1, 6])]
)
def test_an_answer_settles_which_day_is_which(
    service: ImportService, write: WriteFile, database: Database, value: str, expected: list[int]
) -> None:
    path = hours(write, 1, 6, 7)
    preview = service.inspect(InputFile(path), choices=answer(value))
    assert asked(preview) == [("", value)]
    assert not preview.asks
    result = service.import_input(InputFile(path), choices=answer(value))
    assert [note.startswith("Some hours of 1 store cannot be used") for note in result.notes] == (
        [True] if value == "monday-0" else []
    )
    assert result.refused == (1 if value == "monday-0" else 0)
    assert stored(database) == expected


def test_0_is_sunday_too_where_1_is_monday(
    service: ImportService, write: WriteFile, database: Database
) -> None:
    service.import_input(InputFile(hours(write, 0, 1)), choices=answer("monday-1"))
    assert stored(database) == [0, 6]


def test_names_need_no_answer(service: ImportService, write: WriteFile, database: Database) -> None:
    path = hours(write, "Mon", "sábado", "Sun.")
    assert asked(service.inspect(InputFile(path))) == []
    service.import_file(path)
    assert stored(database) == [0, 5, 6]


def test_a_7_far_down_the_file_refuses_it_before_any_row_counts(
    service: ImportService, write: WriteFile, database: Database
) -> None:
    rows = [f"s{number},{number % 7},09:00,17:00" for number in range(50_000)]
    path = write("hours.csv", HEADER, *rows, "a,7,09:00,17:00")
    with pytest.raises(NeedsAnswer):
        service.import_file(path)
    assert stored(database) == []


@pytest.mark.parametrize("value", ["monday-0", "monday-1", "sunday-1"])
def test_polls_propose_the_numbering_that_they_agree_with(
    service: ImportService, write: WriteFile, value: str
) -> None:
    # Open on five days, which the file numbers 1 to 5 in either numbering.
    first = {"monday-0": 1, "monday-1": 0, "sunday-1": 6}[value]
    add_polls(service, write, {(first + day) % 7 for day in range(5)})
    preview = service.inspect(InputFile(hours(write, *range(1, 6))))
    assert asked(preview) == [(value, "")]
    assert preview.asks


def test_polls_that_speak_against_0_as_monday_make_a_clear_file_ask(
    service: ImportService, write: WriteFile
) -> None:
    add_polls(service, write, range(6))
    # 0 = Sunday, closed: open on 1 to 6; another store is open on day 0.
    path = write("hours.csv", HEADER, *(f"a,{day},09:00,17:00" for day in range(1, 7)), "b,0,09:00,17:00")
    assert asked(service.inspect(InputFile(path))) == [("monday-1", "")]
    assert asked(service.inspect(InputFile(path), choices=answer("monday-1"))) == [("monday-1", "monday-1")]


def test_polls_that_agree_with_a_clear_file_ask_nothing(service: ImportService, write: WriteFile) -> None:
    add_polls(service, write, range(6))
    assert asked(service.inspect(InputFile(hours(write, *range(6))))) == []


def test_polls_that_are_active_all_day_propose_nothing(service: ImportService, write: WriteFile) -> None:
    add_polls(service, write, range(7), 0, 24)
    assert asked(service.inspect(InputFile(hours(write, *range(1, 7))))) == [("", "")]


def test_the_options_are_those_of_the_command_line() -> None:
    assert [numbering.value for numbering in Numbering] == ["monday-0", "monday-1", "sunday-1"]
