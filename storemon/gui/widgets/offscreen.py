"""Qt without a screen."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def hush_platform() -> None:
    """Let Qt say on stderr what it has to say, but for the platform's remark that it has no real windows."""
    qInstallMessageHandler(_pass_on)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001  # Qt's
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(text + "\n")
