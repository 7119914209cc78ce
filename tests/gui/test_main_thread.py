from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from storemon.gui.system.main_thread import MainThreadFirst

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ring:
    """A reference cycle that only a collection frees; records the thread that destroys it."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self._me = self
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread())


@pytest.fixture
def first(qtbot: QtBot) -> Iterator[MainThreadFirst]:
    turn = sys.getswitchinterval()
    first = MainThreadFirst()
    yield first
    first.deleteLater()
    sys.setswitchinterval(turn)


def litter(ends: list[threading.Thread]) -> None:
    """Leave more cycles behind on a worker than trigger a collection."""

    def work() -> None:
        for _ in range(2 * gc.get_threshold()[0]):
            Ring(ends)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


def beat(first: MainThreadFirst) -> None:
    """Make the next check due now."""
    (timer,) = first.findChildren(QTimer)
    timer.timeout.emit()


def test_garbage_of_a_worker_is_destroyed_on_the_main_thread(first: MainThreadFirst) -> None:
    ends: list[threading.Thread] = []
    first.loaded()
    litter(ends)
    assert not ends
    beat(first)
    assert set(ends) == {threading.main_thread()}


def test_what_was_there_once_all_is_loaded_is_not_gone_through_again(first: MainThreadFirst) -> None:
    first.loaded()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < 1_000


def test_the_main_thread_asks_for_its_turn_before_a_writing_worker_lets_go_again(
    first: MainThreadFirst,
) -> None:
    assert sys.getswitchinterval() == pytest.approx(0.0001)
