from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given as drawn
from hypothesis import strategies as st

from storemon.core.certainty import Certainty
from storemon.core.fleet import BIN_EDGES, bins, by_label, distribution, last_outages, now, totals, worst
from storemon.core.model import Figures, Int64
from storemon.core.outages import outages
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, HOUR
from tests.core.build import batch, down, row, up, utc

T = utc("2023-01-25 18:00")


def array(*values: int) -> Int64:
    return np.array(values, np.int64)


def test_a_store_is_now_what_it_is_in_the_last_microsecond() -> None:
    polls = [
        up("2023-01-25 17:00", 0),
        down("2023-01-25 17:00", 1),
        down("2023-01-25 12:00", 2),
        down("2023-01-25 16:30", 3),
    ]
    given = batch([row(2, "16:00", "17:30", 3)], polls, ["UTC"] * 4)
    found = now(evaluate(given, 2 * HOUR, T - DAY, T, T))
    assert found.up.tolist() == [True, False, False, False]
    assert found.down.tolist() == [False, True, False, False]
    # Open and unknown; closed.
    assert found.open.tolist() == [True, True, True, False]


def test_100_percent_has_a_bin_of_its_own() -> None:
    week = 604_800_000_000
    counts = distribution(array(week, week - 1, 0, week // 2), array(0, 1, week, week // 2))
    assert dict(zip(BIN_EDGES, counts.tolist(), strict=True)) == {
        **dict.fromkeys(BIN_EDGES, 0),
        0: 1,
        5_000: 1,
        9_990: 1,
        10_000: 1,
    }


def test_a_store_of_which_nothing_is_known_is_in_no_bin() -> None:
    assert distribution(array(0), array(0)).sum() == 0


def test_the_worst_come_by_share_then_downtime_then_order() -> None:
    up_time = array(5, 0, 10, 0, 9, 5)
    down_time = array(5, 3, 0, 8, 1, 5)
    assert worst(up_time, down_time, 4).tolist() == [3, 1, 0, 5]
    assert worst(up_time, down_time, 99).tolist() == [3, 1, 0, 5, 4]


def test_totals_by_label_are_exact_and_ordered() -> None:
    huge = 2**59 + 1
    columns = [array(huge, 2, 1)[:, np.newaxis] * factor for factor in (4, 2, 1, 1)]
    found = by_label(["west", "east", "west"], Figures(*columns), 0)
    assert [(total.label, total.stores, total.up) for total in found] == [
        ("east", 1, 4),
        ("west", 2, 2 * (huge + 1)),
    ]


AMOUNT = st.integers(0, 604_800_000_000)
STORE = st.tuples(st.sampled_from(["", "north", "south"]), st.tuples(*[AMOUNT] * 5))


@drawn(st.lists(STORE, min_size=1, max_size=12))
def test_totals_with_their_bounds_are_those_of_a_loop(stores: list[tuple[str, tuple[int, ...]]]) -> None:
    labels = [label for label, _ in stores]
    rows = [(sum(times[:3]), *times) for _, times in stores]
    columns = [array(*column)[:, np.newaxis] for column in zip(*rows, strict=True)]
    figures, sure = Figures(*columns[:4]), Certainty(columns[0], *columns[4:])
    found = by_label(labels, figures, 0, sure)
    for total in found:
        of_label = [row for label, row in zip(labels, rows, strict=True) if label == total.label]
        assert total.stores == len(of_label)
        sums = [sum(column) for column in zip(*of_label, strict=True)]
        assert [total.open, total.up, total.down, total.unknown, total.sure_up, total.sure_down] == sums
        assert total.known == total.up + total.down
    whole = totals(figures, 0, sure)
    assert whole.stores == len(rows)
    assert whole.sure_down == sum(total.sure_down or 0 for total in found)
    assert totals(figures, 0).sure_up is None


@drawn(st.lists(st.tuples(AMOUNT, AMOUNT | st.integers(0, 3)), min_size=1, max_size=12))
def test_each_store_is_in_the_bin_that_holds_its_share(stores: list[tuple[int, int]]) -> None:
    up_time, down_time = (array(*column) for column in zip(*stores, strict=True))
    places = bins(up_time, down_time).tolist()
    for (up_, down_), place in zip(stores, places, strict=True):
        if not up_ + down_:
            assert place == -1
            continue
        share = Fraction(up_ * 10_000, up_ + down_)
        assert BIN_EDGES[place] <= share
        assert place + 1 == len(BIN_EDGES) or share < BIN_EDGES[place + 1]
    counts = distribution(up_time, down_time)
    assert counts.tolist() == [places.count(place) for place in range(len(BIN_EDGES))]


def test_the_last_outage_of_a_store_is_found() -> None:
    polls = [
        down("2023-01-25 10:00", 1),
        up("2023-01-25 11:00", 1),
        down("2023-01-25 12:00", 1),
        up("2023-01-25 10:00", 0),
        down("2023-01-25 15:00", 3),
        up("2023-01-25 15:00", 4),
    ]
    given = batch([], polls, ["UTC"] * 5)
    found = outages(evaluate(given, 2 * HOUR, T - DAY, T, T))
    last = last_outages(found, np.arange(5)).tolist()
    assert [place >= 0 for place in last] == [False, True, False, True, False]
    assert found.first[last[1]] == utc("2023-01-25 12:00")
    assert found.store[last[3]] == 3
    assert last_outages(found, array(3, 0)).tolist() == [last[3], -1]
