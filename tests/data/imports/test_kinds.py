"""File kinds: each is declared completely, and an incomplete one fails wherever it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from sqlalchemy import Connection, update

from storemon.core.file_spec import Match
from storemon.core.import_records import ImportRecord
from storemon.core.input_file import InputFile
from storemon.core.progress import silent
from storemon.core.vocabulary import FileKind
from storemon.data import queries
from storemon.data.data_state import data_state
from storemon.data.database import Database
from storemon.data.imports.earlier_imports import ids_in
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.kinds import KINDS, kind_of
from storemon.data.imports.recognition import read_header
from storemon.data.imports.undo import undo_import
from storemon.data.schema import imports, tables_of_kinds
from storemon.data.sqlite import sealed
from storemon.gui.widgets.kind_texts import column_text, kind_texts
from storemon.services.import_service import FILE_SPECS, spec_of
from tests.data.conftest import WriteFile

MADE_UP = cast("FileKind", "menus")
RECORD = ImportRecord(1, "menus.csv", MADE_UP, 0, 0, 0, 0, 0, 0, None)

anywhere = pytest.mark.parametrize(
    "use",
    [
        kind_of,
        spec_of,
        kind_texts,
        lambda kind: column_text(kind, "store_id"),
        lambda kind: read_header("a,b", Match(kind, {"store_id": 0})),
    ],
)
in_a_database = pytest.mark.parametrize(
    "use",
    [
        lambda connection: sealed.check_content(connection, MADE_UP),
        lambda connection: sealed.set_content(connection, 1, MADE_UP),
        lambda connection: undo_import(connection, 1, MADE_UP, silent),
        lambda connection: ids_in(connection, RECORD),
    ],
)


def test_every_kind_is_declared_with_its_table() -> None:
    kinds = list(FileKind)
    assert [kind.spec.kind for kind in KINDS] == [spec.kind for spec in FILE_SPECS] == kinds
    assert sorted(tables_of_kinds) == sorted(kinds)


@pytest.mark.parametrize("kind", FileKind)
def test_every_kind_and_column_has_its_texts(kind: FileKind) -> None:
    texts = kind_texts(kind)
    assert texts.columns.keys() == {column.name for column in spec_of(kind).every_column} - {"store_id"}
    assert all([texts.title, texts.icon, *(column_text(kind, name) for name in spec_of(kind).usual)])


@anywhere
def test_an_unknown_kind_fails(use: Callable[[FileKind], object]) -> None:
    with pytest.raises(KeyError, match="menus"):
        use(MADE_UP)


@in_a_database
def test_an_unknown_kind_fails_in_a_database(use: Callable[[Connection], object], database: Database) -> None:
    with pytest.raises(KeyError, match="menus"), database.writing(silent) as connection:
        use(connection)


def test_a_file_of_an_unknown_kind_is_not_imported(database: Database, write: WriteFile) -> None:
    path = write("menus.csv", "store_id,dish", "a,soup")
    with pytest.raises(KeyError, match="menus"):
        import_csv(database, InputFile(path), silent, Match(MADE_UP, {"store_id": 0}))


def test_an_import_of_an_unknown_kind_is_not_read(database: Database, write: WriteFile) -> None:
    import_csv(database, InputFile(write("zones.csv", "store_id,timezone_str", "a,UTC")), silent)
    with database.writing(silent) as connection, sealed.changing(connection, imports):
        connection.execute(update(imports).values(kind=MADE_UP))
    reads: list[Callable[[Connection], object]] = [
        lambda connection: queries.recent_imports(connection, 1),
        lambda connection: queries.one_import(connection, 1),
        data_state,
    ]
    for read in reads:
        with database.reading() as connection, pytest.raises(ValueError, match="menus"):
            read(connection)
