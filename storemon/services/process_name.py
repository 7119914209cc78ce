"""What this process is called where another one waits for it."""

from __future__ import annotations

from storemon.data.leftovers import introduce


def name_process(name: str) -> None:
    """Say it: the name of the command, or the window's."""
    introduce(name)
