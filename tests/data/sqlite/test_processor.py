from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from storemon.data.sqlite.processor import answer_without_a_program


@pytest.mark.parametrize(("build", "release"), [(19045, "10"), (22631, "11")])
def test_what_runs_here_is_known_without_another_program(
    monkeypatch: pytest.MonkeyPatch, build: int, release: str
) -> None:
    monkeypatch.setattr(platform, "uname", lambda: pytest.fail("starts a program on Windows"))
    monkeypatch.delenv("PROCESSOR_ARCHITEW6432", raising=False)
    monkeypatch.setenv("PROCESSOR_ARCHITECTURE", "ARM64")
    monkeypatch.setenv("COMPUTERNAME", "COUNTER")
    answer_without_a_program((10, 0, build))
    assert (platform.system(), platform.release()) == ("Windows", release)
    assert platform.version() == f"10.0.{build}"
    assert (platform.node(), platform.machine()) == ("COUNTER", "ARM64")


WINDOWS = """
import sys
sys.platform = "win32"
sys.getwindowsversion = lambda: (10, 0, 22631, 2, "")
import storemon.services
sys.platform = {real!r}
import platform
assert platform.version() == "10.0.22631"
assert not {{"sqlalchemy", "truststore"}} & set(sys.modules)
"""


def test_on_windows_that_is_seen_to_before_those_who_ask_are_loaded() -> None:
    program = WINDOWS.format(real=sys.platform)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
