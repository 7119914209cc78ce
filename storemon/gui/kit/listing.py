"""Names one after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.kit.format import count

_MOST: Final = 10


def named(names: Sequence[str]) -> str:
    """Return names with commas between; of very many the first, and how many more there are."""
    text = ", ".join(names[:_MOST])
    more = names[_MOST:]
    if more:
        words = QCoreApplication.translate("listing", "{names} and {n} more")
        text = words.format(names=text, n=count(len(more)))
    return text
