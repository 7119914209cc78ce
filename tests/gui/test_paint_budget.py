"""New content is painted in parts, and is complete after a few turns of the event loop."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from storemon.gui.widgets.cached_picture import CachedPicture
from storemon.gui.widgets.cells import Cell
from storemon.gui.widgets.paint_budget import CELLS_PER_TURN, PaintBudget, paint_budget
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.text_cache import TextCache
from storemon.gui.widgets.theme import Theme, body_font
from tests.gui.settling import settle, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

ROWS, COLUMNS, HEIGHT = 300, 10, 20
SEEN = 100
"""The number of rows of the large table that fit into it."""


class LargeTable(PaintedTable):
    """Counts the cells that each paint requests."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.paintings: list[Counter[int]] = []
        model = QStandardItemModel(ROWS, COLUMNS, self)
        for row in range(ROWS):
            model.setItem(row, 0, QStandardItem("open"))
        self.setModel(model)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def cell(self, row: int, column: int) -> Cell:
        if self.paintings:
            self.paintings[-1][row] += 1
        return super().cell(row, column)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paintings.append(Counter())
        super().paintEvent(event)

    @property
    def rows(self) -> list[int]:
        """The rows of all paints, in painting order."""
        return [row for painting in self.paintings for row in painting]

    def seen(self) -> int:
        """Return the number of rows with visible text."""
        window = self.window()
        whole = window.backingStore().paintDevice()
        top, ground = self.viewport().mapTo(window, QPoint()), QColor(self._theme.tokens.surface)
        found = 0
        for row in range(self.viewport().height() // HEIGHT):
            line = range(top.x() + 11, top.x() + 40)
            y = top.y() + row * HEIGHT + HEIGHT // 2
            found += any(whole.pixelColor(x, y) != ground for x in line)  # type: ignore[attr-defined]  # a QImage
        return found


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> LargeTable:
    table = LargeTable(theme)
    qtbot.addWidget(table)
    table.resize(COLUMNS * 100 + 20, SEEN * HEIGHT)
    show(qtbot, table)
    return table


def test_never_more_than_a_part_of_a_large_table_is_painted_in_one_go(table: LargeTable) -> None:
    assert max(painting.total() for painting in table.paintings) <= CELLS_PER_TURN
    assert set(table.rows) == set(range(SEEN))
    assert table.seen() == SEEN


def test_each_part_of_a_large_table_is_painted_once(table: LargeTable) -> None:
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("a real screen may uncover a window more than once")
    assert table.rows == list(range(SEEN))


def test_other_events_are_handled_between_the_parts(table: LargeTable) -> None:
    table.paintings.clear()
    found: list[int] = []
    timer = QTimer(table, interval=0)
    timer.timeout.connect(lambda: found.append(len(table.rows)))
    timer.start()
    table.resize(table.width(), (SEEN - 1) * HEIGHT)
    settle()
    timer.stop()
    assert {50, SEEN - 1} <= set(found)


def test_a_table_that_is_already_shown_does_not_flicker(
    table: LargeTable,
) -> None:
    table.paintings.clear()
    table.viewport().update()
    settle()
    assert [len(painting) for painting in table.paintings] == [SEEN]


def test_a_picture_of_a_table_is_complete_at_once(table: LargeTable, theme: Theme) -> None:
    table.resize(table.width(), (SEEN - 1) * HEIGHT)
    table.paintings.clear()
    picture = table.viewport().grab().toImage()
    assert [len(painting) for painting in table.paintings] == [SEEN - 1]
    last = (SEEN - 2) * HEIGHT + HEIGHT // 2
    assert any(picture.pixelColor(x, last) != QColor(theme.tokens.surface) for x in range(11, 40))


def test_a_table_that_is_scrolled_before_it_is_complete_has_no_gaps(table: LargeTable) -> None:
    table.resize(table.width(), (SEEN - 1) * HEIGHT)
    QApplication.processEvents()
    table.verticalScrollBar().setValue(3 * HEIGHT)
    settle()
    assert table.seen() == SEEN - 1


def test_tables_and_charts_share_one_turn(qtbot: QtBot) -> None:
    budget = PaintBudget(QApplication.instance())  # type: ignore[arg-type]  # never None here
    assert budget.take(30, 10) == 30
    assert budget.take(30, 10) == 20
    assert budget.take(30, 10) == 0
    qtbot.waitUntil(lambda: budget.take(1, 1) == 1)
    settle()
    budget.charge(4000 * 3000)
    assert budget.take(1, 1) == 0
    settle()
    budget.charge(1280 * 800)
    assert budget.take(20, 10) == 20
    settle()
    assert budget.take(3, CELLS_PER_TURN + 1) == 1
    assert budget.take(1, 1) == 0
    budget.deleteLater()


def test_all_widgets_share_one_budget(qapp: QApplication) -> None:
    assert paint_budget() is paint_budget()
    assert paint_budget().parent() is qapp


class Chart(QWidget):
    """Takes the whole time of a turn to paint."""

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._draw = draw
        self._picture = CachedPicture(CELLS_PER_TURN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._picture.paint(painter, self.rect(), None, (), self._draw)
        painter.end()


def test_a_chart_waits_for_a_turn_that_has_room_but_not_in_a_picture(qtbot: QtBot) -> None:
    painted: list[bool] = []
    chart = Chart(lambda _: painted.append(True))
    qtbot.addWidget(chart)
    chart.resize(100, 100)
    show(qtbot, chart)
    assert painted == [True]
    chart.resize(120, 100)
    paint_budget().take(1, 1)
    chart.repaint()
    assert painted == [True]
    settle()
    assert painted == [True, True]
    paint_budget().take(1, 1)
    chart.repaint()
    chart.resize(140, 100)
    chart.grab()
    assert painted == [True, True, True]


def test_a_chart_that_was_never_shown_has_a_picture_too(qtbot: QtBot) -> None:
    painted: list[bool] = []
    chart = Chart(lambda _: painted.append(True))
    qtbot.addWidget(chart)
    chart.grab()
    assert painted == [True]


@pytest.mark.usefixtures("qapp")
def test_a_text_is_laid_out_once_and_cut_where_there_is_no_room() -> None:
    lines = TextCache(body_font())
    whole = lines.fitting("Northern Boulevard", 500)
    assert lines.fitting("Northern Boulevard", 400) is whole
    cut = lines.fitting("Northern Boulevard", 60)
    assert cut.text.text().endswith("…")
    assert cut.width <= 60
    assert lines.fitting("Northern Boulevard", 60) is cut


@pytest.mark.usefixtures("qapp")
def test_a_text_with_breaks_stays_on_one_line() -> None:
    lines = TextCache(body_font())
    assert lines.fitting("a\nb\tc\u2028d", 500).text.text() == "a b c d"
    assert lines.fitting("a\nb", 500).height == lines.fitting("a b", 500).height


@pytest.mark.usefixtures("qapp")
def test_the_cache_of_texts_is_limited() -> None:
    lines = TextCache(body_font())
    first = lines.fitting("0", 500)
    for number in range(1, 4000):
        lines.fitting(str(number), 500)
    assert lines.fitting("0", 500) is first
    lines.fitting("4000", 500)
    assert lines.fitting("0", 500) is not first
