"""Rows of hours and of dated hours, taken out of a batch and put together for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TypeVar

import numpy as np

from storemon.core.model import BEGINNING, DatedHours, Hours, Int64

_Rows = TypeVar("_Rows", Hours, DatedHours)


def of_stores(rows: _Rows, place: Int64) -> _Rows:
    """Return the rows of some stores; `place`: each store's new position, negative where it is left out."""
    kept = place[rows.store] >= 0
    values = {field.name: getattr(rows, field.name) for field in fields(rows)}
    chosen = {name: None if column is None else column[kept] for name, column in values.items()}
    return type(rows)(**{**chosen, "store": place[rows.store[kept]]})


def joined_hours(parts: Sequence[Hours], shifts: Sequence[int]) -> Hours:
    """Put weekly hours of several batches together; each part's stores begin at its shift."""
    dates = None
    if any(part.valid_from is not None for part in parts):
        dates = np.concatenate(
            [
                np.full(part.store.size, BEGINNING) if part.valid_from is None else part.valid_from
                for part in parts
            ]
        )
    return Hours(
        _shifted(parts, shifts),
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("day", "start", "end")),
        dates,
    )


def joined_dated(parts: Sequence[DatedHours | None], shifts: Sequence[int]) -> DatedHours | None:
    """Put dated hours of several batches together; None where no part has any."""
    some = [(part, shift) for part, shift in zip(parts, shifts, strict=True) if part is not None]
    if not some:
        return None
    rows = [part for part, _ in some]
    names = ("first", "last", "start", "end", "rank")
    return DatedHours(
        _shifted(rows, [shift for _, shift in some]),
        *(np.concatenate([getattr(part, name) for part in rows]) for name in names),
    )


def _shifted(parts: Sequence[Hours] | Sequence[DatedHours], shifts: Sequence[int]) -> Int64:
    return np.concatenate([part.store + shift for part, shift in zip(parts, shifts, strict=True)])
