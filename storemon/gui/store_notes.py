"""Texts of features about a store, for the store's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class StoreNotes(QObject):
    """Collects short texts about a store; `changed` means that they may have changed."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sources: list[Callable[[str], list[str]]] = []

    def add(self, source: Callable[[str], list[str]]) -> None:
        """Add a `source` that returns texts about a store by its id."""
        self._sources.append(source)

    def of(self, store_id: str) -> list[str]:
        """Return all texts about a store."""
        return [text for source in self._sources for text in source(store_id)]
