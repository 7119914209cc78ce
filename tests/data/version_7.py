"""A database as storemon wrote it with layout 7: eight imports, three of closures, one of them undone."""

from __future__ import annotations

from pathlib import Path

from tests.data.version_1 import make_database

_STATEMENTS = Path(__file__).with_name("version_7.sql")


def make_version_7(path: Path) -> Path:
    """Create that database at `path`."""
    return make_database(_STATEMENTS, path)
