from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.certainty import Certainty
from storemon.core.target import allowance, allowance_left, each_target, sales_lost, verdicts
from storemon.core.targets import Targets
from storemon.core.vocabulary import DEFAULT_TARGET, HOUR, MINUTE, Verdict
from tests.core.strategies import QUICK


def verdict(open_time: int, up: int, down: int, target: int = DEFAULT_TARGET) -> Verdict:
    given = Certainty(*(np.array([[value]]) for value in (open_time, up, down)))
    return Verdict(verdicts(given, target)[0, 0])


def test_a_target_is_met_only_if_all_doubt_cannot_break_it() -> None:
    assert verdict(100 * HOUR, 99 * HOUR, 0) is Verdict.MET
    assert verdict(100 * HOUR, 99 * HOUR - 1, 0) is Verdict.CANNOT_TELL


def test_a_target_is_missed_only_if_certain_downtime_breaks_it() -> None:
    assert verdict(100 * HOUR, 0, HOUR) is Verdict.CANNOT_TELL
    assert verdict(100 * HOUR, 0, HOUR + 1) is Verdict.MISSED


def test_a_store_that_was_not_open_has_neither_met_nor_missed_it() -> None:
    assert verdict(0, 0, 0) is Verdict.NOT_OPEN


def test_a_target_of_100_percent_allows_nothing() -> None:
    assert verdict(HOUR, HOUR, 0, 10_000) is Verdict.MET
    assert verdict(HOUR, HOUR - 1, 1, 10_000) is Verdict.MISSED


@QUICK
@given(st.integers(1, 10**17), st.data(), st.integers(0, 10_000))
def test_no_store_has_both_met_and_missed(open_time: int, data: st.DataObject, target: int) -> None:
    up = data.draw(st.integers(0, open_time))
    down = data.draw(st.integers(0, open_time - up))
    met, missed = up * 10_000 >= target * open_time, (open_time - down) * 10_000 < target * open_time
    expected = Verdict.MET if met else Verdict.MISSED if missed else Verdict.CANNOT_TELL
    assert verdict(open_time, up, down, target) is expected


def test_the_allowance_is_a_share_of_the_open_time() -> None:
    assert allowance(np.array([168 * HOUR]), 9_900).tolist() == [168 * HOUR // 100]


def test_what_is_left_of_the_allowance_can_be_overdrawn() -> None:
    open_time, lost = np.array([100 * HOUR, 100 * HOUR]), np.array([10 * MINUTE, 2 * HOUR])
    assert allowance_left(open_time, lost, 9_900).tolist() == [50 * MINUTE, -HOUR]


def test_lost_sales_are_the_figure_per_open_hour_times_the_hours_lost() -> None:
    lost = np.array([HOUR, 90 * MINUTE])
    assert sales_lost(100.0, lost).tolist() == [100, 150]
    assert sales_lost(np.array([100.0, 10.0]), lost).tolist() == [100, 15]


def test_a_store_is_judged_by_the_target_of_its_group() -> None:
    targets = Targets(9_900, {"North": 9_000})
    each = each_target(targets, ["north", "South", "", "NORTH"])
    assert each.tolist() == [9_000, 9_900, 9_900, 9_000]
    found = Certainty(*(np.full((4, 2), value) for value in (100 * HOUR, 95 * HOUR, 5 * HOUR)))
    north, others = [Verdict.MET] * 2, [Verdict.MISSED] * 2
    assert verdicts(found, each).tolist() == [north, others, others, north]
    left = allowance_left(found.open[:, 0], found.down[:, 0], each)
    assert (left / HOUR).tolist() == [5, -4, -4, 5]


def test_a_group_may_have_the_target_of_all_as_its_own() -> None:
    targets = Targets(9_900, {"North": 9_900})
    assert targets.is_own("NORTH")
    assert not targets.is_own("")
    assert targets.of("South") == 9_900
