"""The columns of a report in files that tell of dayparts (METRICS: Dayparts)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.columns import Unit, Values, percent_of, visible
from storemon.core.daypart_times import DAYPARTS
from storemon.core.report_column import ReportColumn, Source
from storemon.core.target import sales_lost
from storemon.core.vocabulary import HOUR

if TYPE_CHECKING:
    from storemon.core.dayparts import DaypartSums
    from storemon.core.model import Int64


def daypart_columns() -> list[ReportColumn]:
    """Return those of each daypart: up, down and unknown time, the uptime, and the lost sales."""
    return [column for part, name in enumerate(DAYPARTS) for column in _columns(part, name)]


def _columns(part: int, name: str) -> list[ReportColumn]:
    title = name.capitalize()

    def there(of: Source) -> bool:
        return of.dayparts is not None and of.dayparts.times.end_of(part) is not None

    def amount(find: Callable[[DaypartSums], Int64], of: Source, _window: int) -> Values | None:
        return None if of.dayparts is None else of.each(find(of.dayparts.sums)[:, part]) / HOUR

    def unknown(of: Source, _window: int) -> Values | None:
        return None if of.dayparts is None else visible(of.each(of.dayparts.sums.unknown[:, part]) / HOUR)

    def uptime(of: Source, _window: int) -> Values | None:
        if of.dayparts is None:
            return None
        up, down = (amounts[:, part] for amounts in (of.dayparts.sums.up, of.dayparts.sums.down))
        return percent_of(up, up + down)

    def lost(of: Source, _window: int) -> Values | None:
        sums = None if of.sold is None else of.sold.dayparts
        if sums is None or of.dayparts is None or of.per_hour is None or of.sales is None:
            return None
        cost = of.sales.weights[part] * sales_lost(of.per_hour, sums.down[:, part])
        return np.where(of.dayparts.sums.open[:, part] > 0, cost, np.nan)

    times = (
        ("uptime", "uptime", partial(amount, lambda sums: sums.up)),
        ("downtime", "downtime", partial(amount, lambda sums: sums.down)),
        ("unknown", "unknown", unknown),
    )
    return [
        *(
            ReportColumn(
                f"{kind}_{{window}}_{name}(in {{unit}})",
                f"{title}: {words} {{words}} ({{unit}})",
                Unit.NUMBER,
                values,
                longest=True,
                there=there,
            )
            for kind, words, values in times
        ),
        ReportColumn(
            f"uptime_{{window}}_{name}(in percent)",
            f"{title}: uptime {{words}}",
            Unit.PERCENT,
            uptime,
            longest=True,
            there=there,
        ),
        ReportColumn(
            f"lost_sales_{{window}}_{name}",
            f"{title}: lost sales {{words}}",
            Unit.NUMBER,
            lost,
            longest=True,
            there=lambda of: there(of) and of.sales is not None,
        ),
    ]
