"""Alerts against simple store histories: one per event, and one when it is over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.alerts import (
    Alert,
    AlertKind,
    Sighting,
    counted_downtime,
    next_step,
    told_together,
)
from storemon.core.vocabulary import HOUR, MINUTE


def down(since: int, *, tells: bool = True) -> Sighting:
    return Sighting(AlertKind.DOWN, "a", since, tells)


def test_an_event_is_told_once_and_once_more_when_it_is_over() -> None:
    first = next_step([], [down(5)], 10)
    assert first.raised == (Alert(AlertKind.DOWN, "a", 5, 10),)
    again = next_step(first.raised, [down(5)], 20)
    assert again.raised == again.ended == ()
    over = next_step(first.raised, [], 30)
    assert over.ended == (Alert(AlertKind.DOWN, "a", 5, 10, 30),)
    assert next_step(over.ended, [], 40).ended == ()


def test_what_is_too_little_for_an_alert_keeps_an_earlier_one_open() -> None:
    assert next_step([], [down(5, tells=False)], 10).raised == ()
    open_one = Alert(AlertKind.DOWN, "a", 5, 10)
    assert next_step([open_one], [down(5, tells=False)], 20).ended == ()


def test_an_event_that_was_not_over_after_all_is_open_again_without_a_word() -> None:
    ended = Alert(AlertKind.DOWN, "a", 5, 10, 30)
    step = next_step([ended], [down(5)], 40)
    assert step.raised == ()
    assert step.reopened == (Alert(AlertKind.DOWN, "a", 5, 10),)


def test_a_later_event_of_the_same_store_is_another_one() -> None:
    ended = Alert(AlertKind.DOWN, "a", 5, 10, 30)
    assert [one.since for one in next_step([ended], [down(35)], 40).raised] == [35]


spans = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400)), max_size=40)


@given(st.lists(spans, min_size=1, max_size=4), st.lists(st.integers(1, 90), min_size=300, max_size=300))
@settings(max_examples=60, deadline=None)
def test_over_a_year_there_is_one_alert_for_each_event_that_a_report_has_seen(
    histories: list[list[tuple[int, int]]], rounds: list[int]
) -> None:
    events = []  # (store, from, to)
    for store, gaps in enumerate(histories):
        time = 0
        for up_for, down_for in gaps:
            events.append((str(store), time + up_for, time + up_for + down_for))
            time += up_for + down_for
    known: list[Alert] = []
    told: list[tuple[str, int]] = []
    ended: list[tuple[str, int]] = []
    times = [sum(rounds[: number + 1]) for number in range(len(rounds))]
    for as_of in times:
        seen = [
            Sighting(AlertKind.DOWN, store, start) for store, start, end in events if start < as_of <= end
        ]
        step = next_step(known, seen, as_of)
        told += [(one.subject, one.since) for one in step.raised]
        ended += [(one.subject, one.since) for one in step.ended]
        changed = {(one.subject, one.since): one for one in (*step.raised, *step.ended, *step.reopened)}
        known = [one for one in known if (one.subject, one.since) not in changed] + list(changed.values())
        assert not step.reopened
    # Events without a report in between in which the store was online count as one.
    merged = []
    for subject, begin, until in events:
        places = [place for place, as_of in enumerate(times) if begin < as_of <= until]
        before = times[places[0] - 1] if places and places[0] else 0
        was_down = any(one == subject and start < before <= end for one, start, end in events)
        if places and not was_down:
            merged.append((subject, begin))
    assert sorted(told) == sorted(merged)
    assert len(set(told)) == len(told)
    assert set(ended) <= set(told)
    assert len(set(ended)) == len(ended)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=6),
    st.lists(st.integers(0, 400), max_size=6),
    st.integers(0, 50),
)
def test_downtime_shortly_before_closing_does_not_count(
    pieces: list[tuple[int, int]], closings: list[int], closing: int
) -> None:
    stretches, time = [], 0
    for gap, length in pieces:
        stretches.append((time + gap, time + gap + length))
        time += gap + length
    counted = [
        minute
        for start, end in stretches
        for minute in range(start, end)
        if not any(close - closing <= minute < close for close in closings)
    ]
    assert counted_downtime(stretches, closings, closing) == len(counted)


def test_a_store_that_goes_down_as_it_closes_is_not_told_of() -> None:
    closes = 22 * HOUR
    assert counted_downtime([(closes - 20 * MINUTE, closes)], [closes], 30 * MINUTE) == 0


def test_a_flood_is_told_of_in_one_message() -> None:
    alerts = [Alert(AlertKind.DOWN, str(number), 1, 2) for number in range(6)]
    assert told_together(alerts) == [alerts]
    assert told_together(alerts[:5]) == [[alert] for alert in alerts[:5]]
