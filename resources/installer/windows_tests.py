"""Run tests with Windows' own Python, under wine; takes pytest's arguments.

pytest's packages are kept outside that Python, so that no build finds them.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from typing import Final

from resources.installer import console, locks, windows_machine
from resources.installer.environment import DEV_LOCK
from resources.installer.windows_machine import PLACE

_PACKAGES: Final = PLACE / "test-packages"
_WANTED: Final = (
    *(
        "colorama",
        "execnet",
        "hypothesis",
        "iniconfig",
        "packaging",
        "pandas",
        "pluggy",
        "psutil",
        "pygments",
    ),
    *(
        "psycopg",
        "psycopg-binary",
        "pytest",
        "pytest-qt",
        "pytest-xdist",
        "python-dateutil",
        "sortedcontainers",
        "truststore",
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Run the tests that the arguments name; return pytest's status."""
    windows_machine.install_tools()
    windows_machine.make()
    _install()
    try:
        status, printed = windows_machine.run(
            windows_machine.PYTHON,
            *("-m", "pytest", "-p", "no:cacheprovider", *arguments),
            more={"PYTHONPATH": f"{_PACKAGES};{console.ROOT}", "CI": "1"},
        )
    finally:
        windows_machine.stop()
    console.say(printed)
    return status


def _install() -> None:
    """Install pytest's packages, in the versions of the developers' lock."""
    pins = "\n".join(locks.pin(name, DEV_LOCK) for name in _WANTED) + "\n"
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
