"""The outages of a report as columns (docs/answers.md: Outages)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storemon.core.columns import NO_TIME, Column, Unit
from storemon.core.labels import Labels
from storemon.core.model import Bool, Int64
from storemon.core.outages import NOT_KNOWN
from storemon.core.shared import UNDATED
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.core.zones import StoreZones

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.outage_notes import WrittenNotes
    from storemon.core.report import ReportTable


def outage_columns(
    table: ReportTable,
    answers: FleetInsights,
    labels: Labels,
    stores: Int64 | None = None,
    notes: WrittenNotes | None = None,
) -> list[Column]:
    """Return a row for each outage, by store and time.

    An outage that began before the report's time starts with that time and is marked.

    `stores`: positions of the stores to include, in this order; None for all. Local times are those of the
    store's own clock. `notes` add columns; None if there are none.
    """
    found = answers.outages
    rows = np.arange(found.store.size)
    if stores is not None:
        place = np.full(len(table.store_ids), -1)
        place[stores] = np.arange(stores.size)
        rows = rows[place[found.store] >= 0]
        rows = rows[np.argsort(place[found.store[rows]], kind="stable")]
    store, start, end = found.store[rows], found.start[rows], found.end[rows]
    local_start = local_end = start
    if rows.size:
        zones = StoreZones.over(table.zones, int(start.min()), int(end.max()))
        # The end is exclusive: if the clock changes at that instant, the old time of day still applies.
        local_start, local_end = zones.to_local(store, start), zones.to_local(store, end - 1) + 1
    last_active, earlier = found.last_active[rows], found.earlier[rows]
    known, seen = last_active != NOT_KNOWN, last_active > NOT_KNOWN
    slack = np.where(found.begun[rows], found.slack[rows] / MINUTE, np.nan)
    seen_utc = np.where(seen, last_active, NO_TIME)
    seen_local = np.full(rows.size, NO_TIME)
    if seen.any():
        zones = StoreZones.over(table.zones, int(last_active[seen].min()), int(last_active[seen].max()))
        seen_local[seen] = zones.to_local(store[seen], last_active[seen])
    shared = answers.shared.of_outage[rows]
    of = store.tolist()
    return [
        Column("store_id", "Store", Unit.TEXT, [table.store_ids[one] for one in of]),
        *_platform(table, answers, rows),
        Column("name", "Name", Unit.TEXT, [labels.names[one] for one in of]),
        Column("start_utc", "Start (UTC)", Unit.TIME, start),
        Column("end_utc", "End (UTC)", Unit.TIME, end),
        Column("start_local", "Start (local time)", Unit.TIME, local_start),
        Column("end_local", "End (local time)", Unit.TIME, local_end),
        Column("timezone_str", "Time zone", Unit.TEXT, [table.zones[one] for one in of]),
        Column("lost(in open hours)", "Downtime (open hours)", Unit.NUMBER, found.lost[rows] / HOUR),
        Column("polls", "Polls that say so", Unit.COUNT, found.polls[rows]),
        Column("still_open", "Ongoing at last check", Unit.FLAG, found.still_open[rows]),
        Column(
            "beginning_known_within(in minutes)",
            "Start accurate to (minutes)",
            Unit.NUMBER,
            slack,
        ),
        Column("shared", "Shared with many stores", Unit.TEXT, _yes_or_no(shared >= 0, shared != UNDATED)),
        Column("started_earlier", "Started earlier", Unit.TEXT, _yes_or_no(earlier, known)),
        Column("ended_later", "Ended later", Unit.FLAG, found.later[rows]),
        Column("last_seen_online_utc", "Last seen online before (UTC)", Unit.TIME, seen_utc),
        Column("last_seen_online_local", "Last seen online before (local time)", Unit.TIME, seen_local),
        Column("never_seen_online", "Never seen online before", Unit.TEXT, _yes_or_no(~seen, known)),
        *([] if notes is None else _of_notes(table, answers, rows, notes)),
    ]


def _of_notes(table: ReportTable, answers: FleetInsights, rows: Int64, notes: WrittenNotes) -> list[Column]:
    found, places = notes.on(answers.outages, table.store_ids), rows.tolist()
    return [
        Column(name, title, Unit.TEXT, [values[row] for row in places])
        for name, title, values in (
            ("reason", "Reason", found.reasons),
            ("note", "Note", found.texts),
            ("excused", "Excused", found.excused),
        )
    ]


def _platform(table: ReportTable, answers: FleetInsights, rows: Int64) -> list[Column]:
    """Return the column of platforms; empty if all outages are on the same one."""
    platforms = answers.platforms
    if platforms is not None:
        names = [platforms.names[number] for number in platforms.of_outage[rows].tolist()]
    elif table.platform is not None and table.listings is not None:
        names = [table.platform] * rows.size
    else:
        return []
    return [Column("platform", "Platform", Unit.TEXT, names)]


def _yes_or_no(flags: Bool, known: Bool) -> list[str]:
    """Return yes, no, or an empty text if unknown."""
    return ["" if not sure else "yes" if flag else "no" for flag, sure in zip(flags, known, strict=True)]
