"""Console output and subprocesses for the chores. Uses only the standard library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = sys.platform == "win32"


class Stop(Exception):  # noqa: N818  # the chore's end, not a fault of its own
    """The chore cannot continue; the message says what to do."""


def say(text: str) -> None:
    """Print a progress message to stderr; stdout is left to the started program."""
    print(text, file=sys.stderr, flush=True)


def call(command: Sequence[str], env: Mapping[str, str] | None = None, *, quiet: bool = False) -> int:
    """Run a command in the checkout and return its exit status; the command handles Ctrl-C."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL if quiet else None)
    while True:
        try:
            status = process.wait()
        except KeyboardInterrupt:
            continue
        return status if status >= 0 else 128 - status


def succeeds(*command: str) -> bool:
    """Check whether a command succeeds; its output is discarded."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
