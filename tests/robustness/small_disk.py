"""A file system of a few megabytes in memory, to test full and read-only disks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

SIZE: Final = 8 << 20


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """Mount one on `folder`; skip the test if that is not possible."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only an administrator of Linux can mount a small disk")
    outcome = _mount("-t", "tmpfs", "-o", f"size={SIZE}", "storemon-test", str(folder))
    if outcome.returncode:
        pytest.skip(f"no small disk can be mounted here: {outcome.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607  # found on the PATH


def fill(disk: Path, leave: int) -> Path:
    """Fill the disk with a file except for some bytes; return the file."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        file.write(b"\0" * (shutil.disk_usage(disk).free - leave))
    return ballast


def make_read_only(disk: Path) -> None:
    """Make the disk read-only, even for root."""
    assert _mount("-o", "remount,ro", str(disk)).returncode == 0


def _mount(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["mount", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)
