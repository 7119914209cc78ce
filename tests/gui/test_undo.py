"""Undoing imports, one by one or all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from storemon.core.vocabulary import FileKind
from storemon.gui.imports.imports_model import Field
from storemon.gui.session.undo_text import undo_text
from storemon.gui.widgets.confirm import Confirm
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.gui.undoing import imported, question_of, record, undo_first

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    return imported(qtbot, window, files)


def test_undoing_asks_once_and_says_what_goes_away(qtbot: QtBot, full: AppWindow) -> None:
    undo_first(full)
    question = question_of(qtbot, full)
    assert question.question.text() == "Undo the import of polls.csv?"
    assert question.body.text() == "The 4 checks that only this file brought are removed."
    question.yes.click()
    qtbot.waitUntil(lambda: full.imports.model.records[0].undone is not None)
    cell = full.imports.model.index(1, Field.UNDO)
    assert cell.data() == "Undone"
    assert str(cell.data(Qt.ItemDataRole.ToolTipRole)).startswith("Undone 2")
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == cell.data(Qt.ItemDataRole.ToolTipRole)
    assert full.session.summary is not None
    qtbot.waitUntil(lambda: full.session.summary is not None and full.session.summary.polls == 0)
    assert full.banners.banners[0].title.text() == "The import of polls.csv is undone."


def test_no_keeps_everything(qtbot: QtBot, full: AppWindow) -> None:
    undo_first(full)
    question_of(qtbot, full).no.click()
    qtbot.waitUntil(lambda: not full.session.runner.busy)  # a check for changed data may be running
    assert full.imports.model.records[0].undone is None


def test_an_undone_import_is_not_undone_again(qtbot: QtBot, full: AppWindow) -> None:
    undo_first(full)
    question_of(qtbot, full).yes.click()
    qtbot.waitUntil(lambda: full.imports.model.records[0].undone is not None)
    qtbot.waitUntil(lambda: full.findChild(Confirm) is None)
    undo_first(full)
    assert full.findChild(Confirm) is None
    full.imports.table.selectRow(1)
    assert not full.imports.undo.isEnabled()


def test_the_delete_key_undoes_the_chosen_import(qtbot: QtBot, full: AppWindow) -> None:
    full.activateWindow()
    qtbot.waitUntil(full.isActiveWindow)
    full.imports.table.setFocus()
    full.imports.model.turn(0)
    full.imports.table.selectRow(2)
    QTest.keyClick(full.imports.table, Qt.Key.Key_Delete)
    assert question_of(qtbot, full).question.text() == "Undo the import of hours.csv?"
    question_of(qtbot, full).close()


def test_after_an_undo_the_report_is_offered_again(qtbot: QtBot, full: AppWindow) -> None:
    full.preferences.update_report = False
    full.reports.generate_now()
    qtbot.waitUntil(lambda: full.session.report is not None and full.stores.panel.week is not None)
    first = full.session.report
    full.imports.model.turn(0)
    full.imports.table.clicked.emit(full.imports.model.index(2, Field.UNDO))
    question_of(qtbot, full).yes.click()
    qtbot.waitUntil(lambda: full.imports.model.records[1].undone is not None and bool(full.banners.banners))
    banner = full.banners.banners[0]
    assert [button.text() for button in banner.findChildren(QPushButton)] == ["Update report"]
    banner.act()
    qtbot.waitUntil(lambda: full.session.report is not first)


def test_after_an_undo_of_everything_no_report_is_offered(qtbot: QtBot, full: AppWindow) -> None:
    full.preferences.update_report = False
    full.reports.generate_now()
    qtbot.waitUntil(lambda: full.session.report is not None and full.stores.panel.week is not None)
    full.session.data.undo(full.imports.model.records)
    with qtbot.waitSignal(full.session.data.undone):
        pass
    said = next(banner for banner in full.banners.banners if banner.title.text().endswith("is undone."))
    assert not said.findChildren(QPushButton)


def test_clearing_leads_back_to_the_start_and_names_the_backup(qtbot: QtBot, full: AppWindow) -> None:
    full.reports.generate_now()
    qtbot.waitUntil(lambda: full.session.report is not None and full.stores.panel.week is not None)
    full.imports.clear.trigger()
    question = question_of(qtbot, full)
    assert "backups" in question.body.text()
    question.yes.click()
    qtbot.waitUntil(lambda: full.pages.currentWidget() is full.empty and bool(full.banners.banners))
    banner = full.banners.banners[0]
    assert banner.title.text() == "All data is cleared."
    backup = Path(banner.detail.text().removeprefix("The backup is ").removesuffix("."))
    assert backup.is_file()
    qtbot.waitUntil(lambda: not full.imports.model.records)
    assert not full.imports.clear.isEnabled()
    assert not full.menus.submenu("export").isEnabled()


def test_cancelling_an_undo_keeps_the_data(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = full.session.workspace
    assert workspace is not None

    def endless(_self: object, _number: int, progress: object) -> None:
        assert callable(progress)
        while True:
            progress(0.5, "Undoing")

    monkeypatch.setattr(type(workspace.imports), "undo_together", endless)
    full.session.data.undo([full.imports.model.records[0]])
    assert full.job_bar.isVisible()
    full.job_bar.cancel.emit("data")
    qtbot.waitUntil(lambda: not full.job_bar.isVisible())
    assert full.banners.banners[0].title.text().startswith("Imported 3 files")


def test_the_words_say_what_comes_back() -> None:
    first, hours = record(1, FileKind.HOURS, 20), record(2, FileKind.HOURS, 20, changed=3)
    assert undo_text([hours], [hours, first]) == (
        "The business hours that it changed in 3 stores are removed, and those that it replaced are restored."
    )


def test_where_nothing_was_replaced_nothing_is_said_to_come_back() -> None:
    first, later = record(1, FileKind.ZONES, 20), record(2, FileKind.ZONES, 20, changed=3)
    assert undo_text([first], [later, first]) == f"The time zones of {first.stores} stores are removed."
    assert undo_text([later, first], [later, first]).endswith("\nTheir time zones are removed.")
    gone = replace(first, undone=9)
    assert undo_text([later], [later, gone]) == f"The time zones of {later.stores} stores are removed."
    hours = record(1, FileKind.HOURS, 20)
    assert undo_text([later], [later, hours]) == f"The time zones of {later.stores} stores are removed."


def test_polls_that_a_later_file_may_hold_too_are_not_promised_away() -> None:
    first, later = record(1, FileKind.POLLS, 4), record(2, FileKind.POLLS, 1, known=2)
    assert undo_text([first], [later, first]) == (
        "Of the 4 checks that it brought, those that are in no other file are removed."
    )
    assert undo_text([later], [later, first]) == "The one check that only this file brought is removed."


def test_the_mouse_says_what_can_be_clicked(full: AppWindow) -> None:
    page = full.imports

    def shape(index: QModelIndex) -> Qt.CursorShape:
        page.table.entered.emit(index)
        return page.table.viewport().cursor().shape()

    assert shape(page.model.index(0, Field.UNDO)) == Qt.CursorShape.PointingHandCursor
    assert shape(page.model.index(0, Field.REFUSED)) == Qt.CursorShape.ArrowCursor


def test_a_narrow_window_leaves_out_what_the_icon_tells(full: AppWindow) -> None:
    full.resize(960, 700)
    assert full.imports.table.isColumnHidden(Field.KIND)
    full.resize(1280, 800)
    assert not full.imports.table.isColumnHidden(Field.KIND)


def reported(qtbot: QtBot, window: AppWindow, store_id: str) -> None:
    """Generate a report and show a store on every page that shows one."""
    with qtbot.waitSignal(window.session.report_shown):
        window.reports.generate_now()
    qtbot.waitUntil(lambda: window.hours.rows is not None)
    window.hours.choose(store_id)
    window.stores.table.choose(store_id)
    window.navigator.open_store(store_id)
    qtbot.waitUntil(lambda: not window.session.runner.busy)


def test_pages_forget_a_store_that_went_with_an_undo(qtbot: QtBot, full: AppWindow) -> None:
    gone = "8419537941919820732"
    reported(qtbot, full, gone)
    full.preferences.ask_undo = False
    for found in list(full.imports.model.records):
        with qtbot.waitSignal(full.session.data.undone):
            full.import_list.ask_undo([found])
    qtbot.waitUntil(lambda: full.session.summary is not None and not full.session.summary.stores)
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    assert not [banner.title.text() for banner in full.banners.banners if banner.property("tone") == "bad"]


@pytest.mark.parametrize("page", ["stores", "hours", "store"])
def test_what_is_read_of_a_store_that_is_gone_says_so(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, page: str
) -> None:
    other = tmp_path / "more.csv"
    other.write_text("store_id,status,timestamp_utc\nnord,active,2023-01-24 12:10:00 UTC\n", encoding="utf-8")
    with qtbot.waitSignal(full.session.imports.finished):
        import_now(qtbot, full, [other])
    qtbot.waitUntil(lambda: len(full.imports.model.records) == 4)
    reported(qtbot, full, "nord")
    full.preferences.ask_undo = full.preferences.update_report = False
    first = [found for found in full.imports.model.records if found.name == "polls.csv"]
    with qtbot.waitSignal(full.session.data.undone):
        full.import_list.ask_undo(first)
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    gone = "8419537941919820732"
    assert full.session.rows is not None
    assert gone in full.session.rows.position
    full.navigator.show(page)
    said: dict[str, Callable[[], str]] = {
        "store": lambda: full.store.week.caption.full,
        "stores": full.stores.panel.caption.text,
        "hours": lambda: full.hours.panel.note.full,
    }
    if page == "store":
        full.navigator.open_store(gone)
    elif page == "stores":
        full.stores.table.choose(gone)
    else:
        full.hours.choose(gone)
    qtbot.waitUntil(lambda: "no longer in your data" in said[page]())
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    assert not [banner for banner in full.banners.banners if banner.property("tone") == "bad"]
    if page == "store":
        assert full.store.cards.grid.hours is None
        assert full.store.outages.shown is None


def test_an_import_that_is_too_old_says_so_and_offers_no_undo(qtbot: QtBot, full: AppWindow) -> None:
    old = replace(record(9, FileKind.POLLS, 4), finished=-1, folded=1)
    full.imports.show_records([record(10, FileKind.POLLS, 4), old])
    cell = full.imports.model.index(1, Field.UNDO)
    assert cell.data() == "Too old to undo"
    assert "newest imports" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.assertNotEmitted(full.imports.undo_wanted):
        full.imports.table.clicked.emit(cell)
    full.imports.table.selectRow(1)
    assert not full.imports.undo.isEnabled()


def test_how_many_imports_can_be_undone_is_a_setting(full: AppWindow) -> None:
    workspace = full.session.workspace
    assert workspace is not None
    assert workspace.imports.undoable == 30
    full.preferences.undoable = 12
    assert workspace.imports.undoable == 12
