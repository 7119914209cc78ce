"""The monkeys find what a user would, and repeat their actions for the same seed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robustness.monkey.blind import Blind, _finish, handles, told_wrong
from tests.screen import Screen

_ROOT = Path(__file__).resolve().parents[2]
_PLANTED = """
import sys
from tests.robustness.monkey import hands, ride
{fault}
hands.Hands.act = act
sys.exit(ride.main(["--seconds", "20", "--seed", "1"]))
"""
AN_EXCEPTION = """
def act(self):
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: 1 / 0)
    return "raise"
"""
A_WARNING = """
def act(self):
    self._window.pages.setFixedWidth(-5)
    return "warn"
"""
A_STALL = """
import time

ride._STALL, ride._crowd = 0.5, lambda: 1.0

def act(self):
    time.sleep(1)
    return "stand still"
"""
A_DEAD_END = """
from PySide6.QtWidgets import QDialog

ride._MOST_ESCAPES = 3

class Stays(QDialog):
    def reject(self):
        pass

def act(self):
    Stays(self._window).open()
    # The ride is over.
    ride.time.monotonic = lambda now=ride.time.monotonic: now() + 1000
    return "get stuck"
"""
A_CRASH = """
import ctypes

def act(self):
    ctypes.string_at(0)
"""
FAULTS = {
    "an exception": (AN_EXCEPTION, "ZeroDivisionError"),
    "a warning of Qt": (A_WARNING, "Negative sizes"),
    "a stall": (A_STALL, "stood still"),
    "a dead end": (A_DEAD_END, "does not go away"),
}


def rides(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=_ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kind", FAULTS)
def test_a_monkey_meets(kind: str) -> None:
    fault, told = FAULTS[kind]
    done = rides(_PLANTED.format(fault=fault))
    assert done.returncode == 1, done.stderr
    assert "seed 1" in done.stderr
    assert told in done.stderr


def test_a_crash_leaves_the_stack_of_every_thread_below_the_actions() -> None:
    done = rides(_PLANTED.format(fault=A_CRASH))
    assert done.returncode not in (0, 1)
    assert "Current thread" in done.stderr
    assert "in act" in done.stderr


def test_a_crash_of_the_blind_ones_program_is_reported_with_its_stacks(tmp_path: Path) -> None:
    crash = (
        "import ctypes, pathlib, sys; from storemon.services.crash_log import CrashLog; "
        "CrashLog(pathlib.Path(sys.argv[1]) / 'log', 'key').begin(); ctypes.string_at(0)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", crash, str(tmp_path)], cwd=_ROOT, stderr=subprocess.PIPE
    )
    program.communicate()
    blind = Blind(Screen(), random.Random(1), [], tmp_path)
    _finish(program, blind)
    (fault,) = blind.faults
    assert "Current thread" in fault
    assert "string_at" in fault


def test_a_program_that_is_not_ready_yet_is_asked_to_end_once_it_is(tmp_path: Path) -> None:
    ready = (
        "import signal, sys, time; sys.stdin.read(); time.sleep(0.3); "
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)); time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", ready], stdin=subprocess.DEVNULL)
    assert not handles(program, signal.SIGTERM)
    blind = Blind(Screen(), random.Random(1), [], tmp_path)
    _finish(program, blind)
    assert blind.faults == []


def test_the_blind_one_reads_what_the_program_says(tmp_path: Path) -> None:
    told = tmp_path / "stderr.txt"
    told.write_text("qt.qpa.xcb: XCB error: 3 (BadWindow)\nopened 3 files\n", encoding="utf-8")
    assert told_wrong(told) == []
    told.write_text("libshiboken: Internal C++ object already deleted.\n", encoding="utf-8")
    assert len(told_wrong(told)) == 1
