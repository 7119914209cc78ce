"""The uptime of every store on each of its platforms, where a report is of several."""

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
    """Of the longest window of a report, in µs and of shape (stores, platforms); 0 where there is no listing.

    `names` are those of the platforms, the one with most stores first, an empty one for polls without one.
    """

    names: tuple[str, ...]
    open: Int64
    up: Int64
    known: Int64

    @classmethod
    def of(cls, tables: Mapping[str, ReportTable], store_ids: Sequence[str]) -> PlatformUptimes:
        """Return what the tables of the platforms say of the stores, in the order of their ids."""
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
