"""Everything that the page shows for one span of a store's time. No Qt; computed on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.hours_week import WeekHours
from storemon.core.model import Int64
from storemon.core.shared import LEAST_STORES, OWN
from storemon.core.store_week import by_day
from storemon.core.vocabulary import State
from storemon.core.zones import LocalDay, local_days
from storemon.gui.figures.week_rows import Week, week_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.notes import Note
    from storemon.core.outages import Outages
    from storemon.core.platform_sums import PlatformSums
    from storemon.core.store_week import StoreWeek

OUTSIDE: Final = -3
"""In `StoreOutages.shared`, besides `OWN` and `UNDATED`: an outage outside the report's time."""


@dataclass(frozen=True, slots=True)
class StoreOutages:
    """One store's outages: those of the `Outages` at `place`, in order; `up`: uptime in µs, for statistics.

    `shared`: the shared outage of each, as a position in the report's, or one of the above; `affected`: how
    many stores had it, 0 for none. `lost_shared`, `lost_undated`: the part of the downtime in shared
    outages, and in those that cannot be dated, µs; None if unknown. `few`: too few stores to tell.
    `platforms`: the platform of each, if the store's are added up. `current`: the time runs up to the
    newest poll that counts.
    """

    outages: Outages
    place: Int64
    shared: Int64
    up: int
    affected: Int64
    current: bool
    lost_shared: int | None = None
    lost_undated: int | None = None
    few: bool = False
    platforms: tuple[str, ...] = ()

    @classmethod
    def of_report(cls, answers: FleetInsights, store: int, *, current: bool) -> StoreOutages:
        """Return the outages of a store in the report's longest window."""
        place = answers.outages.of(store)
        shared = answers.shared
        of_outage = shared.of_outage[place]
        stores = np.array([0, *(event.stores for event in shared.found)], np.int64)
        return cls(
            outages=answers.outages,
            place=place,
            shared=of_outage,
            up=int(answers.figures.up[store, -1]),
            affected=stores[np.maximum(of_outage, OWN) + 1],
            current=current,
            lost_shared=int(shared.lost[store]),
            lost_undated=int(shared.undated[store]),
            few=answers.figures.open.shape[0] < LEAST_STORES,
            platforms=() if answers.platforms is None else _named(answers.platforms, place),
        )

    @classmethod
    def of_look(cls, store_week: StoreWeek, of_report: StoreOutages | None, as_of: int) -> StoreOutages:
        """Return the outages of a span of time; the report's outages show which are shared."""
        found = store_week.outages
        place = np.arange(found.store.size)
        shared, affected = np.full(place.size, OUTSIDE), np.zeros(place.size, np.int64)
        names = store_week.names_of_outages if of_report is None or of_report.platforms else ()
        if of_report is not None:
            firsts = of_report.outages.first[of_report.place].tolist()
            keys = zip(firsts, of_report.platforms or [""] * len(firsts), strict=True)
            known = dict(zip(keys, zip(of_report.shared, of_report.affected, strict=True), strict=True))
            for item, key in enumerate(zip(found.first.tolist(), names or [""] * place.size, strict=True)):
                shared[item], affected[item] = known.get(key, (OUTSIDE, 0))
        up = int(store_week.figures.up[0, 0])
        current = store_week.timeline.end >= as_of
        return cls(found, place, shared, up, affected, current=current, platforms=names)


def _named(found: PlatformSums, place: Int64) -> tuple[str, ...]:
    return tuple(found.names[number] for number in found.of_outage[place].tolist())


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """`days`: whole local days; `sums`: the µs of each by `State`, shape (days, 3).

    `notes`: all notes about the store.
    """

    week: Week
    hours: WeekHours
    outages: StoreOutages
    days: list[LocalDay]
    sums: Int64
    polls: Int64
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, store_week: StoreWeek, of_report: StoreOutages | None, as_of: int) -> ShownWeek:
        """Prepare a store's week for the page; `as_of`: that of the report (µs UTC)."""
        timeline = store_week.timeline
        days = local_days(timeline.zone, timeline.start, timeline.end)
        edges = np.array([day.start for day in days] + [days[-1].end if days else 0], np.int64)
        counted = timeline.poll_time[timeline.poll_inside]
        bands = dict(zip(store_week.platforms, store_week.bands, strict=True))
        return cls(
            week=week_of(timeline, days, store_week.notes, bands),
            hours=WeekHours.of(store_week.hours),
            outages=StoreOutages.of_look(store_week, of_report, as_of),
            days=days,
            sums=by_day(timeline, days),
            polls=np.diff(np.searchsorted(counted, edges)),
            notes=store_week.notes,
        )

    @property
    def open(self) -> Int64:
        """The open time of each day, in µs."""
        total: Int64 = self.sums[:, [State.DOWN, State.UP, State.UNKNOWN]].sum(axis=1)
        return total

    @property
    def starts(self) -> Int64:
        """When each day begins, in µs UTC."""
        return np.array([day.start for day in self.days], np.int64)

    @property
    def uptime(self) -> NDArray[np.float64]:
        """The share of each day's known time that was up; NaN if nothing is known."""
        known = self.sums[:, State.UP] + self.sums[:, State.DOWN]
        share = np.full(known.size, np.nan)
        np.divide(self.sums[:, State.UP], known, out=share, where=known > 0)
        return share
