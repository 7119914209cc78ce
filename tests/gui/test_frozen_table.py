"""The first column stays in place while the others are scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest

from storemon.gui.widgets.frozen_table import FrozenHeader, FrozenTable, frozen_place
from storemon.gui.widgets.theme import Theme
from tests.gui.settling import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COLUMNS, WIDTH = 8, 150


def table_of(qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection) -> FrozenTable:
    table = FrozenTable(theme)
    table.setLayoutDirection(direction)
    qtbot.addWidget(table)
    model = QStandardItemModel(5, COLUMNS, table)
    for row in range(5):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"{row * column}"))
    table.setModel(model)
    header = FrozenHeader(theme, table)
    table.setHorizontalHeader(header)
    table.setSortingEnabled(True)
    table.setShowGrid(False)
    table.setHorizontalScrollMode(table.ScrollMode.ScrollPerPixel)
    for column in range(COLUMNS):
        table.setColumnWidth(column, WIDTH)
    table.resize(3 * WIDTH, 300)
    show(qtbot, table)
    return table


@pytest.fixture(params=["LeftToRight", "RightToLeft"])
def table(qtbot: QtBot, theme: Theme, request: pytest.FixtureRequest) -> FrozenTable:
    return table_of(qtbot, theme, Qt.LayoutDirection[str(request.param)])


def inside_first(table: FrozenTable) -> QPoint:
    mirrored = table.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return QPoint(table.viewport().width() - 40 if mirrored else 40, 20)


@pytest.mark.parametrize(
    ("width", "scrolled", "room", "mirrored", "place"),
    [
        (100, 0, 400, False, None),
        (100, 5, 400, False, (0, 100)),
        (100, 5, 400, True, (300, 100)),
        (300, 5, 400, False, None),
        (0, 5, 400, False, None),
    ],
)
def test_it_stays_where_it_leaves_room_for_the_others(
    width: int, scrolled: int, room: int, mirrored: bool, place: tuple[int, int] | None
) -> None:
    assert frozen_place(width, scrolled, room, mirrored=mirrored) == place


def test_its_cells_are_where_they_are_seen(table: FrozenTable) -> None:
    place, cell = inside_first(table), table.model().index(0, 0)
    before = table.visualRect(cell)
    assert table.indexAt(place).column() == 0
    table.horizontalScrollBar().setValue(WIDTH + 30)
    assert table.visualRect(cell) == before
    assert table.indexAt(place) == cell
    assert not table.indexAt(QPoint(place.x(), table.viewport().height() - 2)).isValid()


def test_it_is_painted_over_the_others(table: FrozenTable) -> None:
    first = table.visualRect(table.model().index(3, 0)).adjusted(2, 2, -2, -2)
    before = table.viewport().grab(first).toImage()
    table.horizontalScrollBar().setValue(WIDTH + 30)
    assert table.viewport().grab(first).toImage() == before


def test_a_cell_that_is_scrolled_to_lies_beside_it(table: FrozenTable) -> None:
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    wanted = table.model().index(0, 3)
    table.scrollTo(wanted)
    frozen = table.frozen()
    assert frozen is not None
    assert not table.visualRect(wanted).intersects(frozen)
    here = table.horizontalScrollBar().value()
    table.scrollTo(table.model().index(4, 0))
    assert table.horizontalScrollBar().value() == here


def test_its_title_sorts_though_another_lies_below(table: FrozenTable) -> None:
    table.horizontalScrollBar().setValue(2 * WIDTH)
    header = table.horizontalHeader()
    click = QPoint(inside_first(table).x(), header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, Qt.SortOrder.AscendingOrder)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    away = QPoint(header.viewport().width() // 2, click.y())
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=away)
    assert header.sortIndicatorSection() > 1
