from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfoNotFoundError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.core.zones import StoreZones, ZoneRules, local_days
from tests.core.build import EPOCH, clock, utc, zone_of
from tests.core.strategies import CHANGES, QUICK

MICROSECOND = dt.timedelta(microseconds=1)


def array(*times: int) -> Int64:
    return np.array(times, np.int64)


def local(text: str) -> int:
    return utc(text)  # local times are counted as if they were UTC


def test_every_known_name_has_rules() -> None:
    assert ZoneRules.over("America/Coyhaique", 0, DAY).offsets.size == 1


def test_a_name_that_is_no_zone_has_no_rules() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        ZoneRules.over("Mars/Olympus", 0, DAY)


def test_the_instant_of_a_change_is_found_to_the_second() -> None:
    rules = ZoneRules.over("America/Chicago", utc("2023-03-12"), utc("2023-03-13"))
    assert rules.changes.tolist() == [utc("2023-03-12 08:00")]
    assert rules.offsets.tolist() == [-6 * HOUR, -5 * HOUR]


def test_a_long_span_holds_every_change() -> None:
    rules = ZoneRules.over("Africa/Casablanca", utc("2022-01-10"), utc("2024-01-10"))
    assert rules.changes.size == 4


def test_rules_carry_on_to_the_ends_of_the_calendar() -> None:
    rules = ZoneRules.over("Pacific/Auckland", utc("0001-01-01"), utc("0001-01-09"))
    assert rules.changes.size == 0
    assert ZoneRules.over("Pacific/Auckland", utc("9999-12-30"), utc("9999-12-31")).offsets.size == 1


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        # Skipped: the offset before the gap.
        ("America/Chicago", "2023-03-12 02:30", "2023-03-12 08:30"),
        ("Australia/Lord_Howe", "2023-10-01 02:15", "2023-09-30 15:45"),
        # Repeated: the first of the two.
        ("America/Chicago", "2023-11-05 01:30", "2023-11-05 06:30"),
        ("Australia/Lord_Howe", "2023-04-02 01:45", "2023-04-01 14:45"),
        # A whole date is skipped.
        ("Pacific/Apia", "2011-12-30 09:00", "2011-12-30 19:00"),
    ],
)
def test_a_skipped_or_repeated_wall_time_is_read_with_fold_0(zone: str, wall: str, expected: str) -> None:
    rules = ZoneRules.over(zone, utc(wall), utc(wall))
    assert rules.to_utc(array(local(wall))).tolist() == [utc(expected)]


@settings(QUICK, max_examples=300)
@given(
    st.sampled_from(CHANGES),
    st.lists(
        st.integers(-3 * DAY, 3 * DAY) | st.integers(-8, 8).map(lambda quarter: quarter * 15 * MINUTE),
        min_size=1,
    ),
    st.sampled_from([0, -1, 1]),
)
def test_both_conversions_agree_with_zoneinfo(change: tuple[str, str], shifts: list[int], odd: int) -> None:
    name, when = change
    zone = zone_of(name)
    times = array(*(utc(when) + shift + odd for shift in shifts))
    rules = ZoneRules.over(name, int(times.min()), int(times.max()))
    walls = [
        (EPOCH + time * MICROSECOND).astimezone(zone).replace(tzinfo=dt.UTC, fold=0)
        for time in times.tolist()
    ]
    wall_times = [(wall - EPOCH) // MICROSECOND for wall in walls]
    assert rules.to_local(times).tolist() == wall_times
    # Also shifted by an hour, so that skipped local times occur.
    for hour in (-HOUR, 0, HOUR):
        back = [((wall + hour * MICROSECOND).replace(tzinfo=zone) - EPOCH) // MICROSECOND for wall in walls]
        assert rules.to_utc(array(*wall_times) + hour).tolist() == back


def test_stores_of_one_batch_each_use_their_own_zone() -> None:
    noon = utc("2023-01-25 12:00")
    zones = StoreZones.over(["Asia/Kathmandu", None, "UTC", "Asia/Kathmandu"], noon, noon)
    store = array(0, 1, 2, 3, 0)
    walls = zones.to_local(store, np.full(5, noon))
    assert (walls % DAY).tolist() == [clock(text) for text in ("17:45", "06:00", "12:00", "17:45", "17:45")]
    assert zones.to_utc(store, walls).tolist() == [noon] * 5


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        ("America/Chicago", "2023-03-12", 23),
        ("America/Chicago", "2023-11-05", 25),
        ("America/Chicago", "2023-01-25", 24),
        ("America/Sao_Paulo", "2018-11-04", 23),
    ],
)
def test_a_local_day_has_23_24_or_25_hours(zone: str, date: str, hours: int) -> None:
    noon = utc(date + " 12:00")
    (day,) = local_days(zone, noon, noon + SECOND)
    assert day.date == dt.date.fromisoformat(date)
    assert day.end - day.start == hours * HOUR


def test_local_days_are_whole_and_follow_each_other() -> None:
    days = local_days("America/Chicago", utc("2023-03-08 18:00"), utc("2023-03-15 18:00"))
    assert [day.date.day for day in days] == [8, 9, 10, 11, 12, 13, 14, 15]
    assert days[0].start == utc("2023-03-08 06:00")
    assert days[-1].end == utc("2023-03-16 05:00")
    assert all(left.end == right.start for left, right in itertools.pairwise(days))


def test_a_day_that_only_touches_the_span_is_not_among_the_local_days() -> None:
    days = local_days("UTC", utc("2023-01-25"), utc("2023-01-26"))
    assert [day.date.day for day in days] == [25]
    assert local_days("UTC", utc("2023-01-25"), utc("2023-01-25")) == []


def test_a_date_that_the_zone_left_out_is_no_local_day() -> None:
    days = local_days("Pacific/Apia", utc("2011-12-29 12:00"), utc("2011-12-31 12:00"))
    assert [day.date.isoformat() for day in days] == ["2011-12-29", "2011-12-31", "2012-01-01"]
