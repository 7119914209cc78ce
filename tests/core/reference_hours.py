"""A slow second implementation of the hours check: dates, weekdays and weeks, one poll at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from tests.core.reference import DAY, MICROSECOND, WEEK, Store, evidence_of

FIVE = dt.timedelta(hours=5)
Counts = dict[str, list[int]]


def business_date(store: Store, time: int) -> dt.date:
    return (store.local(time) - FIVE).date()


def weekday_counts(store: Store, as_of: int, start: int, end: int) -> Counts:
    """Count the dates of each weekday from start to end, at most the last 29."""
    inside = {time for time, _ in evidence_of(store, 0, start, as_of, end)}
    hours = store.intervals(start, min(as_of, end))
    last = business_date(store, end)
    date = max(business_date(store, start), last - dt.timedelta(days=28))
    names = ("open_polled", "open_active", "out_polled", "out_active", "shut_polled", "shut_active")
    found = {name: [0] * 7 for name in names}
    while date <= last:
        begin = store.utc(dt.datetime.combine(date, dt.time(5)))
        stop = store.utc(dt.datetime.combine(date + dt.timedelta(days=1), dt.time(5)))
        whole = begin >= start and stop <= end + 1
        left, right = max(begin, start), min(stop, end + 1)
        opened = any(max(a, left) < min(b, right, min(as_of, end) + 1) for a, b in hours)
        seen = [(time in inside, active) for time, active in store.polls if left <= time < right]
        for name, of in (
            ("open", [active for within, active in seen if within]),
            ("out" if opened else "shut", [active for within, active in seen if not within]),
        ):
            if name != "shut" or whole:
                found[f"{name}_polled"][date.weekday()] += bool(of)
                found[f"{name}_active"][date.weekday()] += any(of)
        date += dt.timedelta(days=1)
    return found


def moved(store: Store, end: int, start: int) -> dict[int, tuple[int, int, int]]:
    """For a shift by a day back and forward: deciding polls, those that fit, and dates of the rarer kind."""
    result = {}
    for days in (-1, 1):
        told, fit, dates = 0, 0, {True: set[dt.date](), False: set[dt.date]()}
        for time, active in store.polls:
            if not start < time <= end:
                continue
            wall = store.local(time)
            given, other = _open(store, wall), _open(store, wall - dt.timedelta(days=days))
            if given != other:
                told += 1
                if other == active:
                    fit += 1
                    dates[active].add((wall - FIVE).date())
        result[days] = told, fit, min(len(dates[True]), len(dates[False]))
    return result


def _open(store: Store, wall: dt.datetime) -> bool:
    midnight = dt.datetime.combine(wall.date(), dt.time())
    place = (wall.weekday() * DAY + (wall - midnight) // MICROSECOND) * MICROSECOND
    week = WEEK * MICROSECOND
    return any(
        row.start <= at - row.weekday * dt.timedelta(days=1) < row.end
        for row in store.rows
        for at in (place, place + week)
    )


def week(store: Store) -> tuple[int, int]:
    """The open minutes of a week times 60e6, and the openings under an hour; rows are in whole minutes."""
    minutes = 7 * 24 * 60
    ring = [False] * minutes
    for row in store.rows:
        first = (row.weekday * dt.timedelta(days=1) + row.start) // dt.timedelta(minutes=1)
        for minute in range(first, first + (row.end - row.start) // dt.timedelta(minutes=1)):
            ring[minute % minutes] = True
    short = 0
    for minute in range(minutes):
        if ring[minute] and not ring[minute - 1]:
            length = next(n for n in range(minutes) if not ring[(minute + n) % minutes])
            short += length < 60
    return sum(ring) * 60_000_000, short


def uneven(store: Store) -> bool:
    of_day: list[Counter[tuple[dt.timedelta, dt.timedelta]]] = [Counter() for _ in range(7)]
    for row in store.rows:
        of_day[row.weekday][row.start, row.end] = 1
    return any(of_day[day] != of_day[0] for day in range(7))
