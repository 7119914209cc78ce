"""Uptime over time as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF

from storemon.core.daily import DayTotals, Period
from storemon.core.progress import Progress
from storemon.gui.export.fleet_pictures import paint_small, stores_text, subject_text
from storemon.gui.export.picture import Picture
from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.widgets.format import date_span
from storemon.gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from storemon.gui.export.store_material import StoreMaterial
    from storemon.gui.export.subject import Subject

_SIZE: Final = (700.0, 220.0)
_MANY_DAYS: Final = 400


def trend_picture(
    subject: Subject,
    totals: DayTotals,
    of: StoreMaterial | None,
    group: str = "",
    period: Period | None = None,
) -> Picture:
    """Return a picture of the trend of all stores, a group, or one store.

    `period`: None for by day, or by week if a page's width has no room for the days.
    """
    if period is None:
        period = Period.DAY if totals.open.size <= _MANY_DAYS else Period.WEEK
    chart = TrendChart(totals.trend(period, subject.terms.days[0]), period)

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        paint_small(sheet, rect, chart)

    by = {
        Period.DAY: QCoreApplication.translate("Paper", "by day"),
        Period.WEEK: QCoreApplication.translate("Paper", "by week"),
        Period.MONTH: QCoreApplication.translate("Paper", "by month"),
    }[period]
    when = date_span(chart.dates(0)[0], chart.dates(chart.count - 1)[1])
    title = QCoreApplication.translate("TrendView", "Uptime over time")
    who = stores_text(len(subject.rows.table.store_ids))
    if group:
        title, who = f"{group} · {title}", stores_text(subject.rows.labels.groups.count(group))
    if of is not None:
        title = f"{subject.rows.title(of.store)} · {title}"
        who = subject.facts_of(of.store)
    return Picture(title, (f"{who} · {when} · {by}", subject_text(subject)), _SIZE, paint)
