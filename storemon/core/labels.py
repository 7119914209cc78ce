"""The names and groups of a report's stores, and their sales per open hour."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.daypart_times import Sales
    from storemon.core.model import Int64


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of stores by position: `names` and `groups` are empty if there is none.

    A name entered in the window takes precedence over one from a file. `sales`: sales per open hour in the
    user's currency, NaN if the figure for all stores applies; shape (stores,). `listings`: how many
    platforms each store is on, which have equal shares of its sales; None if one for all.
    """

    names: list[str]
    groups: list[str]
    sales: NDArray[np.float64]
    listings: Int64 | None = None

    def per_hour(self, of_all: float) -> NDArray[np.float64]:
        """Return the sales per open hour of each listing of a store, or `of_all` if it has no own figure."""
        found = np.where(np.isnan(self.sales), of_all, self.sales)
        return found if self.listings is None else found / self.listings

    def sales_of(self, store: int, of_all: Sales | None) -> Sales | None:
        """Return what lost sales of a store are computed from; None if lost sales are not shown."""
        if of_all is None or (self.listings is None and math.isnan(self.sales[store])):
            return of_all
        return replace(of_all, per_hour=float(self.per_hour(of_all.per_hour)[store]))

    def at(self, stores: Int64) -> Labels:
        """Return the labels of the stores at these positions, in this order."""
        names, groups = ([texts[store] for store in stores.tolist()] for texts in (self.names, self.groups))
        return Labels(names, groups, self.sales[stores])

    def on(self, listings: Int64 | None) -> Labels:
        """Return the same labels with these numbers of listings."""
        return replace(self, listings=listings)

    def one(self, store: int) -> Labels:
        """Return the labels of a single store."""
        return Labels([self.names[store]], [self.groups[store]], self.sales[store : store + 1].copy())

    @classmethod
    def none(cls, stores: int) -> Labels:
        """Return the labels of stores without names."""
        return cls([""] * stores, [""] * stores, np.full(stores, np.nan))
