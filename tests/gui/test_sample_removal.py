"""Own files after the sample: the sample stores do not mix into the figures in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.gui.kit.confirm import Confirm
from storemon.gui.window import MainWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sampled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window that shows the report of the sample data."""
    window.bench.import_sample()
    qtbot.waitUntil(lambda: window.bench.report is not None and len(window.imports.model.records) == 4)
    return window


def question_of(qtbot: QtBot, window: MainWindow) -> Confirm:
    qtbot.waitUntil(lambda: window.findChild(Confirm) is not None)
    question = window.findChild(Confirm)
    assert question is not None
    return question


def stores(window: MainWindow) -> int:
    return 0 if window.bench.summary is None else window.bench.summary.stores


def test_the_sample_is_offered_to_be_removed_first(
    qtbot: QtBot, sampled: MainWindow, files: list[Path]
) -> None:
    import_now(qtbot, sampled, files)
    question = question_of(qtbot, sampled)
    assert question.question.text() == "Remove the sample data first?"
    assert not sampled.bench.imports.busy
    with qtbot.waitSignal(sampled.bench.imports.finished):
        question.yes.click()
    qtbot.waitUntil(lambda: stores(sampled) == 2)
    qtbot.waitUntil(lambda: sum(record.undone is not None for record in sampled.imports.model.records) == 4)
    assert sampled.bench.report is None
    assert sampled.pages.currentWidget() is sampled.prepared


def test_the_sample_is_one_entry_of_the_imports(sampled: MainWindow) -> None:
    (drop,) = sampled.imports.model.drops
    assert len(drop.records) == 4
    assert all(record.counts_as_sample for record in drop.records)


def test_both_can_be_kept_and_nobody_is_asked_again(
    qtbot: QtBot, sampled: MainWindow, files: list[Path]
) -> None:
    import_now(qtbot, sampled, files)
    with qtbot.waitSignal(sampled.bench.imports.finished):
        question_of(qtbot, sampled).other.click()
    qtbot.waitUntil(lambda: stores(sampled) == 14)
    assert all(record.undone is None for record in sampled.imports.model.records)
    qtbot.waitUntil(lambda: sampled.findChild(Confirm) is None)
    with qtbot.waitSignal(sampled.bench.imports.finished):
        import_now(qtbot, sampled, files)
    assert sampled.findChild(Confirm) is None


def test_no_leaves_the_review_as_it_is(qtbot: QtBot, sampled: MainWindow, files: list[Path]) -> None:
    import_now(qtbot, sampled, files)
    question_of(qtbot, sampled).no.click()
    assert sampled.reviewing
    qtbot.waitUntil(lambda: not sampled.bench.runner.busy)
    assert len(sampled.bench.review.entries) == 3


def test_nothing_is_asked_without_a_sample(qtbot: QtBot, window: MainWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(window.bench.imports.finished):
        import_now(qtbot, window, files)
    assert window.findChild(Confirm) is None


def test_nor_once_it_was_undone(qtbot: QtBot, sampled: MainWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(sampled.bench.data.sample_removed):
        sampled.bench.data.remove_sample(sampled.imports.model.records)
    sampled.import_flow.reload_imports()
    qtbot.waitUntil(lambda: all(record.undone is not None for record in sampled.imports.model.records))
    with qtbot.waitSignal(sampled.bench.imports.finished):
        import_now(qtbot, sampled, files)
    assert sampled.findChild(Confirm) is None
