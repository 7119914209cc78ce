from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from storemon.gui.widgets.incremental_loader import IncrementalLoader

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def noting(taken: list[int], count: int) -> Iterator[None]:
    for number in range(count):
        taken.append(number)
        yield


def test_every_step_is_taken_in_order_before_the_end(qtbot: QtBot, parent: QObject) -> None:
    taken: list[int] = []
    steps = IncrementalLoader(noting(taken, 100), parent)
    with qtbot.waitSignal(steps.done):
        steps.start()
    assert taken == list(range(100))


def test_the_window_answers_between_slow_steps(qtbot: QtBot, parent: QObject) -> None:
    seen: list[str] = []

    def slow() -> Iterator[None]:
        for name in ("first", "second"):
            seen.append(name)
            QTimer.singleShot(0, parent, lambda: seen.append("answer"))
            until = time.perf_counter() + 0.01
            while time.perf_counter() < until:
                pass
            yield

    steps = IncrementalLoader(slow(), parent)
    with qtbot.waitSignal(steps.done):
        steps.start()
    assert seen[:3] == ["first", "answer", "second"]


def test_a_step_that_fails_is_reported_and_is_the_last(qtbot: QtBot, parent: QObject) -> None:
    def broken() -> Iterator[None]:
        yield
        raise ImportError("no such library")

    steps = IncrementalLoader(broken(), parent)
    ended: list[str] = []
    steps.done.connect(lambda: ended.append("done"))
    with qtbot.waitSignal(steps.failed) as told:
        steps.start()
    QTimer.singleShot(0, parent, lambda: ended.append("later"))
    qtbot.waitUntil(lambda: bool(ended))
    assert told.args is not None
    assert str(told.args[0]) == "no such library"
    assert ended == ["later"]


def test_stopped_steps_go_no_further(qtbot: QtBot, parent: QObject) -> None:
    taken: list[int] = []
    steps = IncrementalLoader(noting(taken, 3), parent)
    steps.start()
    steps.stop()
    later: list[bool] = []
    QTimer.singleShot(0, parent, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert taken == []
