"""Uptime over time: the chart's content, keyboard navigation, and its card's actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storemon.core.daily import EPOCH, DailySums, DayTotals, Period
from storemon.core.vocabulary import HOUR
from storemon.gui.figures.trend_card import TrendCard, series_of
from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.figures.trend_view import TrendView
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")
FIRST = (dt.date(2023, 1, 23) - EPOCH).days  # a Monday
RECT = QRectF(0, 0, 700, 200)


def totals(up: list[float], known: list[float] | None = None, opened: float = 10) -> DayTotals:
    """Totals of days that are open ten hours; `up` and `known` in hours."""
    whole = (np.array(known or [10.0] * len(up)) * HOUR).astype(np.int64)
    part = (np.array(up) * HOUR).astype(np.int64)
    return DayTotals(FIRST, np.full(len(up), int(opened * HOUR)), part, whole - part)


def chart_of(up: list[float], known: list[float] | None = None, period: Period = Period.DAY) -> TrendChart:
    return TrendChart(totals(up, known).trend(period), period)


def painted(chart: TrendChart) -> QImage:
    image = QImage(int(RECT.width()), int(RECT.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    chart.paint(painter, RECT, LIGHT)
    painter.end()
    return image


def test_a_day_tells_its_date_its_uptime_and_how_much_of_it_is_known() -> None:
    chart = chart_of([9.8, 5])
    assert chart.words(0) == "Mon, 23 Jan 2023: uptime 98.00%, down 0.20\u2009h, 100% known"


def test_a_day_of_which_less_than_half_is_known_has_no_value() -> None:
    chart = chart_of([4, 9], [4.9, 10])
    assert chart.words(0) == "Mon, 23 Jan 2023: not enough checks, 49% of the open time known"
    assert chart.value(0) == "not enough checks"
    # The axis covers the days that have a value.
    assert chart.floor == 90


def test_a_day_without_open_time_is_closed() -> None:
    closed = TrendChart(totals([0], [0], opened=0).trend(Period.DAY), Period.DAY)
    assert closed.words(0).endswith(": closed")
    assert closed.floor == 0


def test_weeks_and_months_tell_their_first_and_last_date() -> None:
    assert chart_of([9] * 8, period=Period.WEEK).name(0) == "23 Jan – 29 Jan 2023"
    months = chart_of([9] * 50, period=Period.MONTH)
    assert months.name(1) == "1 Feb – 28 Feb 2023"


def test_the_first_and_the_last_period_tell_no_date_without_data() -> None:
    months = chart_of([9] * 10, period=Period.MONTH)
    assert [months.name(place) for place in range(2)] == ["23 Jan – 31 Jan 2023", "1 Feb 2023"]


def test_a_gap_is_dotted_and_cuts_the_line() -> None:
    chart = chart_of([10, 0, 10], [10, 1, 10])
    image = painted(chart)
    middle = chart.place(RECT, 1).toRect()
    colors = {
        image.pixel(x, y)
        for x in range(middle.left(), middle.right())
        for y in range(middle.top(), middle.bottom())
    }
    assert QColor(LIGHT.unknown).rgb() in colors
    assert QColor(LIGHT.up).rgb() not in colors


def test_gaps_side_by_side_are_one_area() -> None:
    chart = chart_of([10, 0, 0, 10], [10, 1, 1, 10])
    image = painted(chart)
    one, other = (chart.place(RECT, place) for place in (1, 2))
    inside = range(int(one.top()) + 3, int(one.bottom()) - 3)
    for x in range(round(one.center().x()), round(other.center().x())):
        # A border would be a column of one color; the dots leave some room.
        assert len({image.pixel(x, y) for y in inside}) > 1


def test_the_period_under_a_point_is_found_in_both_directions() -> None:
    chart = chart_of([9, 8, 7])
    for mirrored in (False, True):
        turned = TrendChart(chart.trend, chart.period, mirrored)
        assert [turned.at(RECT, turned.place(RECT, place).center()) for place in range(3)] == [0, 1, 2]
    assert chart.at(RECT, QPointF(2, 100)) is None


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(900, 300)
    holder.show()
    yield holder
    holder.close()


def test_keys_lead_from_the_newest_period_to_the_others(holder: QWidget, theme: Theme) -> None:
    view = TrendView(theme, holder)
    view.resize(700, 200)
    view.show()
    view.show_trend(chart_of([9, 8, 7]))
    assert view.current == 2
    assert "70.00%" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "80.00%" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == 2
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(350, 60).toPoint())
    assert view.current == 1


@pytest.fixture
def card(holder: QWidget, theme: Theme, icons: Icons, preferences: Preferences) -> TrendCard:
    card = TrendCard(theme, icons, preferences, holder)
    card.resize(800, 260)
    card.show()
    return card


def test_a_card_waits_for_its_days(card: TrendCard) -> None:
    assert card.note.text() == "calculating…"
    assert not card.periods.isEnabled()
    card.show_series([("", totals([9, 8]))])
    assert card.note.text() == "since 23 Jan 2023"
    assert card.periods.isEnabled()
    card.show_outdated()
    assert "Generate a new report" in card.note.text()
    assert card.view.chart is None


def test_a_card_says_that_excused_time_counts_where_there_is_any(card: TrendCard) -> None:
    card.show_series([("", totals([9, 8]))], excuses=True)
    assert card.note.text() == "since 23 Jan 2023 · excused time counts"


def test_a_card_shows_days_up_to_eight_weeks_and_weeks_beyond(card: TrendCard) -> None:
    card.show_series([("", totals([9.0] * 56))])
    shown = [card.period]
    card.show_series([("", totals([9.0] * 57))])
    shown.append(card.period)
    card.periods.group.button(2).click()
    card.show_series([("", totals([9.0] * 57))])
    assert [*shown, card.period] == [Period.DAY, Period.WEEK, Period.MONTH]


def test_the_table_says_the_same_with_the_newest_first(card: TrendCard) -> None:
    card.show_series([("", totals([9, 2], [10, 4]))])
    columns = {column.title: column for column in card.rows.list.columns}
    assert [columns["Uptime"].text(item) for item in range(2)] == ["90.00%", "not enough checks"]
    assert columns["Coverage"].text(1) == "40%"
    assert columns["Downtime"].text(0) == "1.00\u2009h"
    card.rows.list.sort(0)
    assert card.rows.list.items() == [1, 0]


def test_a_group_can_be_chosen_and_stays_chosen(card: TrendCard) -> None:
    opened, up, down = (np.array([[value], [2 * value], [4 * value]]) for value in (HOUR, HOUR, 0))
    days = DailySums(FIRST, opened, up, down)
    series = series_of(days, ["west", "", "East"], "All stores")
    assert [name for name, _ in series] == ["All stores", "East", "west"]
    assert [int(sums.open[0] // HOUR) for _, sums in series] == [7, 4, 1]
    card.show_series(series)
    card.kind.setCurrentIndex(2)
    card.show_series(series)
    assert card.kind.currentText() == "west"
    assert card.view.chart is not None
    assert card.view.chart.trend.open.tolist() == [HOUR]


def test_a_group_of_all_stores_is_offered_once() -> None:
    hour = np.full((3, 1), HOUR)
    days = DailySums(FIRST, hour, hour, hour)
    assert [name for name, _ in series_of(days, ["West"] * 3, "All stores")] == ["All stores"]


def test_weeks_begin_with_the_day_that_the_person_has_chosen(
    card: TrendCard, preferences: Preferences
) -> None:
    card.show_series([("", totals([9.0] * 14))])
    card.periods.group.button(1).click()
    preferences.first_day_choice = "6"
    assert card.view.chart is not None
    assert card.view.chart.trend.starts[0] == dt.date(2023, 1, 22)
