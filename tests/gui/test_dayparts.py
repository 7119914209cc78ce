"""Dayparts on the screen: the card, the settings, and a report with dayparts other than those set."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from storemon.core.daypart_times import DAYPARTS, DEFAULT_DAYPARTS, DaypartTimes, Sales
from storemon.core.daypart_totals import daypart_totals
from storemon.core.dayparts import Dayparts, DaypartSums
from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import answers
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR
from storemon.gui.figures.daypart_text import daypart_hours, sales_line, uptimes_line
from storemon.gui.figures.dayparts_card import DaypartsCard
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.store_figures import StoreFigures
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.settings.settings_dialog import SettingsDialog
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import batch, every_day
from tests.gui.fleets import POLLS, T, four_stores

DOUBLE_LUNCH = Sales(100.0, (1.0, 2.0, 1.0, 1.0, 1.0))


def with_dayparts(times: DaypartTimes = DEFAULT_DAYPARTS) -> StoreRows:
    """Four stores open from 8 to 18, the second of which is down from noon on."""
    rows = four_stores()
    given = batch(
        [row for store in range(4) for row in every_day("08:00", "18:00", store)],
        POLLS,
        ["UTC"] * 4,
    )
    said = answers(given, 2 * HOUR, window_starts(T), T, T, dayparts=times)
    found = fleet_answers([said], np.arange(4), dayparts=times)
    return StoreRows.of(replace(rows.table, figures=found.figures), rows.labels, found)


def test_what_dayparts_cost_adds_up_to_the_lost_sales(qtbot: QtBot) -> None:
    rows = with_dayparts()
    fleet = Fleet.of(rows, DOUBLE_LUNCH)
    whole = fleet.sales(DOUBLE_LUNCH)
    totals = fleet.dayparts(DOUBLE_LUNCH)
    assert whole is not None
    assert whole.figure == pytest.approx(sum(total.sales or 0.0 for total in totals))
    plain = fleet.sales(Sales(100.0))
    assert plain is not None
    lunch = totals[1]
    assert whole.figure == pytest.approx(plain.figure + 100 * lunch.down / HOUR)
    assert whole.least <= whole.figure <= whole.most
    each = rows.judged(rows.targets, DOUBLE_LUNCH).values(Column.LOST_SALES)
    assert np.nansum(each) == pytest.approx(whole.figure)
    of_stores = [StoreFigures.of(rows, store, 2).sales(DOUBLE_LUNCH) for store in range(4)]
    assert sum(one.figure for one in of_stores if one is not None) == pytest.approx(whole.figure)


def test_an_outage_costs_what_its_dayparts_weigh() -> None:
    rows = with_dayparts()
    plain, weighted = (Fleet.of(rows, sales).attention for sales in (Sales(100.0), DOUBLE_LUNCH))
    assert plain is not None
    assert weighted is not None
    down = int(np.flatnonzero(plain.outage >= 0)[0])
    assert weighted.lost[down] > plain.lost[down] > 0


def test_with_weights_a_report_without_dayparts_tells_of_no_costs() -> None:
    rows = four_stores()
    assert Fleet.of(rows).sales(Sales(100.0)) is not None
    assert Fleet.of(rows).sales(DOUBLE_LUNCH) is None
    assert np.isnan(rows.judged(rows.targets, DOUBLE_LUNCH).values(Column.LOST_SALES)).all()


def test_the_card_lists_each_daypart_with_its_hours_and_costs(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    preferences.clock_choice = "24"
    card = DaypartsCard(theme)
    qtbot.addWidget(card)
    card.resize(1000, 300)
    fleet = Fleet.of(with_dayparts())
    card.show_totals(fleet.dayparts(None), "$", ranged=False)
    card.show()
    titles = [column.title for column in card.list.list.columns]
    assert "Lost sales" not in titles
    assert [card.list.list.columns[0].text(item) for item in range(5)] == [
        *("Breakfast", "Lunch", "Afternoon", "Dinner", "Late")
    ]
    assert card.list.list.columns[1].text(4) == "21:00–05:00"
    card.show_totals(fleet.dayparts(Sales(100.0)), "$", ranged=False)
    lost = card.list.list.columns[-1]
    down = next(column for column in card.list.list.columns if column.title == "Downtime")
    assert lost.title == "Lost sales"
    assert lost.text(1).startswith("$")
    # No store is open then, so there is no data.
    assert {lost.text(4), down.text(4), card.list.list.columns[2].text(4)} == {"—"}
    assert down.text(0).endswith("h")
    qtbot.waitUntil(lambda: card.list.verticalScrollBar().maximum() == 0)


def test_the_card_is_hidden_where_the_report_has_no_dayparts(qtbot: QtBot, theme: Theme) -> None:
    card = DaypartsCard(theme)
    qtbot.addWidget(card)
    card.show_totals(Fleet.of(four_stores()).dayparts(None), "$", ranged=False)
    assert card.isHidden()


def test_a_daypart_without_any_time_is_left_out() -> None:
    times = DaypartTimes((5 * HOUR, 11 * HOUR, 11 * HOUR, 17 * HOUR, 21 * HOUR))
    fleet = Fleet.of(with_dayparts(times))
    assert [total.part for total in fleet.dayparts(None)] == [0, 2, 3, 4]


def test_the_lines_for_paper_name_each_daypart(preferences: Preferences) -> None:
    preferences.clock_choice = "24"
    sums = DaypartSums(*(np.full((1, len(DAYPARTS)), value) for value in (HOUR, HOUR, 0, HOUR, 0, 0)))
    starts = np.array(DEFAULT_DAYPARTS.starts)
    one = replace(four_stores().labels, names=[""], groups=[""], sales=np.array([np.nan]))
    rows = four_stores()
    assert rows.answers is not None
    answers = replace(rows.answers, dayparts=Dayparts(starts, sums))
    totals = daypart_totals(answers, one, Sales(10.0))
    assert uptimes_line(totals).startswith("Uptime by daypart: Breakfast 100.0% · Lunch 100.0%")
    assert sales_line(totals, "$").startswith("Lost sales by daypart: Breakfast $0.00")
    assert uptimes_line([]) == ""
    assert daypart_hours(totals[0]) == "05:00–11:00"


def test_when_dayparts_begin_and_what_they_weigh_is_set(
    qtbot: QtBot, theme: Theme, icons: Icons, preferences: Preferences
) -> None:
    dialog = SettingsDialog(theme, icons, preferences)
    qtbot.addWidget(dialog)
    changed: list[str] = []
    preferences.changed.connect(changed.append)
    page = dialog.reports
    page.field("lunch_start").setTime(QTime(11, 30))
    assert preferences.dayparts.starts[1] == 23 * HOUR // 2
    assert not page.field("lunch_weight").isEnabled()
    preferences.sales_on = True
    page.field("lunch_weight").setValue(2.5)
    assert preferences.sales == Sales(100.0, (1.0, 2.5, 1.0, 1.0, 1.0))
    assert changed == ["dayparts", "sales_on", "lunch_weight"]
    preferences.restore_defaults()
    assert preferences.dayparts == DEFAULT_DAYPARTS


def test_a_report_follows_when_dayparts_begin_at_other_times(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()

    def times() -> DaypartTimes | None:
        report = window.session.report
        found = None if report is None or report.answers is None else report.answers.dayparts
        return None if found is None else found.times

    qtbot.waitUntil(lambda: times() == DEFAULT_DAYPARTS)
    window.preferences.dinner_start = 18 * HOUR
    wanted = window.preferences.dayparts
    qtbot.waitUntil(lambda: times() == wanted)
    qtbot.waitUntil(lambda: window.freshness.currency == "current")


def test_where_reports_do_not_follow_another_one_is_offered(qtbot: QtBot, window: AppWindow) -> None:
    window.preferences.update_report = False
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.report is not None and window.freshness.currency == "current")
    window.preferences.dinner_start = 18 * HOUR
    qtbot.waitUntil(lambda: window.overview.chip.text() == "Dayparts changed: update report")
    assert not window.freshness.stale
    window.preferences.dinner_start = DEFAULT_DAYPARTS.starts[3]
    qtbot.waitUntil(lambda: window.freshness.currency == "current")
