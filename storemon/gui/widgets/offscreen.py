"""Qt without a screen."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def hush_platform() -> None:
    """Write Qt's messages to stderr, except the offscreen platform's remarks on unsupported features."""
    qInstallMessageHandler(_pass_on)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001  # Qt's
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(text + "\n")
