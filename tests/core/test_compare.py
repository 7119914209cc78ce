"""Two reports compared."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.columns import csv_text
from storemon.core.compare import Side, compared
from storemon.core.model import Figures
from storemon.core.report import ReportTable
from storemon.core.vocabulary import HOUR, Method

Hours = dict[str, list[tuple[float, float]]]


def side(hours: Hours, sure: Hours) -> Side:
    """Return a report of up and down hours by window, and the hours that are certainly up and down."""

    def array(
        cells: dict[str, list[tuple[float, float]]], place: int
    ) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        return np.array([[round(cell[place] * HOUR) for cell in row] for row in cells.values()], np.int64)

    up, down = array(hours, 0), array(hours, 1)
    nothing, flags = np.zeros_like(up), np.zeros(len(hours), np.bool_)
    table = ReportTable(
        Method.INTERPOLATED,
        list(hours),
        ["UTC"] * len(hours),
        flags,
        flags,
        Figures(up + down, up, down, nothing),
    )
    known = Certainty(up + down, array(sure, 0), array(sure, 1)) if sure else None
    return Side(table, known)


def test_a_difference_is_sure_where_the_ranges_do_not_touch() -> None:
    first = side({"a": [(5, 5)], "b": [(5, 5)]}, {"a": [(4, 4)], "b": [(4, 4)]})
    second = side({"a": [(8, 2)], "b": [(6, 4)]}, {"a": [(7, 2)], "b": [(5, 3)]})
    found = compared(first, second)
    assert found.store_ids == ["a", "b"]
    assert found.change[:, 0].tolist() == [30.0, 10.0]
    assert found.real[:, 0].tolist() == [True, False]


def test_two_exact_figures_are_surely_the_same() -> None:
    exact = {"a": [(9.0, 1.0)]}
    found = compared(side(exact, exact), side(exact, exact))
    assert (found.change[0, 0], found.real[0, 0]) == (0.0, True)


def test_what_an_older_version_made_is_never_sure() -> None:
    found = compared(side({"a": [(1, 9)]}, {}), side({"a": [(9, 1)]}, {"a": [(9, 1)]}))
    assert (found.change[0, 0], found.real[0, 0]) == (80.0, False)


def test_a_store_of_one_report_alone_has_no_difference() -> None:
    exact = {"a": [(9.0, 1.0)]}
    other = {"b": [(0.0, 0.0)]}
    found = compared(side(exact, exact), side(other, other))
    assert found.first[:, 0].tolist()[0] == 90.0
    assert all(math.isnan(value) for value in found.change[:, 0].tolist())
    assert not found.real.any()


def test_a_range_is_compared_with_the_longest_time_of_the_other() -> None:
    three = {"a": [(1.0, 0.0), (5.0, 5.0), (20.0, 60.0)]}
    one = {"a": [(3.0, 1.0)]}
    found = compared(side(three, three), side(one, one))
    assert (found.first.tolist(), found.second.tolist()) == ([[25.0]], [[75.0]])
    assert csv_text(found.columns()).splitlines() == [
        "store_id,whole_first,whole_second,whole_change,whole_sure",
        "a,25.00,75.00,50.00,yes",
    ]


def test_it_says_whether_either_report_has_notes() -> None:
    plain = side({"a": [(1, 1)]}, {"a": [(1, 1)]})
    assert not compared(plain, plain).noted
    assert compared(plain, replace(plain, noted=True)).noted
