"""Which numbering of a file's weekdays the polls in the database agree with."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.as_of import as_of
from storemon.core.model import Hours, Int64
from storemon.core.moved_hours import best_fit
from storemon.core.vocabulary import DAY
from storemon.data import queries
from storemon.data.files.csv_header import Match
from storemon.data.files.csv_rows import Rows
from storemon.data.files.csv_source import CsvSource
from storemon.data.files.input_files import InputFile
from storemon.data.files.weekday_words import Numbering
from storemon.data.imports.choices import NO_CHOICES, Topic
from storemon.data.imports.file_rules import FileRules
from storemon.data.imports.row_readers import read_hours
from storemon.data.store_keys import StoreKeys

_MOST_BYTES: Final = 4 << 20
_MOST_STORES: Final = 200
_WEEKS: Final = 28 * DAY


def likely_numbering(connection: Connection, part: InputFile, match: Match) -> Numbering | None:
    """Return the numbering that polls of the file's stores agree with; None where they cannot tell.

    Looks at the newest four weeks of polls, and at the first 4 MB of the file. Raises `FileRefused`.
    """
    rows = _first_rows(connection, part, match)
    polled = queries.newest_polls(connection)
    newest = as_of(polled) if polled.size else None
    if newest is None or not rows.size:
        return None
    named = np.unique(rows[:, 0])
    known = queries.keys_with_polls(connection, (int(named[0]), int(named[-1])))
    keys = named[np.isin(named, known)][:_MOST_STORES].tolist()
    if not keys:
        return None
    found = queries.read_batch(connection, (keys[0], keys[-1]), (newest - _WEEKS, newest), keys)
    rows = rows[np.isin(rows[:, 0], found.keys)]
    # Read as 1 = Monday, so that the others are a day later and a day earlier.
    store = np.searchsorted(found.keys, rows[:, 0])
    ways = (Numbering.MONDAY_0, Numbering.MONDAY_1, Numbering.SUNDAY_1)
    variants = [Hours(store, (rows[:, 1] + days) % 7, rows[:, 2], rows[:, 3]) for days in (1, 0, -1)]
    best = best_fit(found.batch.zones, found.batch.polls, variants)
    return None if best is None else ways[best]


def _first_rows(connection: Connection, part: InputFile, match: Match) -> Int64:
    keys = StoreKeys(connection, part.name)
    rules = FileRules(0, NO_CHOICES.answered(Topic.WEEKDAYS, Numbering.MONDAY_1))
    found, done = [np.empty((0, 4), np.int64)], 0
    with CsvSource(part, match) as source:
        for block in source.blocks():
            found.append(read_hours(Rows(block, source.header, part.name, rules), keys)[0])
            done += len(block.data)
            if done >= _MOST_BYTES:
                break
    return np.concatenate(found)
