"""Maps the instants of a local day to an axis of wall-clock hours that all days share. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from storemon.core.vocabulary import DAY, HOUR

if TYPE_CHECKING:
    from storemon.core.zones import LocalDay, ZoneRules

_EPOCH: Final = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Leg:
    """A stretch from `start` to `end` (µs UTC) that begins at the hour `left`; each hour takes `pace` µs."""

    start: int
    end: int
    left: float
    pace: float

    def place(self, time: int) -> float:
        return self.left + (min(max(time, self.start), self.end) - self.start) / self.pace


@dataclass(frozen=True, slots=True)
class DayScale:
    """The wall-clock hours of the instants of a day.

    If the clock goes forward, the skipped hours are empty. If it goes back, the repeated hours share the
    room of one pass. All other hours are at their usual place on the axis.
    """

    legs: tuple[_Leg, ...]

    @classmethod
    def of(cls, day: LocalDay, rules: ZoneRules) -> Self:
        """Lay out a day in the zone with these rules."""
        midnight = (day.date - _EPOCH).days * DAY
        start = day.start
        left = (int(rules.to_local(np.array([start]))[0]) - midnight) / HOUR
        legs = []
        for change, before, after in zip(
            rules.changes.tolist(), rules.offsets[:-1].tolist(), rules.offsets[1:].tolist(), strict=True
        ):
            if not day.start < change < day.end:
                continue
            again = max(before - after, 0)
            first, last = max(start, change - again), min(day.end, change + again)
            legs.append(_Leg(start, first, left, HOUR))
            left = (last + after - midnight) / HOUR
            if again:
                room = left - legs[-1].place(first)
                legs.append(_Leg(first, last, legs[-1].place(first), (last - first) / room))
            start = last
        legs.append(_Leg(start, day.end, left, HOUR))
        return cls(tuple(leg for leg in legs if leg.start < leg.end))

    def place(self, time: int) -> float:
        """Return the hour at an instant of the day (µs UTC); at a clock change, the hour it changes to."""
        return [leg for leg in self.legs if leg.start <= time or leg is self.legs[0]][-1].place(time)

    def pieces(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the part of the day from `start` to `end` (µs UTC), split at skipped hours."""
        found: list[tuple[float, float]] = []
        for leg in self.legs:
            if leg.start < end and leg.end > start:
                left, right = leg.place(start), leg.place(end)
                if found and found[-1][1] == left:
                    left = found.pop()[0]
                found.append((left, right))
        return found

    def moment(self, hour: float) -> int | None:
        """Return the instant of an hour, in µs UTC; None if the clock skips it."""
        for leg in self.legs:
            if leg.left <= hour < leg.place(leg.end):
                return leg.start + int((hour - leg.left) * leg.pace)
        return None
