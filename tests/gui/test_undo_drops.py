"""Files that were dropped together, and undoing them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.vocabulary import FileKind
from storemon.gui.imports.drops import Drop
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


def test_files_that_are_dropped_together_are_one_entry_that_opens(full: AppWindow) -> None:
    model, page = full.imports.model, full.imports
    assert model.rowCount() == 1
    assert model.index(0, Field.FILE).data() == "3 files · polls.csv, hours.csv, zones.csv"
    assert model.index(0, Field.KIND).data() == "Several kinds"
    assert model.index(0, Field.NEW).data() == "6"
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert [model.index(row, Field.FILE).data() for row in range(1, model.rowCount())] == [
        "polls.csv",
        "hours.csv",
        "zones.csv",
    ]
    spoken = model.index(0, Field.FILE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", open")
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert model.rowCount() == 1
    place = page.table.visualRect(model.index(0, Field.FILE)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.rowCount() == 4
    # The second click of a double click does not close it again.
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.rowCount() == 4


def test_a_drop_is_undone_by_one_question_and_one_job(qtbot: QtBot, full: AppWindow) -> None:
    full.imports.table.clicked.emit(full.imports.model.index(0, Field.UNDO))
    question = question_of(qtbot, full)
    assert question.question.text() == "Undo the import of 3 files?"
    assert question.body.text().split("\n") == [
        "polls.csv, hours.csv, zones.csv",
        "The 4 checks that only these files brought are removed.",
        "Their business hours are removed.",
        "Their time zones are removed.",
    ]
    shares: list[float] = []
    full.session.data.progress.connect(lambda share, _text: shares.append(share))
    with qtbot.waitSignal(full.session.data.undone):
        question.yes.click()
    assert shares == sorted(shares)
    qtbot.waitUntil(lambda: not full.imports.model.drops[0].undoable)
    assert full.imports.model.index(0, Field.UNDO).data() == "Undone"
    assert full.banners.banners[0].title.text() == "The import of 3 files is undone."
    qtbot.waitUntil(lambda: full.session.summary is not None and full.session.summary.stores == 0)


def test_what_is_left_of_a_drop_can_be_undone_together(qtbot: QtBot, full: AppWindow) -> None:
    undo_first(full)
    question_of(qtbot, full).yes.click()
    qtbot.waitUntil(lambda: full.imports.model.records[0].undone is not None)
    qtbot.waitUntil(lambda: full.findChild(Confirm) is None)
    assert full.imports.model.is_open(full.imports.model.drops[0])
    full.menus["undo"].trigger()
    assert question_of(qtbot, full).question.text() == "Undo the import of 2 files?"


def test_drops_one_after_another_are_entries_of_their_own(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    other = tmp_path / "more.csv"
    other.write_text("store_id,status,timestamp_utc\nnord,active,2023-01-24 12:10:00 UTC\n", encoding="utf-8")
    with qtbot.waitSignal(full.session.imports.finished):
        import_now(qtbot, full, [other])
    qtbot.waitUntil(lambda: len(full.imports.model.records) == 4)
    assert [len(drop.records) for drop in full.imports.model.drops] == [1, 3]
    assert full.imports.model.index(0, Field.FILE).data() == "more.csv"


def test_a_file_without_a_usable_row_takes_no_part_in_the_undo_of_its_drop() -> None:
    good = record(2, FileKind.POLLS, 4)
    useless = replace(record(1, FileKind.POLLS, 0), refused=3)
    drop = Drop((good, useless))
    assert (drop.undoable, drop.undone) == ([good], False)
    after = Drop((replace(good, undone=9), useless))
    assert (after.undoable, after.undone) == ([], True)
    assert not Drop((useless, useless)).undone


def test_several_files_of_a_kind_are_reported_together() -> None:
    several = [record(3, FileKind.HOURS, 9, changed=4), record(2, FileKind.HOURS, 9, changed=4)]
    polls = [record(5, FileKind.POLLS, 7), record(4, FileKind.POLLS, 1)]
    assert undo_text([*polls, *several], [*polls, *several]).split("\n")[1:] == [
        "The 8 checks that only these files brought are removed.",
        "Their business hours are removed.",
    ]
    assert undo_text(several, [*several, record(1, FileKind.HOURS, 2)]).endswith(
        "\nThe business hours that they changed are removed, and those that they replaced are restored."
    )
