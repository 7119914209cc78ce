"""Charts are repainted if something in them has changed, and otherwise reused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from storemon.core.heat import CELLS, Heat
from storemon.core.hours_week import Span, WeekHours
from storemon.core.vocabulary import DAY, HOUR
from storemon.gui.figures import heat_chart, hours_grid, week_paint
from storemon.gui.figures.heat_chart import HeatChart
from storemon.gui.figures.hours_grid import HoursGrid
from storemon.gui.figures.hours_paint import day_text
from storemon.gui.overview.heat_map import HeatMap
from storemon.gui.widgets.cached_picture import CachedPicture
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.gui.settling import settle, show
from tests.gui.test_week import micros, week

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

T = TypeVar("T")
PLACE = QRect(10, 20, 30, 40)


class Calls:
    """Counts the calls of a function."""

    def __init__(self) -> None:
        self.made = 0

    def counting(self, function: Callable[..., T]) -> Callable[..., T]:
        def called(*values: object, **named: object) -> T:
            self.made += 1
            return function(*values, **named)

        return called

    def since(self) -> int:
        """Return the number of calls since the last time, and reset it."""
        made, self.made = self.made, 0
        return made


def image_of(paint: Callable[[QPainter], None], ratio: float = 1.0) -> QImage:
    image = QImage(round(60 * ratio), round(80 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def draw(painter: QPainter) -> None:
    painter.fillRect(15, 30, 5, 5, QColor("red"))
    painter.setPen(QColor("blue"))
    painter.drawLine(12, 22, 38, 58)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.usefixtures("qapp")
def test_a_cached_picture_looks_as_if_it_were_painted_each_time(ratio: float) -> None:
    cached = CachedPicture(1)
    expected = image_of(draw, ratio)
    for _ in range(2):
        assert image_of(lambda painter: cached.paint(painter, PLACE, None, (), draw), ratio) == expected


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_painted_again_for_another_object_key_place_or_scale_only() -> None:
    cached, calls = CachedPicture(1), Calls()
    first, equal = [1], [1]

    def painted(shown: object, key: int, place: QRect = PLACE, ratio: float = 1.0) -> int:
        image_of(lambda painter: cached.paint(painter, place, shown, (key,), calls.counting(draw)), ratio)
        return calls.since()

    assert [painted(first, 1), painted(first, 1)] == [1, 0]
    assert [painted(equal, 1), painted(equal, 2), painted(equal, 2)] == [1, 1, 0]
    assert [painted(equal, 2, PLACE.translated(1, 0)), painted(equal, 2, PLACE.translated(1, 0))] == [1, 0]
    assert painted(equal, 2, PLACE.translated(1, 0), 2.0) == 1
    assert painted(equal, 2, QRect()) == 0


def test_the_chart_of_a_week_is_painted_once_for_each_size(
    qtbot: QtBot, theme: Theme, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storemon.gui.figures import week_chart  # noqa: PLC0415  # pyqtgraph only where it is tested

    rows = Calls()
    monkeypatch.setattr(week_chart, "paint_row", rows.counting(week_paint.paint_row))
    chart = week_chart.WeekChart(theme)
    qtbot.addWidget(chart)
    chart.resize(900, 240)
    chart.show_week(week(micros("2023-01-25T18:00:00+00:00")))
    show(qtbot, chart)
    rows.since()
    chart.resize(700, 300)
    settle()
    assert rows.since() == 8
    chart.viewport().repaint()
    assert rows.since() == 0
    preferences.theme = "dark"
    settle()
    assert rows.since() == 8
    chart.show_hours(6.0, 12.0)
    settle()
    assert rows.since() == 8
    chart.show_week(week(micros("2023-01-25T18:00:00+00:00")))
    settle()
    assert rows.since() == 8


def test_walking_through_the_heat_map_does_not_paint_its_cells_again(
    qtbot: QtBot, theme: Theme, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts = Calls()
    monkeypatch.setattr(HeatChart, "paint", charts.counting(HeatChart.paint))
    view = HeatMap(theme, range(7))
    qtbot.addWidget(view)
    view.resize(800, 224)
    hour = np.full(CELLS, HOUR)
    view.show_heat(Heat(hour, hour // 2, hour))
    show(qtbot, view)
    assert charts.since() == 1
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Right)
    settle()
    assert charts.since() == 0
    assert view.grab().toImage() != before
    preferences.theme = "dark"
    settle()
    assert charts.since() == 1
    view.show_heat(Heat(hour, hour // 3, hour))
    view.resize(820, 230)
    settle()
    assert charts.since() == 1


def test_the_cells_of_a_heat_map_are_placed_once_for_each_painting(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = Calls()
    monkeypatch.setattr(heat_chart, "QRectF", cells.counting(QRectF))
    view = HeatMap(theme, range(7))
    qtbot.addWidget(view)
    view.resize(800, 224)
    hour = np.full(CELLS, HOUR)
    view.show_heat(Heat(hour, hour // 2, hour))
    view.grab()
    assert cells.since() < 2 * CELLS


def test_the_times_of_each_day_are_put_into_words_once(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = Calls()
    grid = HoursGrid(theme, range(7))
    qtbot.addWidget(grid)
    monkeypatch.setattr(hours_grid, "day_text", days.counting(day_text))
    grid.show_hours(WeekHours([[Span(9 * HOUR, DAY, carried=False)] for _ in range(7)], 7))
    assert days.since() == 7
    grid.grab()
    assert days.since() == 0
