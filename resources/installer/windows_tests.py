"""Run tests in parallel with Windows' own Python, under wine; takes pytest's arguments.

pytest's packages are kept outside that Python, so that no build finds them.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from typing import Final

from resources.installer import console, locks, test_run, windows_machine
from resources.installer.environment import DEV_LOCK, PACKAGE_LOCK
from resources.installer.windows_machine import PLACE

_PACKAGES: Final = PLACE / "test-packages"


def main(arguments: Sequence[str]) -> int:
    """Run the tests that the arguments name; return pytest's status."""
    windows_machine.install_tools()
    windows_machine.make()
    _install()
    try:
        status, printed = windows_machine.run(
            windows_machine.PYTHON,
            *("-m", "pytest", "-p", "no:cacheprovider", "-n", str(test_run.workers()), *arguments),
            more={
                "PYTHONPATH": ";".join(map(windows_machine.seen_from_windows, (_PACKAGES, console.ROOT))),
                "PYTHONUTF8": "0",  # as on Windows itself, where text files have another encoding
                "CI": "1",
            },
        )
    finally:
        windows_machine.stop()
        # Or windows-check would take the tests' folders for what an installed program left behind.
        windows_machine.empty_temporary_folder()
    console.say(printed)
    return status


def _install() -> None:
    """Install what the developers' lock has and the build's does not, as on any developer's Windows."""
    there = set(locks.names(PACKAGE_LOCK))
    pins = "\n".join(locks.pin(name, DEV_LOCK) for name in locks.names(DEV_LOCK) if name not in there) + "\n"
    stamp = PLACE / "test-packages.sha256"
    digest = hashlib.sha256(pins.encode()).hexdigest()
    if _PACKAGES.exists() and stamp.exists() and stamp.read_text("utf-8") == digest:
        return
    lock = PLACE / "test-packages.lock"
    lock.write_text(pins, "utf-8")
    windows_machine.install_packages(lock, _PACKAGES)
    stamp.write_text(digest, "utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except console.Stop as stop:
        console.say(str(stop))
        sys.exit(2)
