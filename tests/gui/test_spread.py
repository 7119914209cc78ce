"""The width of a table is shared among its columns."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from pytestqt.qtbot import QtBot

from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.spread import NAMES, shared_out
from storemon.gui.widgets.theme import Theme

WIDTHS = st.dictionaries(st.integers(0, 12), st.integers(40, 400), min_size=1)


@given(WIDTHS, st.integers(0, 4_000))
def test_columns_fill_the_room_and_none_gets_narrower(widths: dict[int, int], room: int) -> None:
    found = shared_out(widths, room)
    assert list(found) == list(widths)
    assert sum(found.values()) == max(room, sum(widths.values()))
    gained = [found[column] - width for column, width in widths.items()]
    assert min(gained) >= 0
    assert max(gained) - min(gained) <= 1


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> ListView:
    names = ["Airport Falafel", "University Grill"]
    view = ListView(theme, "Stores")
    qtbot.addWidget(view)
    view.resize(800, 200)
    view.show()
    columns = [ListColumn("Store", names.__getitem__, ranks(names))]
    columns += [ListColumn(title, str, np.arange(2), 100, right=True) for title in ("Up", "Down")]
    view.show_items(columns, 2)
    return view


def test_names_get_what_figures_leave(qtbot: QtBot, table: ListView) -> None:
    table.resize(440, 200)
    qtbot.waitUntil(lambda: table.columnWidth(0) == table.viewport().width() - 200)


@pytest.mark.parametrize("width", [800, 1_900, 3_800])
def test_figures_stay_near_their_names_in_a_wide_window(qtbot: QtBot, table: ListView, width: int) -> None:
    table.resize(width, 200)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    spare = table.viewport().width() - NAMES - 200
    assert abs(table.columnWidth(0) - NAMES - spare / 3) <= 1
    assert abs(table.columnWidth(1) - 100 - spare / 3) <= 1
