"""Copied table content: what the user sees, and nothing that another program would execute."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.rows_table import RowsData, RowsTable
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RowsTable:
    table = RowsTable(theme)
    qtbot.addWidget(table)
    table.setAccessibleName("Stores")
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    fill(table, [["nord", "1.50"], ["=2+3", "a, b"], ["süd", "12%"]])
    table.resize(400, 200)
    table.show()
    return table


def fill(table: RowsTable, rows: list[list[str]]) -> None:
    model = QStandardItemModel(table)
    model.setHorizontalHeaderLabels(["Store", "Up"])
    for row in rows:
        model.appendRow([QStandardItem(cell) for cell in row])
    table.setModel(model)


def choose(table: RowsTable, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)


def place(table: RowsTable, row: int) -> QPoint:
    return table.visualRect(table.model().index(row, 0)).center()


def drag_from(table: RowsTable, row: int) -> None:
    start = place(table, row)
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=start)
    end = QPointF(start + QPoint(60, 40))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        end,
        table.viewport().mapToGlobal(end),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(table.viewport(), move)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=end.toPoint())


def test_rows_are_copied_with_their_headers_as_they_stand(table: RowsTable) -> None:
    choose(table, 0, 1, 2)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Store\tUp\nnord\t1.50\n'=2+3\ta, b\nsüd\t12%\n"
    table.horizontalHeader().moveSection(1, 0)
    table.copy_rows()
    assert QApplication.clipboard().text().splitlines()[:2] == ["Up\tStore", "1.50\tnord"]


def test_line_ends_and_tabs_in_a_cell_do_not_break_the_row(table: RowsTable) -> None:
    fill(table, [["nord\n=1+1", "1.50"], ["a\t=2\r\nb", "Joe;=1+2;"]])
    choose(table, 0, 1)
    table.copy_rows()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows == [["Store", "Up"], ["nord =1+1", "1.50"], ["a =2 b", "Joe;'=1+2;"]]


def test_a_line_that_can_be_marked_and_copied_has_no_line_end(qtbot: QtBot) -> None:
    label = ElidedLabel("muted")
    qtbot.addWidget(label)
    label.resize(600, 20)
    label.setText("nord\n=1+1")
    assert label.text() == "nord =1+1"
    assert label.full == "nord\n=1+1"


def test_nothing_is_copied_where_nothing_is_chosen(table: RowsTable) -> None:
    QApplication.clipboard().setText("before")
    table.copy_rows()
    assert QApplication.clipboard().text() == "before"


def test_dragged_rows_are_text_csv_and_a_file(table: RowsTable, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def drop(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        seen.update(
            text=data.text(),
            csv=bytes(data.data("text/csv").data()),
            path=data.urls()[0].toLocalFile(),
        )
        return action

    monkeypatch.setattr(QDrag, "exec", drop)
    choose(table, 0, 1)
    drag_from(table, 1)
    assert seen["text"] == "Store\tUp\nnord\t1.50\n'=2+3\ta, b\n"
    assert seen["csv"] == b'Store,Up\r\nnord,1.50\r\n\'=2+3,"a, b"\r\n'
    path = Path(str(seen["path"]))
    assert path.name == "Stores.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["Store", "Up"], ["nord", "1.50"], ["'=2+3", "a, b"]]


def test_a_dragged_file_quotes_what_any_spreadsheet_would_split(table: RowsTable) -> None:
    fill(table, [["Joe; Sons", 'the "one"'], ["a\u2028b", "x"]])
    choose(table, 0, 1)
    data = bytes(RowsData(table).data("text/csv").data()).decode()
    assert data == 'Store,Up\r\n"Joe; Sons","the ""one"""\r\na b,x\r\n'


def test_many_rows_are_dragged_without_a_file(table: RowsTable, monkeypatch: pytest.MonkeyPatch) -> None:
    formats: list[str] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: formats.extend(drag.mimeData().formats()))
    fill(table, [[str(row), "1"] for row in range(2_001)])
    table.selectAll()
    drag_from(table, 0)
    assert formats == ["text/plain", "text/csv"]


def test_a_click_on_one_of_the_chosen_rows_chooses_it_alone(table: RowsTable) -> None:
    choose(table, 0, 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place(table, 1))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_a_press_outside_the_choice_drags_nothing(table: RowsTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDrag, "exec", lambda *_: pytest.fail("dragged"))
    choose(table, 0)
    drag_from(table, 2)
    assert 2 in {index.row() for index in table.selectionModel().selectedRows()}
