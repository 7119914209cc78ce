"""A database as storemon wrote it with layout 4: five imports, one of them undone, and a report."""

from __future__ import annotations

from pathlib import Path

from tests.data.version_1 import make_database

_STATEMENTS = Path(__file__).with_name("version_4.sql")


def make_version_4(path: Path) -> Path:
    """Create that database at `path`."""
    return make_database(_STATEMENTS, path)
