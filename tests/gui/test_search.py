"""Searching everything from one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.gui.guide.guide_controller import GuideController
from storemon.gui.search.search_controller import SearchController, plain_text
from storemon.gui.search.search_dialog import SearchDialog
from storemon.gui.search_sources import Hit, SearchSources
from storemon.gui.widgets import preferences
from tests.app_window import AppWindow
from tests.gui.test_overview import filled  # noqa: F401  # a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def hit(title: str, detail: str = "", words: str = "") -> Hit:
    return Hit(title, detail, lambda: None, words)


def found(sources: SearchSources, text: str, most: int = 9) -> list[str]:
    return [one.title for one in sources.find(text, most)]


def test_a_title_that_begins_with_the_text_comes_first() -> None:
    sources = SearchSources()
    sources.add(lambda _: [hit("Best report"), hit("Unreported"), hit("Report"), hit("Other", "report")])
    assert found(sources, "report") == ["Report", "Best report", "Unreported", "Other"]
    assert found(sources, "REPORT", 2) == ["Report", "Best report"]


def test_all_words_have_to_be_there_in_any_order() -> None:
    sources = SearchSources()
    sources.add(lambda _: [hit("Airport Grill", "Store · East", "s17"), hit("Airport Falafel", "Store")])
    assert found(sources, "grill air") == ["Airport Grill"]
    assert found(sources, "s17 east") == ["Airport Grill"]
    assert found(sources, "nowhere") == []


def test_without_a_text_the_first_of_all_sources_are_listed() -> None:
    sources = SearchSources()
    sources.add(lambda _: [hit("a"), hit("b")])
    sources.add(lambda _: [hit("c")])
    assert found(sources, " ") == ["a", "b", "c"]


@given(st.lists(st.text("ab ", max_size=6), max_size=8), st.text("ab ", max_size=4))
def test_what_is_found_has_all_words_and_is_ranked(titles: list[str], text: str) -> None:
    sources = SearchSources()
    sources.add(lambda _: [hit(title) for title in titles])
    words = text.split()
    kept = sources.find(text, len(titles))
    assert sorted(one.title for one in kept) == sorted(
        title for title in titles if all(word in title for word in words)
    )
    ranks = [one.rank(words) or 0 for one in kept]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("text", "plain"), [("&Open…", "Open…"), ("Save && quit", "Save & quit"), ("Copy\tCtrl+C", "Copy")]
)
def test_menu_texts_lose_their_mnemonics(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.fixture
def opened(qtbot: QtBot, filled: AppWindow) -> SearchDialog:  # noqa: F811  # the fixture
    filled.shared.menus["search"].trigger()
    dialog = filled.the(SearchController).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def titles(dialog: SearchDialog) -> list[str]:
    return [dialog.list.list.index(row, 0).data() for row in range(dialog.list.list.rowCount())]


def test_pages_and_actions_are_there_from_the_start(opened: SearchDialog) -> None:
    assert {"Overview", "Generate report", "Settings…"} <= set(titles(opened))
    assert "Search everything…" not in titles(opened)
    opened.reject()


def test_a_store_opens_by_the_keyboard_alone(
    qtbot: QtBot,
    filled: AppWindow,  # noqa: F811  # the fixture
    opened: SearchDialog,
) -> None:
    rows = filled.session.rows
    assert rows is not None
    name = rows.title(3)
    QTest.keyClicks(opened.field, name)
    assert titles(opened)[0] == name
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.pages.currentWidget() is filled.store)
    assert filled.store.store_id == rows.table.store_ids[3]
    assert filled.the(SearchController).dialog is None


def test_the_arrow_keys_walk_through_the_results(
    filled: AppWindow,  # noqa: F811  # the fixture
    opened: SearchDialog,
) -> None:
    opened.field.setText("hours")
    first = titles(opened)[0]
    assert first == "Hours"
    QTest.keyClick(opened.field, Qt.Key.Key_Down)
    assert opened.list.currentIndex().row() == 1
    QTest.keyClick(opened.field, Qt.Key.Key_Up)
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert filled.navigator.page == "hours"


def test_a_setting_is_found_by_what_it_does_and_opens_with_the_focus_on_it(
    qtbot: QtBot,
    filled: AppWindow,  # noqa: F811  # the fixture
    opened: SearchDialog,
) -> None:
    opened.field.setText("settings clock")
    assert titles(opened)[0] == "Clock"
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    dialog = filled.settings_controller.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.look.field("clock_choice"))
    dialog.close()


def test_every_setting_can_be_reached_by_search(
    filled: AppWindow,  # noqa: F811  # the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Without a tray, its setting cannot get the focus.
    monkeypatch.setattr(preferences, "has_tray", lambda: True)
    declared = filled.preferences.rows()
    hits = filled.settings_controller._hits("")
    assert len(hits) == len(declared)
    filled.preferences.sales_on = True  # otherwise the sales fields cannot get the focus
    for one in hits:
        one.open()
        dialog = filled.settings_controller.dialog
        assert dialog is not None
        assert dialog.focusWidget() is not dialog.sections
        dialog.close()


def test_a_heading_of_the_guide_opens_there(
    qtbot: QtBot,
    filled: AppWindow,  # noqa: F811  # the fixture
    opened: SearchDialog,
) -> None:
    opened.field.setText("shared outages guide")
    assert titles(opened)[0] == "Shared outages"
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    guide = filled.the(GuideController).guide
    assert guide is not None
    qtbot.waitUntil(lambda: guide.isVisible() and guide.page in {"outages", "overview"})


def test_what_is_not_there_is_said(opened: SearchDialog) -> None:
    opened.field.setText("qqqq")
    assert opened.nothing.isVisible()
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert opened.isVisible()
    QTest.keyClick(opened.field, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_an_action_that_opens_a_dialog_does_so_after_the_search_is_gone(
    qtbot: QtBot,
    filled: AppWindow,  # noqa: F811  # the fixture
    opened: SearchDialog,
) -> None:
    opened.field.setText("settings")
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.settings_controller.dialog is not None)
    assert filled.the(SearchController).dialog is None


def test_no_source_is_slow_for_many_stores() -> None:
    def many(make: Callable[[int], Hit]) -> list[Hit]:
        return [make(number) for number in range(500)]

    sources = SearchSources()
    for _ in range(3):
        sources.add(lambda _: many(lambda number: hit(f"Store {number}", "Store")))
    assert len(sources.find("store 4", 60)) == 60
