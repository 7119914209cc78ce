"""A report's insights ("answers") as Arrow bytes, stored next to its table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, Final, Literal, get_type_hints

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, insert, select

from storemon.core.changes import WIDEST_GAP
from storemon.core.daypart_times import DAYPARTS
from storemon.core.dayparts import Dayparts
from storemon.core.excused import FleetNotes
from storemon.core.fleet_insights import FleetInsights
from storemon.core.outages import NOT_KNOWN
from storemon.core.platform_sums import PlatformSums
from storemon.core.shared import LEAST_STORES, OWN, UNDATED, SharedOutage, SharedOutages
from storemon.core.weekdays import DAYS
from storemon.data.files.arrow_arrays import decoding, in_one, integers, numbers
from storemon.data.report_tables import CompressedStream, batches_of, restored
from storemon.data.schema import report_answers
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.sealed import as_bytes
from storemon.errors import RowsDamaged

_KINDS: Final = {
    np.dtype(np.int64): pa.int64(),
    np.dtype(np.int16): pa.int16(),
    np.dtype(np.float64): pa.float64(),
    np.dtype(np.uint8): pa.uint8(),
}
_WIDTH: Final = b"windows"
_REASONS: Final = b"reasons"
"""Metadata key for the reasons of notes, as JSON; missing without notes."""
_PLATFORMS: Final = b"platforms"
"""Metadata key for the platforms that the answers are sums over, as JSON; missing if there is only one."""
_DAYPARTS: Final = "dayparts."
"""Prefix of the columns by daypart; reports of earlier versions have none."""
_OF_WINDOWS: Final = ("own.", "figures.", "certainty.", "table.")
"""Prefixes of records whose arrays have a value for each window."""
_WEEK_LONG: Final = ("hours.weekdays.", "hours.whole_day")
"""Prefixes of columns with a value for each weekday."""
_Array = np.ndarray[Any, Any]
_Columns = Callable[[str], _Array]


def _at_stretch(of: _Columns, name: str, side: Literal["left", "right"]) -> _Array:
    """Return the start of the first stretch of each outage, or the end of the last one."""
    outages, values = of("outages.stretches.outage"), of(f"outages.stretches.{name}")
    if not values.size:
        return np.zeros(of("outages.first").size, np.int64)
    place = np.searchsorted(outages, np.arange(of("outages.first").size), side) - (side == "right")
    return values[np.clip(place, 0, values.size - 1)]


_EXPECTED: Final[dict[str, Callable[[_Columns], _Array]]] = {
    "outages.last_active": lambda of: of("outages.first") - of("outages.gap"),
    "outages.first_inactive": lambda of: of("outages.first"),
    "outages.start": lambda of: _at_stretch(of, "start", "left"),
    "outages.end": lambda of: _at_stretch(of, "end", "right"),
    "figures.up": lambda of: of("figures.open") - of("figures.down") - of("figures.unknown"),
    "certainty.open": lambda of: of("figures.open"),
    "certainty.up": lambda of: of("figures.up"),
    "certainty.down": lambda of: of("figures.down"),
    "dayparts.sums.up": lambda of: of("dayparts.sums.open") - of("dayparts.sums.down"),
    "dayparts.sums.sure_up": lambda of: of("dayparts.sums.up"),
    "dayparts.sums.sure_down": lambda of: of("dayparts.sums.down"),
}
"""The usual values of columns, computed from columns above them here or stored in full.

Only the difference is stored, under the name from `_difference`; it is mostly zeros and compresses well.
"""
_OF_ALL: Final = ("heat.", "dayparts.starts", "shared.found.", "shared.unsure")
"""Prefixes of columns about all stores together."""
_POSITIONS: Final = {
    "outages.store": "store",
    "outages.stretches.store": "store",
    "outages.stretches.outage": "outage",
    "notes.by_reason.store": "store",
}
"""Columns with the position of a store or an outage."""
_OF_PLATFORMS: Final = ("there", "up", "down", "dark", "of_outage", "of_shared")
_CHECKED: Final = "hours.moved.days"
"""A column of reports whose hours were checked by the current rules."""


def put(connection: Connection, report_id: str, content: bytes) -> None:
    """Store a report's answers, packed by `pack`."""
    connection.execute(insert(report_answers).values(report_id=report_id, content=content))


def content_of(connection: Connection, report_id: str, digest: int | None) -> bytes | None:
    """Return the packed answers of a report, or None if it has none (and its `digest` is None).

    Raises `RowsDamaged` if they are not what was written, or missing.
    """
    found = select(as_bytes(report_answers.c.content)).where(report_answers.c.report_id == report_id)
    content = connection.execute(found).scalar()
    if (None if content is None else row_digest(content)) != digest:
        raise RowsDamaged(report_answers.name)
    return content


def pack(answers: FleetInsights) -> bytes:
    """Convert answers to bytes: one row whose columns are lists, as the arrays differ in length."""
    return pack_chunks([answers])


def pack_chunks(chunks: Iterable[FleetInsights]) -> bytes:
    """Convert answers that come in chunks of stores to bytes: one row for each chunk.

    Joined, the lists of a column are the same as in one row: positions continue from chunk to chunk, and what
    is about all stores is only in the first row.
    """
    packer = InsightsPacker()
    for answers in chunks:
        packer.add(answers)
    return packer.content()


class InsightsPacker:
    """Does what `pack_chunks` does for chunks that are added one by one, at least one."""

    def __init__(self) -> None:
        self._stream: CompressedStream | None = None
        self._shifts = {"store": 0, "outage": 0}

    def add(self, answers: FleetInsights) -> None:
        """Add the answers of some stores."""
        arrays = arrays_of(answers)
        kept = {name: values for name, values in arrays.items() if name not in _EXPECTED}
        for name, expected in _EXPECTED.items():
            if name in arrays:
                kept[_difference(name)] = arrays[name] - expected(arrays.__getitem__)
        if self._stream is not None:
            kept = {name: values[:0] if name.startswith(_OF_ALL) else values for name, values in kept.items()}
            kept |= {name: kept[name] + self._shifts[of] for name, of in _POSITIONS.items() if name in kept}
        columns = {name: listed(values) for name, values in kept.items()}
        batch = pa.RecordBatch.from_pydict(columns, metadata=_facts(answers))
        if self._stream is None:
            self._stream = CompressedStream(batch.schema)
        self._stream.add(batch)
        self._shifts["store"] += answers.now.open.size
        self._shifts["outage"] += answers.outages.store.size

    def content(self) -> bytes:
        """Return the bytes of all chunks."""
        assert self._stream is not None  # noqa: S101  # as the class says
        return self._stream.content()


def _facts(answers: FleetInsights) -> dict[bytes, str]:
    facts = {_WIDTH: str(answers.figures.open.shape[1])}
    if answers.notes is not None:
        facts[_REASONS] = json.dumps(answers.notes.reasons)
    if answers.platforms is not None:
        facts[_PLATFORMS] = json.dumps(answers.platforms.names)
    return facts


def unpack(content: bytes) -> FleetInsights:
    """Convert the bytes from `pack` back to the answers. Raises `RowsDamaged` if that fails."""
    with decoding(report_answers.name):
        return _unpacked(_in_one_row(restored(content)))


def unpack_chunks(content: bytes) -> Iterator[FleetInsights]:
    """Yield the chunks of stores given to `pack_chunks` in turn, as they were. Raises `RowsDamaged`."""
    batches, found = batches_of(content), None
    shifts = {"store": 0, "outage": 0}
    while True:
        with decoding(report_answers.name):
            batch = next(batches, None)
            if batch is None:
                return
            columns = {name: batch.column(name) for name in batch.schema.names}
            if found is None:
                of_all = {name: column for name, column in columns.items() if name.startswith(_OF_ALL)}
            else:
                shifts["store"] += found.now.open.size
                shifts["outage"] += found.outages.store.size
                columns |= of_all
                for name, of in _POSITIONS.items():
                    if name in columns:
                        columns[name] = listed(numbers(columns[name].values, np.int64) - shifts[of])
            found = _unpacked(pa.table(columns, metadata=batch.schema.metadata))
        yield found


def _unpacked(table: pa.Table) -> FleetInsights:
    table = _brought_up(_restored(table))
    facts = table.schema.metadata
    width = int(facts[_WIDTH])
    answers: FleetInsights = built(FleetInsights, table, "", width)
    if f"{_DAYPARTS}starts" in table.schema.names:
        answers = replace(answers, dayparts=built(Dayparts, table, _DAYPARTS, width))
    if _PLATFORMS in facts:
        names = tuple(json.loads(facts[_PLATFORMS]))
        answers = replace(answers, platforms=_platforms(table, names, width))
    if _REASONS not in facts:
        return answers
    notes = replace(built(FleetNotes, table, "notes.", width), reasons=tuple(json.loads(facts[_REASONS])))
    return replace(answers, notes=notes)


def _in_one_row(table: pa.Table) -> pa.Table:
    """Join the lists of all chunks of stores."""
    if table.num_rows == 1:
        return table
    columns = {
        name: pa.ListArray.from_arrays(
            integers(np.array([0, len(values)], np.int32), pa.int32()), values.combine_chunks()
        )
        for name in table.column_names
        for values in [pa.chunked_array([chunk.values for chunk in table[name].chunks])]
    }
    return pa.table(columns, metadata=table.schema.metadata)


def _difference(name: str) -> str:
    """Return the name under which a column's difference from its usual values is stored."""
    record, _, field = name.rpartition(".")
    return f"{record}.other_{field}"


def _restored(table: pa.Table) -> pa.Table:
    """Add the columns stored as differences; earlier versions stored more of them in full."""
    for name, expected in _EXPECTED.items():
        short = _difference(name)
        if short in table.schema.names:
            values = values_of(table, short) + expected(partial(values_of, table))
            table = table.append_column(name, listed(values))
    return table


def arrays_of(record: Any, prefix: str = "") -> dict[str, np.ndarray[Any, Any]]:
    """Return every array in a record by its dotted name, recursively."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for field in fields(record):
        value, name = getattr(record, field.name), prefix + field.name
        if is_dataclass(value):
            found |= arrays_of(value, f"{name}.")
        elif value is None or isinstance(value, tuple):
            continue  # no notes or dayparts, or the reasons of notes
        elif isinstance(value, bool):
            found[name] = np.array([value])
        elif isinstance(value, list):
            for part in fields(SharedOutage):
                kind = np.float64 if part.name == "expected" else np.int64
                found[f"{name}.{part.name}"] = np.array([getattr(one, part.name) for one in value], kind)
        else:
            found[name] = value
    return found


def listed(values: np.ndarray[Any, Any]) -> pa.ListArray:
    """Return an array of any shape as a column with one row."""
    flat = values.reshape(-1)
    flat = flat.view(np.uint8) if flat.dtype == np.bool_ else flat
    ends = integers(np.array([0, flat.size], np.int32), pa.int32())
    return pa.ListArray.from_arrays(ends, integers(flat, _KINDS[flat.dtype]))


def built(kind: Any, table: pa.Table, prefix: str, width: int) -> Any:
    """Return a record of type `kind` from the columns of the table; `width`: the number of windows."""
    if kind is SharedOutages:
        return _shared(table, prefix)
    made: dict[str, Any] = {}
    for name, wanted in get_type_hints(kind).items():
        if name in {"notes", "dayparts", "platforms", "times"}:
            continue
        if name == "reasons":
            made[name] = ()
        elif is_dataclass(wanted):
            made[name] = built(wanted, table, f"{prefix}{name}.", width)
        elif name in {"later", "ahead", "last_poll"} and prefix + name not in table.schema.names:
            # Reports of earlier versions lack later polls, stores ahead and last polls.
            made[name] = np.zeros(values_of(table, "now.open").size, np.int64)
        else:
            values = values_of(table, prefix + name)
            if prefix.endswith(_OF_WINDOWS):
                values = values.reshape(-1, width)
            elif prefix.startswith(_DAYPARTS) and name != "starts":
                values = values.reshape(-1, len(DAYPARTS))
            elif (prefix + name).startswith(_WEEK_LONG):
                values = values.reshape(-1, DAYS)
            made[name] = values
    return kind(**made)


def _platforms(table: pa.Table, names: tuple[str, ...], width: int) -> PlatformSums:
    values = {name: values_of(table, f"platforms.{name}") for name in _OF_PLATFORMS}
    there, up, down = (values[name].reshape(-1, len(names)) for name in ("there", "up", "down"))
    dark = values["dark"].reshape(-1, width)
    return PlatformSums(names, there, up, down, dark, values["of_outage"], values["of_shared"])


def _shared(table: pa.Table, prefix: str) -> SharedOutages:
    parts = [values_of(table, f"{prefix}found.{field.name}").tolist() for field in fields(SharedOutage)]
    found = [SharedOutage(*values) for values in zip(*parts, strict=True)]
    of_outage, lost, undated = (values_of(table, prefix + name) for name in ("of_outage", "lost", "undated"))
    return SharedOutages(found, of_outage, lost, undated, bool(values_of(table, prefix + "unsure")[0]))


def _brought_up(table: pa.Table) -> pa.Table:
    """Add what the answers of an earlier version lack."""
    if "shared.unsure" in table.schema.names:
        return table
    first, gap, start = (values_of(table, f"outages.{name}") for name in ("first", "gap", "start"))
    store, lost = values_of(table, "outages.store"), values_of(table, "outages.lost")
    of_outage = values_of(table, "shared.of_outage")
    undated = (of_outage == OWN) & ((gap <= 0) | (gap > WIDEST_GAP))
    lost_undated = np.zeros(values_of(table, "shared.lost").size, np.int64)
    np.add.at(lost_undated, store[undated], lost[undated])
    added = {
        "outages.last_active": np.where(gap > 0, first - gap, NOT_KNOWN),
        "outages.first_inactive": first,
        # Earlier versions did not check whether an outage without a known beginning had started before.
        "outages.earlier": gap <= 0,
        # Earlier versions did not store how much of each hour was known.
        "heat.known": values_of(table, "heat.open"),
        "outages.later": np.zeros(start.size, np.bool_),
        "shared.of_outage": np.where(undated, UNDATED, of_outage),
        "shared.undated": lost_undated,
        "shared.unsure": np.array([np.unique(store[undated]).size >= LEAST_STORES]),
    }
    table = table.drop_columns(["shared.of_outage"])
    for name, values in added.items():
        table = table.append_column(name, listed(values))
    return table


def values_of(table: pa.Table, name: str) -> np.ndarray[Any, Any]:
    """Return the values of a column made by `listed`, flat."""
    if name.startswith("hours.") and _CHECKED not in table.column_names:
        # An earlier version checked the hours by different rules: treat them as not checked.
        return np.zeros(0, np.int64)
    flat = in_one(table[name]).values
    if flat.type == pa.int16():
        return numbers(flat, np.int16)
    if flat.type == pa.float64():
        return numbers(flat, np.float64)
    if flat.type == pa.uint8():
        return numbers(flat, np.uint8).astype(np.bool_)
    return numbers(flat, np.int64)
