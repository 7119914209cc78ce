"""METRICS: Output, the additional columns and the outages."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.columns import Column, Unit, csv_pieces, csv_text
from storemon.core.daypart_times import DAYPARTS, DEFAULT_DAYPARTS, Sales
from storemon.core.dayparts import Dayparts
from storemon.core.fleet_insights import FleetInsights, fleet_answers
from storemon.core.insights import answers
from storemon.core.labels import Labels
from storemon.core.model import Figures
from storemon.core.outage_columns import outage_columns
from storemon.core.outage_starts import Before, dated
from storemon.core.outages import NEVER
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.vocabulary import DEFAULT_ZONE, HOUR, SECOND, WEEK, Method
from tests.core.build import EPOCH, batch, down, up, utc, zone_of
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK


def table_of(ranged: Ranged) -> tuple[ReportTable, FleetInsights]:
    """Return the report of a range as a job would produce it."""
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
    """Format a percentage by the rule, slowly."""
    if not whole:
        return ""
    return f"{max(int(Fraction(part, whole) * 10_000), 1 if part else 0) / 100:.2f}"


@settings(QUICK, max_examples=60)
@given(ranges(4))
def test_percentages_are_rounded_down_and_lie_in_their_range(ranged: Ranged) -> None:
    table, found = table_of(ranged)
    columns = report_columns(table, further=True, answers=found)
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
    rows = rows_of(csv_text(outage_columns(table, found, labels, np.array(wanted, np.int64)), escaped=True))
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
        assert (row["beginning_known_within(in minutes)"] == "") != found.outages.begun[place]


@settings(QUICK, max_examples=60)
@given(ranges(4))
def test_lost_sales_are_the_open_hours_lost_at_each_stores_figure(ranged: Ranged) -> None:
    table, found = table_of(ranged)
    stores = len(table.store_ids)
    own = [float("nan") if store % 2 else 10.0 * store for store in range(stores)]
    labels = Labels([""] * stores, [""] * stores, np.array(own))
    columns = report_columns(table, further=True, labels=labels, answers=found, sales=Sales(50.0))
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


def figures_of(*stores: tuple[int, int, int]) -> ReportTable:
    """Make a report of a range from the up, down and unknown time of each store."""
    up, down, unknown = (np.array([[one[place]] for one in stores], np.int64) for place in range(3))
    none = np.zeros(len(stores), np.bool_)
    ids = [f"store {number}" for number in range(len(stores))]
    figures = Figures(up + down + unknown, up, down, unknown)
    return ReportTable(Method.INTERPOLATED, ids, ["UTC"] * len(stores), none, none, figures)


WEEKS = st.integers(0, 60 * WEEK)


@given(WEEKS | st.just(0), WEEKS | st.just(0) | st.just(1), WEEKS | st.just(0) | st.just(1))
def test_no_printed_share_claims_all_or_nothing_that_is_not(up: int, down: int, unknown: int) -> None:
    (row,) = rows_of(csv_text(report_columns(figures_of((up, down, unknown)), further=True)))
    uptime, coverage = row["uptime_in_range(in percent)"], row["coverage_in_range"]
    assert (uptime == "100.00") == (up > 0 and down == 0)
    assert (uptime == "0.00") == (up == 0 and down > 0)
    assert (coverage == "1.00") == (up + down > 0 and unknown == 0)
    assert (coverage == "0.00") == (up + down == 0 and unknown > 0)
    assert (row["unknown_in_range(in hours)"] == "0.00") == (unknown == 0)


def test_coverage_is_rounded_down() -> None:
    table = figures_of((9_976, 0, 24), (99_999, 0, 1), (1, 0, 10**9))
    assert [row["coverage_in_range"] for row in rows_of(csv_text(report_columns(table, further=True)))] == [
        "0.99",
        "0.99",
        "0.01",
    ]
    assert table.coverage()[:, 0].tolist() == [0.9976, 0.9999, 0.0001]


def test_a_percentage_that_rests_on_little_is_quiet() -> None:
    columns = report_columns(figures_of((2, 0, 98), (80, 0, 20), (79, 0, 21), (0, 0, 1)), further=True)
    quiet = {column.name: column.quiet.tolist() for column in columns if column.quiet is not None}
    assert quiet == {"uptime_in_range(in percent)": [True, False, True, False]}


def test_an_outage_that_was_there_before_says_so_with_when_the_store_was_last_seen_online() -> None:
    given = batch([], [down("2023-01-18 17:30"), down("2023-01-18 18:30"), up("2023-01-18 19:30")])
    said = answers(given, 2 * HOUR, [T - WEEK], T, T)
    before = Before(np.array([0]), np.array([utc("2023-01-15 11:00")]), np.array([utc("2023-01-15 12:00")]))
    for last, never, seen in ((before, "no", "2023-01-15 11:00:00"), (NOBODY, "yes", "")):
        known = replace(said, outages=dated(said.outages, last, T - WEEK))
        found = fleet_answers([known], np.arange(1))
        none = np.zeros(1, np.bool_)
        table = ReportTable(Method.INTERPOLATED, ["a"], ["Etc/GMT+6"], none, none, found.figures)
        (row,) = rows_of(csv_text(outage_columns(table, found, Labels.none(1))))
        assert row["started_earlier"] == "yes"
        assert row["last_seen_online_utc"] == seen
        assert row["last_seen_online_local"] == seen.replace("11:00:00", "05:00:00")
        assert row["never_seen_online"] == never
        # Data from another time says nothing about this start.
        assert row["beginning_known_within(in minutes)"] == ""
        assert row["shared"] == ""


NOBODY = Before(np.array([0]), np.array([NEVER]), np.array([0]))
T = utc("2023-01-25 18:00")


def test_the_text_of_a_long_table_comes_in_pieces_of_whole_rows() -> None:
    ids = [f"store {number}" for number in range(25_000)]
    columns = [Column("id", "", Unit.TEXT, ids), Column("count", "", Unit.COUNT, np.arange(25_000))]
    pieces = list(csv_pieces(columns))
    assert len(pieces) > 2
    assert all(piece.endswith("\n") for piece in pieces)
    rows = list(csv.reader(io.StringIO("".join(pieces))))
    assert rows == [["id", "count"], *([name, str(number)] for number, name in enumerate(ids))]


@settings(QUICK, max_examples=40)
@given(ranges(4))
def test_the_columns_of_dayparts_add_up_to_those_of_the_whole(ranged: Ranged) -> None:
    table, found = table_of(ranged)
    given = ranged.case
    said = answers(
        given.batch, given.reach, [ranged.start], ranged.end, given.as_of, dayparts=DEFAULT_DAYPARTS
    )
    assert said.dayparts is not None
    whole = replace(found, dayparts=Dayparts(np.array(DEFAULT_DAYPARTS.starts), said.dayparts))
    sales = Sales(60.0, (1.0, 2.0, 0.5, 1.0, 3.0))
    made = report_columns(table, further=True, answers=whole, sales=sales)
    columns = {column.name: column.values for column in made}
    assert [column.name for column in report_columns(table, answers=whole, sales=sales)] == [
        column.name for column in report_columns(table)
    ]
    window = "in_range" if table.figures.open.shape[1] == 1 else "last_week"
    for kind, unit in (("uptime", "(in hours)"), ("downtime", "(in hours)")):
        parts = [np.asarray(columns[f"{kind}_{window}_{name}{unit}"]) for name in DAYPARTS]
        np.testing.assert_allclose(sum(parts), np.asarray(columns[f"{kind}_{window}{unit}"]))
    cost = [np.nan_to_num(np.asarray(columns[f"lost_sales_{window}_{name}"])) for name in DAYPARTS]
    np.testing.assert_allclose(sum(cost), np.nan_to_num(np.asarray(columns[f"lost_sales_{window}"])))
