"""The project's files, as git knows them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def tracked() -> list[Path]:
    """Return the files that are under version control, or skip the tests: the Windows of wine has no git."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed", allow_module_level=True)
    listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listing.decode().split("\0") if name and (path := ROOT / name).is_file()]
