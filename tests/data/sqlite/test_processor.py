from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from storemon.data.sqlite.processor import answer_without_a_program


def test_the_kind_of_processor_is_known_without_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", platform.machine)
    monkeypatch.setattr(platform, "uname", lambda: pytest.fail("starts a program on Windows"))
    monkeypatch.delenv("PROCESSOR_ARCHITEW6432", raising=False)
    monkeypatch.setenv("PROCESSOR_ARCHITECTURE", "ARM64")
    answer_without_a_program()
    assert platform.machine() == "ARM64"


WINDOWS = """
import sys
sys.platform = "win32"
import storemon.services
sys.platform = {real!r}
import platform
assert platform.machine.__module__ == "storemon.data.sqlite.processor"
assert "sqlalchemy" not in sys.modules
"""


def test_on_windows_that_is_seen_to_before_sqlalchemy_loads() -> None:
    program = WINDOWS.format(real=sys.platform)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
