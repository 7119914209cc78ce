from __future__ import annotations

import numpy as np
import pytest

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Int64
from storemon.core.vocabulary import DAY


def array(*values: int) -> Int64:
    return np.array(values, np.int64)


def test_intervals_merge_where_they_overlap_or_touch() -> None:
    cover = IntervalSet.merged(array(20, 0, 5, 30, 3), array(30, 5, 6, 31, 9))
    assert cover.start[1:].tolist() == [0, 20]
    assert cover.end[1:].tolist() == [9, 31]


def test_an_interval_contains_its_start_but_not_its_end() -> None:
    cover = IntervalSet.merged(array(2, 10), array(5, 12))
    points = array(0, 2, 4, 5, 9, 10, 11, 12)
    assert points[cover.contains(points)].tolist() == [2, 4, 10, 11]


def test_the_length_before_a_point_counts_intervals_only() -> None:
    cover = IntervalSet.merged(array(2, 10), array(5, 12))
    assert cover.length_before(array(0, 3, 7, 11, 99)).tolist() == [0, 1, 3, 4, 5]


def test_no_intervals_contain_nothing() -> None:
    cover = IntervalSet.merged(array(), array())
    assert cover.contains(array(0, 7)).tolist() == [False, False]
    assert cover.length_before(array(0, 7)).tolist() == [0, 0]


def test_the_last_point_of_a_store_is_before_the_first_of_the_next() -> None:
    line = StackedAxis.through(100, 199, 2)
    assert line.at(array(0, 1), array(199, 100)).tolist() == [99, 100]


def test_fourteen_thousand_stores_fit_over_ten_years() -> None:
    assert StackedAxis.through(0, 3650 * DAY, 14_092).span == 3650 * DAY + 1


def test_a_line_that_64_bits_cannot_hold_is_refused() -> None:
    with pytest.raises(OverflowError):
        StackedAxis.through(0, 365_000 * DAY, 1000)
