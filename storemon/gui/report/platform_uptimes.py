"""The uptime of every store on each of its platforms, for a report on several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.model import Int64

if TYPE_CHECKING:
    from storemon.core.report import ReportTable


@dataclass(frozen=True, slots=True)
class PlatformUptimes:
    """Times in the longest window, µs, of shape (stores, platforms); 0 if a store is not on a platform.

    `names`: the platforms, ordered by number of stores, most first; an empty name for polls without one.
    """

    names: tuple[str, ...]
    open: Int64
    up: Int64
    known: Int64

    @classmethod
    def of(cls, tables: Mapping[str, ReportTable], store_ids: Sequence[str]) -> PlatformUptimes:
        """Collect the stores' times from the tables of the platforms, in the order of `store_ids`."""
        names = tuple(sorted(tables, key=lambda name: (-len(tables[name].store_ids), name)))
        place = {store_id: row for row, store_id in enumerate(store_ids)}
        found = cls(names, *np.zeros((3, len(store_ids), len(names)), np.int64))
        for number, name in enumerate(names):
            table = tables[name]
            rows = [place[store_id] for store_id in table.store_ids]
            found.open[rows, number] = table.figures.open[:, -1]
            found.up[rows, number] = table.figures.up[:, -1]
            found.known[rows, number] = (table.figures.up + table.figures.down)[:, -1]
        return found
