"""METRICS: Excused time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.excused import Excused, excused_count, less, less_sure
from storemon.core.insights import Insights, answers
from storemon.core.note_spans import NoteBook, NoteSpans, merged
from storemon.core.notes import ALL_STORES, NoteContent, NoteSaid, NoteScope
from storemon.core.poll_count import figures as poll_count
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from tests.core import reference, reference_answers, reference_notes
from tests.core.build import batch, down, every_day, up, utc
from tests.core.reference_notes import SlowNote
from tests.core.strategies import QUICK, Case, cases

T = utc("2023-01-25 18:00")
WINDOWS = (HOUR, DAY, WEEK)


def spans_of(notes: list[SlowNote]) -> NoteSpans:
    store, start, end, reason = (
        np.array([getattr(note, name) for note in notes], np.int64)
        for name in ("store", "start", "end", "reason")
    )
    return NoteSpans(store, start, end, reason, np.array([note.excused for note in notes], np.bool_))


@dataclass(frozen=True)
class Noted:
    """A case with notes on its stores."""

    case: Case
    notes: list[SlowNote]

    def answers(self) -> Insights:
        case = self.case
        starts = window_starts(case.as_of)
        return answers(case.batch, case.reach, starts, case.as_of, case.as_of, notes=spans_of(self.notes))

    def of(self, store: int, *, excused: bool = True) -> list[SlowNote]:
        return [note for note in self.notes if note.store == store and (note.excused or not excused)]


@st.composite
def noted(draw: st.DrawFn) -> Noted:
    """Spans that overlap, touch, fall on polls and clock changes, and extend beyond both ends of the time."""
    case = draw(cases(3))
    ago = st.integers(-8, 8 * 96).map(lambda quarter: quarter * 15 * MINUTE) | st.integers(-HOUR, 9 * DAY)
    ends = ago.map(lambda back: case.as_of - back)
    if case.batch.polls.time.size:
        ends |= st.sampled_from(case.batch.polls.time.tolist())
    found = []
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(ends), draw(ends)))
        store = draw(st.integers(0, len(case.batch.zones) - 1))
        found.append(SlowNote(store, start, end + 1, draw(st.integers(0, 2)), draw(st.booleans())))
    return Noted(case, found)


def excused_of(found: Insights) -> Excused:
    assert found.excused is not None
    return found.excused


@settings(QUICK, max_examples=100)
@given(noted())
def test_excused_time_equals_the_reference_exactly(given: Noted) -> None:
    case = given.case
    found = excused_of(given.answers()).figures
    for place, store in enumerate(reference.stores_of(case.batch)):
        parts = reference.segments(store, case.reach, case.as_of, case.as_of - WEEK)
        for window, length in enumerate(WINDOWS):
            mine = [part for part in parts if part[0] >= case.as_of - length]
            expected = reference_notes.sums(reference_notes.inside(mine, given.of(place)))
            assert {name: getattr(found, name)[place, window] for name in expected} == expected


@settings(QUICK, max_examples=100)
@given(noted())
def test_the_bounds_of_excused_time_equal_the_reference_exactly(given: Noted) -> None:
    case = given.case
    found = excused_of(given.answers()).certainty
    for place, store in enumerate(reference.stores_of(case.batch)):
        week = case.as_of - WEEK
        parts = reference_answers.certain_parts(store, case.reach, case.as_of, week, case.as_of)
        expected = reference_notes.sums(reference_notes.inside(parts, given.of(place)))
        assert (found.up[place, 2], found.down[place, 2]) == (expected["up"], expected["down"])


@settings(QUICK, max_examples=100)
@given(noted())
def test_downtime_by_reason_equals_the_reference_exactly(given: Noted) -> None:
    case = given.case
    found = excused_of(given.answers())
    for place, store in enumerate(reference.stores_of(case.batch)):
        parts = reference.segments(store, case.reach, case.as_of, case.as_of - WEEK)
        notes = given.of(place, excused=False)
        for reason in range(3):
            mine = [note for note in notes if note.reason == reason]
            expected = reference_notes.sums(reference_notes.inside(parts, mine))["down"]
            assert found.by_reason.of_reasons(3, np.array([place]))[reason] == expected
        assert found.noted[place] == reference_notes.sums(reference_notes.inside(parts, notes))["down"]


@settings(QUICK, max_examples=100)
@given(noted())
def test_excused_polls_equal_the_reference_exactly(given: Noted) -> None:
    case = given.case
    found = excused_count(case.batch, spans_of(given.notes), case.as_of)
    for place, store in enumerate(reference.stores_of(case.batch)):
        expected = reference_notes.counted_polls(store, case.as_of, given.of(place))
        assert found.up[place].tolist() == [window["up"] for window in expected]
        assert found.down[place].tolist() == [window["down"] for window in expected]


@settings(QUICK, max_examples=100)
@given(noted())
def test_what_is_adjusted_is_the_rest_and_adds_up_as_the_raw_figures_do(given: Noted) -> None:
    found = given.answers()
    excused = excused_of(found)
    rest, sure = less(found.figures, excused.figures), less_sure(found.certainty, excused.certainty)
    for part in (rest.open, rest.up, rest.down, rest.unknown, sure.up, sure.down, sure.doubt):
        assert (part >= 0).all()
    np.testing.assert_array_equal(rest.up + rest.down + rest.unknown, rest.open)
    assert (sure.up <= rest.up).all()
    assert (sure.down <= rest.down).all()
    counted = less(
        poll_count(given.case.batch, given.case.as_of),
        excused_count(given.case.batch, spans_of(given.notes), given.case.as_of),
    )
    assert (counted.up >= 0).all()
    assert (counted.down >= 0).all()


@settings(QUICK, max_examples=60)
@given(noted())
def test_notes_change_no_raw_figure_and_no_outage(given: Noted) -> None:
    case = given.case
    plain = answers(case.batch, case.reach, window_starts(case.as_of), case.as_of, case.as_of)
    found = given.answers()
    np.testing.assert_array_equal(found.figures.up, plain.figures.up)
    np.testing.assert_array_equal(found.certainty.down, plain.certainty.down)
    np.testing.assert_array_equal(found.outages.start, plain.outages.start)
    assert plain.excused is None


def minutes(notes: list[SlowNote]) -> list[int]:
    """Excused downtime of the hour, day and week, in minutes, of a store that is down from 15:00."""
    given = batch(every_day("09:00", "18:00"), [up("2023-01-25 14:00"), down("2023-01-25 16:00")])
    found = answers(given, 2 * HOUR, window_starts(T), T, T, notes=spans_of(notes))
    return [int(value) // MINUTE for value in excused_of(found).figures.down[0]]


def note(start: str, end: str, reason: int = 0, *, excused: bool = True) -> SlowNote:
    return SlowNote(0, utc(start), utc(end), reason, excused)


def test_overlapping_notes_excuse_their_time_once() -> None:
    assert minutes([note("2023-01-25 15:00", "2023-01-25 17:00")]) == [0, 120, 120]
    twice = [note("2023-01-25 15:00", "2023-01-25 17:00"), note("2023-01-25 16:00", "2023-01-25 17:30", 1)]
    assert minutes(twice) == [30, 150, 150]


def test_a_note_that_is_not_excused_leaves_every_figure_as_it_is() -> None:
    assert minutes([note("2023-01-25 15:00", "2023-01-25 17:00", excused=False)]) == [0, 0, 0]


def test_closed_hours_and_time_after_the_end_are_not_excused() -> None:
    assert minutes([note("2023-01-25 17:30", "2023-01-27 00:00")]) == [30, 30, 30]


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [("16:00", "16:01", [0, 1, 1]), ("15:59", "16:00", [0, 0, 0]), ("16:30", "17:30", [0, 0, 0])],
)
def test_by_poll_count_a_poll_inside_an_excused_span_counts_as_excused(
    first: str, last: str, hours: list[int]
) -> None:
    given = batch(every_day("09:00", "18:00"), [up("2023-01-25 14:00"), down("2023-01-25 16:00")])
    spans = spans_of([note(f"2023-01-25 {first}", f"2023-01-25 {last}")])
    assert (excused_count(given, spans, T).down[0] // HOUR).tolist() == hours


def said(scope: NoteScope, reason: str = "Power", *, start: int = T - HOUR, end: int = T) -> NoteSaid:
    return NoteContent(scope, start, end, reason, excused=True).said


def test_a_note_is_about_a_store_a_group_or_all_stores() -> None:
    of_group, of_all = said(NoteScope(group="North"), "Internet"), said(ALL_STORES, "Staff")
    notes = [said(NoteScope("1")), of_group, of_all]
    book = NoteBook(notes, {"1": "North", "2": "north", "3": "South"})
    found = book.spans(["1", "2", "3"], T - DAY, T)
    reasons = [book.reasons[place] for place in found.reason.tolist()]
    assert sorted(zip(found.store.tolist(), reasons, strict=True)) == [
        (0, "Internet"),
        (0, "Power"),
        (0, "Staff"),
        (1, "Internet"),
        (1, "Staff"),
        (2, "Staff"),
    ]


def test_reasons_that_differ_by_case_alone_are_one() -> None:
    book = NoteBook([said(ALL_STORES, "Power"), said(ALL_STORES, "POWER")], {})
    assert book.reasons == ("Power",)


def test_notes_out_of_the_time_say_nothing_of_it() -> None:
    book = NoteBook([said(ALL_STORES, start=T - 9 * DAY, end=T - 8 * DAY)], {})
    assert book.spans(["1"], T - DAY, T).store.size == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), st.integers(1, 9)), max_size=12))
def test_spans_are_merged_whether_or_not_they_fit_into_64_bits(spans: list[tuple[int, int, int]]) -> None:
    group, start, length = (np.array([span[place] for span in spans], np.int64) for place in range(3))
    short = merged(group, start, start + length)
    found = [(one, at) for one, begin, end in zip(*short, strict=True) for at in range(begin, end)]
    assert len(found) == len(set(found))
    assert set(found) == {(one, at) for one, begin, much in spans for at in range(begin, begin + much)}
    wide = 2**56
    long = merged(group, start * wide, (start + length) * wide)
    assert long[0].tolist() == short[0].tolist()
    assert [times.tolist() for times in long[1:]] == [(times * wide).tolist() for times in short[1:]]
