"""The initial folder of file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLineEdit, QWidget

from storemon.gui.widgets.file_dialogs import file_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set the documents folder to one that does not exist yet, in a home folder that does."""
    home = tmp_path / "home"
    home.mkdir()
    places = {
        QStandardPaths.StandardLocation.DocumentsLocation: str(home / "Documents"),
        QStandardPaths.StandardLocation.HomeLocation: str(home),
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", places.__getitem__)
    return home


def opened(parent: QWidget, *folders: str) -> tuple[Path, str]:
    """Return the folder and the file name that a dialog starts with."""
    dialog = file_dialog(parent, "Open", *folders)
    return Path(dialog.directory().absolutePath()), dialog.findChildren(QLineEdit)[0].text()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_the_first_folder_that_is_there_is_shown(parent: QWidget, home: Path, tmp_path: Path) -> None:
    assert opened(parent, "", str(tmp_path / "gone"), str(tmp_path)) == (tmp_path, "")


def test_a_missing_folder_does_not_become_the_name_of_a_file(parent: QWidget, home: Path) -> None:
    assert opened(parent, str(home / "gone")) == (home, "")


def test_documents_come_before_home(parent: QWidget, home: Path) -> None:
    (home / "Documents").mkdir()
    assert opened(parent) == (home / "Documents", "")
