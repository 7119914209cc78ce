"""Helpers for the tests of undoing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storemon.core.import_records import ImportRecord
from storemon.core.vocabulary import FileKind
from storemon.gui.imports.imports_model import Field
from storemon.gui.widgets.confirm import Confirm
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def imported(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    """Import the three files and open the import list."""
    import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: len(window.imports.model.records) == 3)
    window.navigator.show("imports")
    return window


def question_of(qtbot: QtBot, window: AppWindow) -> Confirm:
    qtbot.waitUntil(lambda: window.findChild(Confirm) is not None)
    question = window.findChild(Confirm)
    assert question is not None
    return question


def undo_first(window: AppWindow) -> None:
    """Undo the newest file of the drop in its own row."""
    model = window.imports.model
    if not model.is_open(model.drops[0]):
        model.turn(0)
    window.imports.table.clicked.emit(model.index(1, Field.UNDO))


def record(number: int, kind: FileKind, imported: int, known: int = 0, changed: int = 0) -> ImportRecord:
    return ImportRecord(number, f"{number}.csv", kind, 0, imported, known, 0, 9, changed, None)
