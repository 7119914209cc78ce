"""The columns of a report in files (METRICS: Output): one declaration each."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, product
from typing import TYPE_CHECKING, Final

from storemon.core.columns import Column, Unit, Values, percent_of, visible
from storemon.core.daypart_columns import daypart_columns
from storemon.core.labels import Labels
from storemon.core.model import Figures, Int64
from storemon.core.report_column import ReportColumn, Source, in_unit, windows_of
from storemon.core.target import Loss

if TYPE_CHECKING:
    from storemon.core.daypart_times import Sales
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.period_before import PeriodBefore
    from storemon.core.report import ReportTable


def _lowest(of: Source, window: int) -> Values | None:
    sure = of.certainty
    return None if sure is None else percent_of(sure.up[:, window], sure.open[:, window])


def _highest(of: Source, window: int) -> Values | None:
    sure = of.certainty
    return None if sure is None else percent_of(sure.highest[:, window], sure.open[:, window])


def _uptime(of: Source, window: int) -> Values:
    return _percent(of.table.figures, window)


def _percent(figures: Figures, window: int) -> Values:
    up, down = figures.up[:, window], figures.down[:, window]
    return percent_of(up, up + down)


def _noted(of: Source) -> bool:
    return of.notes is not None


def _priced(of: Source) -> bool:
    return of.sales is not None


def _compared(of: Source) -> bool:
    return of.before is not None


def _points(of: Source, window: int) -> Values | None:
    found = of.change(window)
    return None if found is None else found.points


def _is_sure(of: Source, window: int) -> Values | None:
    found = of.change(window)
    if found is None:
        return None
    known = found.points == found.points  # NaN: no change is known
    words = zip(known.tolist(), found.sure.tolist(), strict=True)
    return ["" if not there else "yes" if sure else "no" for there, sure in words]


def _of_notes(name: str, words: str, find: Callable[[Source], Int64], *, counted: bool) -> ReportColumn:
    """Return a column of figures derived from notes."""
    return ReportColumn(
        name + "(in {unit})",
        words + " ({unit})",
        Unit.NUMBER,
        lambda of, window: visible(of.duration(find(of), window)),
        counted=counted,
        there=_noted,
    )


COLUMNS: Final = (
    ReportColumn(
        "store_id", "Store", Unit.TEXT, lambda of, _: of.table.store_ids, further=False, counted=True
    ),
    ReportColumn(
        "uptime_{window}(in {unit})",
        "Uptime {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: of.duration(of.table.figures.up, window),
        further=False,
        counted=True,
    ),
    ReportColumn(
        "downtime_{window}(in {unit})",
        "Downtime {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: of.duration(of.table.figures.down, window),
        further=False,
        counted=True,
    ),
    ReportColumn(
        "listings",
        "Platforms",
        Unit.COUNT,
        lambda of, _: of.table.listings,
        counted=True,
        there=lambda of: of.table.added_up is not None,
    ),
    ReportColumn(
        "dark_everywhere_{window}(in {unit})",
        "Offline on all platforms {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: None if of.platforms is None else visible(in_unit(of, of.platforms.dark, window)),
        there=lambda of: of.platforms is not None,
    ),
    ReportColumn("name", "Name", Unit.TEXT, lambda of, _: of.labels.names, counted=True),
    ReportColumn("group", "Group", Unit.TEXT, lambda of, _: of.labels.groups, counted=True),
    ReportColumn("timezone_str", "Time zone", Unit.TEXT, lambda of, _: of.table.zones, counted=True),
    ReportColumn(
        "unknown_{window}(in {unit})",
        "Unknown {words} ({unit})",
        Unit.NUMBER,
        lambda of, window: visible(of.duration(of.table.figures.unknown, window)),
    ),
    ReportColumn(
        "coverage_{window}",
        "Coverage {words}",
        Unit.SHARE,
        lambda of, window: of.table.coverage()[:, window],
    ),
    ReportColumn(
        "uptime_{window}(in percent)",
        "Uptime {words}",
        Unit.PERCENT,
        _uptime,
        counted=True,
        quiet=True,
        beside="percent",
    ),
    ReportColumn(
        "lowest_uptime_{window}(in percent)", "Lowest uptime {words}", Unit.PERCENT, _lowest, beside="percent"
    ),
    ReportColumn(
        "highest_uptime_{window}(in percent)",
        "Highest uptime {words}",
        Unit.PERCENT,
        _highest,
        beside="percent",
    ),
    ReportColumn(
        "uptime_change_{window}(in points)",
        "Change of uptime {words} (points)",
        Unit.NUMBER,
        _points,
        counted=True,
        beside="change",
        there=_compared,
    ),
    ReportColumn(
        "uptime_change_{window}_sure",
        "Change sure {words}",
        Unit.TEXT,
        _is_sure,
        counted=True,
        beside="change",
        there=_compared,
    ),
    ReportColumn(
        "lost_sales_{window}",
        "Lost sales {words}",
        Unit.NUMBER,
        lambda of, _: of.cost(Loss.FIGURE),
        longest=True,
        there=_priced,
    ),
    ReportColumn(
        "lowest_lost_sales_{window}",
        "Lowest lost sales {words}",
        Unit.NUMBER,
        lambda of, _: of.cost(Loss.LEAST),
        longest=True,
        there=_priced,
    ),
    ReportColumn(
        "highest_lost_sales_{window}",
        "Highest lost sales {words}",
        Unit.NUMBER,
        lambda of, _: of.cost(Loss.MOST),
        longest=True,
        there=_priced,
    ),
    _of_notes("uptime_{window}_adjusted", "Adjusted uptime {words}", lambda of: of.adjusted.up, counted=True),
    _of_notes(
        "downtime_{window}_adjusted", "Adjusted downtime {words}", lambda of: of.adjusted.down, counted=True
    ),
    _of_notes(
        "unknown_{window}_adjusted", "Adjusted unknown {words}", lambda of: of.adjusted.unknown, counted=False
    ),
    ReportColumn(
        "uptime_{window}_adjusted(in percent)",
        "Adjusted uptime {words}",
        Unit.PERCENT,
        lambda of, window: _percent(of.adjusted, window),
        counted=True,
        there=_noted,
    ),
    _of_notes("excused_uptime_{window}", "Excused uptime {words}", lambda of: of.excused.up, counted=True),
    _of_notes(
        "excused_downtime_{window}", "Excused downtime {words}", lambda of: of.excused.down, counted=True
    ),
    _of_notes(
        "excused_unknown_{window}", "Excused unknown {words}", lambda of: of.excused.unknown, counted=False
    ),
    *daypart_columns(),
)
"""All columns, in order."""


def report_columns(
    table: ReportTable,
    *,
    further: bool = False,
    labels: Labels | None = None,
    answers: FleetInsights | None = None,
    sales: Sales | None = None,
    before: PeriodBefore | None = None,
) -> list[Column]:
    """Return the columns in order; only percentages are rounded.

    `further` adds the columns declared so: names and groups are empty without `labels`, bounds without
    `answers`, and figures that `poll-count` does not have are empty too. `sales` adds lost sales, notes and
    dayparts in `answers` add their columns, and `before` adds changes.
    """
    labels = labels or Labels.none(len(table.store_ids))
    of = Source(table, labels, answers, sales, before)
    return [
        declared.column(of, window)
        for _, group in groupby(COLUMNS, key=lambda declared: declared.beside or declared.name)
        for window, declared in product(range(len(windows_of(table))), group)
        if (further or not declared.further) and window in declared.windows(of)
    ]
