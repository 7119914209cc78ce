from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QTimer, qWarning

from storemon.gui.maintenance.exception_hook import ExceptionHook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def exception_hook(qtbot: QtBot) -> Iterator[ExceptionHook]:
    exception_hook = ExceptionHook()
    exception_hook.install()
    yield exception_hook
    exception_hook.remove()
    exception_hook.deleteLater()


@pytest.fixture
def told(exception_hook: ExceptionHook) -> list[tuple[str, QThread]]:
    found: list[tuple[str, QThread]] = []
    exception_hook.came.connect(lambda details: found.append((details, QThread.currentThread())))
    return found


def fail(kind: type[Exception] = ValueError, words: str = "told") -> None:
    raise kind(words)


def test_an_exception_in_a_slot_is_reported_with_its_trace(
    qtbot: QtBot, told: list[tuple[str, QThread]]
) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(told))
    assert "in fail" in told[0][0]
    assert told[0][0].endswith("ValueError: told\n")


def test_an_exception_on_a_thread_is_reported_on_the_main_thread(
    qtbot: QtBot, told: list[tuple[str, QThread]]
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][1] is QThread.currentThread()


def test_an_exception_that_no_one_can_raise_is_reported_too(
    qtbot: QtBot, told: list[tuple[str, QThread]]
) -> None:
    class Dying:
        def __del__(self) -> None:
            fail(OSError)

    Dying()
    qtbot.waitUntil(lambda: bool(told))
    assert "OSError" in told[0][0]


def test_a_storm_from_one_place_is_reported_once_and_fills_no_log(
    exception_hook: ExceptionHook,
    qtbot: QtBot,
    told: list[tuple[str, QThread]],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(1000):
        try:
            fail()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert len(caplog.records) == 6  # the first three, the 10th, 100th and 1000th
    assert caplog.records[-1].getMessage() == "ValueError for the 1000th time"


def test_no_more_than_five_are_reported(
    qtbot: QtBot,
    exception_hook: ExceptionHook,
    told: list[tuple[str, QThread]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    kinds = (ValueError, KeyError, OSError, TypeError, IndexError, RuntimeError, LookupError)
    for kind in kinds:
        threading.Thread(target=fail, args=(kind,)).start()
    qtbot.waitUntil(lambda: len(caplog.records) == len(kinds) and exception_hook._shown == len(kinds))
    assert len(told) == 5


def test_what_qt_says_goes_into_the_log(
    exception_hook: ExceptionHook, caplog: pytest.LogCaptureFixture
) -> None:
    qWarning("of Qt")
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("Qt", "of Qt")]


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    exception_hook = ExceptionHook()
    exception_hook.install()
    assert sys.excepthook != before[0]
    exception_hook.remove()
    assert before == (sys.excepthook, threading.excepthook, sys.unraisablehook)
    exception_hook.deleteLater()
