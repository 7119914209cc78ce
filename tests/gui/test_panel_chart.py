"""The chart next to the table of stores, read with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.hours_week import WeekHours
from storemon.gui.figures.hours_grid import HoursGrid
from storemon.gui.store_list.panel_chart import PanelChart
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import batch
from tests.gui.test_window import wait_for_week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chart(qtbot: QtBot, window: AppWindow) -> PanelChart:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.navigator.show("stores")
    found = window.stores.panel.chart
    assert found is not None
    return found


def test_arrow_keys_tell_of_every_bar_of_the_week(qtbot: QtBot, window: AppWindow, chart: PanelChart) -> None:
    week = chart.week
    assert week is not None
    caption = window.stores.panel.caption.text()
    bars = [(row, bar) for row in week.rows for bar in row.bars]
    told: list[str] = []
    chart.told.connect(told.append)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    for _ in bars:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    # The last one stays.
    assert told == [*told[: len(bars)], told[-1]]
    assert len(set(told)) == len(bars)
    assert chart.accessibleDescription() == told[-1] == window.stores.panel.caption.text()
    assert chart.bar_text(bars[-1][1]) in told[-1]
    chart.clearFocus()
    chart.show_week(week)
    assert window.stores.panel.caption.text() == caption
    assert "local time" in chart.accessibleDescription()


def test_up_and_down_lead_to_the_days_around(chart: PanelChart) -> None:
    week = chart.week
    assert week is not None
    days = [number for number, row in enumerate(week.rows) if row.bars]
    QTest.keyClick(chart, Qt.Key.Key_End)
    seen = [chart.accessibleDescription().partition(":")[0]]
    for _ in days:
        QTest.keyClick(chart, Qt.Key.Key_Up)
        seen.append(chart.accessibleDescription().partition(":")[0])
    assert len(dict.fromkeys(seen)) == len(days)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleDescription().startswith(seen[-3])


def test_a_chart_of_nothing_takes_no_keys(qtbot: QtBot, theme: Theme) -> None:
    chart = PanelChart(theme)
    qtbot.addWidget(chart)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(chart, key)
    chart.choose(3)
    assert chart.current == -1


def test_the_days_of_a_grid_of_hours_are_told_one_by_one(qtbot: QtBot, theme: Theme) -> None:
    grid = HoursGrid(theme, (6, 0, 1, 2, 3, 4, 5))
    qtbot.addWidget(grid)
    grid.show_hours(WeekHours.of(batch().hours))
    grid.show()
    whole = grid.accessibleDescription()
    assert whole.count(";") == 6
    grid.activateWindow()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(grid.hasFocus)
    said = [grid.accessibleDescription()]
    for _ in range(8):
        QTest.keyClick(grid, Qt.Key.Key_Down)
        said.append(grid.accessibleDescription())
    assert list(dict.fromkeys(said)) == grid.lines()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.accessibleDescription() == grid.lines()[0]
    grid.clearFocus()
    assert grid.accessibleDescription() == whole
