"""A slow second implementation of the answers' rules, based on the slow reference of METRICS."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from tests.core.reference import DAY, HOUR, Segment, Store, evidence_of, nearest, segments

QUARTER = HOUR // 4


def certain(store: Store, reach: int | None, as_of: int, start: int, end: int) -> dict[str, int]:
    """Open time that is certainly up, and certainly down."""
    sums = {"up": 0, "down": 0}
    for left, right, state in certain_parts(store, reach, as_of, start, end):
        sums[state] += right - left
    return sums


def certain_parts(store: Store, reach: int | None, as_of: int, start: int, end: int) -> list[Segment]:
    """The parts of the open time that are certainly up or certainly down."""
    evidence = evidence_of(store, reach, start, as_of, end)
    found: list[Segment] = []
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
            found.append((begin, stop, state))
    return found


@dataclass
class Outage:
    start: int
    end: int = 0
    lost: int = 0
    polls: set[int] = field(default_factory=set)
    still_open: bool = True
    first: int = 0
    gap: int = 0
    earlier: bool = False
    later: bool = False


def outages(store: Store, reach: int | None, as_of: int, start: int, end: int) -> list[Outage]:
    evidence = evidence_of(store, reach, start, as_of, end)
    found: dict[int, Outage] = {}
    for left, right, state in segments(store, reach, as_of, start, end):
        if state != "down":
            continue
        _, said_by, _ = nearest(left, evidence)
        # The active polls so far identify the runs.
        actives = [time for time, active in evidence if active and time < said_by]
        outage = found.setdefault(len(actives), Outage(left))
        outage.end = right
        outage.lost += right - left
        outage.polls.add(said_by)
        outage.still_open = not any(active for time, active in evidence if time > said_by)
        since = actives[-1] if actives else None
        outage.first = min(time for time, _ in evidence if since is None or time > since)
        outage.gap = 0 if since is None else outage.first - since
    around = DAY if reach is None else reach
    for outage in found.values():
        before = (start - min(around, DAY), start)
        outage.earlier = outage.first in _runs_down(store, reach, as_of, evidence, before)
        after = min(as_of, end + around)
        later = outage.first in _runs_down(store, reach, as_of, evidence, (end, after))
        outage.later = later and not outage.still_open
    return list(found.values())


def _runs_down(
    store: Store, reach: int | None, as_of: int, evidence: list[tuple[int, bool]], span: tuple[int, int]
) -> set[int]:
    """The first poll of each run of inactive polls that the evidence maps to open time in a span."""
    found = set()
    for left, _, state in segments(store, reach, as_of, *span, evidence=evidence):
        if state == "down":
            _, said_by, _ = nearest(left, evidence)
            actives = [time for time, active in evidence if active and time < said_by]
            found.add(min(time for time, _ in evidence if not actives or time > actives[-1]))
    return found


def beginning(store: Store, first: int, as_of: int) -> tuple[int | None, int]:
    """The last active poll inside business hours before a poll, and the first inactive one after it."""
    hours = merged_hours(store, min(time for time, _ in store.polls) - DAY, as_of + DAY)
    counted = [
        (time, active)
        for time, active in store.polls
        if time <= first and any(left <= time < right for left, right in hours)
    ]
    actives = [time for time, active in counted if active]
    last = actives[-1] if actives else None
    return last, min(
        (time for time, active in counted if not active and (last is None or time > last)), default=first
    )


FIVE_MINUTES = HOUR // 12


def changes(
    store: Store, reach: int | None, as_of: int, start: int, end: int
) -> list[tuple[int, set[int], bool]]:
    """Each gap that may contain a fall: its kind, the five-minute bins, and whether it ends inactive."""
    return [found[1:] for found in _gaps(store, reach, as_of, start, end)]


def falls(store: Store, reach: int | None, as_of: int, start: int, end: int) -> list[tuple[int, set[int]]]:
    """The first inactive poll of each gap that dates a fall, and the bins in which it may have happened."""
    return [
        (first, bins)
        for first, kind, bins, down in _gaps(store, reach, as_of, start, end)
        if down and kind < 2 and bins
    ]


def _gaps(
    store: Store, reach: int | None, as_of: int, start: int, end: int
) -> list[tuple[int, int, set[int], bool]]:
    evidence = evidence_of(store, reach, start, as_of, end)
    around = DAY if reach is None else reach
    hours = merged_hours(store, start - around - DAY, as_of + DAY)
    found = []
    for before, (time, active) in zip([None, *evidence], evidence, strict=False):
        if before is not None and not before[1]:
            continue
        begin = start if before is None else before[0]
        parts = [(max(left, begin), min(right, time)) for left, right in hours]
        parts = [(left, right) for left, right in parts if left < right]
        kind = 3 if before is None else 2
        if before is not None and sum(right - left for left, right in parts) <= 2 * HOUR:
            kind = 0 if len(parts) == 1 and parts[0] == (begin, time) else 1
        # The poll's own instant belongs to the open time before it, or to the opening that starts at it.
        if parts and parts[-1][1] == time:
            parts[-1] = (parts[-1][0], time + 1)
        else:
            parts.append((time, time + 1))
        bins = {
            place - start // FIVE_MINUTES
            for left, right in parts
            if right > start and left < end and time >= start and begin < end
            for place in range(left // FIVE_MINUTES, (right - 1) // FIVE_MINUTES + 1)
            if start // FIVE_MINUTES <= place <= -(-end // FIVE_MINUTES)
        }
        if bins:
            found.append((time, kind, bins, not active))
    return found


def heat(store: Store, parts: list[Segment], state: str | None) -> list[int]:
    """The time in one state, or in all, by hour of the week; all zones in the tests are on quarter hours."""
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
    """Closed periods with an active poll, and with any poll."""
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
    """Openings with an inactive first poll and an active later one, and all with an active poll."""
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
