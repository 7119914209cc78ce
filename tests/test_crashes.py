"""With real processes: the next window knows how the previous one ended."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from storemon.services.crash_log import CrashLog
from storemon.services.instance import instance_key
from storemon.services.paths import log_folder, window_key
from tests.windows import Start, Started, start_windows  # noqa: F401  # a fixture

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
CUT_OFF = "banner storemon did not close properly last time."


def crash_log() -> CrashLog:
    return CrashLog(log_folder(), instance_key(window_key(None)))


def end(window: Started, number: int) -> int:
    window.process.send_signal(number)
    return window.end()


def test_a_window_that_crashes_leaves_a_trace_that_the_next_one_tells_of_once(start: Start) -> None:
    window = start()
    assert window.says() == "ready"
    assert end(window, signal.SIGSEGV) == -signal.SIGSEGV
    window = start()
    assert [window.says(), window.says()] == [CUT_OFF, "ready"]
    assert "Segmentation fault" in crash_log().last_crash()
    assert "window_program.py" in crash_log().last_crash()
    assert end(window, signal.SIGTERM) == 0
    window = start()
    assert window.says() == "ready"
    assert "Segmentation fault" in crash_log().last_crash()


def test_a_window_that_is_killed_is_reported_too(start: Start, tmp_path: Path) -> None:
    window = start("--database", tmp_path / "one.db")
    assert window.says() == "ready"
    end(window, signal.SIGKILL)
    other = start("--database", tmp_path / "two.db")
    assert other.says() == "ready"
    again = start("--database", tmp_path / "one.db")
    assert [again.says(), again.says()] == [CUT_OFF, "ready"]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_window_that_is_asked_to_end_does_so_and_leaves_nothing_to_tell(start: Start, name: str) -> None:
    window = start()
    assert window.says() == "ready"
    # By its name: Windows has no SIGHUP.
    assert end(window, getattr(signal, name)) == 0
    assert window.says() == "qt True"
    assert [path.suffix for path in log_folder().iterdir()] == [".log"]
    assert crash_log().log_text().splitlines()[-1].endswith("ended")
