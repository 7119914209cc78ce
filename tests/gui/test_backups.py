"""Backing up and restoring through the window, and starting with a damaged database."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from storemon.core.progress import Progress
from storemon.core.vocabulary import ReportRequest
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseDamaged
from storemon.gui.maintenance.backups_model import Field
from storemon.gui.maintenance.restore_dialog import RestoreDialog
from storemon.gui.widgets.confirm import Confirm
from storemon.message import Message
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.data.version_1 import make_version_1
from tests.gui.conftest import choose_place, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    """A window with the three files imported and a report."""
    import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not None and window.stores.panel.week is not None)
    return window


def clear(qtbot: QtBot, window: AppWindow) -> None:
    window.session.data.clear()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty)


def restore_dialog(qtbot: QtBot, window: AppWindow) -> RestoreDialog:
    window.menus["restore"].trigger()
    qtbot.waitUntil(lambda: window.findChild(RestoreDialog) is not None)
    dialog = window.findChild(RestoreDialog)
    assert dialog is not None
    return dialog


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


def cells(dialog: RestoreDialog, row: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for column in Field]


def test_a_restored_backup_is_what_the_window_shows(qtbot: QtBot, full: AppWindow) -> None:
    clear(qtbot, full)
    qtbot.waitUntil(lambda: not full.imports.model.records)
    dialog = restore_dialog(qtbot, full)
    qtbot.waitUntil(lambda: "…" not in cells(dialog, 0))
    assert cells(dialog, 0)[1:4] == ["Before clearing all data", "2", "4"]
    dialog.restore.click()
    qtbot.waitUntil(lambda: full.session.report is not None)
    assert full.pages.currentWidget() is full.overview
    assert full.session.summary is not None
    assert full.session.summary.polls == 4
    qtbot.waitUntil(lambda: len(full.imports.model.records) == 3)
    assert titles(full)[0] == "The backup is restored."
    assert "-restore.db" in full.banners.banners[0].detail.text()
    assert not full.job_bar.isVisible()


def test_enter_leads_from_the_list_of_backups_to_the_button(qtbot: QtBot, full: AppWindow) -> None:
    clear(qtbot, full)
    dialog = restore_dialog(qtbot, full)
    qtbot.waitUntil(dialog.table.hasFocus)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.restore.hasFocus()
    with qtbot.waitSignal(dialog.restore_wanted):
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(full.imports.model.records) == 3)


def test_a_restored_backup_without_a_report_leads_to_making_one(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    bare = Workspace.open(tmp_path / "bare.db")
    (tmp_path / "one.csv").write_text("store_id,timezone_str\nsolo,Asia/Tokyo\n")
    bare.imports.import_file(tmp_path / "one.csv")
    bare.close()
    dialog = restore_dialog(qtbot, full)
    assert dialog.model.rowCount() == 0
    assert not dialog.restore.isEnabled()
    assert dialog.none.isVisible()
    dialog.other.click()
    choose_place(full, tmp_path / "bare.db")
    question = full.findChild(Confirm)
    assert question is not None
    assert question.question.text() == "Restore bare.db?"
    question.yes.click()
    qtbot.waitUntil(lambda: full.pages.currentWidget() is full.prepared)
    assert full.session.report is None
    assert not full.menus.submenu("export").isEnabled()


def test_a_backup_goes_where_the_operator_says(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    full.menus["backup"].trigger()
    dialog = full.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name.startswith("storemon backup 20")
    assert dialog.defaultSuffix() == "db"
    choose_place(full, tmp_path / "mine.db")
    qtbot.waitUntil(lambda: titles(full)[:1] == ["Backed up to mine.db."])
    copy = Workspace.open(tmp_path / "mine.db")
    assert copy.stores.summary().polls == 4
    copy.close()


def test_a_backup_that_cannot_be_restored_is_reported_and_nothing_changes(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    (tmp_path / "bad.db").write_text("hello " * 1000)
    full.session.backups.restore(tmp_path / "bad.db")
    qtbot.waitUntil(lambda: titles(full)[:1] == ["This backup cannot be used."])
    assert full.session.report is not None


def test_a_restore_can_be_cancelled(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workspace = full.session.workspace
    assert workspace is not None

    def endless(_self: object, _source: Path, progress: Progress) -> None:
        while True:
            progress(0.5, Message("Restoring"))

    monkeypatch.setattr(type(workspace.backups), "restore", endless)
    full.session.backups.restore(tmp_path / "any.db")
    assert full.job_bar.isVisible()
    full.job_bar.cancel.emit("backup")
    qtbot.waitUntil(lambda: not full.job_bar.isVisible())
    assert full.session.report is not None


def test_the_backup_of_the_day_is_made_once_things_are_calm(qtbot: QtBot, full: AppWindow) -> None:
    workspace = full.session.workspace
    assert workspace is not None
    full.session.backups._calm.setInterval(0)
    full.session.backups.make_daily_soon()
    qtbot.waitUntil(lambda: len(workspace.backups.listed()) == 1)
    assert workspace.backups.listed()[0].occasion == "day"
    assert not full.job_bar.isVisible()


def test_damage_met_by_the_backup_of_the_day_offers_the_older_ones(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = full.session.workspace
    assert workspace is not None

    def fail(_self: object, _progress: Progress) -> None:
        raise DatabaseDamaged(Message("The database is damaged."))

    monkeypatch.setattr(type(workspace.backups), "make_daily", fail)
    full.session.backups.make_daily()
    qtbot.waitUntil(lambda: titles(full)[:1] == ["The database is damaged."])
    full.banners.banners[0].act()
    qtbot.waitUntil(lambda: full.findChild(RestoreDialog) is not None)
    told = titles(full)
    full.session.backups.make_daily()
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    assert titles(full) == told


def backed_up(folder: Path, files: list[Path]) -> Path:
    """Return the database for the next window, with data and a backup."""
    database = folder / "window.db"
    before = Workspace.open(database)
    for file in files:
        before.imports.import_file(file)
    assert before.backups.make_daily() is not None
    before.close()
    return database


def test_a_damaged_database_is_set_aside_and_the_newest_backup_brought_back_by_one_click(
    qtbot: QtBot, open_window: Callable[[], AppWindow], tmp_path: Path, files: list[Path]
) -> None:
    database = backed_up(tmp_path, files)
    damage = b"\xa5" * (database.stat().st_size - 8192)
    with database.open("r+b") as content:
        content.seek(8192)
        content.write(damage)
    window = open_window()
    (banner,) = window.banners.banners
    aside = next(tmp_path.glob("window-damaged-*.db"))
    assert aside.read_bytes().endswith(damage)
    assert banner.title.text() == f"The database was damaged. It was set aside as {aside.name}."
    assert banner.detail.text().startswith("Restore the backup of ")
    assert window.pages.currentWidget() is window.empty
    assert [button.text() for button in banner.findChildren(QPushButton)] == ["Restore backup"]
    banner.act()
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared)


def change(database: Path, statement: str) -> None:
    """Change a database that no process has open, as another program might."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_database_with_something_planted_is_set_aside_in_words_that_are_true(
    qtbot: QtBot, open_window: Callable[[], AppWindow], tmp_path: Path, files: list[Path]
) -> None:
    database = backed_up(tmp_path, files)
    change(database, "CREATE TRIGGER planted AFTER INSERT ON reports BEGIN DELETE FROM polls; END")
    window = open_window()
    (banner,) = window.banners.banners
    aside = next(tmp_path.glob("window-damaged-*.db"))
    assert banner.title.text() == (f"Another program changed the database. It was set aside as {aside.name}.")
    banner.act()
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)


def test_damage_that_a_page_meets_offers_the_backups(qtbot: QtBot, full: AppWindow) -> None:
    workspace = full.session.workspace
    assert workspace is not None
    change(workspace.path, "UPDATE imports SET imported = imported + 1")
    full.session.read(lambda opened: opened.imports.recent(), lambda _: None)
    qtbot.waitUntil(lambda: titles(full)[:1] == ["The database is damaged."])
    full.banners.banners[0].act()
    qtbot.waitUntil(lambda: full.findChild(RestoreDialog) is not None)


def test_a_damaged_report_is_reported_at_the_start_and_can_be_generated_again(
    qtbot: QtBot, open_window: Callable[[], AppWindow], tmp_path: Path, files: list[Path]
) -> None:
    database = tmp_path / "window.db"
    before = Workspace.open(database)
    for file in files:
        before.imports.import_file(file)
    report_id = before.reports.trigger_report(ReportRequest())
    before.reports.run(report_id)
    before.close()
    change(database, "UPDATE report_tables SET content = zeroblob(400)")
    window = open_window()
    qtbot.waitUntil(lambda: titles(window) == [f"The report {report_id} is damaged."])
    assert "Generate it again." in window.banners.banners[0].detail.text()
    assert window.pages.currentWidget() is window.prepared
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not None)


def test_a_database_of_an_earlier_version_is_updated_and_shown(
    qtbot: QtBot, open_window: Callable[[], AppWindow], tmp_path: Path
) -> None:
    make_version_1(tmp_path / "window.db")
    window = open_window()
    qtbot.waitUntil(lambda: window.session.report is not None)
    assert window.banners.banners == []
    assert not window.job_bar.isVisible()


def test_an_opening_that_is_cancelled_can_be_tried_again(
    qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    tries: list[int] = []

    def open_workspace(progress: Progress) -> Workspace:
        tries.append(1)
        while len(tries) == 1:
            progress(0.5, Message("Updating the database"))
        return Workspace.open(tmp_path / "second.db", progress)

    window = AppWindow(open_workspace, lambda _folder: pytest.fail("no sample"), settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(tries) and window.job_bar.isVisible())
    assert not window.menus["restore"].isEnabled()
    window.job_bar.cancel.emit("opening")
    qtbot.waitUntil(lambda: titles(window) == ["The database was not opened."])
    assert not window.job_bar.isVisible()
    window.banners.banners[0].act()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty)
    assert window.menus["restore"].isEnabled()
