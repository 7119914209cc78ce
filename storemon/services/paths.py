"""Where storemon keeps its data unless it is told another place."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def default_database() -> Path:
    """Return the database of this person on this machine; neither it nor its folder need be there."""
    return user_data_path("storemon", appauthor=False) / "storemon.db"
