"""Own files after the sample: the sample stores are not silently mixed into the figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.gui.widgets.confirm import Confirm
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.gui.undoing import question_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sampled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with the report on the sample data."""
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.report is not None and len(window.imports.model.records) == 4)
    return window


def stores(window: AppWindow) -> int:
    return 0 if window.session.summary is None else window.session.summary.stores


def test_the_sample_is_offered_to_be_removed_first(
    qtbot: QtBot, sampled: AppWindow, files: list[Path]
) -> None:
    import_now(qtbot, sampled, files)
    question = question_of(qtbot, sampled)
    assert question.question.text() == "Remove the sample data first?"
    assert not sampled.session.imports.busy
    with qtbot.waitSignal(sampled.session.imports.finished):
        question.yes.click()
    qtbot.waitUntil(lambda: stores(sampled) == 2)
    qtbot.waitUntil(lambda: sum(record.undone is not None for record in sampled.imports.model.records) == 4)
    assert sampled.session.report is None
    assert sampled.pages.currentWidget() is sampled.prepared


def test_the_sample_is_one_entry_of_the_imports(sampled: AppWindow) -> None:
    (drop,) = sampled.imports.model.drops
    assert len(drop.records) == 4
    assert all(record.counts_as_sample for record in drop.records)


def test_both_can_be_kept_and_there_is_no_second_question(
    qtbot: QtBot, sampled: AppWindow, files: list[Path]
) -> None:
    import_now(qtbot, sampled, files)
    with qtbot.waitSignal(sampled.session.imports.finished):
        question_of(qtbot, sampled).other.click()
    qtbot.waitUntil(lambda: stores(sampled) == 14)
    assert all(record.undone is None for record in sampled.imports.model.records)
    qtbot.waitUntil(lambda: sampled.findChild(Confirm) is None)
    with qtbot.waitSignal(sampled.session.imports.finished):
        import_now(qtbot, sampled, files)
    assert sampled.findChild(Confirm) is None


def test_no_leaves_the_review_as_it_is(qtbot: QtBot, sampled: AppWindow, files: list[Path]) -> None:
    import_now(qtbot, sampled, files)
    question_of(qtbot, sampled).no.click()
    assert sampled.session.reviewing
    qtbot.waitUntil(lambda: not sampled.session.runner.busy)
    assert len(sampled.session.review.entries) == 3


def test_nothing_is_asked_without_a_sample(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    assert window.findChild(Confirm) is None


def test_nor_once_it_was_undone(qtbot: QtBot, sampled: AppWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(sampled.session.data.sample_removed):
        sampled.session.data.remove_sample(sampled.imports.model.records)
    sampled.import_list.reload()
    qtbot.waitUntil(lambda: all(record.undone is not None for record in sampled.imports.model.records))
    with qtbot.waitSignal(sampled.session.imports.finished):
        import_now(qtbot, sampled, files)
    assert sampled.findChild(Confirm) is None
