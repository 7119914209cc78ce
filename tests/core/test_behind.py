"""Which stores are behind a part of a report, against the slow reference and by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.behind import (
    Behind,
    DownInHour,
    DownOnDates,
    InBin,
    InGroup,
    InShared,
    InZone,
    Known,
    WithFinding,
    WithReason,
)
from storemon.core.daily import EPOCH, DailySums
from storemon.core.excused import FleetNotes, ReasonDowntime, none_excused
from storemon.core.fleet import bins
from storemon.core.heat import CELLS, stores_in_hour
from storemon.core.model import Batch
from storemon.core.vocabulary import HOUR, Finding
from tests.core import reference, reference_answers
from tests.core.build import batch, down, up
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK
from tests.gui.fleets import rows_of

FIRST = (dt.date(2023, 1, 23) - EPOCH).days


@settings(QUICK, max_examples=60)
@given(ranges())
def test_the_stores_of_an_hour_are_those_that_its_downtime_is_the_sum_of(ranged: Ranged) -> None:
    zones = ranged.case.batch.zones
    stretches = ranged.answers().outages.stretches
    expected: list[list[int]] = [[] for _ in range(CELLS)]
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        parts = reference.segments(store, ranged.case.reach, ranged.case.as_of, ranged.start, ranged.end)
        for cell, lost in enumerate(reference_answers.heat(store, parts, "down")):
            if lost:
                expected[cell].append(place)
    assert [stores_in_hour(zones, stretches, cell).tolist() for cell in range(CELLS)] == expected


def fleet(stores: int = 40) -> Batch:
    """All stores are up, then half of them are down for an hour from ten o'clock."""
    polls = []
    for store in range(stores):
        for minute in range(0, 600, 5):
            time = f"2023-01-25 {8 + minute // 60:02d}:{minute % 60:02d}"
            hit = store % 2 == 0 and 120 <= minute < 180
            polls.append(down(time, store) if hit else up(time, store))
    return batch([], polls, ["UTC"] * stores)


@pytest.fixture(scope="module")
def known() -> Known:
    rows = rows_of(fleet())
    return Known(rows.table, ["west", ""] * 20, rows.answers)


def found(behind: Behind, known: Known) -> list[int] | None:
    stores = behind.stores(known)
    return None if stores is None else stores.tolist()


EVEN, ODD = list(range(0, 40, 2)), list(range(1, 40, 2))


def test_a_bin_has_the_stores_of_its_bar(known: Known) -> None:
    assert known.answers is not None
    figures = known.answers.figures
    each = bins(figures.up[:, -1], figures.down[:, -1])
    for place in (int(each[0]), int(each[1])):
        assert found(InBin(place), known) == np.flatnonzero(each == place).tolist()
    assert found(InBin(-1), known) == []


def test_groups_and_zones_have_the_stores_of_their_line(known: Known) -> None:
    assert found(InGroup("west"), known) == EVEN
    assert found(InGroup(""), known) == ODD
    assert found(InZone("UTC"), known) == list(range(40))
    assert found(InZone("Asia/Tokyo"), known) == []


def test_an_hour_has_the_stores_that_were_down_in_it(known: Known) -> None:
    wednesday = 2 * 24
    assert found(DownInHour(wednesday + 10), known) == EVEN
    assert found(DownInHour(wednesday + 12), known) == []


def test_a_shared_outage_is_found_again_by_its_time(known: Known) -> None:
    assert known.answers is not None
    (event,) = known.answers.shared.found
    assert found(InShared(event.start), known) == EVEN
    # Another report may date it slightly differently.
    assert found(InShared(event.start + event.slack), known) == EVEN
    assert found(InShared(event.start + event.slack + 1), known) is None


def test_a_reason_has_the_stores_with_downtime_that_it_explains(known: Known) -> None:
    answers = known.answers
    assert answers is not None
    assert found(WithReason("Power"), known) is None
    lost = answers.figures.down[:, -1]
    noted = np.zeros(40, np.int64)
    noted[[0, 2]] = lost[0], lost[2] // 2
    given = ReasonDowntime(np.array([0, 2]), np.array([1, 1]), noted[[0, 2]])
    none = none_excused(answers.figures)
    notes = FleetNotes(("Other", "Power"), none, none, answers.certainty, noted, given)
    with_notes = replace(known, answers=replace(answers, notes=notes))
    assert found(WithReason("Power"), with_notes) == [0, 2]
    assert found(WithReason("Other"), with_notes) == []
    assert found(WithReason("Rain"), with_notes) == []
    # A part of the second store's downtime has no note.
    assert found(WithReason(""), with_notes) == EVEN[1:]


def days(lost: list[list[int]]) -> DailySums:
    values = np.array(lost) * HOUR
    return DailySums(FIRST, np.full_like(values, 10 * HOUR), 10 * HOUR - values, values)


def test_dates_have_the_stores_that_were_down_on_any_of_them() -> None:
    rows = rows_of(fleet(3))
    known = Known(rows.table, ["a", "b", "a"], None, days([[1, 0, 0], [0, 0, 2], [0, 0, 1]]))
    monday, tuesday, wednesday = (dt.date(2023, 1, 23) + dt.timedelta(days=by) for by in range(3))
    assert found(DownOnDates(monday, monday), known) == [0]
    assert found(DownOnDates(tuesday, tuesday), known) == []
    assert found(DownOnDates(monday, wednesday), known) == [0, 1, 2]
    assert found(DownOnDates(wednesday, wednesday, "a"), known) == [2]
    # A week or a month may begin before the first day and end after the last.
    assert found(DownOnDates(dt.date(2023, 1, 1), monday), known) == [0]
    assert found(DownOnDates(wednesday, dt.date(2023, 1, 31)), known) == [1, 2]
    assert found(DownOnDates(dt.date(2023, 2, 1), dt.date(2023, 2, 1)), known) is None
    assert found(DownOnDates(dt.date(2023, 1, 1), dt.date(2023, 1, 22)), known) is None
    assert found(DownOnDates(monday, monday), replace(known, days=None)) is None


@settings(QUICK, max_examples=30)
@given(st.lists(st.lists(st.integers(0, 2), min_size=5, max_size=5), min_size=1, max_size=6), st.data())
def test_dates_agree_with_a_loop_over_stores_and_days(lost: list[list[int]], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, 4))
    last = data.draw(st.integers(first, 4))
    rows = rows_of(fleet(1))
    date = dt.date(2023, 1, 23)
    asked = DownOnDates(date + dt.timedelta(days=first), date + dt.timedelta(days=last))
    expected = [store for store, each in enumerate(lost) if any(each[first : last + 1])]
    assert found(asked, Known(rows.table, [""] * len(lost), None, days(lost))) == expected


def test_findings_have_the_stores_of_the_hours_check(known: Known) -> None:
    assert known.answers is not None
    flags = known.answers.hours.flags()
    for finding in Finding:
        assert found(WithFinding(finding), known) == np.flatnonzero(flags[:, finding]).tolist()
    assert found(WithFinding(None), known) == np.flatnonzero(flags.any(axis=1)).tolist()


@pytest.mark.parametrize("behind", [DownInHour(0), InShared(0), WithReason(""), WithFinding(None)])
def test_a_report_by_an_earlier_version_does_not_tell(known: Known, behind: Behind) -> None:
    assert behind.stores(replace(known, answers=None)) is None
