"""What a page proposes as a closure: a date on which most stores had no active check."""

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
    """The closure as it may be entered, for the quiet stores, of which `told` could tell."""

    closure: Closure
    told: int

    @property
    def date(self) -> dt.date:
        """The local date."""
        return self.closure.first

    @property
    def quiet(self) -> int:
        """How many stores had no active check on it."""
        return len(self.closure.store_ids)


def proposed_closures(rows: StoreRows, days: DailySums | None) -> list[ClosureRequest]:
    """Return what the local days of a report suggest, the newest date first."""
    quiet = None if days is None else days.quiet
    if quiet is None:
        return []
    found = []
    for place, day in enumerate(quiet.date.tolist()):
        date = EPOCH + dt.timedelta(days=day)
        ids = tuple(rows.table.store_ids[store] for store in quiet.stores_of(place).tolist())
        found.append(ClosureRequest(Closure(date, date, store_ids=ids), int(quiet.told[place])))
    return found[::-1]
