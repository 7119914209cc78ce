"""The columns of the store table: one declaration each."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Self

import numpy as np

from storemon.core.target import Loss
from storemon.core.vocabulary import HOUR
from storemon.gui.report import store_cells as cells
from storemon.gui.report.column_spec import ColumnSpec
from storemon.gui.report.platform_specs import DOWN_EVERYWHERE, platform_column
from storemon.gui.widgets.change_text import point_change
from storemon.gui.widgets.format import percent

_UP: Final = "Time known to be up inside business hours"
_DOWN: Final = "Time known to be down inside business hours"
_WEEK: Final = "last week"
_HOURS: Final = "last week, h"
_RANGE: Final = "in range"
_RANGE_HOURS: Final = "in range, h"


class Column(IntEnum):
    """The columns from left to right. Their names are stored in the settings."""

    spec: ColumnSpec

    def __new__(cls, spec: ColumnSpec) -> Self:
        """Create a column, numbered by its position."""
        column = int.__new__(cls, len(cls.__members__))
        column._value_ = len(cls.__members__)
        column.spec = spec
        return column

    STORE = ColumnSpec(
        "Store",
        tip="Name of the store, from a file or given here, and its id",
        texts=lambda report: report.titles,
        keys=lambda report: report.labels.names if report.is_named else report.table.store_ids,
        below=lambda report, store: report.table.store_ids[store] if report.labels.names[store] else "",
        width=176,
    )
    ID = ColumnSpec(
        "Store ID",
        tip="Id of the store in the files",
        texts=lambda report: report.table.store_ids,
        # Sort in the order of the report.
        numbers=lambda report: np.arange(len(report.table.store_ids), dtype=np.float64),
        shown=lambda report: report.is_named,
        width=176,
        spare=True,
    )
    STATE = ColumnSpec(
        "Status",
        "at last check",
        "at end of range",
        tip="What the store was doing at the end of the data that counts",
        numbers=cells.state_ranks,
        text=cells.state_text,
        color=cells.state_color,
        note=cells.state_note,
        shown=lambda report: report.answers is not None,
        samples=cells.state_texts,
        width=96,
        words=True,
    )
    UPTIME_WEEK = ColumnSpec(
        "Uptime",
        _WEEK,
        _RANGE,
        tip="Time up, of the time that is known",
        numbers=lambda report: cells.shares(report.up_week, report.known_week),
        text=lambda report, store, _: percent(
            report.up_week[store].item(), report.known_week[store].item(), 2
        ),
        color=lambda report, store, _: "faint" if report.sparse(store) else "",
        note=cells.uptime_note,
    )
    RANGE_WEEK = ColumnSpec(
        "Between",
        _WEEK,
        _RANGE,
        tip="Uptime if all uncertain time was down, and if it was up",
        numbers=cells.lowest_uptimes,
        text=cells.bounds_text,
        color=lambda *_: "muted",
        shown=lambda report: report.sure is not None,
        width=112,
    )
    ADJUSTED_WEEK = ColumnSpec(
        "Adjusted",
        _WEEK,
        _RANGE,
        tip="Uptime without excused time, on which the target is judged",
        numbers=cells.adjusted_uptimes,
        text=cells.adjusted_text,
        shown=lambda report: report.noted,
    )
    CHANGE_WEEK = ColumnSpec(
        "Change",
        "since the week before",
        "since the period before",
        tip="Change of the uptime in percentage points; gray where it is not sure",
        numbers=cells.changes,
        text=lambda _report, _store, value: point_change(value),
        color=cells.change_color,
        note=cells.change_note,
        shown=lambda report: report.before is not None,
        width=132,
    )
    TARGET = ColumnSpec(
        "Target",
        _WEEK,
        _RANGE,
        tip="Whether the store met its target, allowing for uncertain time",
        numbers=cells.verdict_ranks,
        text=cells.verdict_text,
        color=cells.verdict_color,
        note=cells.verdict_note,
        shown=lambda report: report.sure is not None,
        samples=cells.verdict_texts,
        width=100,
        words=True,
    )
    ALLOWANCE = ColumnSpec(
        "Allowance",
        "last week",
        "in range",
        tip="Downtime that the target still allows, or by how much it is over the limit",
        numbers=cells.allowances,
        text=cells.allowance_text,
        color=cells.allowance_color,
        shown=lambda report: report.sure is not None,
        width=128,
        spare=True,
    )
    PLATFORM_1 = platform_column(0)
    PLATFORM_2 = platform_column(1)
    PLATFORM_3 = platform_column(2)
    PLATFORM_4 = platform_column(3)
    PLATFORM_5 = platform_column(4)
    PLATFORM_6 = platform_column(5)
    PLATFORM_7 = platform_column(6)
    PLATFORM_8 = platform_column(7)
    DOWN_EVERYWHERE = DOWN_EVERYWHERE
    DOWN_HOUR = ColumnSpec(
        "Down",
        "last hour, min",
        tip=_DOWN,
        numbers=cells.durations(lambda figures: figures.down, 0),
        color=cells.down_color,
        shown=lambda report: not report.ranged,
        width=98,
        window=0,
        spare=True,
    )
    DOWN_DAY = ColumnSpec(
        "Down",
        "last day, h",
        tip=_DOWN,
        numbers=cells.durations(lambda figures: figures.down, 1),
        color=cells.down_color,
        shown=lambda report: not report.ranged,
        window=1,
        spare=True,
    )
    DOWN_WEEK = ColumnSpec(
        "Down",
        _HOURS,
        _RANGE_HOURS,
        tip=_DOWN,
        numbers=cells.durations(lambda figures: figures.down, 2),
        color=cells.down_color,
    )
    SHARED_WEEK = ColumnSpec(
        "Shared",
        _HOURS,
        _RANGE_HOURS,
        tip="Downtime shared with many other stores",
        numbers=cells.shared_hours,
        color=lambda _report, _store, value: "muted" if value > 0 else "faint",
        shown=lambda report: report.answers is not None and bool(report.answers.shared.found),
    )
    UP_HOUR = ColumnSpec(
        "Up",
        "last hour, min",
        tip=_UP,
        numbers=cells.durations(lambda figures: figures.up, 0),
        shown=lambda report: not report.ranged,
        width=98,
        window=0,
        spare=True,
    )
    UP_DAY = ColumnSpec(
        "Up",
        "last day, h",
        tip=_UP,
        numbers=cells.durations(lambda figures: figures.up, 1),
        shown=lambda report: not report.ranged,
        window=1,
        spare=True,
    )
    UP_WEEK = ColumnSpec(
        "Up",
        _HOURS,
        _RANGE_HOURS,
        tip=_UP,
        numbers=cells.durations(lambda figures: figures.up, 2),
        spare=True,
    )
    UNKNOWN_WEEK = ColumnSpec(
        "Unknown",
        _HOURS,
        _RANGE_HOURS,
        tip="Open time with no check near enough to tell",
        numbers=lambda report: np.where(
            (report.open_week > 0) & (not report.counted), report.table.figures.unknown[:, -1] / HOUR, np.nan
        ),
        shown=lambda report: not report.counted,
        width=92,
        spare=True,
    )
    COVERAGE_WEEK = ColumnSpec(
        "Coverage",
        _WEEK,
        _RANGE,
        tip="Share of the open time that is known",
        numbers=lambda report: np.where(report.counted, np.nan, report.table.coverage()[:, -1]),
        text=lambda report, store, _: percent(
            report.known_week[store].item(), report.open_week[store].item()
        ),
        shown=lambda report: not report.counted,
        meter=True,
        width=124,
        spare=True,
    )
    LOST_SALES = ColumnSpec(
        "Lost sales",
        _WEEK,
        _RANGE,
        tip="Downtime times what the store sells in an open hour",
        numbers=lambda report: report.cost(Loss.FIGURE),
        text=cells.cost_text,
        shown=lambda report: report.per_hour is not None,
        width=104,
    )
    LOST_RANGE = ColumnSpec(
        "Between",
        "lost sales",
        tip="Lost sales if all uncertain time was up, and if it was down",
        numbers=lambda report: report.cost(Loss.LEAST),
        text=cells.costs_text,
        color=lambda *_: "muted",
        shown=lambda report: report.per_hour is not None,
        width=136,
        spare=True,
    )
    GROUP = ColumnSpec(
        "Group",
        tip="Group of the store, from a file of names",
        texts=lambda report: report.labels.groups,
        shown=lambda report: any(report.labels.groups),
        width=96,
    )
    ZONE = ColumnSpec(
        "Time zone",
        tip="Zone of the store's business hours; gray where none was given",
        texts=lambda report: report.zone_names,
        color=lambda report, store, _: "faint" if report.table.zone_assumed[store] else "muted",
        width=144,
        spare=True,
    )


COLUMNS: Final = tuple(Column)
