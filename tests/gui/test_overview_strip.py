"""The fleet's figures, and the strip that shows them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from storemon.core.daypart_times import Sales
from storemon.core.targets import Targets
from storemon.core.vocabulary import HOUR, Verdict
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.uptime_bars import NOTHING_KNOWN
from storemon.gui.overview.fleet_strip import FleetStrip
from storemon.gui.report.store_columns import Column
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.core.build import batch, every_day, up
from tests.gui.fleets import four_stores, rows_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, preferences: Preferences) -> Iterator[FleetStrip]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    strip = FleetStrip(theme, preferences, holder)
    strip.resize(1300, 80)
    holder.show()
    # It is destroyed with its parent.
    yield strip
    holder.close()


def test_a_fleet_knows_who_is_down_and_who_is_worst() -> None:
    fleet = Fleet.of(four_stores())
    assert fleet.down_now.tolist() == [1]
    assert fleet.silent == 1
    assert fleet.worst[0] == 1
    assert fleet.in_bin(NOTHING_KNOWN).tolist() == [3]
    assert fleet.in_bin(int(fleet.bins[0])).tolist() == [0]
    assert fleet.counts.sum() + fleet.silent == 4
    assert fleet.groups[0].label == "south"
    assert {total.label: total.stores for total in fleet.zones} == {"UTC": 3, "Europe/Berlin": 1}
    assert fleet.verdicts(Targets(9_900))[Verdict.MISSED] >= 1


def test_a_store_of_which_nothing_is_known_has_no_allowance_left() -> None:
    rows = four_stores().judged(Targets(9_900), None)
    left = rows.values(Column.ALLOWANCE)
    assert (rows.known_week > 0).tolist() == [True, True, True, False]
    assert np.isnan(left).tolist() == [False, False, False, True]


def test_a_store_s_own_sales_come_before_those_of_all() -> None:
    rows = four_stores()
    alike = Fleet.of(rows).sales(Sales(100.0))
    own = np.array([np.nan, 10.0, np.nan, np.nan])
    labels = dataclasses.replace(rows.labels, sales=own)
    other = Fleet.of(rows.relabelled(labels)).sales(Sales(100.0))
    assert alike is not None
    assert other is not None
    assert alike.least <= alike.figure <= alike.most
    lost = int(rows.table.figures.down[1, -1]) / HOUR
    assert alike.figure - other.figure == pytest.approx(90.0 * lost)


def test_the_strip_tells_each_figure_with_its_bounds(strip: FleetStrip, preferences: Preferences) -> None:
    strip.show_fleet(Fleet.of(four_stores()))
    # Ten percent of the open time is known: the figure is grey, and its bounds are one step away.
    assert strip.whole.note.text() == "only 10% known"
    assert strip.whole.figure.property("sparse") is True
    assert strip.down.figure.property("sparse") is True
    assert strip.whole.note.toolTip().startswith("between ")
    assert strip.coverage.caption.text() == "Coverage last week"
    assert strip.target.caption.text() == "Target 99% met"
    assert not strip.sales.isVisible()
    preferences.sales_on = True
    assert strip.sales.isVisible()
    assert strip.sales.figure.text().startswith("$")
    preferences.target = 1000
    assert strip.target.caption.text() == "Target 10% met"


def test_the_only_store_has_a_verdict_of_its_own(strip: FleetStrip, preferences: Preferences) -> None:
    polls = [up(f"2023-01-25 {hour:02d}:00") for hour in range(8, 19)]
    strip.show_fleet(Fleet.of(rows_of(batch(every_day("08:00", "18:00"), polls, ["UTC"]))))
    assert (strip.target.caption.text(), strip.target.figure.text()) == ("Target 99%", "Not enough data")
    preferences.target = 100
    assert (strip.target.caption.text(), strip.target.figure.text()) == ("Target 1%", "Met")


def test_a_narrow_strip_goes_on_below_in_even_lines(qtbot: QtBot, strip: FleetStrip) -> None:
    strip.show_fleet(Fleet.of(four_stores()))
    one_line = strip.day.y()
    assert all(tile.y() == one_line for tile in strip.tiles if tile.isVisible())
    strip.resize(600, 160)
    qtbot.waitUntil(lambda: len({tile.y() for tile in strip.tiles if tile.isVisible()}) == 2)
    lines = [tile.y() for tile in strip.tiles if tile.isVisible()]
    assert lines.count(min(lines)) - lines.count(max(lines)) in {0, 1}
