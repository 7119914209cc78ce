"""Every file of the corpus has the result of its case, and the preview before the import agrees."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from storemon.core.choices import NeedsAnswer
from storemon.core.preview import Preview
from storemon.data import schema
from storemon.data.database import Database
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import FileRefused
from storemon.message import Message
from storemon.services.import_service import ImportService
from tests.corpus import spreadsheets, texts
from tests.corpus.build import Case, zones

NOW = int(dt.datetime(2023, 2, 1, tzinfo=dt.UTC).timestamp()) * 1_000_000
CASES = [
    *(texts.ENCODINGS + texts.SHAPES + texts.ARCHIVES),
    *(spreadsheets.IDS + spreadsheets.DATES + spreadsheets.TIMES),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return SqliteDatabase.open(tmp_path_factory.mktemp("corpus") / "storemon.db")


@pytest.fixture
def imports(database: Database) -> ImportService:
    service = ImportService(database, lambda: NOW)
    with database.writing() as connection:
        for table in reversed(schema.metadata.sorted_tables):
            if table is not schema.layout:
                connection.execute(table.delete())
    return service


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_nasty_file_ends_as_it_should(
    imports: ImportService, database: Database, tmp_path: Path, case: Case
) -> None:
    if case.known:
        earlier = tmp_path / "earlier.csv"
        earlier.write_bytes(zones(*case.known))
        imports.import_file(earlier)
    path = tmp_path / case.name
    path.write_bytes(case.data)
    (part,) = imports.expand([path])
    preview = imports.inspect(part)
    if case.error:
        with pytest.raises(FileRefused, match=case.error) as refused:
            imports.import_file(path)
        assert refused.value.remedy
        assert preview.error is not None or preview.match is None or preview.asks
        if preview.error is not None:
            assert str(preview.error) == str(refused.value)
        if preview.asks:
            assert isinstance(refused.value, NeedsAnswer)
            assert preview.questions == [refused.value.question]
        assert len(imports.recent()) == len(case.known[:1])
        return
    result = imports.import_file(path)
    reasons = [row.reason for row in imports.refused(result.import_id)]
    assert _ids(database) == {*case.ids, *case.known}
    assert len(reasons) == len(case.reasons), reasons
    for reason, words in zip(reasons, case.reasons, strict=True):
        assert words in reason
    _is_foretold(preview, reasons, result.imported + result.known, case)


def test_the_corpus_is_large() -> None:
    assert len(CASES) > 80
    assert len({case.title for case in CASES}) == len(CASES)


def _is_foretold(preview: Preview, reasons: list[Message], used: int, case: Case) -> None:
    assert preview.error is None
    assert preview.complete
    assert preview.rows == used + len(reasons)
    assert {problem.reason: problem.rows for problem in preview.problems} == {
        reason: reasons.count(reason) for reason in reasons
    }
    for words in case.notes:
        assert any(words in note for note in preview.notes), preview.notes


def _ids(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(schema.stores.c.store_id)).scalars())
