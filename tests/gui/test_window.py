"""The window as a user works with it: real widgets on the real services."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from storemon.errors import DatabaseProblem
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.message import Message
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import REFUSED, choose_place, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.core.progress import Progress


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


def wait_for_week(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(lambda: window.session.report is not None and window.stores.panel.week is not None)


def test_the_first_run_invites_to_bring_files(window: AppWindow) -> None:
    assert window.pages.currentWidget() is window.empty
    assert window.empty.files_button.isVisible()
    assert not window.menus.submenu("export").isEnabled()
    assert not window.menus["generate"].isEnabled()


def test_from_the_sample_to_a_report_a_chart_and_a_csv(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    click(window.empty.sample_button)
    wait_for_week(qtbot, window)
    assert window.pages.currentWidget() is window.overview
    window.navigator.show("stores")
    page = window.stores
    assert window.pages.currentWidget() is page
    assert "Report as of 25 Jan 2023, 18:13 UTC · checks count for up to 2" in page.subtitle.text()
    assert page.counted.text() == "12 stores"
    assert page.strip.stores.figure.text() == "12"
    assert page.panel.name.full == page.model.index(0, Column.STORE).data()
    week = page.panel.week
    assert week is not None
    assert len(week.rows) == 8
    assert not window.job_bar.isVisible()

    QTest.keyClicks(page.filter, str(page.model.index(3, Column.ID).data()))
    assert page.counted.text() == "1 of 12 stores"

    target = tmp_path / "uptime.csv"
    window.export_controller.actions.of[ExportKind.CSV].trigger()
    choose_place(window, target)
    qtbot.waitUntil(lambda: titles(window) == ["Saved 12 stores to uptime.csv."])
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("store_id,uptime_last_hour(in minutes)")
    assert len(lines) == 13


def test_the_first_import_leads_to_the_report(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared and bool(titles(window)))
    assert titles(window) == ["Imported 3 files: 1 time zone, 1 row of business hours, 4 checks."]
    assert "2 stores with 4 checks" in window.prepared.body.text()
    click(window.prepared.button)
    wait_for_week(qtbot, window)
    assert window.pages.currentWidget() is window.overview
    assert titles(window) == []


def test_files_that_hold_nothing_new_are_reported_in_one_sentence(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.session.imports.finished):
            import_now(qtbot, window, files)
    assert titles(window) == ["Nothing new in 3 files."]


def test_files_of_one_kind_are_summed(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(f"store_id,timezone_str\n{name},UTC\n")
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert titles(window) == ["Imported 2 files: 2 time zones."]


def test_a_report_that_ends_while_the_imports_are_shown_is_reported_there(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    window.navigator.show("imports")
    window.menus["generate"].trigger()
    qtbot.waitUntil(lambda: titles(window) == ["The report is ready."])
    assert window.navigator.page == "imports"
    window.banners.banners[0].act()
    assert window.navigator.page == "stores"


def test_hours_alone_say_that_polls_are_missing(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    import_now(qtbot, window, files[1:2])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared)
    assert window.prepared.title.text() == "Add your store status file"
    assert not window.menus["generate"].isEnabled()


def test_refused_rows_are_reported_and_listed(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    with files[2].open("a", encoding="utf-8") as polls:
        polls.write(REFUSED)
    import_now(qtbot, window, files[2:])
    qtbot.waitUntil(lambda: bool(window.banners.banners) and bool(window.imports.model.records))
    banner = window.banners.banners[0]
    assert banner.title.text() == "Imported 4 checks from polls.csv."
    assert banner.detail.text().startswith("1 row could not be used. Rows whose status is another word")
    window.imports.refused_wanted.emit(window.imports.model.records[0])
    qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)
    dialog = window.findChild(RefusedDialog)
    assert dialog is not None
    rows = dialog.table.model()
    assert rows.index(0, 0).data() == "6"
    assert rows.index(0, 1).data() == REFUSED.strip()
    dialog.close()


def test_an_import_can_be_cancelled_from_the_bar(
    qtbot: QtBot, window: AppWindow, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    started = threading.Event()

    def endless(
        _self: object, _part: object, _match: object, progress: Progress, _dates: object, **_: object
    ) -> None:
        started.set()
        while True:
            progress(0.3, Message("Reading"))

    monkeypatch.setattr(type(workspace.imports), "import_input", endless)
    import_now(qtbot, window, files)
    assert started.wait(10)
    assert window.job_bar.isVisible()
    window.job_bar.cancel.emit("import")
    qtbot.waitUntil(lambda: titles(window) == ["Import canceled."])
    assert not window.job_bar.isVisible()


def test_a_database_that_cannot_be_opened_is_reported_and_tried_again(
    qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    tries: list[int] = []

    def open_workspace(progress: Progress) -> Workspace:
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseProblem(
                Message("The database cannot be opened."),
                Message("It is in use."),
                Message("Close the other program."),
            )
        return Workspace.open(tmp_path / "second.db", progress)

    window = AppWindow(open_workspace, lambda _folder: pytest.fail("no sample"), settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    with qtbot.waitSignal(window.session.open_failed):
        pass
    banner = window.banners.banners[0]
    assert banner.detail.text() == "It is in use. Close the other program."
    banner.act()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty)


def test_closing_in_the_middle_of_work_waits_for_it(
    qtbot: QtBot, window: AppWindow, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    started, ended = threading.Event(), threading.Event()

    def endless(
        _self: object, _part: object, _match: object, progress: Progress, _dates: object, **_: object
    ) -> None:
        started.set()
        try:
            while True:
                progress(0.3, Message("Reading"))
        finally:
            ended.set()

    monkeypatch.setattr(type(workspace.imports), "import_input", endless)
    import_now(qtbot, window, files)
    assert started.wait(10)
    window.close()
    assert ended.is_set()
    assert not window.isVisible()


def test_a_report_and_the_way_of_looking_at_it_come_back(
    qtbot: QtBot, open_window: Callable[[], AppWindow]
) -> None:
    first = open_window()
    first.session.import_sample()
    wait_for_week(qtbot, first)
    first.stores.table.sortByColumn(Column.DOWN_WEEK, Qt.SortOrder.DescendingOrder)
    downwards = [first.stores.model.index(row, 0).data() for row in range(3)]
    first.close()
    second = open_window()
    wait_for_week(qtbot, second)
    assert [second.stores.model.index(row, 0).data() for row in range(3)] == downwards


def test_choosing_another_store_shows_its_week(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    page = window.stores
    before = page.panel.week
    page.table.choose(str(page.model.index(5, Column.ID).data()))
    qtbot.waitUntil(lambda: page.panel.week is not None and page.panel.week is not before)
    assert page.panel.name.full == page.model.index(5, Column.STORE).data()


def test_a_poll_count_report_shows_no_coverage(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    options = window.actions_bar.options
    options.poll_count.setChecked(True)
    assert not options.reach.isEnabled()
    options.open_below(window.actions_bar.generate.options_button)
    click(options.button)
    qtbot.waitUntil(lambda: "check count" in window.stores.subtitle.text())
    assert window.stores.table.isColumnHidden(Column.COVERAGE_WEEK)
    assert not window.stores.strip.coverage.isVisible()


def test_the_menus_reach_every_page(qtbot: QtBot, window: AppWindow) -> None:
    window.menus.page_wanted.emit("imports")
    assert window.pages.currentWidget() is window.imports
    window.menus.page_wanted.emit("stores")
    assert window.pages.currentWidget() is window.empty
    window.menus["open"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_the_table_can_be_sorted_without_a_mouse(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    page = window.stores
    sort = window.menus.submenu("sort").actions()[Column.STORE]
    sort.trigger()
    titles = [str(page.model.index(row, 0).data()) for row in range(12)]
    # Stores without a name come last in both directions.
    named = [title for title in titles if not title.isdigit()]
    assert titles[0] == min(named)
    sort.trigger()
    assert page.model.index(0, 0).data() == max(named)


def test_the_worst_store_comes_first_until_another_order_is_chosen(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    down = [float(window.stores.model.index(row, Column.DOWN_WEEK).data()) for row in range(6)]
    assert down == sorted(down, reverse=True)
    assert down[0] > 0


def test_find_puts_the_cursor_into_the_filter(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    wait_for_week(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.menus["filter"].trigger()
    assert window.stores.filter.hasFocus()


def test_about_is_shown_without_waiting_for_its_answer(qtbot: QtBot, window: AppWindow) -> None:
    window.menus["about"].trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("storemon")
    with qtbot.waitSignal(box.destroyed):
        box.accept()
