"""Random batches with many edge cases: clock changes, equal times, polls exactly on boundaries."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from storemon.core.model import BEGINNING, Batch, DatedHours
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND, WEEK
from tests.core.build import EPOCH, HoursRow, PollRow, batch, utc, zone_of

# A zone and an instant at which its clock changes (Kathmandu's no longer does).
CHANGES = [
    ("America/Chicago", "2023-03-12 08:00"),
    ("America/Chicago", "2023-11-05 07:00"),
    ("Europe/Berlin", "2023-03-26 01:00"),
    ("Europe/Berlin", "2023-10-29 01:00"),
    ("Europe/Dublin", "2023-10-29 01:00"),
    ("Australia/Lord_Howe", "2023-04-01 15:00"),
    ("Australia/Lord_Howe", "2023-09-30 15:30"),
    ("America/St_Johns", "2023-03-12 05:30"),
    ("America/St_Johns", "2023-11-05 04:30"),
    ("America/Havana", "2023-11-05 05:00"),
    ("America/Sao_Paulo", "2018-11-04 03:00"),
    ("America/Santiago", "2023-04-02 03:00"),
    ("Asia/Kathmandu", "2023-01-25 12:00"),
    ("Pacific/Apia", "2011-12-30 10:00"),
    ("Africa/Casablanca", "2023-03-19 02:00"),
    ("Africa/Casablanca", "2023-04-23 02:00"),
]
ZONES = sorted({zone for zone, _ in CHANGES})
MICROSECOND = dt.timedelta(microseconds=1)
REACHES = [None, 0, 1, 30 * MINUTE, 2 * HOUR, 300 * HOUR]

QUICK = settings(
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)

# Few distinct times, so that rows touch, overlap and repeat, and polls fall on their ends.
_quarters = st.integers(0, 95).map(lambda quarter: quarter * 15 * MINUTE)
_common = st.sampled_from([0, 2 * HOUR, 150 * MINUTE, 3 * HOUR, 9 * HOUR, 17 * HOUR, 22 * HOUR])
_odd = st.integers(0, DAY - 1)
_late = st.sampled_from([23 * HOUR + 58 * MINUTE, DAY - MINUTE - 1, DAY - MINUTE, DAY - SECOND, DAY])
_starts = _common | _quarters | _odd | st.sampled_from([DAY - MINUTE, DAY])
_ends = _common | _quarters | _late | _odd
_jitter = st.sampled_from([0, 0, 0, -1, 1])


@dataclass(frozen=True)
class Case:
    batch: Batch
    reach: int | None
    as_of: int


@st.composite
def cases(draw: st.DrawFn, max_stores: int = 4, *, dates: bool = False) -> Case:
    """Draw stores and their polls; `dates`: also with dated hours."""
    zone, change = draw(st.sampled_from(CHANGES))
    back = draw(st.integers(-2 * 96, 10 * 96)) * 15 * MINUTE
    as_of = utc(change) + back + draw(_jitter | _jitter | st.integers(0, HOUR))
    wall = (EPOCH + as_of * MICROSECOND).astimezone(zone_of(zone)).replace(tzinfo=dt.UTC)
    now = (wall - EPOCH) // MICROSECOND % DAY
    count = draw(st.integers(1, max_stores))
    zones: list[str | None] = [zone]
    zones += draw(st.lists(st.sampled_from([zone, None, *ZONES]), min_size=count - 1, max_size=count - 1))
    hours: list[HoursRow] = []
    polls: list[PollRow] = []
    for store in range(count):
        hours += draw(_hours_of(store, now))
        polls += draw(_polls_of(store, as_of))
    made = batch(hours, polls, zones)
    if dates:
        made = draw(_with_dates(made, as_of // DAY))
    return Case(made, draw(st.sampled_from(REACHES)), as_of)


@st.composite
def _with_dates(draw: st.DrawFn, made: Batch, today: int) -> Batch:
    """Give some rows start dates, and some stores closures and special hours around `today`."""
    near = st.integers(today - 9, today + 1)
    size = made.hours.store.size
    begins = draw(st.none() | st.lists(st.just(BEGINNING) | near, min_size=size, max_size=size))
    hours = replace(made.hours, valid_from=None if begins is None else np.array(begins, np.int64))
    times = st.just((0, 0)) | st.tuples(_starts, _ends).filter(lambda pair: pair[0] != pair[1])
    row = st.tuples(
        st.integers(0, len(made.zones) - 1), near, st.sampled_from([0, 0, 1, 3]), times, st.integers(0, 3)
    )
    rows = draw(st.lists(row, max_size=8))
    columns = [(store, first, first + more, *pair, rank) for store, first, more, pair, rank in rows]
    dated = DatedHours(*np.array(columns, np.int64).reshape(-1, 6).T) if rows else None
    return replace(made, hours=hours, dated=dated)


def _hours_of(store: int, now: int) -> st.SearchStrategy[list[HoursRow]]:
    """Rows of one store, some of which start or end at the as-of time's local time."""
    starts, ends = _starts | st.just(now), _ends | st.just(now)
    some = st.tuples(st.just(store), st.integers(0, 6), starts, ends)
    daily = st.tuples(starts, ends).map(lambda times: [(store, day, *times) for day in range(7)])
    return st.lists(some, max_size=10) | daily


def _polls_of(store: int, as_of: int) -> st.SearchStrategy[list[PollRow]]:
    # The maximum reach of 300 h before the week, and a little after the as-of time.
    grid = st.integers(-1, 21 * 96).map(lambda quarter: quarter * 15 * MINUTE)
    recent = st.integers(-4, 30 * 4).map(lambda quarter: quarter * 15 * MINUTE)
    bounds = st.sampled_from([0, HOUR, DAY, WEEK, WEEK + DAY, WEEK + 2 * HOUR, WEEK + 30 * MINUTE])
    before = st.tuples(grid | recent | bounds | st.just(0) | st.integers(0, 9 * DAY), _jitter).map(sum)
    return st.dictionaries(before.map(lambda ago: as_of - ago), st.booleans(), max_size=25).map(
        lambda found: [(store, time, active) for time, active in found.items()]
    )
