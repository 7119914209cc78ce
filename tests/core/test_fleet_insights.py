from __future__ import annotations

from collections.abc import Sequence
from dataclasses import is_dataclass
from typing import Any
from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core import fleet_insights
from storemon.core.fleet_insights import FleetParts, fleet_answers
from storemon.core.insights import Insights, Records
from storemon.data import insight_rows as answer_rows
from storemon.data.kept_insights import KeptFile, KeptInsights
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK
from tests.core.test_answers_against_reference import plain


def in_parts(ranged: Ranged, cut: int) -> list[Insights]:
    return [ranged.answers((0, cut)), ranged.answers((cut, len(ranged.case.batch.zones)))]


def assert_same(ours: Any, place: int, theirs: Any) -> None:
    """Compare one store's answers, including those made up of several."""
    for field in theirs.__dataclass_fields__:
        one, other = getattr(ours, field), getattr(theirs, field)
        if is_dataclass(other):
            assert_same(one, place, other)
        else:
            assert one[place].tolist() == other[0].tolist(), field


@settings(QUICK, max_examples=60)
@given(ranges(4), st.data())
def test_the_answers_of_a_report_stand_in_its_order_of_stores(ranged: Ranged, data: st.DataObject) -> None:
    count = len(ranged.case.batch.zones)
    order = np.array(data.draw(st.permutations(range(count))), np.int64)
    found = fleet_answers(in_parts(ranged, data.draw(st.integers(0, count))), order)
    for place, store in enumerate(order.tolist()):
        alone = ranged.answers((store, store + 1))
        for name in ("figures", "certainty", "hours", "now"):
            assert_same(getattr(found, name), place, getattr(alone, name))
        own = found.outages.of(place)
        for field in ("start", "end", "lost", "polls", "still_open", "first", "gap"):
            assert getattr(found.outages, field)[own].tolist() == getattr(alone.outages, field).tolist()
        cuts = np.isin(found.outages.stretches.outage, own)
        assert found.outages.stretches.start[cuts].tolist() == alone.outages.stretches.start.tolist()
        assert found.outages.stretches.end[cuts].tolist() == alone.outages.stretches.end.tolist()
        assert (found.outages.stretches.store[cuts] == place).all()
    assert (np.diff(found.outages.store) >= 0).all()
    assert (np.diff(found.outages.stretches.outage) >= 0).all()


@settings(QUICK, max_examples=60)
@given(ranges(4))
def test_kept_answers_come_back_as_they_were(ranged: Ranged) -> None:
    count = len(ranged.case.batch.zones)
    answers = fleet_answers(in_parts(ranged, count), np.arange(count))
    assert plain(answer_rows.unpack(answer_rows.pack(answers))) == plain(answers)


@settings(QUICK, max_examples=60)
@given(ranges(4), st.data())
def test_answers_that_waited_on_disk_are_put_together_as_others(ranged: Ranged, data: st.DataObject) -> None:
    count = len(ranged.case.batch.zones)
    order = np.array(data.draw(st.permutations(range(count))), np.int64)
    parts = in_parts(ranged, data.draw(st.integers(0, count)))
    found = fleet_answers([KeptInsights.of(part, KeptFile()) for part in parts], order)
    assert plain(found) == plain(fleet_answers(parts, order))


@settings(QUICK, max_examples=60)
@given(ranges(4), st.data())
def test_answers_kept_in_chunks_of_stores_come_back_as_one(ranged: Ranged, data: st.DataObject) -> None:
    count = len(ranged.case.batch.zones)
    order = np.array(data.draw(st.permutations(range(count))), np.int64)
    cut = data.draw(st.integers(0, count))
    given_parts: Sequence[Records] = in_parts(ranged, cut)
    if data.draw(st.booleans()):
        given_parts = [KeptInsights.of(part, KeptFile()) for part in in_parts(ranged, cut)]
    most = data.draw(st.integers(1, count))
    with mock.patch.object(fleet_insights, "STORES_A_CHUNK", most):
        chunks = list(FleetParts(given_parts, order).in_chunks())
    content = answer_rows.pack_chunks(chunks)
    whole = FleetParts(given_parts, order).whole()
    assert plain(answer_rows.unpack(content)) == plain(whole)
    expected = [plain(chunk) for chunk in chunks]
    assert [plain(chunk) for chunk in answer_rows.unpack_chunks(content)] == expected
    starts = range(0, count, most)
    assert [plain(whole.part(first, min(first + most, count))) for first in starts] == expected
