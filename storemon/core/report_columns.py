"""The columns of a report (METRICS: Output), the further ones among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.columns import Column, Unit, percent_of, visible
from storemon.core.labels import Labels
from storemon.core.target import sales_lost
from storemon.core.vocabulary import HOUR, MINUTE, Method

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from storemon.core.certainty import Certainty
    from storemon.core.report import ReportTable

WINDOWS: Final = (
    ("last_hour", "last hour", "minutes", MINUTE),
    ("last_day", "last day", "hours", HOUR),
    ("last_week", "last week", "hours", HOUR),
)
"""Name, words, unit and the unit's length of each window."""
RANGE: Final = (("in_range", "in the range", "hours", HOUR),)


def windows_of(table: ReportTable) -> tuple[tuple[str, str, str, int], ...]:
    """Return the windows that a report has: hour, day and week, or its range."""
    return RANGE if table.figures.open.shape[1] == 1 else WINDOWS


def report_columns(
    table: ReportTable,
    *,
    further: bool = False,
    labels: Labels | None = None,
    certainty: Certainty | None = None,
    sales: float | None = None,
) -> list[Column]:
    """Return the columns in their order, unrounded but for percentages.

    `further` adds names and groups, empty without `labels`; time zone, unknown time and coverage; and for
    each window the uptime with its lowest and highest, which are empty without `certainty`. What
    `poll-count` has no notion of is empty too. `sales` per open hour of stores without a figure of their own
    adds lost sales with their lowest and highest, of the longest window.
    """
    columns = [Column("store_id", "Store", Unit.TEXT, table.store_ids)]
    columns += _durations(table, "uptime", "Uptime", table.figures.up)
    columns += _durations(table, "downtime", "Downtime", table.figures.down)
    if further:
        labels = labels or Labels.none(len(table.store_ids))
        columns += [
            Column("name", "Name", Unit.TEXT, labels.names),
            Column("group", "Group", Unit.TEXT, labels.groups),
            Column("timezone_str", "Time zone", Unit.TEXT, table.zones),
        ]
        counted = table.method is Method.POLL_COUNT
        unknown = np.where(counted, np.nan, table.figures.unknown)
        columns += _durations(table, "unknown", "Unknown", unknown)
        coverage = np.where(counted, np.nan, table.coverage())
        for window, (name, words, _, _) in enumerate(windows_of(table)):
            columns.append(Column(f"coverage_{name}", f"Coverage {words}", Unit.SHARE, coverage[:, window]))
        columns += _percentages(table, None if counted else certainty)
        if sales is not None:
            columns += _costs(table, None if counted else certainty, labels.per_hour(sales))
    return columns


def report_frame(table: ReportTable, *, further: bool = False) -> pd.DataFrame:
    """Return the same columns as a data frame."""
    import pandas as pd  # noqa: PLC0415  # slow to load, and all else does without it

    return pd.DataFrame({column.name: column.values for column in report_columns(table, further=further)})


def _costs(
    table: ReportTable, certainty: Certainty | None, per_hour: NDArray[np.float64]
) -> Iterator[Column]:
    part, words, _, _ = windows_of(table)[-1]
    figure = lowest = highest = np.full(per_hour.size, np.nan)
    if certainty is not None:
        opened = certainty.open[:, -1]
        amounts = (table.figures.down[:, -1], certainty.down[:, -1], opened - certainty.up[:, -1])
        figure, lowest, highest = (
            np.where(opened > 0, sales_lost(per_hour, lost), np.nan) for lost in amounts
        )
    for name, title, values in (
        ("lost_sales", "Lost sales", figure),
        ("lowest_lost_sales", "Lowest lost sales", lowest),
        ("highest_lost_sales", "Highest lost sales", highest),
    ):
        yield Column(f"{name}_{part}", f"{title} {words}", Unit.NUMBER, values)


def _durations(
    table: ReportTable, name: str, title: str, durations: NDArray[np.int64] | NDArray[np.float64]
) -> Iterator[Column]:
    for window, (part, words, unit, length) in enumerate(windows_of(table)):
        yield Column(
            f"{name}_{part}(in {unit})",
            f"{title} {words} ({unit})",
            Unit.NUMBER,
            durations[:, window] / length if name != "unknown" else visible(durations[:, window] / length),
        )


def _percentages(table: ReportTable, certainty: Certainty | None) -> Iterator[Column]:
    up, known, quiet = table.figures.up, table.figures.up + table.figures.down, table.thin()
    nothing = np.full(up.shape[0], np.nan)
    for window, (part, words, _, _) in enumerate(windows_of(table)):
        lowest = highest = nothing
        if certainty is not None:
            opened = certainty.open[:, window]
            lowest = percent_of(certainty.up[:, window], opened)
            highest = percent_of(certainty.highest[:, window], opened)
        for name, title, values in (
            ("uptime", "Uptime", percent_of(up[:, window], known[:, window])),
            ("lowest_uptime", "Lowest uptime", lowest),
            ("highest_uptime", "Highest uptime", highest),
        ):
            few = quiet[:, window] if name == "uptime" else None
            yield Column(f"{name}_{part}(in percent)", f"{title} {words}", Unit.PERCENT, values, few)
