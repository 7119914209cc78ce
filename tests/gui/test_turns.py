from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from storemon.gui.turns import Turns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def window_of(qtbot: QtBot, turns: Turns) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    turns.watch(window)
    turns.watch(window)
    return window


def test_a_worker_stands_back_until_the_windows_work_is_done(qtbot: QtBot) -> None:
    turns = Turns()
    window = window_of(qtbot, turns)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    went_on: list[float] = []

    def work() -> None:
        turns.give_way()
        went_on.append(time.perf_counter())

    worker = threading.Thread(target=work)
    worker.start()
    assert not went_on
    before = time.perf_counter()
    qtbot.waitUntil(lambda: bool(went_on))
    worker.join()
    assert went_on[0] >= before


def test_a_worker_has_its_turn_at_once_beside_an_idle_window(qtbot: QtBot) -> None:
    turns = Turns()
    window = window_of(qtbot, turns)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ToolTip))
    before = time.perf_counter()
    turns.give_way()
    assert time.perf_counter() - before < 0.1


def test_a_worker_goes_on_beside_a_window_that_never_ends(qtbot: QtBot) -> None:
    turns = Turns()
    window = window_of(qtbot, turns)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LayoutRequest))
    turns.give_way()
    qtbot.waitUntil(turns._idle.is_set)
