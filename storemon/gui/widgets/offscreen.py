"""Qt without a screen."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def go_off_screen() -> None:
    """Let the application that will be made draw without a screen, quietly and with the system's fonts."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    find_fonts()
    hush_platform()


def find_fonts() -> None:
    """Name the folder of the system's fonts, which Qt knows off screen on all systems except Windows."""
    if sys.platform == "win32":
        os.environ.setdefault("QT_QPA_FONTDIR", f"{os.environ['SYSTEMROOT']}\\Fonts")


def hush_platform() -> None:
    """Write Qt's messages to stderr, except the offscreen platform's remarks on unsupported features."""
    qInstallMessageHandler(_pass_on)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001  # Qt's
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(text + "\n")
