from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from storemon.core.choices import Topic
from storemon.core.file_spec import Match
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import silent
from storemon.core.vocabulary import FileKind
from storemon.data import schema
from storemon.data.database import Database
from storemon.data.files.fields import LATEST
from storemon.data.imports import inspection
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.store_keys import StoreKeys
from storemon.errors import Cancelled
from tests.data.conftest import WriteFile

ZONES = "store_id,timezone_str"
AT = "2023-01-24 10:00:00 UTC"
BY_HAND = Match(FileKind.ZONES, {"store_id": 1, "timezone_str": 0})


def inspect(database: Database, path: Path, match: Match | None = None) -> Preview:
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name)
    return Inspection(InputFile(path), keys, LATEST).run(match, silent)


def test_a_good_file_is_reported_with_its_first_rows(database: Database, write: WriteFile) -> None:
    path = write("z.csv", "store_id;timezone_str;Note", *(f"s{i};UTC;x" for i in range(30)))
    preview = inspect(database, path)
    assert preview.match == Match(FileKind.ZONES, {"store_id": 0, "timezone_str": 1})
    assert (preview.size, preview.encoding, preview.delimiter) == (path.stat().st_size, "UTF-8", ";")
    assert preview.columns == ("store_id", "timezone_str", "Note")
    assert preview.first_rows == [[f"s{i}", "UTC", "x"] for i in range(20)]
    assert (preview.rows, preview.complete, preview.problems, preview.error) == (30, True, [], None)


def test_looking_writes_nothing(database: Database, write: WriteFile) -> None:
    inspect(database, write("z.csv", ZONES, "a,UTC", "b,Mars"))
    with database.reading() as connection:
        for table in (schema.stores, schema.imports, schema.refused_rows):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0


def test_problems_are_grouped_with_the_first_of_each(database: Database, write: WriteFile) -> None:
    preview = inspect(database, write("z.csv", ZONES, "a", "b,Mars", "c,Mars", ",UTC", "d,UTC"))
    told = [(problem.rows, problem.first.line, problem.first.text) for problem in preview.problems]
    assert told == [(2, 3, "b,Mars"), (1, 2, "a"), (1, 5, ",UTC")]


def test_a_header_that_is_repeated_is_no_status_and_no_platform(database: Database, write: WriteFile) -> None:
    header = "store_id,State,timestamp_utc,Channel"
    rows = ("a,active,2023-01-24 10:00:00 UTC,DoorDash", header, "a,active,2023-01-24 11:00:00 UTC,Grubhub")
    path = write("joined.csv", header, *rows)
    by_hand = Match(FileKind.POLLS, {"store_id": 0, "status": 1, "timestamp_utc": 2, "platform": 3})
    preview = inspect(database, path, by_hand)
    assert [str(problem.reason) for problem in preview.problems] == [
        "The row repeats the header line, as in files joined together"
    ]
    assert [question for question in preview.questions if question.topic is Topic.STATUS] == []
    assert not any("Channel" in str(warning) for warning in preview.warnings)


def test_a_line_of_totals_has_no_status_to_ask_about(database: Database, write: WriteFile) -> None:
    rows = ("a,active,2023-01-24 10:00:00 UTC", "b,inactive,2023-01-24 10:00:00 UTC", "Total,1,")
    preview = inspect(database, write("polls.csv", "store_id,status,timestamp_utc", *rows))
    assert preview.questions == []
    (problem,) = preview.problems
    assert (problem.rows, problem.first.text) == (1, "Total,1,")
    asked = inspect(
        database, write("asked.csv", "store_id,status,timestamp_utc", *rows[:1], f"a,1,{AT}", rows[2])
    )
    assert [question.word for question in asked.questions] == ["1"]


def test_what_is_not_recognized_can_be_matched_by_hand(database: Database, write: WriteFile) -> None:
    path = write("z.csv", "where,who", "UTC,a", "Mars,b")
    preview = inspect(database, path)
    assert (preview.match, preview.columns, preview.rows, preview.error) == (None, ("where", "who"), 2, None)
    matched = inspect(database, path, BY_HAND)
    assert matched.match == BY_HAND
    assert [problem.rows for problem in matched.problems] == [1]
    _, kind, counts = import_csv(database, InputFile(path), silent, BY_HAND)
    assert (kind, counts.imported, counts.refused) == (FileKind.ZONES, 1, 1)


def test_a_match_may_say_that_there_is_no_header(database: Database, write: WriteFile) -> None:
    path = write("z.csv", "Mars,a", "UTC,b")
    match = Match(FileKind.ZONES, BY_HAND.positions, has_header=False)
    preview = inspect(database, path, match)
    assert (preview.rows, preview.columns) == (2, ("Column 1", "Column 2"))
    assert preview.problems[0].first.line == 1


def test_text_that_has_no_columns_is_an_error(database: Database, write: WriteFile) -> None:
    preview = inspect(database, write("z.csv", "Dear all", "hello"))
    assert (preview.match, preview.columns) == (None, ())
    assert preview.error is not None
    assert "none of the files" in preview.error.what


def test_a_file_that_is_gone_is_an_error(database: Database, tmp_path: Path) -> None:
    preview = inspect(database, tmp_path / "gone.csv")
    assert preview.error is not None
    assert (preview.size, preview.rows, preview.columns) == (None, 0, ())


def test_a_large_file_is_looked_at_in_part(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "_MOST_BYTES", 2000)
    monkeypatch.setattr(inspection, "_BLOCK_BYTES", 500)
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", 100)
    preview = inspect(database, write("z.csv", ZONES, *(f"s{i:04},UTC" for i in range(1000))))
    assert not preview.complete
    assert 200 <= preview.rows < 300


def test_looking_can_be_cancelled(database: Database, write: WriteFile) -> None:
    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    path = write("z.csv", ZONES, "a,UTC")
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name)
    with pytest.raises(Cancelled):
        Inspection(InputFile(path), keys, LATEST).run(None, cancel)
