"""The columns of a report with a row for each store on each of its platforms (METRICS: Platforms)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from storemon.core.columns import Column, Unit, Values
from storemon.core.model import Int64


def by_platform(
    views: Sequence[tuple[str, Sequence[Column]]], wanted: Sequence[str] | None = None
) -> list[Column]:
    """Join the columns of several platforms, ordered by store and platform; the platform is column two.

    `views`: names of platforms with their columns, the first of which has the ids; all have the same columns.
    `wanted`: the stores to include, in output order; None for all, ordered by id.
    """
    ids = [text for _, columns in views for text in columns[0].values]
    names = [name for name, columns in views for _ in columns[0].values]
    if wanted is None:
        order = sorted(range(len(ids)), key=lambda row: (ids[row], names[row]))
    else:
        place = {store_id: number for number, store_id in enumerate(wanted)}
        known = [row for row in range(len(ids)) if ids[row] in place]
        order = sorted(known, key=lambda row: (place[ids[row]], names[row]))
    rows = np.array(order, np.int64)
    first, *others = (
        _joined([columns[number] for _, columns in views], rows) for number in range(len(views[0][1]))
    )
    return [first, Column("platform", "Platform", Unit.TEXT, [names[row] for row in order]), *others]


def of_one(columns: Sequence[Column], name: str) -> list[Column]:
    """Return the columns of a report of one platform with that platform after the store."""
    return by_platform([(name, columns)])


def _joined(parts: Sequence[Column], rows: Int64) -> Column:
    quiet = None
    if all(part.quiet is not None for part in parts):
        quiet = np.concatenate([part.quiet for part in parts if part.quiet is not None])
    values: Values
    if isinstance(parts[0].values, list):
        values = [text for part in parts for text in part.values]
    else:
        values = np.concatenate([part.values for part in parts])
    return replace(parts[0], values=values, quiet=quiet).at(rows)
