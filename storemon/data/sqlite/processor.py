"""Answer SQLAlchemy's question for the kind of processor without starting another program."""

from __future__ import annotations

import os
import platform


def answer_without_a_program() -> None:
    """Let `platform.machine` use the environment variables that it would end up with on Windows anyway.

    Up to Python 3.11, it starts `cmd /c ver` there before it does so.
    """
    platform.machine = _machine


def _machine() -> str:
    return os.environ.get("PROCESSOR_ARCHITEW6432") or os.environ.get("PROCESSOR_ARCHITECTURE", "")
