"""Answer what is asked about Windows and its processor without starting another program."""

from __future__ import annotations

import functools
import os
import platform
from typing import Final

_WINDOWS_11: Final = 22_000
"""The first build of Windows 11, which calls itself 10."""


def answer_without_a_program(version: tuple[int, int, int]) -> None:
    """Let `platform.uname`, and all that asks it, use this version and the environment variables.

    Up to Python 3.11, it starts `cmd /c ver` on Windows. SQLAlchemy and truststore ask while they load.
    """
    platform.uname = functools.partial(_uname, version)


def _uname(version: tuple[int, int, int]) -> platform.uname_result:
    name = os.environ.get("COMPUTERNAME", "")
    machine = os.environ.get("PROCESSOR_ARCHITEW6432") or os.environ.get("PROCESSOR_ARCHITECTURE", "")
    release = "11" if version[2] >= _WINDOWS_11 else str(version[0])
    return platform.uname_result("Windows", name, release, ".".join(map(str, version)), machine)
