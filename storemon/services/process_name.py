"""The name of this process that is shown to others that wait for it."""

from __future__ import annotations

from storemon.data.leftovers import introduce


def name_process(name: str) -> None:
    """Set the name: that of the command or the window."""
    introduce(name)
