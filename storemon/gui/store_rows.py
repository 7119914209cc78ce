"""A report as columns for the table: numbers to sort by, text to filter by. No Qt; made on a worker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from storemon.core.labels import Labels
from storemon.core.model import HOUR, MINUTE, Int64, Method

if TYPE_CHECKING:
    from storemon.core.report import ReportTable


class Column(IntEnum):
    """Columns of the store table, from left to right."""

    STORE = 0
    ZONE = 1
    UP_HOUR = 2
    UP_DAY = 3
    UP_WEEK = 4
    DOWN_HOUR = 5
    DOWN_DAY = 6
    DOWN_WEEK = 7
    UNKNOWN_WEEK = 8
    COVERAGE_WEEK = 9


@dataclass(frozen=True, slots=True)
class StoreRows:
    """All stores of one report in the report's order.

    `values` has shape (stores, columns): minutes for the hour's columns, hours for the others, 0 to 1 for
    coverage, the rank of the text for the two text columns, and NaN where nothing can be said.
    `exact` keeps the week's up + down and open time in µs, so that a percentage can be rounded down.
    """

    table: ReportTable
    labels: Labels
    values: NDArray[np.float64]
    haystack: list[str]
    known_week: Int64
    open_week: Int64
    longest_id: str
    position: dict[str, int] = field(repr=False)

    @classmethod
    def of(cls, table: ReportTable, labels: Labels | None = None) -> StoreRows:
        """Lay a report out for the table."""
        labels = labels or Labels.none(len(table.store_ids))
        figures, stores = table.figures, len(table.store_ids)
        values = np.full((stores, len(Column)), np.nan)
        values[:, Column.STORE] = np.arange(stores)
        # Not numpy's unique: it sorts all the texts, and no other thread can do anything meanwhile.
        rank = {zone: number for number, zone in enumerate(sorted(set(table.zones)))}
        values[:, Column.ZONE] = [rank[zone] for zone in table.zones]
        known = figures.up + figures.down
        for window, unit in enumerate((MINUTE, HOUR, HOUR)):
            said = known[:, window] > 0
            if table.method is Method.POLL_COUNT:
                said[:] = True
            for first, amount in ((Column.UP_HOUR, figures.up), (Column.DOWN_HOUR, figures.down)):
                values[:, first + window] = np.where(said, amount[:, window] / unit, np.nan)
        if table.method is Method.INTERPOLATED:
            opened = figures.open[:, 2] > 0
            values[:, Column.UNKNOWN_WEEK] = np.where(opened, figures.unknown[:, 2] / HOUR, np.nan)
            values[:, Column.COVERAGE_WEEK] = table.coverage()[:, 2]
        ids = table.store_ids
        return cls(
            table=table,
            labels=labels,
            values=values,
            haystack=_haystack(table, labels),
            known_week=known[:, 2],
            open_week=figures.open[:, 2],
            longest_id=max(ids, key=len, default=""),
            position={store: number for number, store in enumerate(ids)},
        )

    def title(self, store: int) -> str:
        """Return a store's name, or its id where it has none."""
        return self.labels.names[store] or self.table.store_ids[store]

    def relabelled(self, labels: Labels) -> StoreRows:
        """Return the same report under other labels."""
        return replace(self, labels=labels, haystack=_haystack(self.table, labels))

    def order(self, column: int, *, descending: bool) -> Int64:
        """Return the positions of all stores by a column, those without a figure last."""
        keys = self.values[:, column]
        if descending:
            keys = -keys
        return np.argsort(keys, kind="stable")

    def matching(self, needle: str) -> NDArray[np.bool_]:
        """Return which stores have the needle in their id, name, group or zone, whatever its case."""
        wanted = needle.strip().lower()
        return np.fromiter((wanted in text for text in self.haystack), np.bool_, len(self.haystack))


def _haystack(table: ReportTable, labels: Labels) -> list[str]:
    # The line breaks keep a needle from matching across two columns.
    columns = zip(table.store_ids, labels.names, labels.groups, table.zones, strict=True)
    return ["\n".join(texts).lower() for texts in columns]
