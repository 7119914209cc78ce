from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from storemon.core.certainty import Certainty
from storemon.core.daypart_times import Sales
from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import answers as answers_of
from storemon.core.labels import Labels
from storemon.core.model import Batch, Figures, Hours, Polls
from storemon.core.report import ReportTable
from storemon.core.targets import Targets
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR, WEEK, Method
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_list.store_table import StoreTableModel
from storemon.gui.store_list.store_view import StoreView
from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.item_roles import METER_ROLE, UNIT_ROLE
from storemon.gui.widgets.theme import Theme
from tests.gui.conftest import table_of
from tests.gui.fleets import four_stores, rows_of
from tests.gui.test_overview import together

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

DOWNWARDS = Qt.SortOrder.DescendingOrder


def model_of(theme: Theme, stores: int, method: Method = Method.INTERPOLATED) -> StoreTableModel:
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table_of(stores, method)))
    return model


def column(model: StoreTableModel, number: int) -> list[str]:
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(theme: Theme, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(theme, 20))  # type: ignore[no-untyped-call]  # pytest-qt ships it untyped


def test_numbers_sort_as_numbers(theme: Theme) -> None:
    model = model_of(theme, 120)
    model.sort(Column.UP_WEEK, DOWNWARDS)
    assert column(model, Column.UP_WEEK)[:3] == ["119.00", "118.00", "117.00"]


def test_texts_sort_as_texts_and_ties_keep_their_order(theme: Theme) -> None:
    model = model_of(theme, 4)
    model.sort(Column.ZONE, DOWNWARDS)
    assert column(model, Column.STORE) == [f"{number:019d}" for number in (1, 3, 0, 2)]


def test_stores_without_a_figure_come_last_in_both_directions(theme: Theme) -> None:
    table = table_of(5)
    table.figures.up[2] = table.figures.down[2] = 0
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table))
    for order in (Qt.SortOrder.AscendingOrder, DOWNWARDS):
        model.sort(Column.UP_WEEK, order)
        assert column(model, Column.UP_WEEK)[-1] == "—"


def test_the_filter_finds_ids_and_zones_in_any_case(theme: Theme) -> None:
    model = model_of(theme, 100)
    model.filter(" BERLIN ")
    assert (model.rowCount(), model.total) == (50, 100)
    model.filter("0000042")
    assert column(model, Column.STORE) == ["0000000000000000042"]
    model.filter("")
    assert model.rowCount() == 100


def test_the_filter_overlooks_what_cannot_be_seen(theme: Theme) -> None:
    table = table_of(3)
    table.store_ids[1] = "Café 1"
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table))
    for needle in ("cafe\u0301 1", "\u200bcafé\u00a01\ufeff", '"Café  1"'):
        model.filter(needle)
        assert column(model, Column.STORE) == ["Café 1"]
    table.store_ids[1] = "Cafe\u0301\u200b 1"
    model.show_rows(StoreRows.of(table))
    assert model.rowCount() == 1


def test_the_order_holds_through_filtering(theme: Theme) -> None:
    model = model_of(theme, 100)
    model.sort(Column.UP_WEEK, DOWNWARDS)
    model.filter("chicago")
    assert column(model, Column.UP_WEEK)[:2] == ["98.00", "96.00"]


def test_a_share_is_whole_only_without_anything_unknown(theme: Theme) -> None:
    table = table_of(2)
    table.figures.unknown[1, 2] = 1
    table.figures.up[1, 2] = 167 * HOUR - 1
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table))
    assert model.index(1, Column.COVERAGE_WEEK).data() == "99%"
    assert 0.99 < model.index(1, Column.COVERAGE_WEEK).data(METER_ROLE) < 1


def test_poll_count_shows_zeros_and_no_coverage(theme: Theme) -> None:
    table = table_of(1, Method.POLL_COUNT)
    for amount in (table.figures.open, table.figures.up, table.figures.down, table.figures.unknown):
        amount[:] = 0
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table))
    assert model.index(0, Column.UP_WEEK).data() == "0.00"
    assert model.index(0, Column.COVERAGE_WEEK).data() == "—"


def test_headers_name_figure_and_unit(theme: Theme) -> None:
    model = model_of(theme, 1)
    across = Qt.Orientation.Horizontal
    assert model.headerData(Column.UP_HOUR, across) == "Up"
    assert model.headerData(Column.UP_HOUR, across, UNIT_ROLE) == "last hour, min"


def test_text_of_a_file_is_never_markup_in_a_tooltip(theme: Theme) -> None:
    table = table_of(1)
    table.store_ids[0] = "<b>bold</b>"
    model = StoreTableModel(theme, theme)
    model.show_rows(StoreRows.of(table))
    assert "&lt;b&gt;bold" in model.index(0, Column.STORE).data(Qt.ItemDataRole.ToolTipRole)


def test_the_choice_stays_through_sorting_and_filtering(qtbot: QtBot, theme: Theme) -> None:
    model = model_of(theme, 100)
    view = StoreView(theme, model)
    qtbot.addWidget(view)
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    view.choose("0000000000000000042")
    view.sortByColumn(Column.UP_WEEK, DOWNWARDS)
    assert model.index(view.currentIndex().row(), 0).data() == "0000000000000000042"
    model.filter("chicago")
    assert model.index(view.currentIndex().row(), 0).data() == "0000000000000000042"
    model.filter("")
    assert [index.row() for index in view.selectionModel().selectedRows()] == [model.row_of(chosen[0])]
    assert chosen == ["0000000000000000042"]


def test_no_word_about_the_target_is_cut(qtbot: QtBot, theme: Theme) -> None:
    model = model_of(theme, 3)
    view = StoreView(theme, model)
    qtbot.addWidget(view)
    words = Column.TARGET.spec.samples()
    assert "Not enough data" in words
    room = view.columnWidth(Column.TARGET) - 2 * PADDING
    assert room >= max(view.fontMetrics().horizontalAdvance(text) for text in words)


def test_rows_are_copied_with_their_headers(qtbot: QtBot, theme: Theme) -> None:
    view = StoreView(theme, model_of(theme, 3))
    qtbot.addWidget(view)
    view.offer({Column.STORE, Column.UP_HOUR})
    view.choose("0000000000000000001")
    view.copy_rows()
    head, row = QApplication.clipboard().text().splitlines()
    assert head.split("\t") == ["Store", "Up last hour, min"]
    assert row.split("\t")[0] == "0000000000000000001"


def test_ids_are_copied_with_the_names(qtbot: QtBot, theme: Theme) -> None:
    model = StoreTableModel(theme, theme)
    view = StoreView(theme, model)
    qtbot.addWidget(view)
    rows = named_rows(table_of(2), "Downtown", "Airport")
    model.show_rows(rows)
    view.offer({Column.STORE, Column.UP_HOUR})
    view.fit_stores(rows)
    view.choose(rows.table.store_ids[1])
    copied = [line[:2] for line in view.selected_rows()]
    assert copied == [["Store", "Store ID"], ["Airport", rows.table.store_ids[1]]]


def answered(table: ReportTable) -> StoreRows:
    """Build a report with bounds: certainly down 0, 1 and 2 h of 100, and 1 h uncertain."""
    stores = len(table.store_ids)
    none = np.zeros(0, np.int64)
    batch = Batch([None] * stores, Hours(none, none, none, none), Polls(none, none, none.astype(np.bool_)))
    answers = fleet_answers([answers_of(batch, 0, window_starts(WEEK), WEEK, WEEK)], np.arange(stores))
    down = np.repeat(np.arange(stores)[:, None], 3, axis=1) * HOUR
    opened = np.full((stores, 3), 100 * HOUR)
    sure = Certainty(opened, opened - down - HOUR, down)
    return StoreRows.of(table, answers=replace(answers, certainty=sure))


def test_bounds_and_verdicts_stand_beside_the_uptime(theme: Theme) -> None:
    model = StoreTableModel(theme, theme)
    model.show_rows(answered(table_of(3)))
    assert column(model, Column.RANGE_WEEK) == ["99.0–100.0%", "98.0–99.0%", "97.0–98.0%"]
    assert column(model, Column.TARGET) == ["Met", "Not enough data", "Missed"]
    model.judge(Targets(9_800))
    assert column(model, Column.TARGET) == ["Met", "Met", "Not enough data"]
    model.sort(Column.TARGET)
    assert column(model, Column.TARGET)[0] == "Not enough data"


def test_what_is_left_of_the_allowance_is_written_in_words(theme: Theme) -> None:
    model = StoreTableModel(theme, theme)
    model.show_rows(answered(table_of(3)))
    # 168 h open and 1 h down; 1 % and 2 % of it are 100.8 and 201.6 minutes.
    assert column(model, Column.ALLOWANCE) == ["40 min left"] * 3
    model.judge(Targets(9_950))
    assert column(model, Column.ALLOWANCE) == ["10 min over"] * 3


def test_lost_sales_come_once_they_are_wanted_with_each_store_at_its_own_figure(theme: Theme) -> None:
    rows = answered(table_of(3))
    rows = rows.relabelled(Labels([""] * 3, [""] * 3, np.array([np.nan, 20.0, np.nan])))
    costs = {Column.LOST_SALES, Column.LOST_RANGE}
    model = StoreTableModel(theme, theme)
    model.show_rows(rows)
    assert costs & model.columns() == set()
    model.judge(Targets(9_900), Sales(100.0), "$")
    assert costs <= model.columns()
    assert column(model, Column.LOST_SALES) == ["$100", "$20.00", "$100"]
    assert column(model, Column.LOST_RANGE) == ["$0.00–$100", "$20.00–$40.00", "$200–$300"]
    model.sort(Column.LOST_RANGE, DOWNWARDS)
    assert column(model, Column.LOST_RANGE)[0] == "$200–$300"
    model.judge(Targets(9_900))
    assert costs & model.columns() == set()


def test_a_poll_count_tells_of_no_allowance_and_no_costs(theme: Theme) -> None:
    model = StoreTableModel(theme, theme)
    model.judge(Targets(9_900), Sales(100.0), "$")
    model.show_rows(answered(table_of(3, Method.POLL_COUNT)))
    assert {Column.ALLOWANCE, Column.LOST_SALES, Column.RANGE_WEEK} & model.columns() == set()


def test_a_report_without_answers_has_no_bounds_and_no_verdicts(theme: Theme) -> None:
    rows = StoreRows.of(table_of(3))
    assert {Column.RANGE_WEEK, Column.TARGET} & rows.columns() == set()
    model = StoreTableModel(theme, theme)
    model.show_rows(rows)
    assert column(model, Column.TARGET) == ["—"] * 3
    assert column(model, Column.RANGE_WEEK) == ["—"] * 3


def named_rows(table: ReportTable, *names: str) -> StoreRows:
    none = [""] * len(names)
    return StoreRows.of(table).relabelled(Labels(list(names), none, np.full(len(names), np.nan)))


def test_names_come_first_with_the_id_below_once_there_are_any(theme: Theme) -> None:
    table = table_of(3)
    assert {Column.ID, Column.GROUP} & StoreRows.of(table).columns() == set()
    named = named_rows(table, "", "Zum Löwen", "anchor")
    assert Column.ID in named.columns()
    assert Column.GROUP not in named.columns()
    assert [named.title(store) for store in range(3)] == [table.store_ids[0], "Zum Löwen", "anchor"]
    model = StoreTableModel(theme, theme)
    model.show_rows(named)
    model.sort(Column.STORE)
    assert column(model, Column.STORE) == ["anchor", "Zum Löwen", table.store_ids[0]]
    assert [model.cell(row, Column.STORE).below for row in range(3)] == [*table.store_ids[:0:-1], ""]
    assert model.index(0, Column.STORE).data(Qt.ItemDataRole.AccessibleTextRole).endswith(table.store_ids[2])
    model.filter("löw")
    assert column(model, Column.STORE) == ["Zum Löwen"]
    assert model.id_at(0) == table.store_ids[1]


def test_a_report_of_a_range_has_one_window(theme: Theme) -> None:
    table = table_of(3)
    whole = Figures(*(getattr(table.figures, name)[:, 2:] for name in ("open", "up", "down", "unknown")))
    rows = StoreRows.of(replace(table, figures=whole))
    assert {Column.UP_HOUR, Column.UP_DAY, Column.DOWN_HOUR, Column.DOWN_DAY} & rows.columns() == set()
    model = StoreTableModel(theme, theme)
    model.show_rows(rows)
    across = Qt.Orientation.Horizontal
    assert model.headerData(Column.UP_WEEK, across, UNIT_ROLE) == "in range, h"
    assert column(model, Column.UP_WEEK) == column(model_of(theme, 3), Column.UP_WEEK)


def test_an_empty_report_is_no_trouble(theme: Theme) -> None:
    rows = StoreRows.of(table_of(0))
    assert len(rows.order(Column.ZONE, descending=True)) == 0
    assert rows.matching("x").dtype == np.bool_


def test_each_store_says_what_it_is_doing_those_to_call_first(theme: Theme) -> None:
    model = StoreTableModel(theme, theme)
    model.show_rows(four_stores())
    model.sort(Column.STATE)
    assert column(model, Column.STATE) == ["Down", "No checks", "Online", "Closed"]
    assert model.headerData(Column.STATE, Qt.Orientation.Horizontal, UNIT_ROLE) == "at last check"


def test_shared_downtime_is_a_column_where_there_is_any(theme: Theme) -> None:
    rows = rows_of(together(40))
    assert Column.SHARED_WEEK in rows.columns()
    assert Column.SHARED_WEEK not in four_stores().columns()
    model = StoreTableModel(theme, theme)
    model.show_rows(rows)
    model.sort(Column.SHARED_WEEK, DOWNWARDS)
    shared = [float(text) for text in column(model, Column.SHARED_WEEK)]
    assert shared[0] > 0
    assert shared == sorted(shared, reverse=True)
