"""What all charts on the screen have in common: mouse and keyboard reading, and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storemon.gui.figures.uptime_bars import BarsChart, UptimeBars
from storemon.gui.widgets.theme import Theme
from tests.gui.settling import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")
_STORES = np.array([0, 2, 0, 0, 0, 0, 0, 0, 5, 3])


@pytest.fixture
def bars(qtbot: QtBot, theme: Theme) -> UptimeBars:
    bars = UptimeBars(theme)
    qtbot.addWidget(bars)
    bars.resize(500, 260)
    bars.show_bins(BarsChart(_STORES, 0, np.zeros(10, np.int64)))
    show(qtbot, bars)
    return bars


def middle_of(bars: UptimeBars, row: int) -> QPoint:
    assert bars.chart is not None
    return bars.chart.place(bars.area(), row).center().toPoint()


def hover(bars: UptimeBars, place: QPoint) -> None:
    """Move the mouse without the screen's real pointer, which may be anywhere."""
    none = Qt.MouseButton.NoButton
    here = QPointF(place)
    move = QMouseEvent(
        QEvent.Type.MouseMove, here, here, bars.mapToGlobal(here), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bars, move)


def test_what_the_mouse_is_over_is_said_at_once_and_no_longer_once_it_has_left(bars: UptimeBars) -> None:
    bars.clearFocus()
    assert bars.words == ""
    hover(bars, middle_of(bars, 1))
    assert bars.words == "99.9–100%: 5 stores, 50% of all"
    assert bars.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(bars, QEvent(QEvent.Type.Leave))
    assert bars.words == ""


def test_the_mouse_over_another_part_leaves_the_keys_where_they_are(bars: UptimeBars) -> None:
    QTest.keyClick(bars, Qt.Key.Key_Down)
    hover(bars, middle_of(bars, 8))
    assert bars.words.startswith("50–80%: 2 stores")
    assert bars.current == 1
    assert bars.accessibleDescription().startswith("99.9–100%: 5 stores")


def test_a_part_without_stores_leads_nowhere(bars: UptimeBars) -> None:
    chosen: list[int] = []
    bars.chosen.connect(chosen.append)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=middle_of(bars, 2))
    QTest.keyClick(bars, Qt.Key.Key_Return)
    hover(bars, middle_of(bars, 2))
    assert bars.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert chosen == []
    QTest.keyClick(bars, Qt.Key.Key_Home)
    QTest.keyClick(bars, Qt.Key.Key_Space)
    assert chosen == [0]


def test_a_chart_that_leads_nowhere_can_still_be_read(bars: UptimeBars) -> None:
    chosen: list[int] = []
    bars.chosen.connect(chosen.append)
    bars.leads = False
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=middle_of(bars, 1))
    assert chosen == []
    assert bars.words == "99.9–100%: 5 stores, 50% of all"


def test_the_first_and_the_last_part_are_reached_and_not_passed(bars: UptimeBars) -> None:
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_End, 9), (Qt.Key.Key_Down, 9), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(bars, key)
        assert bars.current == row


def test_other_figures_are_said_once_they_are_there(bars: UptimeBars) -> None:
    QTest.keyClick(bars, Qt.Key.Key_Down)
    bars.show_bins(BarsChart(_STORES * 2, 0, np.zeros(10, np.int64)))
    assert bars.accessibleDescription() == "99.9–100%: 10 stores, 50% of all"
    bars.show_bins(None)
    assert bars.words == ""


def test_words_without_room_are_whole_in_a_tip(bars: UptimeBars) -> None:
    hover(bars, middle_of(bars, 1))
    assert not bars._is_cut()
    bars.resize(250, 260)
    few = np.zeros(10, np.int64)
    few[8] = 3
    bars.show_bins(BarsChart(_STORES, 0, few))
    hover(bars, middle_of(bars, 1))
    assert bars._is_cut()
