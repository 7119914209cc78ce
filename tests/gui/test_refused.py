"""The rows that could not be used: by reason, and saved for correction."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from storemon.core.import_records import ImportRecord
from storemon.core.refused_rows import RefusedRow
from storemon.core.vocabulary import FileKind
from storemon.gui.imports.imports_model import Field
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.imports.refused_models import grouped
from storemon.gui.widgets.theme import Theme
from storemon.message import Message
from tests.app_window import AppWindow
from tests.gui.conftest import POLLS, REFUSED, choose_place, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LATE = "nord,active,yesterday\nnord,active,tomorrow\n"


def record(refused: int) -> ImportRecord:
    return ImportRecord(1, "polls.csv", FileKind.POLLS, 0, 0, 0, refused, 1, 0, None)


def open_dialog(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> RefusedDialog:
    path = tmp_path / "polls.csv"
    path.write_text(POLLS + REFUSED + LATE, encoding="utf-8")
    import_now(qtbot, window, [path])
    qtbot.waitUntil(lambda: bool(window.banners.banners) and bool(window.imports.model.records))
    window.banners.banners[0].act()
    qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)
    dialog = window.findChild(RefusedDialog)
    assert dialog is not None
    return dialog


def test_the_banner_leads_to_the_rows_by_reason(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    dialog = open_dialog(qtbot, window, tmp_path)
    reasons = dialog.reasons_model
    counts = [reasons.index(row, 1).data() for row in range(reasons.rowCount())]
    assert counts == ["3", "2", "1"]
    assert dialog.rows_model.rowCount() == 3
    dialog.reasons.selectRow(2)
    assert dialog.rows_model.rowCount() == 1
    assert dialog.rows_model.index(0, 0).data() == "6"
    assert dialog.rows_model.index(0, 1).data() == REFUSED.strip()
    dialog.close()


def test_saved_rows_can_be_corrected_and_brought_back(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(qtbot, window, tmp_path)
    dialog.save_button.click()
    place = tmp_path / "rest.csv"
    choose_place(window, place)
    qtbot.waitUntil(lambda: place.exists() and len(window.banners.banners) == 1)
    assert window.banners.banners[0].title.text() == "Saved 3 rows to rest.csv."
    text = place.read_text(encoding="utf-8")
    assert text.splitlines()[0] == POLLS.splitlines()[0]
    place.write_text(text.replace("asleep", "inactive"), encoding="utf-8")
    import_now(qtbot, window, [place])
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 5)


def test_a_hundred_thousand_rows_do_not_hold_up_the_window(qtbot: QtBot, theme: Theme) -> None:
    rows = [
        RefusedRow(line, f"{line},active,yesterday", Message(f"Reason {line % 7}"))
        for line in range(2, 100_002)
    ]
    groups = grouped(rows, {})
    begun = time.thread_time()
    dialog = RefusedDialog(theme, record(len(rows)), groups)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    dialog.reasons.selectRow(3)
    dialog.table.scrollToBottom()
    dialog.table.grab()
    assert time.thread_time() - begun < 1.0
    assert dialog.reasons_model.rowCount() == 8


def test_the_most_frequent_reason_comes_first() -> None:
    rows = [
        RefusedRow(2, "a", Message("few")),
        RefusedRow(3, "b", Message("many")),
        RefusedRow(4, "c", Message("many")),
    ]
    assert [reason for reason, _, _ in grouped(rows, {}).by_reason] == ["many", "few"]


def test_a_file_of_refused_rows_alone_is_reported_as_what_it_is(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    path = tmp_path / "polls.csv"
    path.write_text(POLLS.splitlines()[0] + "\n" + LATE, encoding="utf-8")
    window.session.import_files([path])
    qtbot.waitUntil(lambda: bool(window.banners.banners) and bool(window.imports.model.records))
    (banner,) = window.banners.banners
    assert banner.title.text() == "No row of polls.csv could be used."
    assert banner.detail.text().startswith("Nothing was imported.")
    assert banner.property("tone") == "bad"
    window.navigator.show("imports")
    model = window.imports.model
    assert model.index(0, Field.REFUSED).data() == "All 2 · Show"
    assert model.index(0, Field.UNDO).data() == "—"
    window.imports.table.selectRow(0)
    assert not window.imports.undo.isEnabled()
    assert not window.menus["undo"].isEnabled()
    banner.act()
    qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)


def test_a_file_of_refused_rows_among_others_is_named(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    spoilt = files[0].with_name("spoilt.csv")
    spoilt.write_text(POLLS.splitlines()[0] + "\n" + LATE, encoding="utf-8")
    window.session.import_files([files[2], spoilt])
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    (banner,) = window.banners.banners
    assert banner.title.text() == "Imported 4 checks from polls.csv."
    assert banner.detail.text() == "No row of spoilt.csv could be used."


def test_of_very_many_rows_it_is_said_how_many_are_listed(qtbot: QtBot, theme: Theme) -> None:
    rows = [RefusedRow(line, "x", Message("odd" if line % 2 else "even")) for line in range(2, 2_002)]
    dialog = RefusedDialog(
        theme, record(2_001_000), grouped(rows, {Message("odd"): 2_000_000, Message("even"): 1_000})
    )
    qtbot.addWidget(dialog)
    counts = [dialog.reasons_model.index(row, 1).data() for row in range(3)]
    assert counts == ["2,001,000", "2,000,000", "1,000"]
    assert "2,001,000 rows could not be used · 2,000 of 2,001,000 are listed, the first of each" in (
        dialog.summary.text()
    )
    dialog.reasons.selectRow(1)
    assert "the first 1,000 of 2,000,000 are listed. Save them" in dialog.summary.text()
    dialog.reasons.selectRow(2)
    assert dialog.summary.text().startswith("2,001,000 rows could not be used. Save them")


def test_saving_the_first_of_very_many_rows_says_so(window: AppWindow, tmp_path: Path) -> None:
    window.notices.refused_saved(tmp_path / "rest.csv", 1_000, 2_000_000)
    (banner,) = window.banners.banners
    assert banner.title.text() == "Saved 1,000 of 2,000,000 rows, the first of each reason, to rest.csv."
