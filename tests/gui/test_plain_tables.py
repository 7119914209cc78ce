"""Columns of plain tables are wide enough for their titles and contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storemon.core.vocabulary import FileKind
from storemon.gui.imports import imports_model, review_model
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.imports.review_page import ReviewPage
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.kind_texts import kind_texts, kind_titles
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.tables import PlainTable, widest
from storemon.gui.widgets.theme import Theme
from tests.gui.undoing import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("en")


def built_review(theme: Theme, icons: Icons) -> ReviewPage:
    page = ReviewPage(theme, icons)
    for _ in page.build():
        pass
    return page


def fitting(table: PlainTable, column: int, texts: list[str]) -> bool:
    return table.columnWidth(column) >= widest(table.fontMetrics(), texts)


def test_no_kind_of_file_is_cut(language: str, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    review, imports = built_review(theme, icons), ImportsPage(theme, icons)
    qtbot.addWidget(review)
    qtbot.addWidget(imports)
    assert fitting(review.table, review_model.Field.KIND, kind_titles())
    for kind in FileKind:
        imports.show_records([record(1, kind, 9)])
        assert fitting(imports.table, imports_model.Field.KIND, [kind_texts(kind).title])


def test_the_names_of_files_have_the_room_that_short_kinds_leave(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    page = ImportsPage(theme, icons)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    name = "Sample data - polls.csv"
    page.show_records([replace(record(1, FileKind.POLLS, 9), name=name)])
    page.show()
    text = page.table.fontMetrics().horizontalAdvance(name)
    assert page.table.columnWidth(imports_model.Field.FILE) > text + 60


def test_no_title_of_a_column_is_cut(language: str, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    for page in (built_review(theme, icons), ImportsPage(theme, icons)):
        qtbot.addWidget(page)
        table = page.table
        for column in range(1, page.model.columnCount()):
            assert table.columnWidth(column) >= table.head.needed_width(column)
