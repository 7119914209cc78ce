"""The list of all reports in the window."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storemon.core.compare import Comparison
from storemon.core.labels import Labels
from storemon.core.vocabulary import DAY, Method, ReportRequest
from storemon.gui.report_list.compare_dialog import CompareDialog
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.format import NONE
from storemon.gui.widgets.theme import Theme
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import choose_place, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def workspace_of(window: AppWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def settle(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.runner.busy and not window.reports.running)


def shown(window: AppWindow) -> str:
    assert window.session.report is not None
    return window.session.report.info.report_id


def listed(window: AppWindow) -> list[str]:
    return [one.info.report_id for one in window.reports_page.table.reports]


def choose(window: AppWindow, *report_ids: str) -> None:
    table = window.reports_page.table
    table.clearSelection()
    way = QItemSelectionModel.SelectionFlag
    for report_id in report_ids:
        row = table.list.items().index(listed(window).index(report_id))
        table.selectionModel().select(table.list.index(row, 0), way.Select | way.Rows)
        table.selectionModel().setCurrentIndex(table.list.index(row, 0), way.NoUpdate)


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    """A window with three reports, showing the newest."""
    import_now(qtbot, window, files)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)
    reports = workspace_of(window).reports
    for request in (ReportRequest(Method.POLL_COUNT), ReportRequest(as_of=1_674_518_400_000_000 + DAY)):
        reports.run(reports.trigger_report(request))
    window.reports.generate(ReportRequest())
    settle(qtbot, window)
    window.navigator.show("reports")
    qtbot.waitUntil(lambda: len(listed(window)) == len(reports.archive.list_reports()))
    return window


def test_without_reports_the_page_says_what_to_do(qtbot: QtBot, window: AppWindow) -> None:
    window.navigator.show("reports")
    settle(qtbot, window)
    page = window.reports_page
    assert page.nothing.isVisible()
    assert not page.frame.isVisible()
    assert "Import checks first" in page.nothing.body.text()
    assert not any(one.isEnabled() for one in (page.open, page.compare, page.export, page.keep, page.delete))


def test_the_list_says_what_each_report_is(filled: AppWindow) -> None:
    table = filled.reports_page.table
    cells = [[table.cell(row, column).text for column in range(7)] for row in range(3)]
    assert cells[0][1] == "As of 24 Jan 2023, 11:10 UTC"
    assert [row[2] for row in cells] == ["Interpolated", "Interpolated", "Check count"]
    assert [row[4] for row in cells] == ["Up to date, on screen", "Up to date", "Up to date"]
    assert [row[5] for row in cells] == ["Last of month", NONE, NONE]
    assert all(row[6].endswith("kB") for row in cells)


def test_an_older_report_is_marked_on_every_page_until_one_comes_back(
    qtbot: QtBot, filled: AppWindow
) -> None:
    newest, older = listed(filled)[0], listed(filled)[2]
    choose(filled, older)
    QTest.keyClick(filled.reports_page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(filled) == older)
    settle(qtbot, filled)
    bar = filled.reports_controller.bar
    for page in ("overview", "stores", "hours", "imports", "reports"):
        filled.navigator.show(page)
        assert bar.isVisible()
    assert "older report, made" in bar.label.text()
    assert filled.menus["newest"].isEnabled()
    filled.freshness.look()
    settle(qtbot, filled)
    assert shown(filled) == older
    bar.button.click()
    qtbot.waitUntil(lambda: shown(filled) == newest)
    assert not bar.isVisible()
    assert not filled.menus["newest"].isEnabled()


def test_new_data_leaves_an_older_report_open_and_a_new_report_takes_its_place(
    qtbot: QtBot, filled: AppWindow, tmp_path: Path
) -> None:
    older = listed(filled)[2]
    filled.session.open_report(older)
    qtbot.waitUntil(lambda: filled.session.is_older)
    more = tmp_path / "more.csv"
    more.write_text("store_id,status,timestamp_utc\nnord,active,2023-01-24 11:30:00 UTC\n")
    import_now(qtbot, filled, [more])
    qtbot.waitUntil(lambda: filled.session.summary is not None and filled.session.summary.polls == 5)
    settle(qtbot, filled)
    assert shown(filled) == older
    filled.reports.generate_now()
    settle(qtbot, filled)
    qtbot.waitUntil(lambda: not filled.session.is_older)
    assert shown(filled) != older


def test_reports_are_deleted_after_a_question_but_never_the_one_on_the_screen(
    qtbot: QtBot, filled: AppWindow
) -> None:
    newest, _, oldest = listed(filled)
    choose(filled, newest)
    assert not filled.reports_page.delete.isEnabled()
    choose(filled, newest, oldest)
    QTest.keyClick(filled.reports_page.table, Qt.Key.Key_Delete)
    confirm = filled.findChild(Confirm)
    assert confirm is not None
    assert confirm.question.text() == "Delete 1 report?"
    assert oldest in listed(filled)
    confirm.yes.click()
    qtbot.waitUntil(lambda: oldest not in listed(filled))
    assert newest in listed(filled)


def test_a_report_is_kept_and_no_longer(qtbot: QtBot, filled: AppWindow) -> None:
    oldest = listed(filled)[2]
    choose(filled, oldest)
    filled.reports_page.keep.click()
    qtbot.waitUntil(lambda: filled.reports_page.table.cell(2, 5).text == "Kept")
    assert filled.reports_page.table.chosen[0].info.report_id == oldest
    assert filled.reports_page.keep.text() == "Stop keeping"
    filled.reports_page.keep.click()
    qtbot.waitUntil(lambda: filled.reports_page.table.cell(2, 5).text == NONE)


def test_two_reports_are_compared_and_saved(qtbot: QtBot, filled: AppWindow, tmp_path: Path) -> None:
    newest, _, oldest = listed(filled)
    choose(filled, newest)
    assert not filled.reports_page.compare.isEnabled()
    choose(filled, newest, oldest)
    filled.reports_page.compare.click()
    qtbot.waitUntil(lambda: filled.findChild(CompareDialog) is not None)
    dialog = filled.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.table.list.rowCount() == 2
    assert dialog.windows.choice == 2
    dialog.export_wanted.emit()
    choose_place(filled, tmp_path / "both.csv")
    qtbot.waitUntil((tmp_path / "both.csv").exists)
    settle(qtbot, filled)
    lines = (tmp_path / "both.csv").read_text().splitlines()
    assert lines[0].startswith("store_id,last_hour_first,last_hour_second,last_hour_change,last_hour_sure")
    assert len(lines) == 3
    dialog.accept()


def test_of_two_equal_exact_uptimes_it_says_that_there_is_no_change(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    first, second = np.array([[100.0], [100.0], [90.0]]), np.array([[100.0], [95.0], [91.0]])
    comparison = Comparison(["a", "b", "c"], first, second, np.array([[True], [True], [False]]))
    dialog = CompareDialog(theme, parent, comparison, Labels.none(3), ("Monday", "Tuesday"))
    said = dialog.table.list.columns[-1].text
    assert [said(item) for item in range(3)] == ["No change", "Clear", "No clear change"]


@pytest.mark.parametrize("name", ["one.csv", "one.xlsx"])
def test_any_report_can_be_exported(qtbot: QtBot, filled: AppWindow, tmp_path: Path, name: str) -> None:
    choose(filled, listed(filled)[2])
    filled.reports_page.export.click()
    choose_place(filled, tmp_path / name)
    qtbot.waitUntil((tmp_path / name).exists)
    settle(qtbot, filled)
    assert shown(filled) == listed(filled)[0]


def test_data_that_came_since_makes_reports_out_of_date(
    qtbot: QtBot, filled: AppWindow, tmp_path: Path
) -> None:
    filled.preferences.update_report = False
    more = tmp_path / "more.csv"
    more.write_text("store_id,status,timestamp_utc\nnord,active,2023-01-24 11:30:00 UTC\n")
    import_now(qtbot, filled, [more])
    settle(qtbot, filled)
    filled.navigator.show("reports")
    qtbot.waitUntil(lambda: filled.reports_page.table.cell(1, 4).text == "Out of date")


def test_the_setting_says_how_many_stay(qtbot: QtBot, filled: AppWindow) -> None:
    filled.preferences.reports = 1
    filled.reports.generate_now()
    settle(qtbot, filled)
    qtbot.waitUntil(lambda: len(listed(filled)) <= 2)
    assert "newest 1, the last one" in filled.reports_page.subtitle.text()


def test_five_hundred_reports_are_listed_at_once(qtbot: QtBot, filled: AppWindow) -> None:
    page = filled.reports_page
    many = list(page.table.reports) * 167
    begun = time.process_time()
    page.show_reports(many, shown(filled), 50, has_data=True)
    assert time.process_time() - begun < 0.5
    assert page.table.list.rowCount() > 500
    settle(qtbot, filled)


def test_all_data_is_exported_to_a_new_folder(qtbot: QtBot, filled: AppWindow, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    filled.menus["export-data"].trigger()
    choose_place(filled, tmp_path / "out")
    qtbot.waitUntil(lambda: any((tmp_path / "out").glob("*/polls.csv")))
    settle(qtbot, filled)
    filled.menus["export-data"].trigger()
    choose_place(filled, tmp_path / "out")
    qtbot.waitUntil(lambda: len(list((tmp_path / "out").glob("*/polls.csv"))) == 2)
    settle(qtbot, filled)
