"""The width that the list of imports gives to the names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storemon.core.import_records import ImportRecord
from storemon.core.vocabulary import FileKind
from storemon.gui.imports.imports_model import Field
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from tests.gui.room import cut_in_tables

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "store status of all restaurants in the whole country, January 2023.csv"


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_a_long_name_takes_what_other_columns_leave(qtbot: QtBot, theme: Theme, width: int) -> None:
    page = ImportsPage(theme, Icons(theme))
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    page.show_records([ImportRecord(1, LONG, FileKind.POLLS, 0, 1_822_080, 0, 12, 9, 0, None)])
    qtbot.waitUntil(lambda: cut_in_tables(page) == [])
    header = page.table.horizontalHeader()
    assert header.length() == page.table.viewport().width()
    assert page.table.isColumnHidden(Field.KIND) == (width == 1000)


def test_short_names_leave_the_rest_to_all_columns(qtbot: QtBot, theme: Theme) -> None:
    page = ImportsPage(theme, Icons(theme))
    qtbot.addWidget(page)
    page.resize(1920, 400)
    page.show()
    page.show_records([ImportRecord(1, "a.csv", FileKind.POLLS, 0, 9, 0, 0, 9, 0, None)])
    assert page.table.columnWidth(Field.FILE) < page.table.viewport().width() // 4
