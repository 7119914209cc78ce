"""File content is always shown literally: no label, tooltip or list treats it as markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QTableView,
    QTextEdit,
    QWidget,
)

from storemon.errors import FileRefused
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.widgets.confirm import Confirm
from storemon.message import Message
from storemon.services.saving import write_text
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARK = "<img src=//x/y>"
SHOP = f"{MARK}shop"
POLLS = (
    "store_id,status,timestamp_utc\n"
    f"{SHOP},active,2023-01-24 09:06:42 UTC\n"
    f"<b>two</b>,inactive,2023-01-24 10:06:42 UTC\n"
    f"{MARK},{MARK},2023-01-24 10:06:42 UTC\n"
)
NAMES = f"store_id,name,group\n{SHOP},{MARK}name,{MARK}group\n<b>two</b>,<h1>two</h1>,{MARK}group\n"
ZONES = f"store_id,timezone_str\n{SHOP},Europe/Berlin\n<b>two</b>,{MARK}\n"
UNKNOWN = f"{MARK}a;{MARK}b;{MARK}c\n1;2;{MARK}\n"


def widgets(window: QWidget) -> Iterator[QWidget]:
    for top in {window, *QApplication.topLevelWidgets()}:
        yield top
        yield from top.findChildren(QWidget)


def rendered(window: QWidget) -> list[str]:
    """Return every place where text from a file would be rendered as markup."""
    found = []
    for widget in widgets(window):
        name = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QLabel):
            widget.ensurePolished()
            if widget.textFormat() != Qt.TextFormat.PlainText:
                found.append(f"{name}: {widget.text()}")
        if isinstance(widget, QTextEdit) and MARK not in widget.toPlainText() and "//x/y" in widget.toHtml():
            found.append(name)
        found += [f"tip of {name}" for tip in (widget.toolTip(), widget.whatsThis()) if is_raw(tip)]
        if isinstance(widget, QTableView) and widget.model() is not None:
            found += [f"tip in {name}: {tip}" for tip in tips(widget) if is_raw(tip)]
    return found


def tips(view: QTableView) -> Iterator[str]:
    model = view.model()
    role = Qt.ItemDataRole.ToolTipRole
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(min(model.rowCount(), 20)):
            yield str(model.index(row, column).data(role) or "")


def is_raw(tip: str) -> bool:
    return "<img" in tip or "<b>" in tip or "<h1>" in tip


@pytest.fixture
def written(tmp_path: Path) -> list[Path]:
    # A slash cannot be part of a file name.
    names = ("<b>polls<b>.csv", "<img src=x>names.csv", "<i>zones.csv", "<img src=x>.csv")
    paths = [tmp_path / name for name in names]
    for path, text in zip(paths, (POLLS, NAMES, ZONES, UNKNOWN), strict=True):
        write_text(text, path)
    return paths


def shown_texts(window: QWidget) -> str:
    return "\n".join(widget.text() for widget in widgets(window) if isinstance(widget, QLabel))


def test_nothing_of_a_file_is_taken_for_markup_on_any_page(
    qtbot: QtBot, window: AppWindow, written: list[Path]
) -> None:
    window.import_files(written)
    qtbot.waitUntil(lambda: window.session.reviewing and window.review.button.isEnabled())
    for row in range(window.review.model.rowCount()):
        window.review.table.selectRow(row)
        assert rendered(window) == []
    assert MARK in shown_texts(window)
    window.session.review.clear()

    import_now(qtbot, window, written[:3])
    qtbot.waitUntil(lambda: len(window.imports.model.records) == 3)
    assert rendered(window) == []
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not None)
    for row in range(2):
        window.stores.table.selectRow(row)
        qtbot.waitUntil(lambda: window.stores.panel.week is not None)
        assert rendered(window) == []
    window.store_controller.open(SHOP)
    assert rendered(window) == []
    assert MARK in shown_texts(window)

    window.imports.refused_wanted.emit(window.imports.model.records[-1])
    qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)
    assert rendered(window) == []
    window.imports.undo_wanted.emit([window.imports.model.records[-1]])
    qtbot.waitUntil(lambda: window.findChild(Confirm) is not None)
    assert rendered(window) == []


@pytest.mark.logs_warnings
def test_nothing_of_a_file_is_taken_for_markup_in_messages(qtbot: QtBot, window: AppWindow) -> None:
    window.banners.show_error(FileRefused(Message(f"{MARK} cannot be read."), Message(MARK), Message(MARK)))
    window.banners.show_error(ValueError(MARK))
    window.job_bar.advance("import", 0.5, MARK)
    CrashDialog(MARK, window).show()
    box = QMessageBox(window)
    box.setText(MARK)
    box.setInformativeText(MARK)
    box.show()
    assert rendered(window) == []
    assert MARK in shown_texts(window)
    box.close()


def test_names_that_are_suggested_for_files_are_no_paths(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    write_text(POLLS, tmp_path / "a:b*c?.csv")
    import_now(qtbot, window, [tmp_path / "a:b*c?.csv"])
    qtbot.waitUntil(lambda: bool(window.imports.model.records))
    window.import_list._ask_refused_place(window.imports.model.records[0])
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["not-used-a-b-c-.csv"]
    dialog.reject()
