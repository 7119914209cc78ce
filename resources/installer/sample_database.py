"""A database of sample data for trying the program from source; the user's own data is not touched."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from resources.installer import console
from resources.installer.environment import PYTHON

DATABASE: Final = console.ROOT / "out" / "sample.db"


def sample_database() -> Path:
    """Return the database of the 40 sample stores with a report; create it if it does not exist.

    Raises Stop if a step fails; the partial database is removed.
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
