"""Progress in the taskbar, on a private bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TRY = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from storemon.gui.system.launcher import Launcher
application = QCoreApplication([])
launcher = Launcher()
for fraction in (0.0, 0.004, 0.5, 1.0, -1.0, -1.0):
    launcher.show_progress(fraction)
print("PySide6.QtDBus" in sys.modules)
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if sys.platform != "linux" or daemon is None:
        pytest.skip("no D-Bus here")
    command = [
        daemon,
        "--session",
        "--nofork",
        "--nopidfile",
        "--print-address",
        f"--address=unix:path={tmp_path}/bus",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def run(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", TRY],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout.strip()


def test_each_percent_is_sent_and_taken_back_at_the_end(bus: str) -> None:
    monitor = shutil.which("dbus-monitor")
    if monitor is None:
        pytest.skip("no dbus-monitor here")
    watch = "type='signal',interface='com.canonical.Unity.LauncherEntry'"
    with subprocess.Popen([monitor, "--address", bus, watch], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert run(DBUS_SESSION_BUS_ADDRESS=bus) == "True"
        text = ""
        while text.count("progress-visible") < 4:
            text += process.stdout.readline()
        text += "".join(process.stdout.readline() for _ in range(3))
        process.terminate()
    assert text.count("application://storemon.desktop") == 4
    sent = [line.split() for line in text.splitlines() if "variant" in line]
    assert [value for *_, kind, value in sent if kind == "double"] == ["0", "0.5", "1", "0"]
    assert [value for *_, kind, value in sent if kind == "boolean"] == ["true", "true", "true", "false"]


def test_without_a_bus_nothing_is_loaded(tmp_path: Path) -> None:
    assert run(DBUS_SESSION_BUS_ADDRESS="", XDG_RUNTIME_DIR=str(tmp_path)) == "False"
