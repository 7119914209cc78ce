"""python -m resources.installer STEP [ARGUMENT…]; the steps are chores of tasks.py, about installers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import storemon
from resources.installer import (
    bare_check,
    budgets,
    chroot,
    console,
    deb,
    folder,
    others,
    release_notes,
    windows_check,
    wine,
)

# The result files of the chores.
RECORDS = {
    "package-check": budgets.RECORD,
    "windows-check": windows_check.RECORD,
    "bare-check": bare_check.RECORD,
}


def package() -> int:
    """Build the folder, test it, measure it."""
    folder.build()
    return budgets.report([])


def make_deb() -> int:
    """Build the folder and the .deb, and measure both."""
    folder.build()
    return budgets.report([deb.make()])


def test_deb() -> int:
    """Test the existing .deb on a clean system."""
    return chroot.main(folder.DIST / f"storemon_{storemon.__version__}_{deb.ARCHITECTURE}.deb")


def check() -> int:
    """Build and measure the folder and the .deb; test it and the setup program where possible."""
    folder.build()
    made = deb.make(effort="xz1")
    broken = budgets.report([made], deb_mb=budgets.QUICK_DEB_MB)
    try:
        status = chroot.main(made)
    except chroot.NoBareSystem as reason:
        console.say(f"The .deb was not tried on a bare system. {reason}")
        status = 0
    wine.where_it_can()
    return status or broken


def installers() -> int:
    """Build everything that a release offers for this system."""
    folder.build()
    made: list[Path] = [deb.make(), deb.archive()] if sys.platform == "linux" else [others.make()]
    if sys.platform == "linux":
        deb.try_archive(made[-1])
    release_notes.checksums(made)
    return budgets.report(made)


STEPS: dict[str, Callable[..., int]] = {
    "package": package,
    "deb": make_deb,
    "test-deb": test_deb,
    "test-setup": wine.main,
    "package-check": check,
    "windows-check": windows_check.where_it_can,
    "bare-check": bare_check.where_it_can,
    "installers": installers,
}


def main(words: Sequence[str]) -> int:
    """Run the given step, with its arguments; one that tries packages ends with the table of all systems."""
    step, *arguments = words
    try:
        status = STEPS[step](*arguments)
    except console.Stop as stop:
        console.say(str(stop))
        return 2
    if step in RECORDS:
        console.say("\nAll systems, as they were tried from this checkout:\n\n" + budgets.overview(RECORDS))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
