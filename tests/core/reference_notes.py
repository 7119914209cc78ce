"""A slow second implementation of excused time: every note against every part of the open time."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.core.reference import DAY, HOUR, WEEK, Segment, Store


@dataclass(frozen=True)
class SlowNote:
    """A note about one store of a batch."""

    store: int
    start: int
    end: int
    reason: int
    excused: bool


def inside(parts: Iterable[Segment], notes: Sequence[SlowNote]) -> list[Segment]:
    """The parts' overlap with any of the notes."""
    found = []
    for left, right, state in parts:
        cuts = {edge for note in notes for edge in (note.start, note.end) if left < edge < right}
        for begin, stop in itertools.pairwise([left, *sorted(cuts), right]):
            if any(note.start <= begin < note.end for note in notes):
                found.append((begin, stop, state))
    return found


def sums(parts: Iterable[Segment]) -> dict[str, int]:
    """Open, up, down and unknown time."""
    found = {"open": 0, "up": 0, "down": 0, "unknown": 0}
    for left, right, state in parts:
        found["open"] += right - left
        found[state] += right - left
    return found


def counted_polls(store: Store, as_of: int, notes: Sequence[SlowNote]) -> list[dict[str, int]]:
    """Poll-count: the hours of the polls that count and are inside one of the notes."""
    found = []
    now = store.local(as_of)
    for window, weekdays in ((HOUR, 1), (DAY, 2), (WEEK, 7)):
        hours = {"up": 0, "down": 0}
        found.append(hours)
        days = [now - dt.timedelta(days=back) for back in range(weekdays)]
        if not any(map(store.open_on_wall, days)):
            continue
        for time, active in store.polls:
            if as_of - window <= time <= as_of and store.open_on_wall(store.local(time)):
                if any(note.start <= time < note.end for note in notes):
                    hours["up" if active else "down"] += HOUR
                if window == HOUR:
                    break
    return found
