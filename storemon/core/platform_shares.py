"""Divides a store's sales, and so its downtime, among its platforms (METRICS: Platforms)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.dayparts import DaypartSums
from storemon.core.model import Bool, Int64
from storemon.core.platforms import comparable

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Record = TypeVar("_Record", Certainty, DaypartSums)
Percent = Iterable[tuple[str, float]]
"""Names of platforms with the shares set by the user."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Which stores are on which platforms, of shape (stores, platforms); `names` are in that order.

    `own`: the position of the only platform of a report, None for all of them together.
    """

    names: tuple[str, ...]
    there: Bool
    own: int | None = None

    def shares(self, percent: Percent) -> NDArray[np.float64]:
        """Return each platform's share of each store's sales, in the shape of `there`.

        A platform without a share set by the user gets an equal one. The shares of a store's platforms are
        scaled to add up to 1, or are all 0 if the user set them to 0.
        """
        given = {comparable(name): share for name, share in percent}
        usual = 100 / len(self.names)
        mine = self.there * np.array([given.get(comparable(name), usual) for name in self.names])
        whole = mine.sum(axis=1, keepdims=True)
        found: NDArray[np.float64] = mine / np.where(whole > 0, whole, 1)
        return found

    def portion(self, percent: Percent) -> NDArray[np.float64]:
        """Return the share of each store's sales that the report covers; shape (stores,)."""
        if self.own is None:
            return np.ones(len(self.there))
        return self.shares(percent)[:, self.own]

    def at(self, stores: Int64 | slice) -> Listed:
        """Return the stores at these positions."""
        return replace(self, there=self.there[stores])

    def alone(self, own: int) -> Listed:
        """Return the stores on one platform, for the report of that platform only."""
        return replace(self.at(np.flatnonzero(self.there[:, own])), own=own)


@dataclass(frozen=True, slots=True)
class Sold:
    """The inputs of lost sales: times in the longest window in µs; stores are the first axis.

    `down`: by the report's method. Bounds and dayparts are interpolated; earlier versions had no dayparts.
    """

    down: Int64
    sure: Certainty
    dayparts: DaypartSums | None

    @classmethod
    def of(cls, down: Int64, sure: Certainty, dayparts: DaypartSums | None) -> Sold:
        """Select the longest window."""
        return cls(down[:, -1], _each(lambda some: some[0][:, -1], [sure]), dayparts)

    @classmethod
    def beside(cls, parts: Sequence[Sold], there: Bool) -> Sold:
        """Combine platforms along a second axis.

        `there` is that of `Listed`; the stores of each part are those on its platform, in order.
        """

        def together(values: Sequence[Int64]) -> Int64:
            found = np.zeros((*there.shape, *values[0].shape[1:]), np.int64)
            for place, some in enumerate(values):
                found[there[:, place], place] = some
            return found

        dayparts = [part.dayparts for part in parts if part.dayparts is not None]
        return cls(
            together([part.down for part in parts]),
            _each(together, [part.sure for part in parts]),
            _each(together, dayparts) if len(dayparts) == len(parts) else None,
        )

    def at(self, stores: Int64 | slice) -> Sold:
        """Return the times of the stores at these positions."""
        parts = self.dayparts
        sure = _each(lambda some: some[0][stores], [self.sure])
        return Sold(self.down[stores], sure, None if parts is None else parts.at(stores))

    def shared_out(self, shares: NDArray[np.float64]) -> Sold:
        """Return the sums over the platforms of `beside`, weighted by their shares, in whole µs."""

        def whole(values: Sequence[Int64]) -> Int64:
            weighed: NDArray[np.float64] = np.einsum("sp,sp...->s...", shares, values[0])
            return np.asarray(np.rint(weighed), np.int64)

        parts = self.dayparts
        return Sold(
            whole([self.down]), _each(whole, [self.sure]), None if parts is None else _each(whole, [parts])
        )


def _each(compute: Callable[[Sequence[Int64]], Int64], records: Sequence[_Record]) -> _Record:
    """Return a record with the result of `compute` for each array of the records."""
    names = [field.name for field in fields(records[0])]
    made = {name: compute([getattr(one, name) for one in records]) for name in names}
    return type(records[0])(**made)
