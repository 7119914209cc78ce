"""Stores by their names, in a form and in texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows


class StoreTitles:
    """Names of stores by id; those without one are called by their id."""

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        self._names = {} if names is None else names
        found = {self.full(store_id): store_id for store_id in self._names}
        self.offered = dict(sorted(found.items(), key=lambda one: one[0].casefold()))
        """The id of each store, by what is offered, in alphabetical order."""

    @classmethod
    def of(cls, rows: StoreRows | None) -> StoreTitles:
        """Return the titles of a report's stores."""
        return cls({} if rows is None else dict(zip(rows.table.store_ids, rows.labels.names, strict=True)))

    def name(self, store_id: str) -> str:
        """Return the name of a store, empty if it has none."""
        return self._names.get(store_id, "")

    def full(self, store_id: str) -> str:
        """Return a store's name and id, as they are offered."""
        name = self.name(store_id)
        return f"{name} · {store_id}" if name else store_id

    def find(self, text: str) -> list[str]:
        """Return the ids of the stores that a text names: by what is offered, an id, or a name.

        A text that is none of them is returned as an id.
        """
        if text in self.offered:
            return [self.offered[text]]
        if text in self._names:
            return [text]
        named = text.casefold()
        return [store_id for store_id, name in self._names.items() if name.casefold() == named] or [text]
