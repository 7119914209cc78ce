"""Take rows of hours and dated hours out of a batch, and join those of several batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

import numpy as np

from storemon.core.model import BEGINNING, DatedHours, Hours, Int64

_Rows = TypeVar("_Rows", Hours, DatedHours)


def of_stores(rows: _Rows, place: Int64) -> _Rows:
    """Return the rows of some stores; `place`: each store's new position, negative to leave it out."""
    kept = place[rows.store] >= 0
    some = {
        field.name: column[kept]
        for field in fields(rows)
        if (column := getattr(rows, field.name)) is not None
    }
    return replace(rows, **{**some, "store": place[some["store"]]})


def joined_hours(parts: Sequence[Hours], shifts: Sequence[int]) -> Hours:
    """Join the weekly hours of several batches; `shift` is added to the store positions of each part."""
    dates = None
    if any(part.valid_from is not None for part in parts):
        dates = np.concatenate(
            [
                np.full(part.store.size, BEGINNING) if part.valid_from is None else part.valid_from
                for part in parts
            ]
        )
    day, start, end = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("day", "start", "end")
    )
    return Hours(_shifted([part.store for part in parts], shifts), day, start, end, dates)


def joined_dated(parts: Sequence[DatedHours | None], shifts: Sequence[int]) -> DatedHours | None:
    """Join the dated hours of several batches; None if no part has any."""
    some = [(part, shift) for part, shift in zip(parts, shifts, strict=True) if part is not None]
    if not some:
        return None
    rows = [part for part, _ in some]
    names = ("first", "last", "start", "end", "rank")
    return DatedHours(
        _shifted([part.store for part in rows], [shift for _, shift in some]),
        *(np.concatenate([getattr(part, name) for part in rows]) for name in names),
    )


def _shifted(stores: Sequence[Int64], shifts: Sequence[int]) -> Int64:
    return np.concatenate([store + shift for store, shift in zip(stores, shifts, strict=True)])
