"""Moving the data in the settings; the window continues in the new place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from storemon.gui.settings import data_move
from storemon.gui.settings.move_dialog import MoveDialog
from storemon.gui.settings.settings_data import DataSettings
from storemon.gui.widgets.confirm import Confirm
from storemon.services import moving
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    return window


def section(qtbot: QtBot, window: AppWindow) -> DataSettings:
    window.menus["settings"].trigger()
    dialog = window.settings_controller.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.data is not None)
    page = dialog.data
    assert page is not None
    qtbot.waitUntil(page.show_button.isEnabled)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    return page


def choose(qtbot: QtBot, page: DataSettings, folder: Path) -> Confirm:
    page.move_button.click()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    qtbot.waitUntil(lambda: page.window().findChild(Confirm) is not None)
    question = page.window().findChild(Confirm)
    assert question is not None
    return question


def database(window: AppWindow) -> Path:
    assert window.session.workspace is not None
    return window.session.workspace.path


def test_settings_that_are_closed_at_once_leave_their_looking_to_end(
    qtbot: QtBot, window: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, go_on = threading.Event(), threading.Event()

    def held(_path: Path) -> int:
        looking.set()
        go_on.wait(10)
        return 0

    monkeypatch.setattr(data_move, "data_size", held)
    window.menus["settings"].trigger()
    dialog = window.settings_controller.dialog
    assert dialog is not None
    qtbot.waitUntil(looking.is_set)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    go_on.set()
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    window.menus["settings"].trigger()
    assert window.settings_controller.dialog is not None
    window.settings_controller.dialog.close()


def test_the_data_moves_and_the_window_goes_on(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    page, old = section(qtbot, full), database(full)
    question = choose(qtbot, page, tmp_path / "new")
    assert str(tmp_path / "new") in question.question.text()
    question.yes.click()
    qtbot.waitUntil(lambda: page.state.text() == "The data has moved.")
    assert database(full) == tmp_path / "new" / "storemon.db"
    assert full.preferences.data_folder == str(tmp_path / "new")
    assert not old.exists()
    qtbot.waitUntil(lambda: full.session.report is not None)
    qtbot.waitUntil(lambda: len(full.imports.model.records) == 3)
    qtbot.waitUntil(lambda: page.place.full == str(tmp_path / "new"))
    with qtbot.waitSignal(full.session.report_shown):
        full.menus["generate"].trigger()


def test_a_database_that_is_there_already_is_used_where_that_is_wanted(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    Workspace.open(tmp_path / "other" / "storemon.db").close()
    page, old = section(qtbot, full), database(full)
    question = choose(qtbot, page, tmp_path / "other")
    assert "Nothing is copied or removed" in question.body.text()
    question.yes.click()
    qtbot.waitUntil(lambda: "was not changed" in page.state.text())
    assert database(full).parent == tmp_path / "other"
    assert old.exists()
    qtbot.waitUntil(lambda: full.pages.currentWidget() is full.empty)


def test_a_no_leaves_everything_as_it_is(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    page, old = section(qtbot, full), database(full)
    choose(qtbot, page, tmp_path / "new").no.click()
    assert database(full) == old
    assert not (tmp_path / "new").exists()
    assert full.preferences.data_folder == ""


def test_a_folder_that_cannot_be_used_says_why(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    page = section(qtbot, full)
    page.move_button.click()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(database(full).parent))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(page.state.text()))
    assert page.state.text() == "The data is in this folder already. Choose another folder."


def test_moving_can_be_stopped(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_current: Path, _place: object, progress: Callable[[float, str], None]) -> None:
        while True:
            progress(0.5, "")

    monkeypatch.setattr(moving, "copy_data", slow)
    page, old = section(qtbot, full), database(full)
    choose(qtbot, page, tmp_path / "new").yes.click()
    qtbot.waitUntil(lambda: page.window().findChild(MoveDialog) is not None)
    progress = page.window().findChild(MoveDialog)
    assert progress is not None
    progress.button.click()
    assert not progress.button.isEnabled()
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    assert database(full) == old


def test_where_the_choice_cannot_be_kept_the_data_stays(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, old = section(qtbot, full), database(full)
    monkeypatch.setattr(QSettings, "status", lambda _: QSettings.Status.AccessError)
    choose(qtbot, page, tmp_path / "new").yes.click()
    qtbot.waitUntil(lambda: "cannot be saved" in page.state.text())
    assert database(full) == old
    assert old.exists()
    assert not (tmp_path / "new" / "storemon.db").exists()
    assert full.preferences.data_folder == ""


def test_nothing_moves_while_something_is_at_work(qtbot: QtBot, full: AppWindow, files: list[Path]) -> None:
    full.import_files(files)
    qtbot.waitUntil(lambda: full.session.reviewing and not full.session.runner.busy)
    page = section(qtbot, full)
    page.move_button.click()
    assert "waiting for review" in page.state.text()
    assert page.window().findChild(QFileDialog) is None


def test_a_window_on_a_database_of_its_own_offers_no_move(qtbot: QtBot, window: AppWindow) -> None:
    window.session.named = Path("stores.db").absolute()
    page = section(qtbot, window)
    assert page.move_button.isHidden()
