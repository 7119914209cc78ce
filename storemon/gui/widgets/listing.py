"""Lists of names as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import count

_MOST: Final = 10


def named(names: Sequence[str], most: int = _MOST) -> str:
    """Return names separated by commas; of more than `most`, the first ones and the number of the others."""
    text = ", ".join(names[:most])
    more = names[most:]
    if more:
        sentence = QCoreApplication.translate("listing", "{names} and {n} more")
        text = sentence.format(names=text, n=count(len(more)))
    return text
