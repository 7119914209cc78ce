"""The review: real files examined by the real services, one click to import them."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.gui.imports.review_model import Field
from storemon.gui.session.review import State
from storemon.gui.widgets.format import NONE
from storemon.message import Message
from storemon.services.import_service import ImportService
from tests.app_window import AppWindow
from tests.gui.conftest import POLLS, REFUSED
from tests.gui.reviewing import SPOILT, bring, cell, polls_known, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.core.progress import Progress


def test_three_good_files_show_what_they_are(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    bring(qtbot, window, files)
    assert window.pages.currentWidget() is window.review
    assert [cell(window, row, Field.KIND) for row in range(3)] == [
        "Time zones",
        "Business hours",
        "Store status",
    ]
    assert [cell(window, row, Field.ROWS) for row in range(3)] == ["1 row", "1 row", "4 rows"]
    assert {cell(window, row, Field.STATE) for row in range(3)} == {"Ready"}
    assert window.review.button.text() == "Import 3 files"
    assert window.review.summary.text() == "All 3 files are ready. Nothing is imported yet."
    assert polls_known(window) == 0


def test_return_imports_and_return_again_generates(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bring(qtbot, window, files)
    QTest.keyClick(window.review.table, Qt.Key.Key_Return)
    qtbot.waitUntil(window.prepared.button.hasFocus)
    QTest.keyClick(window.prepared.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.report is not None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_imports_from_wherever_the_focus_is(
    qtbot: QtBot, window: AppWindow, files: list[Path], key: Qt.Key
) -> None:
    bring(qtbot, window, files)
    QTest.keyClick(window.review.table, key)
    qtbot.waitUntil(lambda: polls_known(window) == 4)
    assert window.pages.currentWidget() is window.prepared


def test_escape_forgets_the_files_and_shows_the_page_that_was_open(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    bring(qtbot, window, files)
    QTest.keyClick(window.review.table, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.empty
    window.navigator.show("imports")
    assert window.pages.currentWidget() is window.imports


def test_enter_on_cancel_cancels(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    bring(qtbot, window, files)
    QTest.keyClick(window.review.cancel_button, Qt.Key.Key_Return)
    assert window.session.review.entries == []
    assert not window.session.imports.busy


def test_a_broken_file_tells_why_and_does_not_stop_the_others(
    qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path
) -> None:
    bring(qtbot, window, [files[2], write(tmp_path / "spoilt.csv", SPOILT), tmp_path / "gone.csv"])
    page = window.review
    assert [entry.state for entry in page.model.entries] == [State.READY, State.BROKEN, State.BROKEN]
    sizes = [page.model.index(row, Field.SIZE).data() for row in range(3)]
    assert [size == NONE for size in sizes] == [False, False, True]
    assert page.button.text() == "Import 1 file"
    # The first file that needs attention is selected automatically.
    assert page.detail.name.full == "spoilt.csv"
    assert len(page.detail.remarks.texts) >= 2
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: polls_known(window) == 4)
    banner = window.banners.banners[0]
    assert banner.title.text() == "Imported 4 checks from polls.csv."
    assert banner.detail.text() == "Not imported: spoilt.csv, gone.csv."


def test_nothing_but_broken_files_leaves_nothing_to_click(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    bring(qtbot, window, [write(tmp_path / "spoilt.csv", SPOILT)])
    assert not window.review.button.isEnabled()
    QTest.keyClick(window.review.table, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.review
    assert window.review.summary.text() == "This file cannot be imported as it is."


def test_rows_that_will_be_skipped_are_reported_before(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    bring(qtbot, window, [write(tmp_path / "polls.csv", POLLS + REFUSED)])
    assert cell(window, 0, Field.STATE) == "1 row will be skipped"
    texts = window.review.detail.remarks.texts
    assert texts[0] == "Skipped unless you answer above"
    assert texts[1].endswith("· 1 row")
    assert texts[2] == "Line 6: " + REFUSED.strip()


def test_a_file_without_a_usable_row_is_not_imported(
    qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path
) -> None:
    cut = "store_id,status,timestamp_utc\na,active,06:42.6\nb,inactive,07:26.4\n"
    bring(qtbot, window, [files[2], write(tmp_path / "cut.csv", cut)])
    page = window.review
    assert [cell(window, row, Field.STATE) for row in (0, 1)] == ["Ready", "No usable row"]
    assert page.button.text() == "Import 1 file"
    assert page.summary.text() == "1 of 2 files can be imported. Nothing is imported yet."
    assert page.detail.name.full == "cut.csv"
    assert (
        page.detail.remarks.texts[1] == "A spreadsheet has cut off the date; export the file again · 2 rows"
    )


def test_rows_that_no_answer_saves_are_said_to_be_lost(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    text = "store_id,status,timestamp_utc\na,active,2023-01-05 9:06\nb,active,yesterday\n"
    bring(qtbot, window, [write(tmp_path / "polls.csv", text)])
    assert "Will be skipped" in window.review.detail.remarks.texts


def test_rows_that_an_answer_may_save_are_not_said_to_be_lost(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    text = "store_id,status,timestamp_utc\na,active,5/5/2023 9:06\nb,inactive,1/5/2023 10:06\n"
    bring(qtbot, window, [write(tmp_path / "polls.csv", text)])
    assert "Skipped unless you answer above" in window.review.detail.remarks.texts
    assert "Will be skipped" not in window.review.detail.remarks.texts


def test_rows_that_no_answer_saves_are_kept_apart_from_those_that_one_may(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    text = (
        POLLS
        + "nord,sleeping,2023-01-24 09:06:42 UTC\nnord,active,yesterday\n,active,2023-01-24 09:06:42 UTC\n"
    )
    bring(qtbot, window, [write(tmp_path / "polls.csv", text)])
    texts = window.review.detail.remarks.texts
    heads = [texts.index(head) for head in ("Skipped unless you answer above", "Will be skipped")]
    reasons = [place for place, one in enumerate(texts) if one.endswith(" · 1 row")]
    assert heads[0] < reasons[0] < heads[1] < reasons[1] < reasons[2]
    assert "sleeping" in texts[reasons[0]]


def test_weekdays_of_an_open_numbering_may_be_saved(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    rows = "".join(f"a,{day},09:00,17:00\n" for day in range(1, 8))
    text = f"store_id,day,start_time_local,end_time_local\n{rows}"
    bring(qtbot, window, [write(tmp_path / "hours.csv", text)])
    assert "Will be skipped" not in window.review.detail.remarks.texts


def test_a_folder_and_a_zip_give_the_files_that_are_in_them(
    qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "week 4"
    folder.mkdir()
    write(folder / "polls.csv", POLLS)
    write(folder / "readme.md", "no table")
    with zipfile.ZipFile(tmp_path / "rest.zip", "w") as archive:
        archive.write(files[0], "zones.csv")
        archive.write(files[1], "hours.csv")
    bring(qtbot, window, [folder, tmp_path / "rest.zip"])
    names = [cell(window, row, Field.FILE) for row in range(3)]
    assert names == ["polls.csv", "rest.zip › zones.csv", "rest.zip › hours.csv"]
    QTest.mouseClick(window.review.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: polls_known(window) == 4)


def test_an_empty_folder_says_so(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    bring(qtbot, window, [folder])
    assert cell(window, 0, Field.STATE) == "Cannot be imported"
    assert window.review.detail.remarks.texts


def test_files_that_come_during_a_review_are_added_once(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    bring(qtbot, window, files[:1])
    window.navigator.show("stores")
    bring(qtbot, window, files)
    qtbot.waitUntil(lambda: window.review.button.isEnabled() and len(window.review.model.entries) == 3)
    assert window.pages.currentWidget() is window.review


def test_a_file_can_be_left_out(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    bring(qtbot, window, files)
    window.review.table.selectRow(1)
    QTest.keyClick(window.review.table, Qt.Key.Key_Delete)
    assert [entry.input_file.name for entry in window.review.model.entries] == ["zones.csv", "polls.csv"]
    assert window.review.button.text() == "Import 2 files"


def test_cancelling_stops_the_look_at_a_file_at_once(
    qtbot: QtBot, window: AppWindow, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    started, ended = threading.Event(), threading.Event()

    def endless(
        _self: object, _part: object, _match: object, progress: Progress, _choices: object, **_: object
    ) -> None:
        started.set()
        try:
            while True:
                progress(0.3, Message("Looking"))
        finally:
            ended.set()

    monkeypatch.setattr(ImportService, "inspect", endless)
    window.import_files(files)
    qtbot.waitUntil(lambda: started.is_set() and bool(window.session.review.entries))
    qtbot.waitUntil(lambda: cell(window, 0, Field.STATE).startswith("Checking… 30"))
    assert not window.review.button.isEnabled()
    QTest.mouseClick(window.review.cancel_button, Qt.MouseButton.LeftButton)
    assert ended.wait(5)
    assert window.pages.currentWidget() is window.empty
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert window.session.review.entries == []


@pytest.mark.logs_warnings
def test_a_fault_of_ours_takes_one_file_off_the_list(
    qtbot: QtBot, window: AppWindow, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect = ImportService.inspect

    def faulty(self: ImportService, part: object, *rest: object) -> object:
        if getattr(part, "name", "") == "hours.csv":
            raise ZeroDivisionError
        return inspect(self, part, *rest)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(ImportService, "inspect", faulty)
    bring(qtbot, window, files)
    assert [entry.input_file.name for entry in window.review.model.entries] == ["zones.csv", "polls.csv"]
    assert window.banners.banners[0].property("tone") == "bad"
