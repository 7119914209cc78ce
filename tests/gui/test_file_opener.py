"""The application that macOS passes files to; each in its own process, which can have only one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent

sys.platform = "darwin"
from storemon.gui.application import make_application
from storemon.gui.system.file_opener import FileOpener

application = make_application()
assert isinstance(application, FileOpener)
application.opened.connect(lambda paths: print(*paths))
{event}
"""


def said(event: str) -> str:
    program = _PROGRAM.format(event=f"QCoreApplication.sendEvent(application, {event})")
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return answer.stdout


def test_a_file_that_the_system_asks_to_open_is_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "polls.csv"
    assert said(f"QFileOpenEvent({str(file)!r})").splitlines() == [str(file)]


def test_other_events_go_their_way() -> None:
    assert not said("QEvent(QEvent.Type.ApplicationStateChange)")
