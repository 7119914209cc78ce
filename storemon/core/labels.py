"""What a person calls the stores of a report, and what an open hour of each is worth."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.daypart_times import Sales


@dataclass(frozen=True, slots=True)
class Labels:
    """Of stores by position: `names` and `groups` are empty where there is none.

    A name that was given in the window comes before the one from a file. `sales`: sales per open hour in
    the person's own currency, NaN where the figure for all stores holds; shape (stores,).
    """

    names: list[str]
    groups: list[str]
    sales: NDArray[np.float64]

    def per_hour(self, of_all: float) -> NDArray[np.float64]:
        """Return the sales per open hour of each store, `of_all` where it has no figure of its own."""
        return np.where(np.isnan(self.sales), of_all, self.sales)

    def sales_of(self, store: int, of_all: Sales | None) -> Sales | None:
        """Return what lost sales of a store are made of; None where nothing is to be told of them."""
        own = float(self.sales[store])
        return of_all if of_all is None or math.isnan(own) else replace(of_all, per_hour=own)

    @classmethod
    def none(cls, stores: int) -> Labels:
        """Return the labels of stores without names."""
        return cls([""] * stores, [""] * stores, np.full(stores, np.nan))
