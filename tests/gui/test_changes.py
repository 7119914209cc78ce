"""The change of each figure from the period before, wherever it is shown."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from storemon.core.attention import Need
from storemon.core.vocabulary import HOUR
from storemon.gui.figures.change import Change, coverage_of, downtime_of, uptime_of
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.store_figures import Spread, StoreFigures
from storemon.gui.overview.attention_card import AttentionCard
from storemon.gui.overview.fleet_strip import FleetStrip
from storemon.gui.overview.store_list_card import BETTER, WORSE, StoreListCard
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.figure_card import FigureCard
from storemon.gui.widgets.change_text import point_change, points_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.core.build import down, up
from tests.gui.fleets import compared, wednesdays

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# A week earlier the first store was down, and the others were always up.
BEFORE = [down(f"2023-01-25 {hour:02d}:00", 0) for hour in range(8, 19)]
BEFORE += [up(f"2023-01-25 {hour:02d}:00", store) for store in (1, 2, 3) for hour in range(8, 19)]


@pytest.fixture
def rows() -> StoreRows:
    return compared(wednesdays(), BEFORE)


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 500)
    holder.show()
    yield holder
    holder.close()


def test_a_change_is_said_with_an_arrow_only_where_it_is_sure() -> None:
    better = Change.of(Spread(98, 97, 99), Spread(90, 89, 91))
    assert better.text(points_text) == "▲\u20098.00 points"
    assert (better.level(more_is_good=True), better.level(more_is_good=False)) == ("good", "bad")
    touching = Change.of(Spread(98, 91, 99), Spread(90, 89, 91))
    assert touching.text(points_text) == "no clear change"
    assert touching.level(more_is_good=True) == ""


def test_nothing_is_said_where_one_of_the_times_is_unknown() -> None:
    nothing = Change.of(None, Spread(90, 89, 91))
    assert nothing.text(points_text) == ""
    assert nothing.level(more_is_good=True) == ""
    assert point_change(math.nan) == "—"
    assert point_change(-0.001) == "▼\u2009<0.01"


def test_less_downtime_is_good() -> None:
    less = Change.of(Spread(HOUR, HOUR, HOUR), Spread(3 * HOUR, 2 * HOUR, 4 * HOUR))
    assert less.level(more_is_good=False) == "good"
    assert less.text(lambda by: f"{by / HOUR:g} h").startswith("▼")


def test_a_fleet_lists_who_got_worse_and_who_got_better(rows: StoreRows) -> None:
    fleet = Fleet.of(rows)
    assert fleet.worse.tolist() == [1, 2]
    assert fleet.better.tolist() == [0]
    assert uptime_of(fleet.whole_before) == Spread(75, 75, 75)
    assert coverage_of(None) is None
    assert downtime_of(None) is None


def test_without_the_period_before_nobody_got_worse() -> None:
    fleet = Fleet.of(wednesdays())
    assert fleet.worse.size == fleet.better.size == 0
    assert fleet.attention is not None
    assert fleet.attention.count(Need.WORSE) == 0


def test_stores_that_got_worse_come_after_those_that_are_down(
    rows: StoreRows, holder: QWidget, theme: Theme, preferences: Preferences
) -> None:
    fleet = Fleet.of(rows)
    assert fleet.attention is not None
    assert fleet.attention.need.tolist() == [Need.DOWN, Need.NO_CHECKS, Need.WORSE]
    assert fleet.attention.store.tolist() == [1, 3, 2]
    card = AttentionCard(theme, preferences, holder)
    card.show_fleet(fleet)
    assert "1 worse than the week before" in card.note.accessibleName()
    titles = [column.title for column in card.list.list.columns]
    states = card.list.list.columns[titles.index("State")]
    assert [states.text(item) for item in range(3)][2] == "Got worse"
    change = card.list.list.columns[titles.index("Change")]
    assert change.text(2).startswith("▼")
    assert change.tone is not None
    assert change.tone(2) == "down"


def test_the_strip_says_how_each_figure_has_changed(
    rows: StoreRows, holder: QWidget, theme: Theme, preferences: Preferences
) -> None:
    strip = FleetStrip(theme, preferences, holder)
    strip.show_fleet(Fleet.of(wednesdays()))
    assert strip.whole.change is not None
    assert strip.whole.change.text() == " "
    height = strip.sizeHint().height()
    strip.show_fleet(Fleet.of(rows))
    assert strip.whole.change.text() == "no clear change"
    assert strip.coverage.change is not None
    assert strip.coverage.change.text().startswith("▼")
    assert strip.coverage.change.property("level") == ""
    assert "no clear change" in strip.whole.accessibleName()
    assert strip.sizeHint().height() == height


def test_checks_that_began_in_the_period_before_change_no_coverage(
    rows: StoreRows, holder: QWidget, theme: Theme, preferences: Preferences
) -> None:
    strip = FleetStrip(theme, preferences, holder)
    fleet = Fleet.of(rows)
    before = fleet.whole_before
    assert before is not None
    hardly = dataclasses.replace(before, up=before.open // 4, down=0)
    strip.show_fleet(dataclasses.replace(fleet, whole_before=hardly))
    assert strip.coverage.change is not None
    assert not strip.coverage.change.text().strip()


def test_the_list_of_stores_offers_worse_and_better_ones(
    rows: StoreRows, holder: QWidget, theme: Theme, icons: Icons
) -> None:
    card = StoreListCard(theme, icons, holder)
    card.show_fleet(Fleet.of(rows))
    card.kind.setCurrentIndex(card.kind.findData(WORSE))
    assert card.kind.currentText() == "Worse than the week before (2)"
    assert card.stores_shown.tolist() == [1, 2]
    # Where there is room, the longest of the texts is not cut.
    widths = [
        card.kind.fontMetrics().horizontalAdvance(card.kind.itemText(n)) for n in range(card.kind.count())
    ]
    assert card.kind.sizeHint().width() > max(widths)
    card.kind.setCurrentIndex(card.kind.findData(BETTER))
    assert card.stores_shown.tolist() == [0]
    change = next(column for column in card.list.list.columns if column.title == "Change")
    assert change.text(0).startswith("▲")
    assert change.tone is not None
    assert change.tone(0) == "good"
    card.show_fleet(Fleet.of(wednesdays()))
    assert card.kind.findData(WORSE) == -1


def test_the_table_has_a_column_for_the_change_once_it_is_known(rows: StoreRows) -> None:
    assert Column.CHANGE_WEEK not in wednesdays().columns()
    assert Column.CHANGE_WEEK in rows.columns()
    spec = Column.CHANGE_WEEK.spec
    values = rows.values(Column.CHANGE_WEEK)
    assert [spec.tone(rows, store, values[store]) for store in range(4)] == ["good", "down", "down", "faint"]
    assert [spec.note(rows, store) for store in range(4)] == [*["Clear change"] * 3, ""]
    assert spec.text(rows, 3, values[3]) == "—"
    assert np.isnan(rows.relabelled(rows.labels).values(Column.CHANGE_WEEK)[3])


def test_a_store_s_card_says_how_its_uptime_has_changed(
    rows: StoreRows, holder: QWidget, theme: Theme, icons: Icons, preferences: Preferences
) -> None:
    card = FigureCard(theme, icons, "Last week", longest=True, parent=holder)
    card.show_figures(StoreFigures.of(rows, 0, 2), preferences, None, StoreFigures.before(rows, 0, 2))
    assert card.change.full.endswith("points")
    assert "points since the period before" in card.change.toolTip()
    assert card.change.accessibleName() in card.accessibleName()
    assert card.change.property("level") == "good"
    assert card.change.full in card.accessibleName()
    card.show_figures(StoreFigures.of(rows, 0, 2), preferences, None)
    assert not card.change.full
    assert StoreFigures.before(wednesdays(), 0, 2) is None
