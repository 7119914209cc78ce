"""The names and groups of a report's stores, and their sales per open hour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.daypart_times import Sales
    from storemon.core.model import Int64
    from storemon.core.platform_shares import Listed


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of stores by position: `names` and `groups` are empty if there is none.

    A name entered in the window takes precedence over one from a file. `sales`: sales per open hour in the
    user's currency, NaN if the figure for all stores applies; shape (stores,). `listed`: which platforms
    each store is on, which share its sales; None if there is only one.
    """

    names: list[str]
    groups: list[str]
    sales: NDArray[np.float64]
    listed: Listed | None = None

    def per_hour(self, sales: Sales) -> NDArray[np.float64]:
        """Return the sales of each store per open hour; in a report of one platform, the share of that."""
        found = np.where(np.isnan(self.sales), sales.per_hour, self.sales)
        return found if self.listed is None else found * self.listed.portion(sales.shares)

    def sales_of(self, store: int, of_all: Sales | None) -> Sales | None:
        """Return what lost sales of a store are computed from; None if lost sales are not shown."""
        return None if of_all is None else replace(of_all, per_hour=float(self.per_hour(of_all)[store]))

    def at(self, stores: Int64) -> Labels:
        """Return the labels of the stores at these positions, in this order."""
        names, groups = ([texts[store] for store in stores.tolist()] for texts in (self.names, self.groups))
        return Labels(names, groups, self.sales[stores])

    def part(self, stores: slice) -> Labels:
        """Return the labels of some stores that follow each other."""
        return replace(self, names=self.names[stores], groups=self.groups[stores], sales=self.sales[stores])

    def on(self, listed: Listed | None) -> Labels:
        """Return the same labels for stores on these platforms."""
        return replace(self, listed=listed)

    def one(self, store: int) -> Labels:
        """Return the labels of a single store."""
        return Labels([self.names[store]], [self.groups[store]], self.sales[store : store + 1].copy())

    @classmethod
    def none(cls, stores: int) -> Labels:
        """Return the labels of stores without names."""
        return cls([""] * stores, [""] * stores, np.full(stores, np.nan))
