"""What a report has in addition to the sums over several platforms (METRICS: Platforms)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np

from storemon.core.model import Bool, Int64
from storemon.core.platform_shares import Listed, Sold

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class PlatformSums:
    """The platforms of a report; `names` are in order, with an empty one for polls without a platform.

    `there`: whether a store has a listing on a platform; `up`, `down`: the state of the listing at the end;
    all of shape (stores, platforms). `dark`: open time in which a listing is down and none is up, µs, of
    shape (stores, windows). `of_outage`, `of_shared`: the platform of each outage and of each shared outage.
    `times`: the inputs of lost sales per platform, also set for a stored report when it is read.
    """

    names: tuple[str, ...]
    there: Bool
    up: Bool
    down: Bool
    dark: Int64
    of_outage: Int64
    of_shared: Int64
    times: Sold | None = None

    @property
    def listed(self) -> Listed:
        """Which stores are on which platforms."""
        return Listed(self.names, self.there)

    @property
    def partly(self) -> Bool:
        """Which stores are down on one of their platforms and up on another at the end."""
        return np.asarray(self.down.any(axis=1) & self.up.any(axis=1), np.bool_)


def sum_of_records(kind: type[_Part], parts: Sequence[_Part], places: Sequence[Int64], count: int) -> _Part:
    """Sum up records of arrays; `places` has the positions of each part's stores among all `count` stores."""
    made: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]  # all are records of arrays
        values = [getattr(part, field.name) for part in parts]
        total = np.zeros((count, *values[0].shape[1:]), np.int64)
        for amounts, place in zip(values, places, strict=True):
            total[place] += amounts
        made[field.name] = total
    return kind(**made)
