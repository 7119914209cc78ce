"""All that the page shows of one stretch of a store's time. No Qt; made on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.hours_week import WeekHours
from storemon.core.look import by_day
from storemon.core.model import Int64
from storemon.core.timeline import State
from storemon.core.zones import LocalDay, local_days
from storemon.gui.store.week_rows import Week, week_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.fleet_answers import FleetAnswers
    from storemon.core.look import Look
    from storemon.core.outages import Outages

OWN: Final = -1
NOBODY_KNOWS: Final = -2
"""In `StoreOutages.shared`: an outage of the own, and one of a time that the report does not cover."""


@dataclass(frozen=True, slots=True)
class StoreOutages:
    """One store's outages: those of the `Outages` at `place`, in order; `up` in µs for the statistics.

    `shared`: the shared outage that each belongs to, as a position in the report's, or one of the above.
    `lost_shared`: the part of their downtime that lies within shared outages, µs; None where nobody knows.
    """

    outages: Outages
    place: Int64
    shared: Int64
    up: int
    lost_shared: int | None = None

    @classmethod
    def of_report(cls, answers: FleetAnswers, store: int) -> StoreOutages:
        """Return those of a store in the report's longest window."""
        place = answers.outages.of(store)
        up = int(answers.figures.up[store, -1])
        lost = int(answers.shared.lost[store])
        return cls(answers.outages, place, answers.shared.of_outage[place], up, lost)

    @classmethod
    def of_look(cls, look: Look, of_report: StoreOutages | None) -> StoreOutages:
        """Return those of a stretch of time; the report's outages tell which are shared."""
        found = look.outages
        place = np.arange(found.store.size)
        shared = np.full(place.size, NOBODY_KNOWS)
        if of_report is not None:
            known = dict(
                zip(of_report.outages.first[of_report.place].tolist(), of_report.shared.tolist(), strict=True)
            )
            shared = np.array([known.get(first, NOBODY_KNOWS) for first in found.first.tolist()], np.int64)
        return cls(found, place, shared, int(look.figures.up[0, 0]))


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """`days` are whole local days; `sums` holds the µs of each by `State`, shape (days, 3)."""

    week: Week
    hours: WeekHours
    outages: StoreOutages
    days: list[LocalDay]
    sums: Int64
    polls: Int64

    @classmethod
    def of(cls, look: Look, of_report: StoreOutages | None) -> ShownWeek:
        """Lay a look out for the page."""
        timeline = look.timeline
        days = local_days(timeline.zone, timeline.start, timeline.end)
        edges = np.array([day.start for day in days] + [days[-1].end if days else 0], np.int64)
        counted = timeline.poll_time[timeline.poll_inside]
        return cls(
            week=week_of(timeline, days),
            hours=WeekHours.of(look.hours),
            outages=StoreOutages.of_look(look, of_report),
            days=days,
            sums=by_day(timeline, days),
            polls=np.diff(np.searchsorted(counted, edges)),
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
        """The share of each day's known time that was up; NaN where nothing is known."""
        known = self.sums[:, State.UP] + self.sums[:, State.DOWN]
        share = np.full(known.size, np.nan)
        np.divide(self.sums[:, State.UP], known, out=share, where=known > 0)
        return share
