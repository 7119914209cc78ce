"""The cards of a store's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from storemon.core.fleet_insights import fleet_answers
from storemon.core.hours_week import WeekHours
from storemon.core.insights import answers
from storemon.core.labels import Labels
from storemon.core.model import Batch
from storemon.core.report import ReportTable, compute
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import DAY, HOUR, MINUTE, Method, Verdict
from storemon.gui.figures.figure_text import allowance_text, left_text
from storemon.gui.figures.hours_grid import HoursGrid
from storemon.gui.figures.store_figures import Spread
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.store_cards import StoreCards
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.core.build import batch, down, every_day, row, up, utc
from tests.gui.room import unfit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

T = utc("2023-01-25 18:00")


def rows_of(given: Batch, method: Method = Method.INTERPOLATED, sales: float = np.nan) -> StoreRows:
    said = answers(given, 2 * HOUR, window_starts(T), T, T)
    table = ReportTable(
        method=method,
        store_ids=["one"],
        zones=["UTC"],
        zone_assumed=np.zeros(1, np.bool_),
        hours_assumed=np.zeros(1, np.bool_),
        figures=compute(given, method, 2 * HOUR, T),
    )
    labels = Labels([""], [""], np.array([sales]))
    return StoreRows.of(table, labels, fleet_answers([said], np.array([0])))


def cards_of(qtbot: QtBot, theme: Theme, preferences: Preferences, rows: StoreRows) -> StoreCards:
    cards = StoreCards(theme, Icons(theme), preferences)
    qtbot.addWidget(cards)
    cards.resize(1400, 180)
    cards.show()
    cards.show_store(rows, 0)
    return cards


def test_a_card_tells_uptime_with_its_range_and_what_it_is_made_of(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    polls = [up("2023-01-25 10:00"), down("2023-01-25 11:00"), down("2023-01-25 12:00")]
    rows = rows_of(batch([row(2, "09:00", "17:00")], polls))
    week = cards_of(qtbot, theme, preferences, rows).cards[2]
    # Up 9:00 to 10:30, down to 14:00, unknown to 17:00; between 10:00 and 11:00 the state is uncertain.
    assert week.figure.text() == "30.00%"
    assert week.range.full == "12.5–62.5%"
    assert week.amounts.full == "Down 3 h 30 min · unknown 3 h"
    assert week.coverage.full == "Only 62% of 8.00\u2009h known"
    assert week.meter.share == 0.625
    assert week.figure.property("sparse") is True
    assert week.verdict.text() == "99% missed"
    assert week.allowance.full == "3 h 26 min over allowance"
    assert not week.sales.isVisible()
    assert "30.00" in week.accessibleName()


def test_what_is_over_the_allowance_is_rounded_up_as_in_the_table() -> None:
    half = MINUTE // 2
    assert left_text(-(5 * HOUR + 6 * MINUTE + half)) == "5 h 7 min over allowance"
    assert left_text(-(46 * MINUTE + half)) == "46 min 30 s over allowance"
    assert left_text(-(DAY + 1)) == "24 h 1 min over allowance"
    assert left_text(5 * HOUR + 6 * MINUTE + half) == "5 h 6 min allowance left"


def test_where_too_little_is_known_the_allowance_is_only_a_limit() -> None:
    left = Spread(4 * HOUR, -HOUR, 5 * HOUR)
    assert allowance_text(left, Verdict.CANNOT_TELL) == "at most 5 h left"
    assert allowance_text(left, Verdict.MET) == "4 h allowance left"


def test_a_card_keeps_nothing_of_the_store_before(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    cards = cards_of(qtbot, theme, preferences, rows_of(batch([], [up("2023-01-25 17:00")])))
    assert "100.0" in cards.cards[0].figure.toolTip()
    cards.show_store(rows_of(batch([row(2, "09:00", "17:00")])), 0)
    assert not cards.cards[0].figure.toolTip()


def test_a_store_without_open_time_or_evidence_has_no_percentage(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    cards = cards_of(qtbot, theme, preferences, rows_of(batch([row(2, "09:00", "17:00")])))
    hour, day, _, _ = cards.cards
    assert (hour.figure.text(), hour.amounts.full) == ("—", "Closed")
    assert not hour.meter.isVisible()
    assert (day.figure.text(), day.amounts.full) == ("—", "No data")
    assert day.meter.share == 0
    assert not hour.range.isVisible()
    # As in the table and in files: anything is possible.
    assert day.range.full == "0.0–100.0%"
    assert cards.cards[2].verdict.text() == "99%: not enough data"


def test_another_target_and_sales_are_judged_at_once(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    polls = [up("2023-01-25 10:00"), down("2023-01-25 11:00"), down("2023-01-25 12:00")]
    given = batch([row(2, "09:00", "14:00")], polls)
    week = cards_of(qtbot, theme, preferences, rows_of(given)).cards[2]
    assert week.verdict.text() == "99% missed"
    preferences.target = 1000
    assert week.verdict.text() == "10% met"
    assert week.allowance.full == "1 h allowance left"
    preferences.sales_on = True
    preferences.sales_per_hour = 100.0
    assert week.sales.full == "Lost sales $350 ($300 to $400)"
    own = cards_of(qtbot, theme, preferences, rows_of(given, sales=10.0)).cards[2]
    assert own.sales.full == "Lost sales $35.00 ($30.00 to $40.00)"


def test_a_poll_count_has_neither_range_nor_coverage_nor_verdict(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    polls = [up("2023-01-25 17:10"), down("2023-01-25 17:30"), up("2023-01-25 12:00")]
    rows = rows_of(batch(every_day("09:00", "20:00"), polls), Method.POLL_COUNT)
    day = cards_of(qtbot, theme, preferences, rows).cards[1]
    assert day.figure.text() == "66.66%"
    assert day.amounts.full == "Up 2 h · Down 1 h"
    for part in (day.range, day.meter, day.coverage, day.verdict, day.allowance):
        assert not part.isVisible()


def test_the_grid_tells_hours_in_the_wanted_order(qtbot: QtBot, theme: Theme) -> None:
    grid = HoursGrid(theme, (6, 0, 1, 2, 3, 4, 5))
    qtbot.addWidget(grid)
    rows = [row(0, "09:00", "14:00"), row(0, "18:00", "22:30"), row(5, "22:00", "02:00")]
    grid.show_hours(WeekHours.of(batch(rows).hours))
    assert grid.lines()[:2] == ["Sun 00:00–02:00", "Mon 09:00–14:00, 18:00–22:30"]
    assert grid.lines()[6] == "Sat 22:00–24:00"
    assert grid.lines()[2] == "Tue closed"
    grid.order_days(range(7))
    assert grid.lines()[0].startswith("Mon")
    grid.grab()


def test_open_24_by_7_is_said(qtbot: QtBot, theme: Theme, preferences: Preferences) -> None:
    cards = cards_of(qtbot, theme, preferences, rows_of(batch()))
    cards.show_hours(WeekHours.of(batch().hours))
    assert cards.hours_note.full == "none given: open 24/7"
    cards.show_hours(WeekHours.of(batch(every_day("00:00", "23:59")).hours))
    assert cards.hours_note.full == "open 24/7"
    cards.show_hours(WeekHours.of(batch(every_day("09:00", "17:30")).hours))
    assert cards.hours_note.full == "59.5 h a week"
    cards.show_hours(WeekHours.of(batch(every_day("09:00", "09:10")).hours))
    assert cards.hours_note.full == "1 h 10 min a week"


@pytest.mark.parametrize(("width", "rows"), [(1400, 1), (840, 2)])
def test_cards_take_two_rows_rather_than_cut_their_texts(
    qtbot: QtBot, theme: Theme, preferences: Preferences, width: int, rows: int
) -> None:
    polls = [up("2023-01-25 10:00"), down("2023-01-25 11:00"), down("2023-01-25 12:00")]
    cards = cards_of(qtbot, theme, preferences, rows_of(batch([row(2, "09:00", "17:00")], polls)))
    cards.resize(width, 400)
    shown = [*(card for card in cards.cards if card.isVisible()), cards.hours]
    qtbot.waitUntil(lambda: len({card.y() for card in shown}) == rows)
    qtbot.waitUntil(lambda: unfit(cards) == [])


def test_the_bar_of_a_card_gives_way_to_its_words(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    card = cards_of(qtbot, theme, preferences, rows_of(batch([], [up("2023-01-25 17:00")]))).cards[0]
    words = card.coverage.sizeHint().width()
    qtbot.waitUntil(card.meter.isVisible)
    card.resize(words + 60, card.height())
    assert not card.meter.isVisible()
    qtbot.waitUntil(lambda: card.coverage.text() == card.coverage.full)
