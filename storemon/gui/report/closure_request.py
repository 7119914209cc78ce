"""A closure that a page proposes: a date on which most stores had no active poll."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storemon.core.daily import EPOCH
from storemon.services.closures import Closure

if TYPE_CHECKING:
    from storemon.core.daily import DailySums
    from storemon.gui.report.store_rows import StoreRows


@dataclass(frozen=True, slots=True)
class ClosureRequest:
    """A proposed closure of the quiet stores; `told`: how many stores have enough polls to judge the date."""

    closure: Closure
    told: int

    @property
    def date(self) -> dt.date:
        """The local date of the closure."""
        return self.closure.first

    @property
    def quiet(self) -> int:
        """How many stores had no active poll on that date."""
        return len(self.closure.store_ids)


def proposed_closures(rows: StoreRows, days: DailySums | None) -> list[ClosureRequest]:
    """Return the closures that a report's local days suggest, the newest date first."""
    quiet = None if days is None else days.quiet
    if quiet is None:
        return []
    found = []
    for place, day in enumerate(quiet.date.tolist()):
        date = EPOCH + dt.timedelta(days=day)
        ids = tuple(rows.table.store_ids[store] for store in quiet.stores_of(place).tolist())
        found.append(ClosureRequest(Closure(date, date, store_ids=ids), int(quiet.told[place])))
    return found[::-1]
