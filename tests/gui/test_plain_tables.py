"""Columns of plain tables have room for their titles and for what can stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storemon.gui.imports import imports_model, review_model
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.imports.review_page import ReviewPage
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.kind_texts import kind_titles
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.tables import PlainTable, widest
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("en")


def fitting(table: PlainTable, column: int, texts: list[str]) -> bool:
    return table.columnWidth(column) >= widest(table.fontMetrics(), texts)


def test_no_kind_of_file_is_cut(language: str, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    review, imports = ReviewPage(theme, icons), ImportsPage(theme, icons)
    qtbot.addWidget(review)
    qtbot.addWidget(imports)
    assert fitting(review.table, review_model.Field.KIND, kind_titles())
    assert fitting(imports.table, imports_model.Field.KIND, imports.model.kind_texts())


def test_no_title_of_a_column_is_cut(language: str, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    for page in (ReviewPage(theme, icons), ImportsPage(theme, icons)):
        qtbot.addWidget(page)
        table = page.table
        for column in range(1, page.model.columnCount()):
            assert table.columnWidth(column) >= table.head.needed_width(column)
