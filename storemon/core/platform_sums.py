"""What a report says beside the sums over several platforms (METRICS: Platforms)."""

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
    """The platforms of a report; `names` are in their order, an empty one for polls without a platform.

    `there`: whether a store has a listing on a platform; `up`, `down`: the state of that at the end; all of
    shape (stores, platforms). `dark`: open time in which a listing is down and none is up, µs, of shape
    (stores, windows). `of_outage`, `of_shared`: the platform of each outage and of each shared outage.
    `times`: what lost sales are made of, a platform beside the other; read with a report that is kept.
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
        """Which stores are down on one of their platforms at the end, and up on another."""
        return np.asarray(self.down.any(axis=1) & self.up.any(axis=1), np.bool_)


def sum_of_records(kind: type[_Part], parts: Sequence[_Part], places: Sequence[Int64], count: int) -> _Part:
    """Add records of arrays up; `places` tell where each of a part's stores is among `count` of them."""
    made: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]  # all are records of arrays
        values = [getattr(part, field.name) for part in parts]
        total = np.zeros((count, *values[0].shape[1:]), np.int64)
        for amounts, place in zip(values, places, strict=True):
            total[place] += amounts
        made[field.name] = total
    return kind(**made)
