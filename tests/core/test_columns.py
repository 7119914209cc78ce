"""METRICS: Output, the further columns and the outages."""

from __future__ import annotations

import csv
import datetime as dt
import io
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.columns import csv_text
from storemon.core.fleet_answers import FleetAnswers, fleet_answers
from storemon.core.labels import Labels
from storemon.core.model import DEFAULT_ZONE, HOUR, SECOND, Figures, Method
from storemon.core.outage_columns import outage_columns
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from tests.core.build import EPOCH, zone_of
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK


def table_of(ranged: Ranged) -> tuple[ReportTable, FleetAnswers]:
    """Return the report of a range as a job would make it."""
    batch = ranged.case.batch
    count = len(batch.zones)
    found = fleet_answers([ranged.answers((0, count))], np.arange(count))
    none = np.zeros(count, np.bool_)
    ids = [f"store {number}" for number in range(count)]
    zones = [zone or DEFAULT_ZONE for zone in batch.zones]
    return ReportTable(Method.INTERPOLATED, ids, zones, none, none, found.figures), found


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def floored(part: int, whole: int) -> str:
    """Write a percentage by the rule, slowly."""
    if not whole:
        return ""
    return f"{int(Fraction(part, whole) * 10_000) / 100:.2f}"


@settings(QUICK, max_examples=60)
@given(ranges(4))
def test_percentages_are_rounded_down_and_lie_in_their_range(ranged: Ranged) -> None:
    table, found = table_of(ranged)
    columns = report_columns(table, further=True, certainty=found.certainty)
    window = table.figures.open.shape[1] - 1
    suffix = columns[-1].name.removeprefix("highest_")
    for store, row in enumerate(rows_of(csv_text(columns))):
        up, down = (int(values[store, window]) for values in (table.figures.up, table.figures.down))
        opened = int(found.certainty.open[store, window])
        assert row[suffix] == floored(up, up + down)
        assert row[f"lowest_{suffix}"] == floored(int(found.certainty.up[store, window]), opened)
        assert row[f"highest_{suffix}"] == floored(opened - int(found.certainty.down[store, window]), opened)
        if row[suffix]:
            assert float(row[f"lowest_{suffix}"]) <= float(row[suffix]) <= float(row[f"highest_{suffix}"])


@settings(QUICK, max_examples=60)
@given(ranges(4), st.data())
def test_outages_stand_by_store_in_the_order_that_is_wanted(ranged: Ranged, data: st.DataObject) -> None:
    table, found = table_of(ranged)
    count = len(table.store_ids)
    wanted = data.draw(st.lists(st.integers(0, count - 1), unique=True))
    labels = Labels.none(count)
    labels.names[0] = "=first"
    rows = rows_of(csv_text(outage_columns(table, found, labels, np.array(wanted, np.int64)), harmless=True))
    ours = [place for store in wanted for place in found.outages.of(store).tolist()]
    assert len(rows) == len(ours)
    for row, place in zip(rows, ours, strict=True):
        store = int(found.outages.store[place])
        assert row["store_id"] == table.store_ids[store]
        assert row["name"] == ("'=first" if store == 0 else "")
        start = int(found.outages.start[place])
        assert row["start_utc"] == written(start, "UTC")
        assert row["start_local"] == written(start, table.zones[store])
        assert row["polls"] == str(found.outages.polls[place])
        assert row["still_open"] == ("yes" if found.outages.still_open[place] else "no")
        assert (row["beginning_known_within(in minutes)"] == "") == (found.outages.gap[place] == 0)


@settings(QUICK, max_examples=60)
@given(ranges(4))
def test_lost_sales_are_the_open_hours_lost_at_each_stores_figure(ranged: Ranged) -> None:
    table, found = table_of(ranged)
    stores = len(table.store_ids)
    own = [float("nan") if store % 2 else 10.0 * store for store in range(stores)]
    labels = Labels([""] * stores, [""] * stores, np.array(own))
    columns = report_columns(table, further=True, labels=labels, certainty=found.certainty, sales=50.0)
    rows = rows_of(csv_text(columns))
    assert "lost_sales" not in csv_text(report_columns(table, further=True))
    for store, row in enumerate(rows):
        opened, up, down = (
            int(part[store, -1]) for part in (found.certainty.open, found.certainty.up, found.certainty.down)
        )
        amounts = [row[name] for name in row if "lost_sales" in name]
        assert len(amounts) == 3
        if not opened:
            assert amounts == ["", "", ""]
            continue
        per_hour = 50.0 if store % 2 else 10.0 * store
        lost = (int(table.figures.down[store, -1]), down, opened - up)
        assert amounts == [f"{per_hour * (one / HOUR):.2f}" for one in lost]
        assert float(amounts[1]) <= float(amounts[0]) <= float(amounts[2])


def written(time: int, zone: str) -> str:
    moment = (EPOCH + dt.timedelta(seconds=time // SECOND)).astimezone(zone_of(zone))
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def test_rows_can_be_chosen_and_ordered() -> None:
    values = np.array([[1], [2], [3]]) * 3_600_000_000
    none = np.zeros(3, np.bool_)
    table = ReportTable(
        Method.INTERPOLATED,
        ["a", "b", "c"],
        ["UTC"] * 3,
        none,
        none,
        Figures(values, values, 0 * values, 0 * values),
    )
    chosen = [column.at(np.array([2, 0])) for column in report_columns(table)]
    assert csv_text(chosen).splitlines()[1:] == ["c,3.00,0.00", "a,1.00,0.00"]
