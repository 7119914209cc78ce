"""The database of a window: opened on a worker, since its modules are slow to load."""

from __future__ import annotations

from pathlib import Path

from storemon.core.progress import Progress
from storemon.core.server_address import Place
from storemon.services.paths import chosen_server, default_database
from storemon.services.shared_passwords import with_password
from storemon.services.start_work import start_work
from storemon.services.workspace import Workspace


def open_workspace(database: Place | None, progress: Progress, *, recover: bool) -> Workspace:
    """Open the database at that place, or the one that the user's window had last.

    With `recover`, a damaged file is set aside. A server's password is the one stored for it.
    """
    start_work("The storemon window")
    place = database or chosen_server() or default_database()
    if isinstance(place, Path):
        opened = Workspace.open_or_recover if recover else Workspace.open
        return opened(place, progress)
    return Workspace.open(with_password(place), progress)
