"""What the tests of imports import, and the resulting database content."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from storemon.core.choices import NO_CHOICES, Choices, Topic
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import silent
from storemon.data import queries, schema
from storemon.data.database import Database
from storemon.data.files.fields import LATEST
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.import_rows import Counts
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.store_keys import StoreKeys
from tests.polls_table import polls_in

POLLS = "store_id,status,timestamp_utc"
HOURS = "store_id,day,start_time_local,end_time_local"
ZONES = "store_id,timezone_str"
NAMES = "store_id,name,group"
RIGHT = NO_CHOICES.answered(Topic.IDS, "as-written")


def polls(*ids: str) -> list[str]:
    return [POLLS, *(f"{store_id},active,2023-01-24 09:{n:02}:00 UTC" for n, store_id in enumerate(ids))]


def zones(*ids: str) -> list[str]:
    return [ZONES, *(f"{store_id},UTC" for store_id in ids)]


def look(database: Database, path: Path, choices: Choices = NO_CHOICES) -> Preview:
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name, database.reading)
    return Inspection(InputFile(path), keys, LATEST, choices).run(None, silent)


def counts(database: Database, path: Path, choices: Choices = NO_CHOICES) -> Counts:
    return import_csv(database, InputFile(path), silent, choices=choices)[2]


def refused(database: Database, import_id: int) -> list[tuple[int, str, str]]:
    with database.reading() as connection:
        return [(row.line, row.text, row.reason) for row in queries.refused_of(connection, import_id)]


def reasons(database: Database, path: Path) -> list[str]:
    """Import a file and return the reasons of its refused rows."""
    import_id = import_csv(database, InputFile(path), silent)[0]
    return [reason for _, _, reason in refused(database, import_id)]


def stores(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(schema.stores.c.store_id)).scalars())


def _polls(database: Database) -> list[tuple[int, int, int]]:
    assert isinstance(database.place, Path)
    return polls_in(database.place)


def polls_of(database: Database, store_id: str) -> int:
    with database.reading() as connection:
        key = queries.key_of(connection, store_id)
    return sum(store == key for store, _, _ in _polls(database))


def content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The content of all imports, with store ids in place of keys."""
    with database.reading() as connection:
        names = dict(connection.execute(select(schema.stores.c.store, schema.stores.c.store_id)).all())
        zoned = connection.execute(select(schema.stores.c.store_id, schema.stores.c.zone)).all()
        now = (schema.stores.c.store == schema.hours.c.store) & (
            schema.stores.c.hours_import == schema.hours.c.import_id
        )
        hours = connection.execute(select(schema.hours).join(schema.stores, now)).all()
    return {
        "stores": sorted((tuple(row) for row in zoned), key=str),
        "hours": sorted((names[row.store], row.day, row.start, row.end) for row in hours),
        "polls": sorted((names[store], time, active) for store, time, active in _polls(database)),
    }
