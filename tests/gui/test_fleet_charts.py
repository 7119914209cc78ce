"""The charts of the whole fleet: their content, keyboard navigation, and painting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from storemon.core.heat import CELLS, Heat
from storemon.core.vocabulary import HOUR
from storemon.gui.figures.heat_chart import HeatChart
from storemon.gui.figures.uptime_bars import NOTHING_KNOWN, BarsChart, UptimeBars, bin_name
from storemon.gui.overview.heat_map import HeatMap
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.paint import ink_on, mixed, placed
from storemon.gui.widgets.theme import DARK, LIGHT, Theme, Tokens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")
WEEK = range(7)


def heat_of(down: dict[int, float], closed: tuple[int, ...] = ()) -> Heat:
    """Return a heat map of ten open hours per cell; `down` in hours by cell."""
    opened = np.full(CELLS, 10 * HOUR)
    opened[list(closed)] = 0
    lost = np.zeros(CELLS, np.int64)
    for cell, amount in down.items():
        lost[cell] = round(amount * HOUR)
    return Heat(opened, lost, opened)


def painted(chart: HeatChart | BarsChart, tokens: Tokens, rect: QRectF) -> QImage:
    image = QImage(int(rect.right()), int(rect.bottom()), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    chart.paint(painter, rect, tokens)
    painter.end()
    return image


def test_a_cell_tells_its_hour_its_share_and_its_sums() -> None:
    chart = HeatChart(heat_of({18: 0.25}, closed=(3,)), WEEK)
    assert chart.words(18) == "Mon 18:00–19:00: 2.50% down, 0.25\u2009h of 10.0\u2009h open"
    assert chart.words(3) == "Mon 03:00–04:00: no store is open"
    assert chart.share(3) is None
    assert chart.share(4) == 0
    use_twelve_hours(True)
    assert chart.words(23).startswith("Mon 11\u00a0pm–12\u00a0am: ")


def test_an_hour_of_which_little_is_known_does_not_claim_that_nothing_was_down() -> None:
    heat = heat_of({5: 1})
    known = heat.known.copy()
    known[[3, 4, 5]] = [0, 2 * HOUR, 2 * HOUR]
    chart, rect = HeatChart(replace(heat, known=known), WEEK), QRectF(0, 0, 800, 220)
    assert chart.words(3) == "Mon 03:00–04:00: no data"
    assert chart.words(4).endswith("0.00\u2009h of 10.0\u2009h open, only 20% known")
    assert [chart.is_sparse(cell) for cell in (3, 4, 5, 6)] == [True, True, True, False]
    assert chart.with_legend("x") == "x · dots: under 80% known"
    assert HeatChart(heat, WEEK).with_legend("x") == "x"
    image = painted(chart, LIGHT, rect)
    for hour in (3, 4, 5):
        place = chart.place(rect, hour).toRect()
        rows, across = range(place.top(), place.bottom()), range(place.left(), place.right())
        colors = {image.pixel(x, y) for x in across for y in rows}
        assert QColor(LIGHT.unknown).rgb() in colors


def test_the_week_begins_with_the_day_that_the_person_has_chosen() -> None:
    chart = HeatChart(heat_of({6 * 24: 1}), (6, 0, 1, 2, 3, 4, 5))
    assert chart.words(0).startswith("Sun 00:00–01:00: 10.00")
    assert chart.day(1) == "Mon"


def test_a_good_week_does_not_look_like_a_bad_one() -> None:
    assert HeatChart(heat_of({5: 0.001}), WEEK).top == 0.01
    assert HeatChart(heat_of({5: 0.5}), WEEK).top == 0.05
    assert HeatChart(heat_of({}, closed=tuple(range(CELLS))), WEEK).top == 0.01


@pytest.mark.parametrize("mirrored", [False, True])
def test_time_runs_from_left_to_right_whatever_the_layout(mirrored: bool) -> None:
    chart, rect = HeatChart(heat_of({}), WEEK, mirrored), QRectF(10, 20, 800, 220)
    lefts = [chart.place(rect, hour).left() for hour in range(24)]
    assert lefts == sorted(lefts)
    for part in (0, 83, 167):
        assert chart.at(rect, chart.place(rect, part).center()) == part
    assert chart.at(rect, QPointF(400, 21)) is None
    assert (chart.grid(rect).left() == 10) == mirrored


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_more_downtime_is_further_from_the_ground(tokens: Tokens) -> None:
    chart, rect = HeatChart(heat_of({0: 1, 1: 0.5, 2: 0}, closed=(3,)), WEEK), QRectF(0, 0, 800, 220)
    image = painted(chart, tokens, rect)

    def corner(hour: int) -> QColor:
        place = chart.place(rect, hour)
        return image.pixelColor(int(place.left()) + 1, int(place.top()) + 1)

    ground = QColor(tokens.surface).lightness()
    most, some, none = (abs(corner(hour).lightness() - ground) for hour in (0, 1, 2))
    assert most > some > none
    hatched = {image.pixel(x, 30) for x in range(int(chart.place(rect, 3).left()) + 3, 0x90)}
    assert len(hatched) > 1


def test_cells_are_walked_through_with_the_arrows_and_described(qtbot: QtBot, theme: Theme) -> None:
    view = HeatMap(theme, WEEK)
    qtbot.addWidget(view)
    view.resize(800, 224)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current == 0
    view.show_heat(heat_of({25: 1}))
    view.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert view.current == 25
    assert view.accessibleDescription().startswith("Tue 01:00–02:00: 10.00")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == 47
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current == 47
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 24
    chart = view.chart
    assert chart is not None
    place = chart.place(view.area(), 108).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert view.current == 108
    view.order_days((6, 0, 1, 2, 3, 4, 5))
    assert view.accessibleDescription().startswith("Thu 12:00")
    view.grab()


NONE_THIN = np.zeros(10, np.int64)


def test_bins_have_names_that_say_where_they_end() -> None:
    assert [bin_name(place) for place in (0, 5, 8, 9)] == [
        "under 50%",
        "98–99%",
        "99.9–100%",
        "100%",
    ]


def test_bars_go_from_the_best_to_those_of_which_nothing_is_known() -> None:
    chart = BarsChart(np.array([1, 0, 0, 0, 0, 0, 0, 0, 300, 0]), 2, NONE_THIN)
    assert chart.bins[0] == 9
    assert chart.bins[-2:] == [0, NOTHING_KNOWN]
    assert chart.total == 303
    assert chart.text_of(0) == "under 50%: 1 store, <1% of all"
    assert chart.text_of(8) == "99.9–100%: 300 stores, 99% of all"
    assert chart.text_of(NOTHING_KNOWN).startswith("no data: 2 stores")
    assert BarsChart(chart.counts, 0, NONE_THIN).bins[-1] == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_bar_is_as_long_as_its_share_of_the_longest(mirrored: bool) -> None:
    counts = np.zeros(10, np.int64)
    counts[9], counts[8] = 40, 20
    chart, rect = BarsChart(counts, 0, NONE_THIN, mirrored), QRectF(0, 0, 500, 220)
    image = painted(chart, LIGHT, rect)
    blue = QColor(LIGHT.up).rgb()

    def length(row: int) -> int:
        y = int(chart.place(rect, row).center().y())
        return sum(image.pixel(x, y) == blue for x in range(image.width()))

    assert length(0) > 200
    assert length(1) == pytest.approx(length(0) / 2, abs=1)
    assert length(2) == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_part_of_a_bar_that_rests_on_little_is_grey(mirrored: bool) -> None:
    counts, few = np.zeros((2, 10), np.int64)
    counts[9], few[9] = 40, 30
    chart, rect = BarsChart(counts, 0, few, mirrored), QRectF(0, 0, 500, 220)
    image, y = painted(chart, LIGHT, rect), int(chart.place(rect, 0).center().y())
    colors = [image.pixel(x, y) for x in range(image.width())]
    blue, grey = (QColor(color).rgb() for color in (LIGHT.up, LIGHT.border_strong))
    assert colors.count(grey) == pytest.approx(3 * colors.count(blue), abs=3)
    assert (colors.index(grey) < colors.index(blue)) == mirrored
    assert chart.text_of(9).endswith("30 under 80% known")


def test_a_bar_is_chosen_by_click_and_by_keys(qtbot: QtBot, theme: Theme) -> None:
    bars = UptimeBars(theme)
    qtbot.addWidget(bars)
    bars.resize(500, 242)
    chosen: list[int] = []
    bars.chosen.connect(chosen.append)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    bars.show_bins(BarsChart(np.arange(10), 3, NONE_THIN))
    bars.show()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert bars.chart is not None
    place = bars.chart.place(bars.area(), 5).center().toPoint()
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert [bars.chart.bins[row] for row in chosen] == [8, 4]
    assert bars.accessibleDescription() == "95–98%: 4 stores, 8% of all"
    bars.show_bins(None)
    assert bars.accessibleDescription() == ""
    bars.grab()


def test_figures_can_be_read_on_every_colour_of_the_ramp() -> None:
    for tokens in (LIGHT, DARK):
        for step in range(21):
            ground = mixed(QColor(tokens.open_band), QColor(tokens.down), step / 20)
            assert contrast(ink_on(ground), ground) >= 4.5


def test_what_is_mirrored_keeps_its_distance_from_the_other_edge() -> None:
    whole = QRectF(10, 0, 100, 20)
    assert placed(QRectF(15, 0, 30, 20), whole, mirrored=True) == QRectF(75, 0, 30, 20)
    assert placed(QRectF(15, 0, 30, 20), whole, mirrored=False) == QRectF(15, 0, 30, 20)


def contrast(first: QColor, second: QColor) -> float:
    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
