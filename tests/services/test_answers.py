"""The questions about a file, and the effect of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.core.choices import MERGED, ONLY, Choices, NeedsAnswer, Topic
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import FileRefused
from storemon.services.import_service import ImportService

POLLS = "store_id,status,timestamp_utc"


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[ImportService]:
    database = SqliteDatabase.open(tmp_path / "storemon.db")
    yield ImportService(database)
    database.close()


def made(folder: Path, *rows: str) -> InputFile:
    """Write a file."""
    path = folder / "p.csv"
    path.write_text("\n".join((*rows, "")))
    return InputFile(path)


def answers(preview: Preview, *values: str) -> Choices:
    """Answer the questions of a preview in order."""
    choices = Choices()
    for question, value in zip(preview.questions, values, strict=True):
        choices = choices.answered(question.topic, value, question.word)
    return choices


WORDS = (
    POLLS,
    *(f"s,{word},2023-01-24 0{place}:00:00 UTC" for place, word in enumerate(("On", "Off", "on"))),
)
PLATFORMS = (
    POLLS + ",Channel",
    "s,active,2023-01-24 00:00:00 UTC,UberEats",
    "s,inactive,2023-01-24 00:00:00 UTC,DoorDash",
    "s,active,2023-01-24 13:00:00 UTC,DoorDash",
    "s,active,2023-01-24 14:00:00 UTC,",
)


def test_unknown_words_are_asked_about_one_by_one(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, *WORDS)
    preview = imports.inspect(part)
    assert preview.asks
    assert preview.error is None
    assert [(question.word, question.proposed) for question in preview.questions] == [
        ("on", "active"),
        ("off", "inactive"),
    ]
    with pytest.raises(NeedsAnswer, match="--status on=active,off=inactive"):
        imports.import_input(part)
    choices = answers(preview, "active", "inactive")
    again = imports.inspect(part, choices=choices)
    assert (again.asks, again.problems) == (False, [])
    assert [question.answer for question in again.questions] == ["active", "inactive"]
    assert imports.import_input(part, choices=choices).imported == 3


def test_words_that_are_left_out_are_counted_as_refused(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, *WORDS)
    choices = answers(imports.inspect(part), "active", "ignore")
    assert [problem.reason for problem in imports.inspect(part, choices=choices).problems] == [
        "Rows with this status are left out"
    ]
    result = imports.import_input(part, choices=choices)
    assert (result.imported, result.refused) == (2, 1)


def test_usual_words_need_an_answer_beside_active_too(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, *WORDS, "s,active,2023-01-24 14:00:00 UTC")
    preview = imports.inspect(part)
    assert preview.asks
    assert len(preview.questions) == 2
    with pytest.raises(NeedsAnswer, match="--status on=active,off=inactive"):
        imports.import_input(part)
    assert imports.recent() == []
    assert imports.import_input(part, choices=answers(preview, "active", "inactive")).imported == 4


def test_beside_known_words_a_question_may_stay_open(imports: ImportService, tmp_path: Path) -> None:
    odd = ("s,unknown,2023-01-24 09:00:00 UTC", "s,active,2023-01-24 14:00:00 UTC")
    part = made(tmp_path, POLLS, *odd)
    preview = imports.inspect(part)
    assert not preview.asks
    assert len(preview.questions) == 1
    result = imports.import_input(part)
    assert (result.imported, result.refused) == (1, 1)
    assert "“unknown”" in imports.refused(result.import_id)[0].reason


def test_a_file_without_a_header_asks_too(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, "s,online,2023-01-24 09:00:00 UTC", "s,offline,2023-01-24 10:00:00 UTC")
    preview = imports.inspect(part)
    assert preview.match is not None
    assert preview.match.kind == "polls"
    assert imports.import_input(part, choices=answers(preview, "active", "inactive")).imported == 2


def test_a_column_of_many_words_is_no_status(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, POLLS, *(f"s,word {n},2023-01-24 00:00:{n:02} UTC" for n in range(20)))
    error = imports.inspect(part).error
    assert error is not None
    with pytest.raises(FileRefused) as refused:
        imports.import_input(part)
    assert str(refused.value) == str(error)


def test_platforms_are_told_and_ask_nothing(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, *PLATFORMS)
    preview = imports.inspect(part)
    assert preview.questions == []
    said = "Its polls are of these platforms, each counted by itself: Uber Eats, DoorDash"
    assert said in preview.notes
    result = imports.import_input(part)
    assert (result.imported, result.refused) == (4, 0)
    assert said in result.notes


@pytest.mark.parametrize(
    ("answer", "imported", "refused"),
    [(MERGED, 3, 0), (f"{ONLY}UberEats", 1, 3), (f"{ONLY}doordash", 2, 2)],
)
def test_the_platforms_that_count_are_those_that_were_chosen(
    imports: ImportService, tmp_path: Path, answer: str, imported: int, refused: int
) -> None:
    part = made(tmp_path, *PLATFORMS)
    choices = Choices().answered(Topic.PLATFORM, answer)
    preview = imports.inspect(part, choices=choices)
    assert not preview.asks
    result = imports.import_input(part, choices=choices)
    assert (result.imported, result.refused) == (imported, refused)
    assert sum(problem.rows for problem in preview.problems) == refused


def test_a_file_whose_name_speaks_of_a_platform_proposes_it(imports: ImportService, tmp_path: Path) -> None:
    path = tmp_path / "uber-eats january.csv"
    path.write_text(f"{POLLS}\ns,active,2023-01-24 00:00:00 UTC\n")
    preview = imports.inspect(InputFile(path))
    (question,) = preview.questions
    assert (question.topic, question.proposed) == (Topic.PLATFORM, f"{ONLY}Uber Eats")
    assert not question.required
    answered = imports.inspect(InputFile(path), choices=answers(preview, question.proposed))
    assert answered.questions[0].answer == question.proposed


def test_a_file_without_platforms_is_asked_about_once_there_are_any(
    imports: ImportService, tmp_path: Path
) -> None:
    plain = made(tmp_path, POLLS, "s,active,2023-01-24 00:00:00 UTC")
    assert imports.inspect(plain).questions == []
    imports.import_input(plain, choices=Choices().answered(Topic.PLATFORM, f"{ONLY}Our App"))
    (question,) = imports.inspect(plain).questions
    assert [option.value for option in question.options][:2] == [MERGED, f"{ONLY}Our App"]
    assert not question.proposed


def test_a_platform_that_the_file_does_not_have_is_reported(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, *PLATFORMS)
    with pytest.raises(FileRefused, match="no polls of the platform Grubhub"):
        imports.import_input(part, choices=Choices().answered(Topic.PLATFORM, f"{ONLY}Grubhub"))


def test_an_empty_column_of_platforms_asks_nothing(imports: ImportService, tmp_path: Path) -> None:
    part = made(tmp_path, POLLS + ",platform", "s,active,2023-01-24 00:00:00 UTC,")
    assert imports.inspect(part).questions == []
    assert imports.import_input(part).imported == 1


def test_a_column_of_many_platforms_can_be_counted_together(imports: ImportService, tmp_path: Path) -> None:
    rows = (f"s,active,2023-01-24 00:00:{n:02} UTC,p{n}" for n in range(30))
    part = made(tmp_path, POLLS + ",provider", *rows)
    preview = imports.inspect(part)
    assert preview.asks
    assert [option.value for option in preview.questions[0].options] == [MERGED]
    with pytest.raises(NeedsAnswer, match="--platform merged"):
        imports.import_input(part)
    choices = Choices().answered(Topic.PLATFORM, MERGED)
    assert imports.import_input(part, choices=choices).imported == 30


def test_two_digit_years_are_asked_about_with_the_orders_that_are_possible(
    imports: ImportService, tmp_path: Path
) -> None:
    part = made(tmp_path, POLLS, "s,active,23-01-24 19:00:00", "s,active,23-01-25 19:00:00")
    preview = imports.inspect(part)
    (question,) = preview.questions
    assert [option.value for option in question.options] == ["day/month/year", "year/month/day"]
    assert imports.import_input(part, choices=answers(preview, "year/month/day")).imported == 2


def test_a_file_that_is_refused_for_its_times_is_not_blamed_for_a_status(
    imports: ImportService, tmp_path: Path
) -> None:
    part = made(tmp_path, POLLS, "s,active,soon", "s,active,later", "s,test,2023-01-24 19:00:00")
    assert imports.import_input(part).refused == 3
    assert imports.inspect(part).error is None


def test_of_too_many_other_words_nothing_is_asked_and_no_empty_note_kept(
    imports: ImportService, tmp_path: Path
) -> None:
    words = (f"s,word {n},2023-01-24 10:{n:02}:00 UTC" for n in range(20))
    result = imports.import_input(made(tmp_path, "s,active,2023-01-24 14:00:00 UTC", *words))
    assert (result.imported, result.refused) == (1, 20)
    assert list(result.notes) == []
