"""Uptime by local day, week and month as columns of a file (METRICS: Comparison and trend)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.columns import Column, Unit, percent_of
from storemon.core.coverage import floored_each
from storemon.core.daily import DayTotals, Period, Trend
from storemon.core.model import Int64
from storemon.core.vocabulary import HOUR


def trend_columns(series: Sequence[tuple[str, DayTotals]], first_day: int = 0) -> list[Column]:
    """Return a row for each period of each series: its name and the sums of its stores.

    A period with less than half of its open time known has no uptime. `first_day`: first day of the week,
    0 = Monday.
    """
    parts = [(name, period, totals.trend(period, first_day)) for name, totals in series for period in Period]
    names = [name for name, _, trend in parts for _ in trend.starts]
    periods = [period.value for _, period, trend in parts for _ in trend.starts]
    trends = [trend for _, _, trend in parts]
    starts = [start.isoformat() for trend in trends for start in trend.starts]
    opened, up, down = (_joined(trends, name) for name in ("open", "up", "down"))
    known = up + down
    gap = np.concatenate([trend.gap for trend in trends])
    coverage = np.where(opened > 0, floored_each(known, opened, 10_000) / 10_000, np.nan)
    return [
        Column("stores", "Stores", Unit.TEXT, names),
        Column("period", "Period", Unit.TEXT, periods),
        Column("start_date", "First date", Unit.TEXT, starts),
        Column("uptime(in percent)", "Uptime", Unit.PERCENT, np.where(gap, np.nan, percent_of(up, known))),
        Column("uptime(in hours)", "Uptime (hours)", Unit.NUMBER, up / HOUR),
        Column("downtime(in hours)", "Downtime (hours)", Unit.NUMBER, down / HOUR),
        Column("open(in hours)", "Open (hours)", Unit.NUMBER, opened / HOUR),
        Column("coverage", "Coverage", Unit.SHARE, coverage),
    ]


def _joined(trends: Sequence[Trend], name: str) -> Int64:
    return np.concatenate([getattr(trend, name) for trend in trends])
