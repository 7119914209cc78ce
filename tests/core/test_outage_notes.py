"""How notes apply to outages, against a slow check of each pair."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.insights import answers
from storemon.core.notes import ALL_STORES, Note, NoteContent, NoteScope
from storemon.core.outage_notes import WrittenNotes
from storemon.core.outages import Outages
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from tests.core.build import batch, down, every_day, up, utc
from tests.core.strategies import QUICK, Case, cases

REASONS = ("Internet", "Power", "Staff", "power")
T = utc("2023-01-25 18:00")


def ids_of(case: Case) -> list[str]:
    return [f"s{place}" for place in range(len(case.batch.zones))]


@st.composite
def noted(draw: st.DrawFn) -> tuple[Case, list[NoteContent]]:
    """Notes on single stores, on the group of even ones and on all, that do and do not overlap outages."""
    case = draw(cases(3))
    ends = st.integers(case.as_of - 9 * DAY, case.as_of + DAY)
    ends |= st.integers(0, 8 * 96).map(lambda quarter: case.as_of - quarter * 15 * MINUTE)
    if case.batch.polls.time.size:
        ends |= st.sampled_from(case.batch.polls.time.tolist())
    scopes = [ALL_STORES, NoteScope(group="Even"), *map(NoteScope, ids_of(case))]
    found = []
    for number in range(draw(st.integers(1, 6))):
        start, end = sorted((draw(ends), draw(ends)))
        reason, excused = draw(st.sampled_from(REASONS)), draw(st.booleans())
        text = draw(st.sampled_from(["", f"text {number}", "the same"]))
        found.append(NoteContent(draw(st.sampled_from(scopes)), start, end + 1, reason, text, excused))
    return case, sorted(found, key=lambda note: (note.start, note.end))


def is_about(note: NoteContent, store: int) -> bool:
    if note.scope.group is not None:
        return store % 2 == 0
    return note.scope.store_id in {None, f"s{store}"}


@settings(QUICK, max_examples=80)
@given(noted())
def test_what_is_said_of_an_outage_is_what_the_notes_that_meet_it_say(
    given: tuple[Case, list[NoteContent]],
) -> None:
    case, notes = given
    ids = ids_of(case)
    outages = answers(case.batch, case.reach, window_starts(case.as_of), case.as_of, case.as_of).outages
    groups = {store_id: "even" if place % 2 == 0 else "" for place, store_id in enumerate(ids)}
    said = WrittenNotes([Note(note, "Pat", 0) for note in notes], groups).on(outages, ids)
    for place, store in enumerate(outages.store.tolist()):
        start, end = int(outages.start[place]), int(outages.end[place])
        mine = [note for note in notes if is_about(note, store) and note.start < end and note.end > start]
        given_reasons = {reason.casefold() for reason in said.reasons[place].split("; ") if reason}
        assert given_reasons == {note.reason.casefold() for note in mine}
        texts = [text for text in said.texts[place].split("; ") if text]
        assert texts == list(dict.fromkeys(note.text for note in mine if note.text))
        free = any(note.excused for note in mine)
        assert said.excused[place] == ("" if not mine else "yes" if free else "no")


def outages_of(*polls: tuple[int, int, bool]) -> Outages:
    given = batch(every_day("00:00", "24:00"), list(polls))
    return answers(given, 2 * HOUR, window_starts(T), T, T).outages


def test_reasons_stand_in_the_order_of_the_alphabet_and_texts_in_that_of_time() -> None:
    found = outages_of(up("2023-01-24 11:00"), down("2023-01-24 12:00"), up("2023-01-24 13:00"))
    first = NoteContent(NoteScope("a"), utc("2023-01-24 11:40"), T, "Staff", "Nobody there", excused=True)
    second = replace(first, start=utc("2023-01-24 11:50"), reason="Power", text="Storm", excused=False)
    said = WrittenNotes([Note(first, "", 0), Note(second, "", 0)], {}).on(found, ["a"])
    assert (said.reasons, said.texts, said.excused) == (["Power; Staff"], ["Nobody there; Storm"], ["yes"])


def test_a_note_that_only_touches_an_outage_says_nothing_of_it() -> None:
    found = outages_of(up("2023-01-24 11:00"), down("2023-01-24 12:00"), up("2023-01-24 13:00"))
    until = NoteContent(NoteScope("a"), utc("2023-01-24 10:00"), int(found.start[0]), "Power")
    since = NoteContent(NoteScope("a"), int(found.end[0]), T, "Power")
    said = WrittenNotes([Note(until, "", 0), Note(since, "", 0)], {}).on(found, ["a"])
    assert (said.reasons, said.texts, said.excused) == ([""], [""], [""])


def test_without_outages_there_is_nothing_to_say() -> None:
    note = Note(NoteContent(ALL_STORES, 0, T, "Power"), "", 0)
    assert WrittenNotes([note], {}).on(outages_of(), ["a"]).reasons == []
