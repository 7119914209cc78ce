"""Which columns a list shows in the available width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.format import widest_moments
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAME = "University Coffee Roasters"
WIDE = 1400


def columns(name: str = NAME) -> list[ListColumn]:
    moments = widest_moments()
    return [
        ListColumn("Store", lambda _: name, np.zeros(1)),
        ListColumn("Down", lambda _: "56.0 h", np.zeros(1), 84, right=True),
        ListColumn("Down since", lambda _: moments[0], np.zeros(1), 152, samples=moments),
        ListColumn("Shared", lambda _: "1.5 h", np.zeros(1), 80, spare=True),
        ListColumn("Last seen online", lambda _: moments[0], np.zeros(1), 152, samples=moments, spare=True),
    ]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ListView:
    view = ListView(theme, "Stores")
    qtbot.addWidget(view)
    view.resize(WIDE, 200)
    view.show()
    view.show_items(columns(), 1)
    return view


def shown(view: ListView) -> list[str]:
    return [column.title for place, column in enumerate(view.list.columns) if not view.isColumnHidden(place)]


def test_a_wide_list_shows_all_columns(view: ListView) -> None:
    assert len(shown(view)) == len(view.list.columns)


def test_a_narrow_list_leaves_out_spare_columns_the_last_one_first(view: ListView) -> None:
    seen: list[list[str]] = []
    for width in range(WIDE, 300, -20):
        view.resize(width, 200)
        if not seen or seen[-1] != shown(view):
            seen.append(shown(view))
    titles = [column.title for column in view.list.columns]
    assert seen == [titles, titles[:4], titles[:3]]


def test_no_list_scrolls_sideways_while_a_column_can_be_left_out(view: ListView) -> None:
    for width in range(WIDE, 300, -20):
        view.resize(width, 200)
        if len(shown(view)) > 3:
            assert view.horizontalHeader().length() <= view.viewport().width()


def test_columns_come_back_with_the_room(view: ListView) -> None:
    view.resize(400, 200)
    view.resize(WIDE, 200)
    assert len(shown(view)) == len(view.list.columns)


def test_a_name_is_whole_before_a_spare_column_is_shown(view: ListView) -> None:
    for width in range(WIDE, 300, -20):
        view.resize(width, 200)
        if len(shown(view)) > 3:
            assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(NAME)


def test_a_very_long_name_leaves_room_for_the_other_columns(view: ListView) -> None:
    view.show_items(columns(NAME * 20), 1)
    assert len(shown(view)) == len(view.list.columns)


def test_the_column_that_a_list_is_sorted_by_stays(view: ListView) -> None:
    view.list.sort(3, Qt.SortOrder.AscendingOrder)
    view.resize(420, 200)
    assert "Shared" in shown(view)
    assert "Last seen online" not in shown(view)


def test_other_items_with_fewer_columns_hide_none_of_theirs(view: ListView) -> None:
    view.resize(400, 200)
    view.show_items([ListColumn(title, lambda _: "x", None, 40) for title in "abcde"], 1)
    assert len(shown(view)) == 5


def test_a_figure_is_whole_where_its_column_was_thought_narrower(view: ListView) -> None:
    figure = "100.00%"
    view.show_items(
        [ListColumn("Store", lambda _: NAME), ListColumn("Up", lambda _: figure, None, 50, right=True)], 1
    )
    for width in (400, WIDE):
        view.resize(width, 200)
        assert view.columnWidth(1) >= view.fontMetrics().horizontalAdvance(figure) + 2 * PADDING


def test_a_text_that_is_longer_than_thought_is_whole_where_the_first_column_can_spare_it(
    qtbot: QtBot, theme: Theme
) -> None:
    view = ListView(theme, "Dayparts")
    qtbot.addWidget(view)
    hours = "11:00 in the morning to 14:00"
    needed = view.fontMetrics().horizontalAdvance(hours)
    view.resize(needed + 460, 200)
    view.show()
    view.show_items(
        [
            ListColumn("Daypart", lambda _: "Lunch", np.zeros(1)),
            ListColumn("Hours", lambda _: hours, np.zeros(1), 80),
            # Too long for any width.
            ListColumn("Note", lambda _: "word " * 99, np.zeros(1), 100),
        ],
        1,
    )
    assert view.columnWidth(1) >= needed + 2 * PADDING


def test_a_column_gives_what_it_does_not_need_to_one_whose_texts_are_cut(qtbot: QtBot, theme: Theme) -> None:
    view = ListView(theme, "Dayparts")
    qtbot.addWidget(view)
    hours = "11:00 in the morning to 14:00"
    needed = view.fontMetrics().horizontalAdvance(hours) + 2 * PADDING + 2
    view.resize(96 + needed + 70, 200)
    view.show()
    view.show_items(
        [
            ListColumn("Part", lambda _: "Lunch", np.zeros(1)),
            ListColumn("Hours", lambda _: hours, np.zeros(1), needed - 20),
            ListColumn("Up", lambda _: "9%", np.zeros(1), 86, right=True),
        ],
        1,
    )
    assert view.columnWidth(1) >= needed
    assert view.horizontalScrollBar().maximum() == 0


def test_a_name_is_whole_before_room_is_kept_for_longer_dates_than_there_are(
    qtbot: QtBot, theme: Theme
) -> None:
    view = ListView(theme, "Stores")
    qtbot.addWidget(view)
    longest, date = "before December 28, 2026, 12:00 AM", "Jan 1, 2026"
    metrics = view.fontMetrics()
    name, needed = (metrics.horizontalAdvance(text) + 2 * PADDING + 2 for text in (NAME, date))
    view.resize(name + needed + 6, 200)
    view.show()
    view.show_items(
        [
            ListColumn("Store", lambda _: NAME, np.zeros(1)),
            ListColumn("At", lambda _: date, np.zeros(1), 80, samples=[longest]),
        ],
        1,
    )
    assert view.columnWidth(0) >= name
    assert view.columnWidth(1) >= needed
    assert view.horizontalScrollBar().maximum() == 0


def test_a_second_line_is_measured_with_its_own_letters(view: ListView) -> None:
    store = ListColumn("Store", lambda _: "A", np.zeros(1), 20, below=lambda _: NAME)
    view.show_items([store, *columns()[1:]], 1)
    needed = view.small_metrics().horizontalAdvance(NAME) + 2 * PADDING
    assert view.columnWidth(0) >= needed
    assert view.cell(0, 0).below == NAME
    assert view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"A\n{NAME}"


def test_room_of_a_hidden_column_goes_to_texts_that_would_be_cut(view: ListView) -> None:
    texts = [
        ListColumn("Store", lambda _: NAME, np.zeros(1), 100),
        ListColumn("Findings", lambda _: "No hours", np.zeros(1)),
        ListColumn("Time zone", lambda _: "Eastern (New York)", np.zeros(1), 160, spare=True),
    ]
    view.show_items(texts, 1)
    view.resize(330, 200)
    assert shown(view) == ["Store", "Findings"]
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(NAME) + 2 * PADDING
