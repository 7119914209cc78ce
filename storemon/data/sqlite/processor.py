"""The kind of processor, which SQLAlchemy asks for as it loads, without another program."""

from __future__ import annotations

import os
import platform


def answer_without_a_program() -> None:
    """Let `platform.machine` answer from the environment, as on Windows it would do in the end anyway.

    There, Python up to 3.11 starts `cmd /c ver` on the way to that answer.
    """
    platform.machine = _machine


def _machine() -> str:
    return os.environ.get("PROCESSOR_ARCHITEW6432") or os.environ.get("PROCESSOR_ARCHITECTURE", "")
