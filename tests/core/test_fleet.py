from __future__ import annotations

import numpy as np

from storemon.core.fleet import BIN_EDGES, by_label, distribution, now, worst
from storemon.core.model import DAY, HOUR, Figures, Int64
from storemon.core.uptime import picture
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
    found = now(picture(given, 2 * HOUR, T - DAY, T, T))
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
