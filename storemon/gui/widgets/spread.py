"""How the width of a table is shared among its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NAMES: Final = 300
"""How wide a column of names may grow at the cost of all others, unless its names need more."""


def shared_out(widths: Mapping[int, int], room: int) -> dict[int, int]:
    """Return widths that fill the room: each column gets an equal part of what is left over.

    If only the names grew, in a wide window their figures would be too far away to be read in the same line.
    """
    spare, count = room - sum(widths.values()), len(widths)
    if spare <= 0:
        return dict(widths)
    return {
        column: width + spare * (place + 1) // count - spare * place // count
        for place, (column, width) in enumerate(widths.items())
    }
