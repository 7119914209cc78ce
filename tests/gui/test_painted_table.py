"""A table paints each cell once, with the expected result."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QHoverEvent,
    QImage,
    QPixmap,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from storemon.gui.widgets.cells import PADDING, Cell
from storemon.gui.widgets.item_roles import INDENT_ROLE, METER_ROLE
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.gui.settling import settle, show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS, COLUMNS, WIDTH = 40, 3, 120


class CountingTable(PaintedTable):
    """Counts the requests for each cell; distributes its width as the window's tables do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.asked: Counter[tuple[int, int]] = Counter()

    @override
    def cell(self, row: int, column: int) -> Cell:
        self.asked[row, column] += 1
        return super().cell(row, column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = self.viewport().width() // COLUMNS
        self.set_widths(dict.fromkeys(range(COLUMNS), share))


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> CountingTable:
    table = CountingTable(theme)
    qtbot.addWidget(table)
    model = QStandardItemModel(ROWS, COLUMNS, table)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(""))
    table.setModel(model)
    table.setShowGrid(False)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    table.setFrameShape(table.Shape.NoFrame)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.resize(WIDTH * COLUMNS, 300)
    show(qtbot, table)
    return table


def picture(table: PaintedTable, row: int, column: int) -> QImage:
    return table.viewport().grab(table.visualRect(table.model().index(row, column))).toImage()


def colour(table: PaintedTable, row: int, column: int, x: int, y: int = 4) -> str:
    return picture(table, row, column).pixelColor(x, y).name()


def item(table: PaintedTable, row: int, column: int) -> QStandardItem:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    return model.item(row, column)


def inked(table: PaintedTable, row: int, column: int, ground: str) -> list[int]:
    """Return the pixel columns in which a cell has anything but its background."""
    cell = picture(table, row, column)
    rows = range(cell.height() - 1)
    return [x for x in range(cell.width()) if any(cell.pixelColor(x, y) != QColor(ground) for y in rows)]


def test_every_cell_is_painted_once_where_a_window_grows(table: CountingTable) -> None:
    table.asked.clear()
    table.resize(3 * WIDTH * COLUMNS, 600)
    settle()
    assert set(table.asked.values()) == {1}
    assert len(table.asked) == 20 * COLUMNS


def test_no_cell_is_painted_where_no_width_changes(table: CountingTable) -> None:
    table.asked.clear()
    table.set_widths(dict.fromkeys(range(COLUMNS), WIDTH))
    settle()
    assert not table.asked


def test_only_what_is_seen_is_asked_for(table: CountingTable) -> None:
    table.setColumnHidden(1, True)
    settle()
    table.asked.clear()
    table.viewport().repaint()
    assert set(table.asked) == {(row, column) for row in range(10) for column in (0, 2)}
    table.asked.clear()
    table.viewport().repaint(QRect(0, 31, 10, 20))
    assert set(table.asked) == {(1, 0)}


def test_a_selected_row_has_its_ground_and_an_edge_at_the_leading_side(
    table: CountingTable, theme: Theme
) -> None:
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(table.model().index(1, 0), flags.ClearAndSelect | flags.Rows)
    tokens = theme.tokens
    assert [colour(table, 1, column, 60) for column in range(COLUMNS)] == [tokens.soft] * COLUMNS
    assert [colour(table, 1, 0, x) for x in (2, 3)] == [tokens.accent, tokens.soft]
    assert colour(table, 0, 0, 2) == tokens.surface
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert [colour(table, 1, 0, WIDTH - x) for x in (3, 4)] == [tokens.accent, tokens.soft]


def test_the_cell_under_the_mouse_has_its_ground_until_the_mouse_leaves(
    table: CountingTable, theme: Theme
) -> None:
    place = QPointF(table.visualRect(table.model().index(2, 1)).center())
    nowhere = QPointF(-1, -1)
    QApplication.sendEvent(table.viewport(), QHoverEvent(QEvent.Type.HoverMove, place, place, nowhere))
    assert [colour(table, 2, column, 60) for column in (0, 1)] == [theme.tokens.surface, theme.tokens.hover]
    QApplication.sendEvent(table.viewport(), QHoverEvent(QEvent.Type.HoverLeave, nowhere, nowhere, place))
    assert colour(table, 2, 1, 60) == theme.tokens.surface


def test_every_row_has_a_line_below_it(table: CountingTable, theme: Theme) -> None:
    assert [colour(table, row, 2, WIDTH - 1, 29) for row in range(3)] == [theme.tokens.border] * 3


def test_there_is_nothing_beside_the_last_row_and_column(
    qtbot: QtBot, table: CountingTable, theme: Theme
) -> None:
    table.model().removeRows(2, ROWS - 2)
    table.setColumnHidden(2, True)
    settle()
    whole = table.viewport().grab().toImage()
    beside = (QPoint(2 * WIDTH + 5, 29), QPoint(5, 89), QPoint(5, 120))
    assert [whole.pixelColor(place).name() for place in beside] == [theme.tokens.surface] * 3


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (0.001, 2), (0.5, 28), (1.0, 56)])
def test_a_meter_is_as_long_as_its_share(
    table: CountingTable, theme: Theme, share: float, filled: int
) -> None:
    item(table, 0, 1).setData(share, METER_ROLE)
    cell = picture(table, 0, 1)
    line = [cell.pixelColor(x, 15).name() for x in range(cell.width())]
    assert inked(table, 0, 1, theme.tokens.surface) == list(range(PADDING, PADDING + 56))
    assert line[PADDING + 2 : PADDING + min(filled, 54)] == [theme.tokens.faint] * max(0, min(filled, 54) - 2)
    if filled < 50:
        assert line[PADDING + filled + 1] == theme.tokens.border


def test_a_meter_leaves_the_cells_after_it_whole(table: CountingTable, theme: Theme) -> None:
    item(table, 0, 0).setData(0.1, METER_ROLE)
    item(table, 1, 2).setText("open")
    assert inked(table, 1, 2, theme.tokens.surface)


def test_an_icon_stands_before_its_text_and_an_indent_before_both(table: CountingTable, theme: Theme) -> None:
    icon = QPixmap(16, 16)
    icon.fill(QColor("#ff0000"))
    shown = item(table, 0, 0)
    shown.setData(icon, Qt.ItemDataRole.DecorationRole)
    shown.setData(20, INDENT_ROLE)
    shown.setText("I")
    assert [colour(table, 0, 0, PADDING + x, 15) for x in (19, 20, 35, 36)] == [
        *(theme.tokens.surface, "#ff0000", "#ff0000", theme.tokens.surface)
    ]
    assert max(inked(table, 0, 0, theme.tokens.surface)) >= PADDING + 20 + 16 + 8
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    from_right = WIDTH - 1 - PADDING
    assert [colour(table, 0, 0, from_right - x, 15) for x in (19, 20, 35, 36)] == [
        *(theme.tokens.surface, "#ff0000", "#ff0000", theme.tokens.surface)
    ]


def test_a_text_that_is_too_long_is_cut_inside_its_cell(table: CountingTable, theme: Theme) -> None:
    item(table, 0, 1).setText("Northern Boulevard and 61st Street")
    ink = inked(table, 0, 1, theme.tokens.surface)
    assert min(ink) >= PADDING
    assert max(ink) < WIDTH - PADDING
    assert not inked(table, 0, 2, theme.tokens.surface)


def test_a_new_theme_is_painted_at_once(table: CountingTable, theme: Theme, preferences: Preferences) -> None:
    light = colour(table, 0, 0, 60)
    preferences.theme = "dark"
    settle()
    assert (light, colour(table, 0, 0, 60)) == ("#ffffff", theme.tokens.surface)
    assert theme.dark


def test_the_columns_share_out_the_room_that_a_scroll_bar_leaves(qtbot: QtBot, theme: Theme) -> None:
    stack, table = QStackedWidget(), CountingTable(theme)
    qtbot.addWidget(stack)
    table.setModel(QStandardItemModel(ROWS, COLUMNS, table))
    table.verticalHeader().hide()
    stack.addWidget(QWidget())
    stack.addWidget(table)
    stack.resize(603, 300)
    show(qtbot, stack)
    stack.setCurrentWidget(table)
    settle()
    room = table.viewport().width()
    assert room < 603
    assert room - COLUMNS < table.horizontalHeader().length() <= room
