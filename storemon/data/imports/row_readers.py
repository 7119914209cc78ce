"""The rows of a block as polls, hours, zones or names, and those that cannot be used, with the reason."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.message import Message
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import FileKind
from storemon.core.zone_files import known_zone
from storemon.data.files import fields, status_words
from storemon.data.files.csv_rows import Rows, numbers
from storemon.data.files.day_times import clocks_of, times_of_day
from storemon.data.files.fields import WORDS, Reason, Reasons
from storemon.data.files.time_fields import timestamps
from storemon.data.files.visible import visible
from storemon.data.files.zone_hints import UNKNOWN, unknown_zone
from storemon.data.imports.label_rows import LONGEST_LABEL, Label
from storemon.data.imports.platforms import not_chosen
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.weekday_question import numbering
from storemon.data.store_keys import NO_STORE, StoreKeys

_MOST_HINTS: Final = 1_000
"""Different unknown zones of a block for which it is looked what is meant; a file of stores has a few."""
_WORDS: Final = {int(reason): words for reason, words in WORDS.items()}
"""By plain numbers, since making a `Reason` of each of a million takes longer than reading them."""
_CLOSED_DAY: Final = (Reason.NONE, Reason.CLOSED, Reason.NO_TIMES)
"""What a row of hours has that takes no opening from its store."""


def read_polls(rows: Rows, keys: StoreKeys) -> tuple[Int64, Int64, Bool, Refused]:
    """Return the stores' keys, the times (µs UTC) and whether active, of the polls that can be used."""
    store, no_store = keys.of(rows)
    active, no_status = fields.statuses(rows.columns["status"], rows.rules.choices)
    times, no_time = timestamps(rows.columns["timestamp_utc"], rows.rules)
    reasons = _first(no_store, no_status, no_time)
    if "platform" in rows.columns:
        reasons = _first(reasons, not_chosen(rows.columns["platform"], rows.rules.choices))
    bad = np.flatnonzero(reasons)
    if len(bad):
        good = reasons == Reason.NONE
        store, times, active = store[good], times[good], active[good]
    return store, times, active, _refused(rows, reasons, bad)


def read_hours(rows: Rows, keys: StoreKeys) -> tuple[Int64, Int64, Refused]:
    """Return the hours that can be used: store's key, day, start and end (µs of the day), shape (n, 4).

    And the keys of the stores that lack an opening for a refused row; one of a closed day takes none away.
    """
    store, no_store = keys.of(rows)
    day, no_day = fields.weekdays(rows.columns["day"], lambda: numbering(rows.rules, rows.name))
    clocks = clocks_of(rows)
    start, no_start = times_of_day(rows.columns["start_time_local"], clocks, end=False)
    end, no_end = times_of_day(rows.columns["end_time_local"], clocks, end=True)
    reasons = _first(no_store, no_day, no_start, no_end)
    for other, known in ((Reason.NO_END, Reason.NO_TIMES), (Reason.CLOSED, Reason.CLOSED)):
        reasons[(reasons == Reason.NO_START) & (no_end == other)] = known
    lacking = np.unique(store[(store != NO_STORE) & ~np.isin(reasons, _CLOSED_DAY)])
    refused = _refused(rows, reasons, np.flatnonzero(reasons))
    return np.column_stack((store, day, start, end))[reasons == Reason.NONE], lacking, refused


def read_zones(rows: Rows, keys: StoreKeys) -> tuple[dict[int, str], Refused]:
    """Return the zone of each store's key; the last row of a store counts, others are refused."""
    stores, no_store = keys.of(rows)
    zones = [visible(text) for text in rows.columns["timezone_str"].to_pylist()]
    refused: dict[int, Message] = {}
    unknown: dict[str, Message] = {}
    last: dict[int, int] = {}
    cells = zip(stores.tolist(), zones, no_store.tolist(), strict=True)
    for index, (store, zone, reason) in enumerate(cells):
        if reason:
            refused[index] = WORDS[Reason(reason)]
        elif not known_zone(zone):
            if zone not in unknown:  # looking for what is meant takes its time
                unknown[zone] = unknown_zone(zone) if len(unknown) < _MOST_HINTS else UNKNOWN
            refused[index] = unknown[zone]
        else:
            before = last.get(store)
            if before is not None and zones[before] != zone:
                refused[before] = Message("A later row names another time zone for this store")
            last[store] = index
    found = {store: zones[index] for store, index in last.items()}
    return found, rows.refuse(refused.keys(), refused.values())


def read_names(rows: Rows, keys: StoreKeys) -> tuple[dict[str, Label], Refused]:
    """Return name and group by store id; the last row of a store counts, others are refused.

    The ids are judged as in other files, but no store comes to be: a name waits for one.
    """
    stores, no_store = keys.of(rows)
    ids = keys.ids(stores)
    names, groups = (_words(rows, column) for column in ("name", "group"))
    refused: dict[int, Message] = {}
    last: dict[str, int] = {}
    for index, (store_id, reason) in enumerate(zip(ids, no_store.tolist(), strict=True)):
        label = names[index], groups[index]
        if reason:
            refused[index] = WORDS[Reason(reason)]
        elif label == (None, None):
            refused[index] = Message("Neither a name nor a group is given")
        elif max(len(words or "") for words in label) > LONGEST_LABEL:
            refused[index] = Message("The name or group is longer than {most} characters", most=LONGEST_LABEL)
        else:
            before = last.get(store_id)
            if before is not None and (names[before], groups[before]) != label:
                refused[before] = Message("A later row names this store otherwise")
            last[store_id] = index
    found = {store_id: (names[index], groups[index]) for store_id, index in last.items()}
    return found, rows.refuse(refused.keys(), refused.values())


def unusable(kind: FileKind, rows: Rows, keys: StoreKeys) -> Refused:
    """Return the rows of a file of that kind that cannot be used."""
    match kind:
        case FileKind.POLLS:
            return read_polls(rows, keys)[3]
        case FileKind.HOURS:
            return read_hours(rows, keys)[2]
        case FileKind.ZONES:
            return read_zones(rows, keys)[1]
        case FileKind.NAMES:
            return read_names(rows, keys)[1]


def _words(rows: Rows, column: str) -> list[str | None]:
    """Return a column's texts with single spaces, None for those that say nothing."""
    if column not in rows.columns:
        return [None] * rows.count
    return [" ".join(text.split()) or None for text in rows.columns[column].to_pylist()]


def _first(*reasons: Reasons) -> Reasons:
    found = reasons[0]
    for more in reasons[1:]:
        found = np.where(found == Reason.NONE, more, found)
    return found


def _refused(rows: Rows, reasons: Reasons, bad: Int64) -> Refused:
    why = [_WORDS[code] for code in reasons[bad].tolist()]
    unknown = np.flatnonzero(reasons[bad] == Reason.STATUS)
    if len(unknown):
        status = rows.columns["status"]
        words = numbers(status.indices, np.int32)[bad[unknown]]
        if len(np.unique(words)) <= status_words.MOST_WORDS:  # of more, no single one says anything
            named = [status_words.refused(text) for text in status.dictionary.to_pylist()]
            for place, word in zip(unknown.tolist(), words.tolist(), strict=True):
                why[place] = named[word]
    return rows.refuse(bad.tolist(), why)
