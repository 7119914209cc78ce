"""Data frames of what the services return: ids are text, times are in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from storemon.core.columns import Column, Unit
from storemon.core.import_records import ImportRecord, ImportResult
from storemon.core.model import BEGINNING, Int64
from storemon.core.notes import Note
from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.services.closures import Closure
from storemon.services.report_archive import ListedReport
from storemon.services.stores import GivenStores

_FLAGS: Final = frozenset({"shared", "started_earlier", "never_seen_online"})
"""Text columns that say yes, no, or nothing if unknown."""
_BOOLEANS: Final = {"yes": True, "no": False, "": None}


def frame_of(columns: Iterable[Column]) -> pd.DataFrame:
    """Return the columns of a file as a data frame with the same names.

    Columns of local times are left out: a frame's column has one zone, and these differ by row.
    """
    kept = [column for column in columns if not column.name.endswith("_local")]
    return pd.DataFrame({column.name: _series(column) for column in kept})


def times_of(values: Sequence[int | None] | Int64) -> pd.Series[pd.Timestamp]:
    """Return times, µs UTC, as time zone aware values; None and the smallest integer mean no time."""
    none = np.iinfo(np.int64).min
    plain = np.array([none if value is None else value for value in values], np.int64)
    return pd.Series(plain.view("datetime64[us]")).dt.tz_localize("UTC")


def polls_frame(parts: Sequence[GivenStores]) -> pd.DataFrame:
    """Return polls, by store and time, with the platform if any poll names one."""
    times = [part.batch.polls.time for part in parts]
    active = [part.batch.polls.active for part in parts]
    names = [part.platform_name for part in parts for _ in range(part.batch.polls.store.size)]
    platform = {"platform": _texts(names)} if any(names) else {}
    return pd.DataFrame(
        {
            "store_id": _texts(_repeated(parts, [part.batch.polls.store for part in parts])),
            **platform,
            "timestamp_utc": times_of(np.concatenate([np.zeros(0, np.int64), *times])),
            "active": np.concatenate([np.zeros(0, np.bool_), *active]),
        }
    )


def hours_frame(parts: Sequence[GivenStores]) -> pd.DataFrame:
    """Return rows of business hours as they were imported, by store, date, day and time."""
    rows = [part.batch.hours for part in parts]
    start, end, day = (
        np.concatenate([np.zeros(0, np.int64), *(getattr(some, name) for some in rows)])
        for name in ("start", "end", "day")
    )
    dates = [
        np.full(some.day.size, BEGINNING) if some.valid_from is None else some.valid_from for some in rows
    ]
    since = np.concatenate([np.zeros(0, np.int64), *dates]).astype("datetime64[D]").astype("datetime64[s]")
    frame = pd.DataFrame(
        {
            "store_id": _texts(_repeated(parts, [some.store for some in rows])),
            "day": day,
            "start_time_local": start.astype("timedelta64[us]"),
            "end_time_local": end.astype("timedelta64[us]"),
            "valid_from": np.where(since == np.datetime64(0, "s"), np.datetime64("NaT"), since),
        }
    )
    order = ["store_id", "valid_from", "day", "start_time_local"]
    return frame.sort_values(order, na_position="first", ignore_index=True)


def stores_frame(parts: Sequence[GivenStores], names: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """Return a row for each store; `names` and `groups` are in the order of the parts."""
    zones = [zone for part in parts for zone in part.batch.zones]
    with_hours = [np.isin(np.arange(len(part.store_ids)), part.batch.hours.store) for part in parts]
    frame = pd.DataFrame(
        {
            "store_id": _texts([store for part in parts for store in part.store_ids]),
            "name": _texts(names),
            "group": _texts(groups),
            "timezone_str": _texts([zone or DEFAULT_ZONE for zone in zones]),
            "zone_assumed": np.array([zone is None for zone in zones], np.bool_),
            "hours_assumed": ~np.concatenate([np.zeros(0, np.bool_), *with_hours]),
        }
    )
    return frame.sort_values("store_id", ignore_index=True)


def notes_frame(notes: Sequence[Note]) -> pd.DataFrame:
    """Return notes; if both store and group are empty, a note is about all stores."""
    contents = [note.content for note in notes]
    return pd.DataFrame(
        {
            "store_id": _texts([content.scope.store_id or "" for content in contents]),
            "group": _texts([content.scope.group or "" for content in contents]),
            "start_utc": times_of([content.start for content in contents]),
            "end_utc": times_of([content.end for content in contents]),
            "reason": _texts([content.reason for content in contents]),
            "note": _texts([content.text for content in contents]),
            "excused": np.array([content.excused for content in contents], np.bool_),
            "author": _texts([note.author for note in notes]),
            "made_utc": times_of([note.made for note in notes]),
        }
    )


def closures_frame(closures: Sequence[Closure]) -> pd.DataFrame:
    """Return closures and special hours, with one row for each store of each.

    If both store and group are empty, a row is for all stores.
    """
    rows = [(store_id, one) for one in closures for store_id in one.store_ids or ("",)]
    return pd.DataFrame(
        {
            "store_id": _texts([store_id for store_id, _ in rows]),
            "group": _texts([one.group for _, one in rows]),
            "date": np.array([one.first for _, one in rows], "datetime64[s]"),
            "end_date": np.array([one.last for _, one in rows], "datetime64[s]"),
            "closed": np.array([one.closed for _, one in rows], np.bool_),
            "start_time_local": np.array([one.start for _, one in rows], "timedelta64[us]"),
            "end_time_local": np.array([one.end for _, one in rows], "timedelta64[us]"),
            "name": _texts([one.name for _, one in rows]),
        }
    )


def imports_frame(imports: Sequence[ImportRecord]) -> pd.DataFrame:
    """Return imports in the given order; `undone_utc` is empty unless the import was undone."""
    counts = ("imported", "known", "refused", "stores")
    return pd.DataFrame(
        {
            "import_id": np.array([one.import_id for one in imports], np.int64),
            "name": _texts([one.name for one in imports]),
            "kind": _texts([one.kind for one in imports]),
            **{name: _counts(imports, name) for name in counts},
            "finished_utc": times_of([one.finished for one in imports]),
            "undone_utc": times_of([one.undone for one in imports]),
        }
    )


def results_frame(results: Sequence[ImportResult]) -> pd.DataFrame:
    """Return the results of importing files; `notes` are sentences for the user."""
    return pd.DataFrame(
        {
            "import_id": np.array([one.import_id for one in results], np.int64),
            "name": _texts([one.name for one in results]),
            "kind": _texts([one.kind for one in results]),
            **{name: _counts(results, name) for name in ("imported", "known", "refused", "stores")},
            "notes": _texts(["\n".join(one.notes) for one in results]),
        }
    )


def reports_frame(reports: Sequence[ListedReport]) -> pd.DataFrame:
    """Return reports in the given order, without their tables."""
    infos = [one.info for one in reports]
    reaches = [
        np.timedelta64("NaT") if one.reach is None else np.timedelta64(one.reach, "us") for one in infos
    ]
    return pd.DataFrame(
        {
            "report_id": _texts([one.report_id for one in infos]),
            "status": _texts([one.status for one in infos]),
            "method": _texts([one.method for one in infos]),
            "reach": np.array(reaches, "timedelta64[us]"),
            "as_of_utc": times_of([one.as_of for one in infos]),
            "created_utc": times_of([one.created for one in infos]),
            "finished_utc": times_of([one.finished for one in infos]),
            "stores": _counts(infos, "stores"),
            "kept": np.array([one.kept for one in infos], np.bool_),
            "current": pd.array([one.current for one in reports], "boolean"),
        }
    )


def _series(column: Column) -> pd.Series[Any]:
    values = column.values
    if isinstance(values, list):
        if column.name in _FLAGS:
            return pd.Series([_BOOLEANS[text] for text in values], dtype="boolean")
        return _texts(values)
    return times_of(values.astype(np.int64)) if column.unit is Unit.TIME else pd.Series(values)


def _texts(values: Sequence[str]) -> pd.Series[str]:
    return pd.Series([str(value) for value in values], dtype="str")


def _counts(rows: Sequence[object], name: str) -> Int64:
    return np.array([getattr(row, name) for row in rows], np.int64)


def _repeated(parts: Sequence[GivenStores], places: Sequence[Int64]) -> list[str]:
    return [
        part.store_ids[place] for part, some in zip(parts, places, strict=True) for place in some.tolist()
    ]
