"""The hours page: suspicious hours, their stores, and the way to a store and back."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storemon.core.vocabulary import Finding
from storemon.gui.hours.hours_panel import HoursPanel
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.gui.conftest import choose_place, import_now
from tests.gui.hours_reports import listed, placeholder, six_stores
from tests.gui.test_window import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return six_stores(tmp_path)


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    """A window on its hours page with a report on the six stores."""
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.hours_controller.loaded):
        window.menus["generate"].trigger()
    window.navigator.show("hours")
    return window


def test_every_finding_has_its_stores_and_its_counts(filled: AppWindow) -> None:
    page = filled.hours
    assert listed(page) == {
        "awake": "Active in 7 of 7 closed periods",
        "double": "2 rows overlap",
        "late": "Inactive at 7 of 7 openings",
        "nowhere": "Active in 7 of 7 closed periods · No time zone",
        "swapped": "7 rows long past midnight",
    }
    shown = [tile for tile in page.tiles.tiles if tile.isVisible()]
    assert [(tile.caption.text(), tile.number.text()) for tile in shown] == [
        ("Stores to check", "5"),
        ("Active when closed", "2"),
        ("Opens late", "1"),
        ("Rows overlap", "1"),
        ("Long past midnight", "1"),
        ("No time zone", "1"),
    ]
    assert page.tiles.all.note.text() == "of 6 stores"
    assert not page.patterns.isVisible()
    assert page.counted.text() == "5 stores"


def test_a_tile_leaves_the_stores_with_its_finding_alone(filled: AppWindow) -> None:
    page = filled.hours
    click(page.tiles.of[Finding.OPENS_LATE])
    assert list(listed(page)) == ["late"]
    assert page.panel.store_id == "late"
    click(page.tiles.all)
    assert len(listed(page)) == 5
    assert page.panel.store_id == "late"


def test_the_filter_leaves_stores_by_name_and_zone_and_escape_brings_all_back(
    qtbot: QtBot, filled: AppWindow
) -> None:
    page = filled.hours
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.menus["filter"].trigger()
    QTest.keyClicks(page.filter, "chicago")
    assert list(listed(page)) == ["nowhere"]
    assert page.counted.text() == "1 of 5 stores"
    page.filter.setText("nobody")
    assert not listed(page)
    assert not page.panel.isVisible()
    QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    assert len(listed(page)) == 5
    assert page.panel.isVisible()


def test_the_panel_names_the_rows_at_fault_and_what_to_do(qtbot: QtBot, filled: AppWindow) -> None:
    page = filled.hours
    with qtbot.waitSignal(filled.hours_controller.loaded):
        page.choose("double")
    note = page.panel.findings[Finding.ROWS_OVERLAP]
    assert note.title.text() == "2 rows overlap"
    assert note.rows.text() == "Mon 09:00–17:00 and Mon 12:00–18:00\nWed 09:00–17:00 and Wed 16:00–17:00"
    assert "import it again" in note.body.text()
    assert not page.panel.findings[Finding.OPENS_LATE].isVisible()
    assert page.panel.grid.lines()[0] == "Mon 09:00–18:00"
    assert page.panel.note.full == "57 h a week"
    with qtbot.waitSignal(filled.hours_controller.loaded):
        page.choose("swapped")
    swapped = page.panel.findings[Finding.LONG_PAST_MIDNIGHT].rows.text()
    assert swapped == "Mon 17:00–16:00\nTue 17:00–16:00\nand 5 more"


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_a_store_opens_and_the_way_back_leads_here(filled: AppWindow, way: str) -> None:
    page = filled.hours
    page.choose("late")
    if way == "enter":
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    elif way == "double click":
        place = page.table.visualRect(page.table.currentIndex()).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        click(page.panel.link)
    assert filled.pages.currentWidget() is filled.store
    assert filled.store.store_id == "late"
    assert filled.store.head.place.text().endswith(" of 5")
    click(filled.store.head.after)
    other = filled.store.store_id
    click(filled.store.head.back_button)
    assert filled.pages.currentWidget() is page
    assert page.panel.store_id == other


def test_a_store_tells_of_its_own_findings_and_leads_to_them(filled: AppWindow) -> None:
    line = filled.store.head.findings
    filled.navigator.open_store("sound")
    assert not line.isVisible()
    filled.navigator.open_store("late")
    assert line.label.full == "Hours to check: Opens late"
    filled.hours.filter.setText("swapped")
    click(line.link)
    assert filled.pages.currentWidget() is filled.hours
    assert filled.hours.panel.store_id == "late"
    assert len(listed(filled.hours)) == 5


def test_before_a_report_the_page_says_what_to_do(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    page = window.hours
    window.navigator.show("hours")
    assert placeholder(page) == "No report yet"
    assert not page.placeholder.button.isVisible()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    window.navigator.show("hours")
    with qtbot.waitSignal(window.hours_controller.shown):
        click(page.placeholder.button)
    assert placeholder(page) == ""
    window.session.data.clear()
    qtbot.waitUntil(lambda: page.rows is None)
    window.navigator.show("hours")
    assert placeholder(page) == "No report yet"
    assert not page.export_button.isEnabled()


def test_an_old_report_and_one_without_findings_have_their_words(filled: AppWindow) -> None:
    page, report, rows = filled.hours, filled.session.report, filled.hours.rows
    assert report is not None
    assert rows is not None
    page.show_report(report, None)
    assert placeholder(page) == "Hours were not checked"
    page.show_report(report, dataclasses.replace(rows, wrong=rows.wrong[:0]))
    assert placeholder(page) == "All hours look right"
    assert not page.placeholder.button.isVisible()
    page.show_report(report, rows)
    assert placeholder(page) == ""


def test_findings_are_copied_with_their_headers(filled: AppWindow) -> None:
    page = filled.hours
    page.choose("late")
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines == ["Store\tFindings\tTime zone", "late\tInactive at 7 of 7 openings\tUTC"]


def test_the_order_is_by_what_is_worst_and_follows_a_click(filled: AppWindow) -> None:
    page = filled.hours
    header = page.table.horizontalHeader()
    assert header.sortIndicatorSection() == 1
    click_at = header.sectionViewportPosition(0) + 20
    place = header.rect().topLeft()
    place.setX(click_at)
    place.setY(header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert list(listed(page)) == ["swapped", "nowhere", "late", "double", "awake"]


@pytest.mark.parametrize("shown", [False, True])
def test_the_findings_are_saved_all_or_as_they_are_shown(
    qtbot: QtBot, filled: AppWindow, tmp_path: Path, shown: bool
) -> None:
    page, actions = filled.hours, filled.export_controller.actions
    page.filter.setText("a")  # awake and swapped, and late
    page.filter.setText("wa")
    page.export_button.menu().aboutToShow.emit()
    assert actions.hours_shown.text() == "Only the 2 stores &shown…"
    with qtbot.waitSignal(filled.export_controller.written):
        (actions.hours_shown if shown else actions.of[ExportKind.HOURS]).trigger()
        choose_place(filled, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        saved = [row["store_id"] for row in csv.DictReader(file)]
    assert sorted(saved) == (
        ["awake", "swapped"] if shown else ["awake", "double", "late", "nowhere", "swapped"]
    )


def test_finding_stores_begins_on_the_page_at_hand(qtbot: QtBot, filled: AppWindow) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.menus["filter"].trigger()
    assert QApplication.focusWidget() is filled.hours.filter


def test_another_name_comes_into_the_list(qtbot: QtBot, filled: AppWindow) -> None:
    filled.rename("late", "Corner shop")
    table = filled.hours.table
    # Shown again too, because the period before is known only now.
    qtbot.waitUntil(lambda: "Corner shop" in listed(filled.hours))
    filled.hours.choose("late")
    assert filled.hours.panel.name.full == "Corner shop"
    chosen = table.currentIndex()
    assert table.cell(chosen.row(), 0).below == "late"
    assert chosen.data(Qt.ItemDataRole.AccessibleTextRole) == "Corner shop\nlate"
    assert table.selected_rows() == [
        ["Store", "Store ID", "Findings", "Time zone"],
        ["Corner shop", "late", "Inactive at 7 of 7 openings", "UTC"],
    ]


@pytest.mark.parametrize(("width", "rows", "noted"), [(960, 2, False), (1100, 1, False), (1600, 1, True)])
def test_the_tiles_take_one_row_or_two(
    qtbot: QtBot, filled: AppWindow, width: int, rows: int, noted: bool
) -> None:
    filled.resize(width, 800)
    tiles = [tile for tile in filled.hours.tiles.tiles if tile.isVisible()]
    qtbot.waitUntil(lambda: len({tile.y() for tile in tiles}) == rows)
    qtbot.waitUntil(lambda: {tile.note.isVisible() for tile in tiles} == {noted})


def test_one_store_to_check_is_said_in_the_singular(filled: AppWindow) -> None:
    page, rows = filled.hours, filled.hours.rows
    assert rows is not None
    page.tiles.show_rows(dataclasses.replace(rows, wrong=rows.wrong[:1]))
    assert page.tiles.all.caption.text() == "Store to check"


@pytest.mark.parametrize(("height", "offered"), [(400, True), (150, False)])
def test_a_low_panel_leaves_its_room_to_the_store(
    qtbot: QtBot, theme: Theme, preferences: Preferences, height: int, offered: bool
) -> None:
    panel = HoursPanel(theme, preferences)
    qtbot.addWidget(panel)
    panel.facts.setText("1067106742699678613 · Central (Chicago) (assumed)")
    panel.resize(304, height)
    panel.show()
    qtbot.waitUntil(lambda: panel.files.isVisible() == offered)
    qtbot.waitUntil(lambda: panel.facts.height() >= panel.facts.heightForWidth(panel.facts.width()))
