"""Random user actions on a database: imports of all kinds, undos, names, notes, closures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from storemon.core.notes import NoteContent, NoteScope
from storemon.core.vocabulary import HOUR
from storemon.errors import UserError
from storemon.services.closures import Closure
from storemon.services.workspace import Workspace
from tests.core.build import utc

NOON = utc("2023-01-24 12:00")
Step = Callable[[Workspace, Path], object]
_ZONES = ("Europe/Berlin", "Asia/Tokyo", "America/Denver")
_TIMES = ("closed,closed", "10:00,12:00", "22:00,02:00")
_CLOCKS = ("00:00:00", "08:30:00", "12:00:00", "17:00:00", "23:59:59")

store = st.sampled_from(("a", "b", "Zoë", "007"))
group = st.sampled_from(["", "", "North"])
scope = st.one_of(
    st.builds(lambda one: f"{one},", st.one_of(store, st.just("*"))), st.just(",North"), st.just(",north")
)
"""The cells for store and group, one of which is empty."""
day = st.integers(20, 25).map(lambda number: f"2023-01-{number}")
hour = st.integers(0, 23)
time = st.builds(
    lambda date, hour, minute: f"2023-01-{date:02} {hour:02}:{minute:02}:00 UTC",
    st.integers(9, 26),
    hour,
    st.sampled_from([0, 30, 59]),
)


def _bring(name: str, header: str, rows: list[str]) -> Step:
    def step(workspace: Workspace, folder: Path) -> object:
        path = folder / f"{name}.csv"
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        found = workspace.imports.import_file(path)
        counts = (found.imported, found.known, found.refused, found.stores, found.changed)
        refused = [(row.line, row.text, row.reason) for row in workspace.imports.refused(found.import_id)]
        return found.import_id, found.kind, counts, found.notes, refused

    return step


def _files(name: str, header: str, most: int, *cells: st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    row = st.builds(lambda *texts: ",".join(texts), *cells)
    rows = st.lists(row, min_size=1, max_size=most)
    return rows.map(lambda found: _bring(name, header, found))


polls = _files(
    "polls",
    "store_id,status,timestamp_utc",
    40,
    store,
    st.sampled_from(["active", "inactive", "active", "inactive", "asleep\0"]),
    time,
)
platform_polls = _files(
    "platform_polls",
    "store_id,status,timestamp_utc,platform",
    40,
    store,
    st.sampled_from(["active", "inactive"]),
    time,
    st.sampled_from(["", "DoorDash", "door dash", "Uber Eats"]),
)
hours = _files(
    "hours",
    "store_id,day,start_time_local,end_time_local,valid_from",
    12,
    store,
    st.integers(0, 7).map(str),
    st.sampled_from(_CLOCKS),
    st.sampled_from(_CLOCKS),
    st.sampled_from(["", "", "2023-01-20", "2023-01-24"]),
)
zones = _files("zones", "store_id,timezone_str", 4, store, st.sampled_from(_ZONES))
names = _files("names", "store_id,name,group", 4, store, st.sampled_from(["", "Main", "Été"]), group)
notes = _files(
    "notes",
    "store_id,group,start,end,reason,excused",
    4,
    scope,
    day.map(lambda date: f"{date} 09:00"),
    day.map(lambda date: f"{date} 15:00"),
    st.sampled_from(["Power", "Staff"]),
    st.sampled_from(["yes", "no"]),
)
closures = _files(
    "closures", "store_id,group,date,start_time_local,end_time_local", 4, scope, day, st.sampled_from(_TIMES)
)


def _undo(place: int) -> Step:
    def step(workspace: Workspace, folder: Path) -> object:
        found = [row.import_id for row in workspace.imports.recent() if row.can_be_undone]
        if not found:
            return None
        workspace.imports.undo(found[place % len(found)])
        return found[place % len(found)]

    return step


def _rename(store_id: str, name: str) -> Step:
    return lambda workspace, folder: workspace.stores.rename(store_id, name) is not None


def _sales(store_id: str, amount: float) -> Step:
    return lambda workspace, folder: workspace.stores.set_sales(store_id, amount) is not None


def _note(store_id: str, hours: int) -> Step:
    content = NoteContent(NoteScope(store_id), NOON, NOON + hours * HOUR, "Power", "Storm", excused=True)
    return lambda workspace, folder: len(workspace.notes.add([content]).added)


def _forget(place: int) -> Step:
    def step(workspace: Workspace, folder: Path) -> object:
        found = [note.content for note in workspace.notes.all()]
        return len(workspace.notes.remove(found[place : place + 1]).removed)

    return step


def _close(number: int) -> Step:
    date = dt.date(2023, 1, number)
    return lambda workspace, folder: workspace.closures.add(Closure(date, date))


def _few_undoable(count: int) -> Step:
    def step(workspace: Workspace, folder: Path) -> object:
        workspace.imports.undoable = count
        return count

    return step


every_kind: list[Step] = [
    _bring(
        "polls",
        "store_id,status,timestamp_utc",
        [
            f"{one},active,2023-01-{day} {hour}:00:00 UTC"
            for one in "ab"
            for day in (23, 24)
            for hour in (10, 15)
        ],
    ),
    _bring(
        "platform_polls",
        "store_id,status,timestamp_utc,platform",
        [
            f"a,inactive,2023-01-24 {hour}:30:00 UTC,{name}"
            for hour in (11, 14)
            for name in ("DoorDash", "Uber")
        ],
    ),
    _bring(
        "hours",
        "store_id,day,start_time_local,end_time_local",
        [f"a,{number},08:00:00,20:00:00" for number in range(7)],
    ),
    _bring(
        "closures",
        "store_id,group,date,start_time_local,end_time_local",
        ["a,,2023-01-23,closed,closed", ",North,2023-01-24,10:00,12:00", "*,,2023-01-22,closed,closed"],
    ),
    _bring("names", "store_id,name,group", ["a,Main,North", "b,,North"]),
    _bring(
        "notes", "store_id,group,start,end,reason,excused", ["a,,2023-01-24 09:00,2023-01-24 15:00,Power,yes"]
    ),
    _bring("zones", "store_id,timezone_str", ["a,Europe/Berlin"]),
]
"""Fixed examples of every kind, since random ones cover some too rarely."""


steps = st.lists(
    st.one_of(
        polls,
        polls,
        platform_polls,
        hours,
        zones,
        names,
        notes,
        closures,
        st.integers(0, 5).map(_undo),
        st.builds(_rename, store, st.sampled_from(["", "Corner"])),
        st.builds(_sales, store, st.sampled_from([0.1, 12.5])),
        st.builds(_note, store, st.integers(1, 3)),
        st.integers(0, 3).map(_forget),
        st.integers(22, 25).map(_close),
        st.sampled_from([1, 2, 30]).map(_few_undoable),
    ),
    min_size=1,
    max_size=9,
)


def done(step: Step, workspace: Workspace, folder: Path) -> object:
    """Run a step and return its result or its error."""
    try:
        return step(workspace, folder)
    except UserError as error:
        return type(error), str(error)
