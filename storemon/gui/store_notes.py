"""What features have to say about a store, for the page that shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class StoreNotes(QObject):
    """Collects short texts on a store; `changed` where there may be others now."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sources: list[Callable[[str], list[str]]] = []

    def add(self, source: Callable[[str], list[str]]) -> None:
        """Ask `source` for its texts on a store, by the store's id."""
        self._sources.append(source)

    def of(self, store_id: str) -> list[str]:
        """Return all texts on a store."""
        return [text for source in self._sources for text in source(store_id)]
