"""Stopping midway, by canceling or by closing: the window says exactly which files are imported."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.core.choices import Choices
from storemon.core.file_spec import Match
from storemon.core.import_records import ImportResult
from storemon.core.input_file import InputFile
from storemon.core.progress import Progress
from storemon.gui.widgets.confirm import Confirm
from storemon.message import NOTHING
from storemon.services.import_service import ImportService
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Gate:
    """Blocks the import of one file until it is opened."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.reached = threading.Event()
        self._open = threading.Event()

    def open(self) -> None:
        self._open.set()

    def hold(self, part: InputFile, progress: Progress) -> None:
        if part.name == self.name:
            self.reached.set()
            while not self._open.wait(0.02):
                progress(0.5, NOTHING)


def opened(window: AppWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Stop before hours.csv, the second of three files."""
    gate = Gate("hours.csv")
    import_input = ImportService.import_input

    def held(
        self: ImportService,
        part: InputFile,
        match: Match | None,
        progress: Progress,
        choices: Choices | None,
        *,
        drop: int,
    ) -> ImportResult:
        gate.hold(part, progress)
        return import_input(self, part, match, progress, choices, drop=drop)

    monkeypatch.setattr(ImportService, "import_input", held)
    yield gate
    gate.open()


@pytest.fixture
def stuck(qtbot: QtBot, window: AppWindow, files: list[Path], gate: Gate) -> AppWindow:
    """A window that has imported zones.csv and is importing hours.csv."""
    import_now(qtbot, window, files)
    qtbot.waitUntil(lambda: gate.reached.is_set() and bool(window.session.imports.kept))
    return window


def test_a_cancel_says_which_files_stay_and_which_do_not(qtbot: QtBot, stuck: AppWindow, gate: Gate) -> None:
    with qtbot.waitSignal(stuck.session.imports.finished):
        stuck.job_bar.cancel.emit("import")
        gate.open()
    told = [(banner.title.text(), banner.detail.text()) for banner in stuck.banners.banners]
    assert (
        "Import canceled.",
        "Not imported: hours.csv, polls.csv. Imported before, and kept: zones.csv.",
    ) in told
    assert [result.name for result in opened(stuck).imports.recent()] == ["zones.csv"]


def test_leaving_during_an_import_says_which_files_stay_and_which_do_not(
    qtbot: QtBot, stuck: AppWindow
) -> None:
    stuck.preferences.ask_quit = True
    assert not stuck.close()
    (question,) = stuck.findChildren(Confirm)
    assert question.question.text() == "Quit during import?"
    assert question.body.text() == (
        "Not imported if you quit now: hours.csv, polls.csv.\nImported, and kept: zones.csv."
    )


def test_the_question_follows_the_work_behind_it(qtbot: QtBot, stuck: AppWindow, gate: Gate) -> None:
    stuck.preferences.ask_quit = True
    assert not stuck.close()
    (question,) = stuck.findChildren(Confirm)
    said: list[str] = []
    stuck.job_bar.moved.connect(lambda _: said.append(question.body.text()))
    with qtbot.waitSignal(stuck.session.imports.finished):
        gate.open()
    assert any(
        words == "Not imported if you quit now: polls.csv.\nImported, and kept: zones.csv, hours.csv."
        for words in said
    )


@pytest.mark.parametrize(
    ("key", "text", "question", "words"),
    [
        (
            "report",
            "Generating report · 12 stores",
            "Quit before the report is finished?",
            "The report is not finished; earlier reports and your data stay.",
        ),
        (
            "data",
            "Undoing the import of polls.csv",
            "Quit before this is finished?",
            "Not finished: Undoing the import of polls.csv. It will not change anything.",
        ),
    ],
)
def test_the_question_names_the_job(
    window: AppWindow, key: str, text: str, question: str, words: str
) -> None:
    window.preferences.ask_quit = True
    window.job_bar.advance(key, 0.5, text)
    assert not window.close()
    (asked,) = window.findChildren(Confirm)
    assert (asked.question.text(), asked.body.text()) == (question, words)


def test_a_sample_that_was_stopped_says_what_of_it_stays(
    qtbot: QtBot, window: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file = ImportService.import_file

    def stopped(self: ImportService, path: Path, progress: Progress, *, drop: int) -> ImportResult:
        if path.name.endswith("hours.csv"):
            window.session.imports.cancel()
            progress(0.5, NOTHING)
        return import_file(self, path, progress, drop=drop)

    monkeypatch.setattr(ImportService, "import_file", stopped)
    with qtbot.waitSignal(window.session.imports.finished):
        window.session.import_sample()
    (banner,) = window.banners.banners
    names = [record.name for record in opened(window).imports.recent()]
    assert len(names) == 2
    assert banner.detail.text() == (
        f"Not imported: Sample data. Imported before, and kept: {names[1]}, {names[0]}."
    )
    assert not window.job_bar.busy
