"""The rules of the answers once more, slowly, on top of the slow reference of METRICS."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from tests.core.reference import DAY, HOUR, Segment, Store, evidence_of, nearest, segments

QUARTER = HOUR // 4


def certain(store: Store, reach: int | None, as_of: int, start: int, end: int) -> dict[str, int]:
    """Open time that is certainly up and certainly down."""
    evidence = evidence_of(store, reach, start, as_of, end)
    sums = {"up": 0, "down": 0}
    cuts = {cut for time, _ in evidence for cut in (time, time - 2 * HOUR, time + 2 * HOUR)}
    for left, right, state in segments(store, reach, as_of, start, end):
        inner = sorted(cut for cut in cuts if left < cut < right)
        for begin, stop in itertools.pairwise([left, *inner, right]):
            if state == "unknown":
                continue
            before = [active for time, active in evidence if time <= begin]
            after = [active for time, active in evidence if time > begin]
            if before and after and before[-1] != after[0]:
                continue
            if reach is None and nearest(begin, evidence)[0] > 4 * HOUR - 1:
                continue
            sums[state] += stop - begin
    return sums


@dataclass
class Outage:
    start: int
    end: int = 0
    lost: int = 0
    polls: set[int] = field(default_factory=set)
    still_open: bool = True
    first: int = 0
    gap: int = 0


def outages(store: Store, reach: int | None, as_of: int, start: int, end: int) -> list[Outage]:
    evidence = evidence_of(store, reach, start, as_of, end)
    found: dict[int, Outage] = {}
    for left, right, state in segments(store, reach, as_of, start, end):
        if state != "down":
            continue
        _, said_by, _ = nearest(left, evidence)
        # The active polls up to now tell the runs apart.
        actives = [time for time, active in evidence if active and time < said_by]
        outage = found.setdefault(len(actives), Outage(left))
        outage.end = right
        outage.lost += right - left
        outage.polls.add(said_by)
        outage.still_open = not any(active for time, active in evidence if time > said_by)
        since = actives[-1] if actives else None
        outage.first = min(time for time, _ in evidence if since is None or time > since)
        outage.gap = 0 if since is None else outage.first - since
    return list(found.values())


def heat(store: Store, parts: list[Segment], state: str | None) -> list[int]:
    """The time of one state, or all, by hour of the week; no zone in the tests has an odd quarter."""
    cells = [0] * 168
    for left, right, found in parts:
        at = left
        while at < right and state in (None, found):
            following = min(right, (at // QUARTER + 1) * QUARTER)
            wall = store.local(at)
            cells[wall.weekday() * 24 + wall.hour] += following - at
            at = following
    return cells


def merged_hours(store: Store, first: int, last: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(store.intervals(first, last)):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def closed_activity(store: Store, reach: int | None, as_of: int, start: int, end: int) -> tuple[int, int]:
    """Closed stretches with an active poll, and with any."""
    around = DAY if reach is None else reach
    hours = merged_hours(store, start - around, as_of)
    inside = {time for time, _ in evidence_of(store, reach, start, as_of, end)}
    stretches: dict[int, bool] = {}
    for time, active in store.polls:
        if start <= time <= min(as_of, end) and time not in inside:
            number = sum(1 for begin, _ in hours if begin <= time)
            stretches[number] = stretches.get(number, False) or active
    return sum(stretches.values()), len(stretches)


def late_openings(store: Store, reach: int | None, as_of: int, start: int, end: int) -> tuple[int, int]:
    """Openings with an inactive first poll and an active one later, and all with an active poll."""
    if not store.rows:
        return 0, 0
    late = openings = 0
    evidence = evidence_of(store, reach, start, as_of, end)
    for begin, close in merged_hours(store, start - DAY, end):
        said = [
            active
            for time, active in evidence
            if begin <= time < close or (time == as_of == close and begin < close)
        ]
        first = [time for time, _ in evidence if begin <= time]
        if start < begin and first and first[0] <= end and any(said):
            openings += 1
            late += not said[0]
    return late, openings
