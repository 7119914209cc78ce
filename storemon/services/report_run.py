"""Computing one report: the stores in batches, each read while the one before is computed."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import DEFAULT_ZONE, Figures, ReportRequest
from storemon.core.progress import Progress
from storemon.core.report import ReportTable, compute, evidence_start
from storemon.data import queries
from storemon.data.ahead import one_ahead
from storemon.data.fields import EARLIEST, LATEST
from storemon.errors import BadInput

_STORES_A_BATCH: Final = 1000


def resolved_as_of(connection: Connection, request: ReportRequest) -> int:
    """Return the time up to which the report counts, µs UTC (METRICS: Windows).

    Raises `BadInput` where there is none, or it lies outside the years 2000 to 2099.
    """
    as_of = request.as_of if request.as_of is not None else queries.newest_poll(connection)
    if as_of is None:
        raise BadInput(
            "There are no polls yet.",
            "The report counts up to the newest poll.",
            "Import a file of polls first.",
        )
    if not EARLIEST <= as_of < LATEST:
        raise BadInput("The as-of time is not in the years 2000 to 2099.", remedy="Choose another time.")
    return as_of


def report_table(
    connection: Connection, request: ReportRequest, as_of: int, progress: Progress
) -> ReportTable:
    """Compute the report over all stores on the snapshot of `connection`.

    Raises `BadInput` where there is no store, and what `progress` raises.
    """
    ranges = queries.key_ranges(connection, _STORES_A_BATCH)
    if not ranges:
        raise BadInput("There are no stores yet.", remedy="Import the files first.")
    times = (max(EARLIEST, evidence_start(request.method, request.reach, as_of)), as_of)
    ids: list[str] = []
    zones: list[str | None] = []
    with_hours: list[np.ndarray[tuple[int], np.dtype[np.bool_]]] = []
    figures: list[Figures] = []
    progress(0.0, "Reading polls")
    batches = (queries.read_batch(connection, keys, times) for keys in ranges)
    for done, found in enumerate(one_ahead(batches), 1):
        figures.append(compute(found.batch, request.method, request.reach, as_of))
        ids += found.store_ids
        zones += found.batch.zones
        has_hours = np.zeros(len(found.store_ids), dtype=np.bool_)
        has_hours[found.batch.hours.store] = True
        with_hours.append(has_hours)
        progress(done / len(ranges), f"{len(ids):,} stores")
    return _ordered(request, ids, zones, np.concatenate(with_hours), figures)


def _ordered(
    request: ReportRequest,
    ids: list[str],
    zones: list[str | None],
    with_hours: np.ndarray[tuple[int], np.dtype[np.bool_]],
    figures: list[Figures],
) -> ReportTable:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    places = np.array(order, dtype=np.int64)
    named = [zones[place] for place in order]
    return ReportTable(
        method=request.method,
        store_ids=[ids[place] for place in order],
        zones=[zone or DEFAULT_ZONE for zone in named],
        zone_assumed=np.array([zone is None for zone in named], dtype=np.bool_),
        hours_assumed=~with_hours[places],
        figures=Figures(
            *(
                np.concatenate([getattr(batch, name) for batch in figures])[places]
                for name in ("open", "up", "down", "unknown")
            )
        ),
    )
