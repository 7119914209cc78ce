"""The findings of the hours check as columns (docs/answers.md: Hours check)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.columns import Column, Unit
from storemon.core.hours_checks import HoursFindings
from storemon.core.labels import Labels
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import HOUR, Finding

if TYPE_CHECKING:
    from storemon.core.report import ReportTable

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORDS: Final = {
    Finding.DAY_OFF: "a day off",
    Finding.NEVER_ACTIVE: "never active on a day",
    Finding.ACTIVE_ON_CLOSED_DAY: "active on a closed day",
    Finding.ACTIVE_WHEN_CLOSED: "active when closed",
    Finding.OPENS_LATE: "opens late",
    Finding.OPENS_LITTLE: "open very little",
    Finding.ROWS_OVERLAP: "rows overlap",
    Finding.LONG_PAST_MIDNIGHT: "long past midnight",
    Finding.NO_HOURS: "no hours",
    Finding.NO_ZONE: "no time zone",
}


def hours_columns(
    table: ReportTable, found: HoursFindings, labels: Labels, stores: Int64 | None = None
) -> list[Column]:
    """Return a row for each store whose hours look wrong.

    `stores`: positions of the stores to include, in this order; None for all.
    """
    flags = found.flags()
    wrong = flags.sum(axis=1) > 0
    rows = np.flatnonzero(wrong) if stores is None else stores[wrong[stores]]
    of = rows.tolist()
    texts = [", ".join(_WORDS[finding] for finding in Finding if flags[store, finding]) for store in of]
    columns = [
        Column("store_id", "Store", Unit.TEXT, [table.store_ids[store] for store in of]),
        Column("name", "Name", Unit.TEXT, [labels.names[store] for store in of]),
        Column("group", "Group", Unit.TEXT, [labels.groups[store] for store in of]),
        Column("timezone_str", "Time zone", Unit.TEXT, [table.zones[store] for store in of]),
        Column("findings", "Findings", Unit.TEXT, texts),
    ]
    for name, title, counts in (
        ("closed_active", "Closed stretches with an active poll", found.closed_active),
        ("closed_polled", "Closed stretches with a poll", found.closed_polled),
        ("late_openings", "Openings found inactive", found.late_openings),
        ("openings", "Openings with an active poll", found.openings),
        ("overlapping_rows", "Rows that overlap", found.overlapping),
        ("long_rows", "Rows that run long past midnight", found.long_rows),
        ("short_openings", "Openings under an hour", found.short_openings),
        ("day_off_checks", "Polls that tell a day off", found.moved.told * (found.moved.dates > 0)),
        ("day_off_fit", "Polls that fit a day off", found.moved.fit * (found.moved.dates > 0)),
    ):
        columns.append(Column(name, title, Unit.COUNT, counts[rows]))
    for name, title, days in (
        ("never_active_on", "Never active on", found.never_active()),
        ("active_on_closed", "Active on closed days", found.active_on_closed_days()),
    ):
        columns.append(Column(name, title, Unit.TEXT, [_named(days[store]) for store in of]))
    open_week = found.open_week[rows] / HOUR
    columns.append(Column("open_hours_a_week", "Open hours a week", Unit.NUMBER, open_week))
    for name, title, values in (
        ("no_hours", "No hours", found.no_hours),
        ("no_zone", "No time zone", found.no_zone),
    ):
        columns.append(Column(name, title, Unit.FLAG, values[rows]))
    return columns


def _named(days: Bool) -> str:
    return " ".join(name for name, flags in zip(_DAYS, days.tolist(), strict=True) if flags)
