"""The columns of the store table: one declaration each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Self

import numpy as np

from storemon.core.target import Loss
from storemon.core.vocabulary import HOUR
from storemon.gui.report import store_cells as cells
from storemon.gui.report.judged_report import JudgedReport
from storemon.gui.widgets.change_text import point_change
from storemon.gui.widgets.format import percent


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """What is declared of a column.

    `title` has a `unit` below it, which in a report of a range is `range_unit`, and a `tip`. A column either
    has `texts`, which are sorted without regard to case, the empty ones last, or `numbers`, which sort it and
    of which `text` makes what a cell shows; NaN is sorted last. `color` (numbers of nothing are faint where
    there is none), `meter` (a bar from 0 to 1) and `note` (a tooltip) are a cell's, `width` the column's
    least, which cuts none of the `samples`. `shown`: whether it means anything for a report. `window`: 0 to
    2, whose figure it is. `spare`: hidden until it is asked for.
    """

    title: str
    unit: str = ""
    range_unit: str = ""
    tip: str = ""
    texts: Callable[[JudgedReport], list[str]] | None = None
    numbers: cells.Numbers | None = None
    text: Callable[[JudgedReport, int, float], str] = cells.plain_amount
    color: Callable[[JudgedReport, int, float], cells.Tone] | None = None
    note: Callable[[JudgedReport, int], str] = lambda _report, _store: ""
    shown: Callable[[JudgedReport], bool] = lambda _report: True
    samples: Callable[[], list[str]] = list
    meter: bool = False
    width: int = 88
    window: int = 2
    spare: bool = False

    def tone(self, report: JudgedReport, store: int, value: float) -> cells.Tone:
        """Return the color of a cell's text."""
        if self.color is not None:
            return self.color(report, store, value)
        return "" if self.texts or value > 0 else "faint"


_UP: Final = "Time known to be up inside business hours"
_DOWN: Final = "Time known to be down inside business hours"
_WEEK: Final = "last week"
_HOURS: Final = "last week, h"
_RANGE: Final = "in range"
_RANGE_HOURS: Final = "in range, h"


class Column(IntEnum):
    """The columns from left to right. Their names are kept in the settings."""

    spec: ColumnSpec

    def __new__(cls, spec: ColumnSpec) -> Self:
        """Make a column, numbered by its place."""
        column = int.__new__(cls, len(cls.__members__))
        column._value_ = len(cls.__members__)
        column.spec = spec
        return column

    STORE = ColumnSpec(
        "Store",
        tip="Store id",
        texts=lambda report: report.table.store_ids,
        # As the report has them.
        numbers=lambda report: np.arange(len(report.table.store_ids), dtype=np.float64),
        width=176,
    )
    NAME = ColumnSpec(
        "Name",
        tip="Name of the store, from a file or given here",
        texts=lambda report: report.labels.names,
        shown=lambda report: any(report.labels.names),
        width=176,
    )
    STATE = ColumnSpec(
        "Status",
        "at last check",
        "at end of range",
        tip="What the store was doing at the end of the data that counts",
        numbers=cells.state_ranks,
        text=cells.state_text,
        color=cells.state_color,
        shown=lambda report: report.answers is not None,
        samples=cells.state_texts,
        width=96,
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
    )


COLUMNS: Final = tuple(Column)
