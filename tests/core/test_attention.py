"""Which stores need attention, and in which order."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.attention import Attention, Need, attention
from storemon.core.difference import Differences
from storemon.core.fleet_insights import FleetInsights, fleet_answers
from storemon.core.insights import answers
from storemon.core.model import Batch
from storemon.core.shared import UNDATED
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR, Finding
from tests.core.build import PollRow, batch, down, every_day, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK

T = utc("2023-01-25 18:00")
WRONG = (0, 1, 2, 3, 4)
"""The findings that the checks cover, by their index in `Finding`."""


def insights(given_: Batch) -> FleetInsights:
    stores = len(given_.zones)
    return fleet_answers([answers(given_, 2 * HOUR, window_starts(T), T, T)], np.arange(stores))


def found(polls: list[PollRow], stores: int, per_hour: float = math.nan) -> Attention:
    hours = [row for store in range(stores) for row in every_day("08:00", "20:00", store)]
    return attention(insights(batch(hours, polls, ["UTC"] * stores)), np.full(stores, per_hour))


def hourly(store: int, first: int, last: int, make: object = up) -> list[PollRow]:
    assert callable(make)
    return [make(f"2023-01-25 {hour:02d}:00", store) for hour in range(first, last)]


def test_a_store_that_is_down_comes_before_one_without_checks() -> None:
    polls = [*hourly(0, 8, 12), *hourly(1, 8, 15), *hourly(1, 15, 19, down), *hourly(2, 8, 19)]
    shown = found(polls, 3)
    assert shown.store.tolist() == [1, 0]
    assert shown.need.tolist() == [Need.DOWN, Need.NO_CHECKS]
    assert shown.outage.tolist() == [0, -1]
    assert (shown.count(Need.DOWN), shown.count(Need.NO_CHECKS), shown.count(Need.HOURS)) == (1, 1, 0)


def test_the_newest_outage_comes_first_where_no_one_knows_sales() -> None:
    polls = [
        *[poll for store in range(3) for poll in hourly(store, 8, 12)],
        *hourly(0, 12, 19, down),
        *hourly(1, 12, 16),
        *hourly(1, 16, 19, down),
        *hourly(2, 12, 18),
        *hourly(2, 18, 19, down),
    ]
    shown = found(polls, 3)
    assert shown.store.tolist() == [2, 1, 0]
    assert shown.new.tolist() == [True, False, False]
    assert np.isnan(shown.lost).all()


def test_the_costliest_outage_comes_first_where_sales_are_known() -> None:
    polls = [*hourly(0, 8, 17), *hourly(0, 17, 19, down), *hourly(1, 8, 13), *hourly(1, 13, 19, down)]
    shown = found(polls, 2, 100.0)
    assert shown.store.tolist() == [1, 0]
    assert shown.lost.tolist() == [550.0, 150.0]


def test_a_store_that_is_closed_and_was_seen_needs_no_attention() -> None:
    hours = every_day("08:00", "12:00")
    shown = attention(insights(batch(hours, hourly(0, 8, 12, down), ["UTC"])), np.full(1, math.nan))
    assert shown.store.tolist() == []


def test_a_store_that_no_one_ever_checked_is_listed_when_it_is_closed_too() -> None:
    shown = attention(insights(batch(every_day("08:00", "12:00"), [], ["UTC"])), np.full(1, math.nan))
    assert shown.need.tolist() == [Need.NO_CHECKS]


def test_stores_that_went_down_together_say_how_many_others_did() -> None:
    polls: list[PollRow] = []
    for store in range(40):
        for minute in range(0, 600, 5):
            time = f"2023-01-25 {8 + minute // 60:02d}:{minute % 60:02d}"
            polls.append(down(time, store) if store < 20 and minute >= 540 else up(time, store))
    shown = found(polls, 40)
    assert shown.store.size == 20
    assert set(shown.others.tolist()) == {19}


def test_what_most_stores_hours_have_is_not_said_of_each() -> None:
    # All are active repeatedly at night, while closed.
    polls = [
        up(f"2023-01-{day:02d} {hour:02d}:30", store)
        for store in range(6)
        for day in range(18, 26)
        for hour in (1, 2, 9, 12, 15, 17)
        if (day, hour) <= (25, 17)
    ]
    assert found(polls, 6).count(Need.HOURS) == 0
    alone = found([poll for poll in polls if poll[0] == 0], 1)
    assert alone.need.tolist() == [Need.HOURS]


def test_stores_that_got_worse_follow_the_deepest_fall_first_and_have_their_most_urgent_need_alone() -> None:
    hours = [line for store in range(4) for line in every_day("08:00", "20:00", store)]
    polls = [*hourly(0, 8, 19, down), *(poll for store in (1, 2, 3) for poll in hourly(store, 8, 19))]
    insight = insights(batch(hours, polls, ["UTC"] * 4))
    fell = Differences(
        np.array([-90.0, -2.0, -30.0, 5.0]),
        better=np.array([False, False, False, True]),
        worse=np.array([True, True, True, False]),
    )
    shown = attention(insight, np.full(4, 50.0), fell)
    assert shown.store.tolist() == [0, 2, 1]
    assert shown.need.tolist() == [Need.DOWN, Need.WORSE, Need.WORSE]
    assert shown.points.tolist() == [-90, -30, -2]


def slow(insight: FleetInsights, per_hour: list[float]) -> list[tuple[int, int, int, bool, int, float]]:
    """The same result, one store at a time."""
    flags, rows = insight.hours.flags(), []
    outages = insight.outages
    for store, rate in enumerate(per_hour):
        up_time, down_time, opened = (
            int(values[store, -1])
            for values in (insight.figures.up, insight.figures.down, insight.figures.open)
        )
        now = insight.now
        place, new, others, lost, since = -1, False, 0, math.nan, 0
        if now.down[store]:
            need = Need.DOWN
            place = max(item for item in range(outages.store.size) if outages.store[item] == store)
            since = min(int(outages.start[place]), int(outages.first_inactive[place]))
            known = outages.last_active[place] > 0 and not outages.earlier[place]
            new = bool(known and outages.end[place] - outages.start[place] <= HOUR)
            which = int(insight.shared.of_outage[place])
            others = insight.shared.found[which].stores - 1 if which >= 0 else -1 if which == UNDATED else 0
            lost = rate * (int(outages.lost[place]) / HOUR)
        elif (now.open[store] and not now.up[store]) or (opened > 0 and up_time + down_time == 0):
            need = Need.NO_CHECKS
        elif any(flags[store, finding] for finding in WRONG):
            need = Need.HOURS
        else:
            continue
        money = lost if need is Need.DOWN else rate
        rows.append(((need, -(0.0 if math.isnan(money) else money), -since, store), place, new, others, lost))
    return [(key[3], int(key[0]), place, new, others, lost) for key, place, new, others, lost in sorted(rows)]


@settings(QUICK, max_examples=80)
@given(ranges(4), st.data())
def test_the_list_is_that_of_one_store_at_a_time(ranged: Ranged, data: st.DataObject) -> None:
    stores = len(ranged.case.batch.zones)
    insight = fleet_answers([ranged.answers((0, stores))], np.arange(stores))
    rates = data.draw(
        st.lists(st.sampled_from([math.nan, 0.0, 40.0, 99.5]), min_size=stores, max_size=stores)
    )
    ours = attention(insight, np.array(rates))
    theirs = slow(insight, rates)
    assert list(zip(ours.store, ours.need, ours.outage, ours.new, ours.others, strict=True)) == [
        row[:5] for row in theirs
    ]
    assert ours.lost.tolist() == pytest.approx([row[5] for row in theirs], nan_ok=True)


def test_the_findings_that_count_are_those_that_checks_speak_for() -> None:
    assert [Finding(place).name for place in WRONG] == [
        "DAY_OFF",
        "NEVER_ACTIVE",
        "ACTIVE_ON_CLOSED_DAY",
        "ACTIVE_WHEN_CLOSED",
        "OPENS_LATE",
    ]
