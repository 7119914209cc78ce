"""Columns keep their layout, whatever the settings contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis.strategies as st
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import QMenu, QTableView

from storemon.gui.widgets.column_layout import Columns
from storemon.gui.widgets.painted_table import PaintedTable
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ["ID", "ZONE", "UP", "DOWN"]


def make(qtbot: QtBot, settings: QSettings, names: list[str] = NAMES) -> tuple[QTableView, Columns]:
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(3, len(names), table)
    model.setHorizontalHeaderLabels(names)
    table.setModel(model)
    return table, Columns(table, names, settings, "some/columns")


def order(table: QTableView) -> list[int]:
    header = table.horizontalHeader()
    return [header.logicalIndex(place) for place in range(header.count())]


def switches(table: QTableView, columns: Columns) -> dict[str, QAction]:
    menu = QMenu(table)
    columns.fill(menu)
    return {action.text(): action for action in menu.actions()}


def test_order_width_and_absence_come_back(qtbot: QtBot, settings: QSettings) -> None:
    table, columns = make(qtbot, settings)
    table.horizontalHeader().moveSection(3, 1)
    table.horizontalHeader().resizeSection(2, 222)
    switches(table, columns)["ZONE"].trigger()
    columns.keep()
    again, recalled = make(qtbot, settings)
    assert order(again) == [0, 3, 1, 2]
    assert recalled.widths == {2: 222}
    assert [again.isColumnHidden(column) for column in range(4)] == [False, True, False, False]


def test_the_first_column_cannot_be_hidden_and_a_reset_brings_all_back(
    qtbot: QtBot, settings: QSettings
) -> None:
    table, columns = make(qtbot, settings)
    table.horizontalHeader().moveSection(3, 0)
    actions = switches(table, columns)
    assert "ID" not in actions
    actions["UP"].trigger()
    assert table.isColumnHidden(2)
    actions["Reset columns"].trigger()
    assert order(table) == [0, 1, 2, 3]
    assert not any(table.isColumnHidden(column) for column in range(4))


def test_a_column_without_meaning_stays_away_and_comes_back(qtbot: QtBot, settings: QSettings) -> None:
    table, columns = make(qtbot, settings)
    columns.set_absent([2])
    assert table.isColumnHidden(2)
    assert "UP" not in switches(table, columns)
    columns.set_absent([])
    assert not table.isColumnHidden(2)


def test_a_new_column_of_a_later_version_finds_its_place(qtbot: QtBot, settings: QSettings) -> None:
    table, columns = make(qtbot, settings)
    table.horizontalHeader().moveSection(3, 1)
    columns.keep()
    again, _ = make(qtbot, settings, ["ID", "NAME", "ZONE", "UP", "DOWN"])
    assert sorted(order(again)) == [0, 1, 2, 3, 4]
    assert order(again)[:2] == [0, 4]


def test_widths_set_by_the_program_are_not_taken_for_the_operators(
    qtbot: QtBot, settings: QSettings, theme: Theme
) -> None:
    table = PaintedTable(theme)
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, len(NAMES), table))
    columns = Columns(table, NAMES, settings, "some/columns")
    table.set_widths({1: 300})
    assert table.columnWidth(1) == 300
    assert columns.widths == {}


WORDS = st.sampled_from(["ID:5:", "UP:-1:hidden", "UP:99999:", "DOWN:³:", "ID::hidden", "X", ":::"])


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.lists(WORDS).map(" ".join)))
def test_no_setting_breaks_a_table(qtbot: QtBot, settings: QSettings, text: str) -> None:
    settings.setValue("some/columns", text)
    table, columns = make(qtbot, settings)
    assert sorted(order(table)) == [0, 1, 2, 3]
    assert not table.isColumnHidden(0)
    assert all(0 < width <= 2_000 for width in columns.widths.values())
    columns.keep()


def test_the_menu_opens_from_the_header(qtbot: QtBot, settings: QSettings) -> None:
    table, _ = make(qtbot, settings)
    table.show()
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(header.rect().center())
    menu = table.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    assert [action.text() for action in menu.actions() if action.text()] == [*NAMES[1:], "Reset columns"]
    menu.close()


def test_spare_columns_are_hidden_until_they_are_asked_for(qtbot: QtBot, settings: QSettings) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, len(NAMES), table))
    columns = Columns(table, NAMES, settings, "some/columns", ["UP", "DOWN"])
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, True]
    menu = QMenu(table)
    columns.fill(menu)
    next(action for action in menu.actions() if action.data() == 3).trigger()
    columns.keep()
    again = Columns(table, NAMES, settings, "some/columns", ["UP", "DOWN"])
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, False]
    again.reset()
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, True]


def test_what_was_shown_before_it_became_spare_stays(qtbot: QtBot, settings: QSettings) -> None:
    settings.setValue("some/columns", "ID:0: ZONE:0: UP:0: DOWN:0:hidden")
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, len(NAMES), table))
    Columns(table, NAMES, settings, "some/columns", ["UP"])
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, False, True]
