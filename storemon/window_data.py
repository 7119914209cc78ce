"""The database of a window: opened on a worker, since what opens it is slow to load."""

from __future__ import annotations

from pathlib import Path

from storemon.core.progress import Progress
from storemon.services.paths import default_database
from storemon.services.start_work import start_work
from storemon.services.workspace import Workspace


def open_workspace(database: Path | None, progress: Progress, *, recover: bool) -> Workspace:
    """Open the database at that path, or the person's own; a damaged one is set aside with `recover`."""
    start_work("The storemon window")
    opened = Workspace.open_or_recover if recover else Workspace.open
    return opened(database or default_database(), progress)
