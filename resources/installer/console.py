"""What the chores say and start. Nothing here but the standard library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = sys.platform == "win32"


class Stop(Exception):  # noqa: N818  # the chore's end, not a fault of its own
    """The chore cannot go on; the message says what to do."""


def say(text: str) -> None:
    """Tell the person what is being done; stdout stays the started program's."""
    print(text, file=sys.stderr, flush=True)


def call(command: Sequence[str], env: Mapping[str, str] | None = None, *, quiet: bool = False) -> int:
    """Run a command in the checkout and return its exit status; Ctrl-C is the command's to answer."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL if quiet else None)
    while True:
        try:
            status = process.wait()
        except KeyboardInterrupt:
            continue
        return status if status >= 0 else 128 - status


def succeeds(*command: str) -> bool:
    """Tell whether a command ends well; what it prints is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
