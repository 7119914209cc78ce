"""Exporting from the menus, with the real dialogs and files."""

from __future__ import annotations

import csv
import dataclasses
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from storemon.core.progress import silent
from storemon.errors import Cancelled, ExportFailed
from storemon.gui.export import export_work
from storemon.gui.export.drawn_work import writer
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.message import Message
from tests.app_window import AppWindow
from tests.gui.conftest import choose_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.core.progress import Progress


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.report is not None and window.stores.panel.week is not None)
    return window


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


def save(qtbot: QtBot, window: AppWindow, kind: ExportKind, path: Path, *, shown: bool = False) -> Path:
    """Select a menu entry and a file name; return the file once it exists."""
    actions = window.export_controller.actions
    with qtbot.waitSignal(window.export_controller.written) as written:
        (actions.of_shown if shown else actions.of)[kind].trigger()
        choose_place(window, path)
    assert written.args is not None
    found = written.args[0]
    assert isinstance(found, Path)
    return found


@pytest.mark.parametrize("kind", ExportKind)
def test_every_export_names_what_writes_it(kind: ExportKind) -> None:
    assert callable(writer(kind))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_without_a_report_there_is_nothing_to_export(window: AppWindow) -> None:
    actions = window.export_controller.actions
    assert not window.actions_bar.export_button.isEnabled()
    assert not any(action.isEnabled() for action in (*actions.of.values(), *actions.of_shown.values()))


def test_the_button_and_the_file_menu_offer_the_same(full: AppWindow) -> None:
    button, menu = full.actions_bar.export_button.menu(), full.menus.submenu("export")
    assert button.actions()[:5] == menu.actions()[:5]
    assert [action.text() for action in menu.actions() if not action.isSeparator()][:4] == [
        "&Excel workbook…",
        "&CSV file…",
        "CSV file with &all columns…",
        "&Outages as CSV file…",
    ]


def test_all_stores_go_into_a_workbook(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    path = save(qtbot, full, ExportKind.WORKBOOK, tmp_path / "uptime.xlsx")
    assert titles(full) == ["Saved 12 stores to uptime.xlsx."]
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
    assert not full.job_bar.isVisible()


def test_what_is_filtered_and_sorted_is_exported_as_it_is_shown(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    page = full.stores
    page.table.sortByColumn(Column.DOWN_WEEK, full.stores.table.horizontalHeader().sortIndicatorOrder())
    QTest.keyClicks(page.filter, "america")
    shown = [page.model.store_at(row) for row in range(page.model.rowCount())]
    assert 0 < len(shown) < 12
    full.export_controller.offer()
    assert full.export_controller.actions.shown.title() == f"Only the {len(shown)} stores &shown"
    path = save(qtbot, full, ExportKind.CSV_ALL, tmp_path / "some.csv", shown=True)
    rows = full.session.rows
    assert rows is not None
    assert [row["store_id"] for row in rows_of(path)] == [rows.table.store_ids[store] for store in shown]
    assert {row["timezone_str"].split("/")[0] for row in rows_of(path)} == {"America"}


def test_outages_are_reported_as_such(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    path = save(qtbot, full, ExportKind.OUTAGES, tmp_path / "outages.csv")
    assert titles(full) == [f"Saved {len(rows_of(path))} outages to outages.csv."]


def test_the_chosen_stores_outages_have_its_name(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    rows = full.session.rows
    assert rows is not None
    store_id = rows.table.store_ids[3]
    full.navigator.open_store(store_id)
    full.export_controller.offer()
    assert full.export_controller.actions.store.title() == rows.title(3)
    full.export_controller.actions.of[ExportKind.STORE_OUTAGES].trigger()
    dialog = full.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name.startswith(f"{rows.title(3)} outages 2023-01-25")
    dialog.reject()
    qtbot.waitUntil(lambda: full.findChild(QFileDialog) is None)
    path = save(qtbot, full, ExportKind.STORE_OUTAGES, tmp_path / "one.csv")
    assert {row["store_id"] for row in rows_of(path)} <= {store_id}


def test_a_name_without_the_ending_gets_it_and_replaces_nothing(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    assert save(qtbot, full, ExportKind.CSV, tmp_path / "week 4.1") == tmp_path / "week 4.1.csv"
    qtbot.waitUntil(lambda: full.findChild(QFileDialog) is None)
    (tmp_path / "week 4.1.csv").write_text("mine")
    full.export_controller.actions.of[ExportKind.CSV].trigger()
    choose_place(full, tmp_path / "week 4.1")
    assert titles(full)[0] == "There is a file named week 4.1.csv already."
    assert (tmp_path / "week 4.1.csv").read_text() == "mine"


def test_each_kind_of_file_has_a_folder_of_its_own(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    for kind, name in ((ExportKind.CSV, "a"), (ExportKind.OUTAGES, "b")):
        (tmp_path / name).mkdir()
        save(qtbot, full, kind, tmp_path / name / "file.csv")
        qtbot.waitUntil(lambda: full.findChild(QFileDialog) is None)
    full.export_controller.actions.of[ExportKind.CSV].trigger()
    dialog = full.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == tmp_path / "a"
    dialog.reject()


@pytest.mark.parametrize(("act", "target"), [("act", "uptime.csv"), ("act_otherwise", "")])
def test_the_file_and_its_folder_can_be_opened(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, target: str
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    save(qtbot, full, ExportKind.CSV, tmp_path / "uptime.csv")
    getattr(full.banners.banners[0], act)()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / target]
    assert not titles(full)


def test_a_folder_that_cannot_be_written_to_is_reported(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    full.export_controller.actions.of[ExportKind.WORKBOOK].trigger()
    choose_place(full, tmp_path / "gone" / "uptime.xlsx")
    qtbot.waitUntil(lambda: titles(full) == ["uptime.xlsx could not be saved."])


def test_a_long_export_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def endless(_export: object, path: Path, progress: Progress) -> int:
        try:
            while True:
                progress(0.3, Message("rows"))
        except Cancelled:
            ended.set()
            raise

    monkeypatch.setattr(export_work, "write_workbook", endless)
    full.export_controller.actions.of[ExportKind.WORKBOOK].trigger()
    choose_place(full, tmp_path / "uptime.xlsx")
    qtbot.waitUntil(full.job_bar.isVisible)
    full.job_bar.cancel.emit("export-1")
    qtbot.waitUntil(lambda: titles(full) == ["Export canceled."])
    assert ended.is_set()
    assert not full.job_bar.isVisible()
    assert list(tmp_path.glob("*.xlsx")) == []


def test_uptime_over_time_is_saved_of_all_stores_and_each_group(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    rows = rows_of(save(qtbot, full, ExportKind.TREND, tmp_path / "trend.csv"))
    groups = {group for group in full.session.rows.labels.groups if group}  # type: ignore[union-attr]  # shown
    assert {row["stores"] for row in rows} == {"all stores", *groups}
    assert {row["period"] for row in rows} == {"day", "week", "month"}
    banner = titles(full)[-1]
    assert banner == f"Saved {len(rows)} rows to trend.csv."


def test_uptime_over_time_is_saved_of_one_store(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    full.stores.table.selectRow(0)
    rows = rows_of(save(qtbot, full, ExportKind.STORE_TREND, tmp_path / "one.csv"))
    assert len({row["stores"] for row in rows}) == 1


def test_uptime_over_time_is_not_saved_of_data_that_has_changed(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    material = full.export_controller.material(ExportKind.TREND, shown=False)
    assert material is not None
    without = dataclasses.replace(material, history=None)
    with pytest.raises(ExportFailed, match="cannot be saved"):
        writer(ExportKind.TREND)(without)(tmp_path / "none.csv", silent)
