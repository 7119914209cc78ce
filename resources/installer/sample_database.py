"""A database of sample data for whoever tries the program from source; one's own data is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from resources.installer import console
from resources.installer.environment import PYTHON

DATABASE: Final = console.ROOT / "out" / "sample.db"


def sample_database() -> Path:
    """Return the database of the sample's 40 stores with a report, made where it is not there yet.

    Raises Stop where a step of making it fails; what that left is removed.
    """
    if DATABASE.exists():
        return DATABASE
    console.say("Making the sample data …")
    files = DATABASE.parent / "sample"
    _storemon("make-sample", "--stores", "40", str(files))
    try:
        _storemon("import", *(str(file) for file in sorted(files.glob("*.csv"))))
        _storemon("trigger-report")
    except console.Stop:
        DATABASE.unlink(missing_ok=True)
        raise
    return DATABASE


def _storemon(*arguments: str) -> None:
    if console.call([PYTHON, "main.py", "--database", str(DATABASE), *arguments], quiet=True):
        raise console.Stop("The sample data could not be made; the line above says why.")
