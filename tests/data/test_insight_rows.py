"""Answers of earlier versions can still be read, and claim no more than was known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from storemon.core import fleet_insights
from storemon.core.daypart_times import DEFAULT_DAYPARTS, DaypartTimes
from storemon.core.excused import FleetNotes
from storemon.core.fleet_insights import FleetInsights, FleetParts, fleet_answers
from storemon.core.insights import answers
from storemon.core.note_spans import NoteSpans
from storemon.core.outages import NOT_KNOWN
from storemon.core.shared import OWN, UNDATED
from storemon.core.vocabulary import HOUR, WEEK
from storemon.data import insight_rows as answer_rows
from tests.core.build import PollRow, batch, down, up, utc
from tests.core.test_answers_against_reference import plain

T = utc("2023-01-25 18:00")
POLLS = [
    # Dated within an hour; too far apart to be dated; already down before the week began.
    *(up("2023-01-25 10:00"), down("2023-01-25 11:00"), up("2023-01-25 12:00")),
    *(up("2023-01-24 08:00", 1), down("2023-01-24 14:00", 1), up("2023-01-24 15:00", 1)),
    *(down("2023-01-18 17:00", 2), down("2023-01-18 19:00", 2), up("2023-01-18 20:00", 2)),
]
NEW = (
    *(f"outages.{name}" for name in ("last_active", "first_inactive", "earlier", "later")),
    *("shared.undated", "shared.unsure", "heat.known"),
)


def made(polls: list[PollRow], stores: int) -> FleetInsights:
    said = answers(batch([], polls, ["UTC"] * stores), 2 * HOUR, [T - WEEK], T, T)
    return fleet_answers([said], np.arange(stores))


def as_before(found: FleetInsights) -> bytes:
    """Pack answers as a version did that did not know of starts before the window."""
    table = answer_rows._restored(pa.ipc.open_stream(answer_rows.pack(found)).read_all())
    table = table.drop_columns([*NEW, *(name for name in table.schema.names if ".other_" in name)])
    own = np.where(found.shared.of_outage == UNDATED, OWN, found.shared.of_outage)
    place = table.schema.get_field_index("shared.of_outage")
    column = pa.array([own.tolist()], pa.list_(pa.int64()))
    sink = pa.BufferOutputStream()
    table = table.set_column(place, "shared.of_outage", column)
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def test_answers_of_an_earlier_version_open_with_what_they_hold() -> None:
    found = made(POLLS, 3)
    old = answer_rows.unpack(as_before(found))
    for name in ("store", "start", "end", "lost", "gap"):
        assert getattr(old.outages, name).tolist() == getattr(found.outages, name).tolist()
    assert old.outages.last_active.tolist() == [utc("2023-01-25 10:00"), utc("2023-01-24 08:00"), NOT_KNOWN]
    assert old.outages.earlier.tolist() == [False, False, True]
    assert old.shared.lost.tolist() == found.shared.lost.tolist()


def test_outages_that_an_earlier_version_could_not_date_are_no_stores_own() -> None:
    old = answer_rows.unpack(as_before(made(POLLS, 3)))
    assert old.shared.of_outage.tolist() == [OWN, UNDATED, UNDATED]
    assert old.shared.undated.tolist() == [0, *old.outages.lost[1:].tolist()]
    assert not old.shared.unsure


def test_many_outages_that_an_earlier_version_could_not_date_leave_room_for_a_shared_one() -> None:
    polls = [
        poll
        for store in range(6)
        for poll in (up("2023-01-24 08:00", store), down("2023-01-24 14:00", store))
    ]
    assert answer_rows.unpack(as_before(made(polls, 6))).shared.unsure


def test_what_notes_say_is_kept_with_the_answers() -> None:
    given = batch([], POLLS, ["UTC"] * 3)
    store, start, end, reason = (np.array([value]) for value in (1, T - WEEK, T, 1))
    spans = NoteSpans(store, start, end, reason, np.array([True]))
    said = answers(given, 2 * HOUR, [T - WEEK], T, T, notes=spans)
    order = np.array([2, 0, 1])
    assert said.excused is not None
    notes = FleetNotes.of(said.excused, said.excused.figures, ("Power", "Größe"), order)
    found = replace(fleet_answers([said], order), notes=notes)
    again = answer_rows.unpack(answer_rows.pack(found))
    assert plain(again) == plain(found)
    assert again.notes is not None
    assert again.notes.reasons == ("Power", "Größe")
    assert again.notes.by_reason.store.tolist() == [2]
    assert answer_rows.unpack(answer_rows.pack(fleet_answers([said], order))).notes is None


def test_dayparts_and_notes_kept_in_chunks_of_stores_come_back_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fleet_insights, "STORES_A_CHUNK", 1)
    store, start, end, reason = np.array([[0, 1], [T - WEEK, T - WEEK], [T, T], [1, 0]])
    spans = NoteSpans(store, start, end, reason, np.array([True, False]))
    given, order = batch([], POLLS, ["UTC"] * 3), np.array([2, 0, 1])
    said = answers(given, 2 * HOUR, [T - WEEK], T, T, notes=spans, dayparts=DEFAULT_DAYPARTS)
    assert said.excused is not None
    parts = FleetParts([said], order, dayparts=DEFAULT_DAYPARTS)
    parts.notes = FleetNotes.of(said.excused, said.excused.figures, ("Power", "Fire"), order)
    whole, written = parts.whole(), list(parts.in_chunks())
    content = answer_rows.pack_chunks(written)
    again, chunks = answer_rows.unpack(content), list(answer_rows.unpack_chunks(content))
    assert plain(again) == plain(whole)
    assert [plain(chunk) for chunk in chunks] == [plain(chunk) for chunk in written]
    assert again.notes is not None
    assert again.notes.by_reason.store.tolist() == [1, 2]


def test_dayparts_are_kept_with_the_times_that_they_were_counted_by() -> None:
    times = DaypartTimes((6 * HOUR, 10 * HOUR, 15 * HOUR, 18 * HOUR, HOUR))
    given = batch([], POLLS, ["UTC"] * 3)
    said = answers(given, 2 * HOUR, [T - WEEK], T, T, dayparts=times)
    found = fleet_answers([said], np.array([2, 0, 1]), dayparts=times)
    assert plain(answer_rows.unpack(answer_rows.pack(found))) == plain(found)
    assert found.dayparts is not None
    assert found.dayparts.times == times
    assert found.dayparts.sums.down.sum(axis=1).tolist() == found.figures.down[:, 0].tolist()


def test_answers_without_dayparts_open_as_they_were() -> None:
    assert answer_rows.unpack(answer_rows.pack(made(POLLS, 3))).dayparts is None


def test_answers_without_an_outage_come_back_as_they_were() -> None:
    found = made([up("2023-01-25 10:00"), up("2023-01-25 12:00")], 1)
    assert plain(answer_rows.unpack(answer_rows.pack(found))) == plain(found)
