"""The charts of all stores together as pictures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF

from storemon.core.coverage import sparse
from storemon.core.fleet import distribution
from storemon.core.progress import Progress
from storemon.core.vocabulary import Method
from storemon.gui.export.picture import Paint, Picture
from storemon.gui.figures.heat_chart import HeatChart
from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.figures.uptime_bars import BarsChart, sparse_legend
from storemon.gui.report.report_text import later_text, platforms_text, report_text, whole_text
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from storemon.core.heat import Heat
    from storemon.gui.export.subject import Subject

_tr: Final = partial(QCoreApplication.translate, "StoresPage")

_SCREEN = 0.75
"""Points per pixel: these charts are measured in screen pixels."""
_HEAT = (700.0, 200.0)


def bars_of(subject: Subject) -> BarsChart:
    """Return the distribution of uptime in the report's longest window, as on the overview."""
    answers = subject.rows.answers
    figures = subject.rows.table.figures if answers is None else answers.figures
    up, down = figures.up[:, -1], figures.down[:, -1]
    few = sparse(up + down, figures.open[:, -1])
    counts, grey = distribution(up, down), distribution(up[few], down[few])
    return BarsChart(counts, int((up + down == 0).sum()), grey)


def bars_note(subject: Subject) -> str:
    """Return what the distribution is about, and what gray means if there is any."""
    text = whole_text(ranged=subject.rows.ranged)
    return f"{text} · {sparse_legend()}" if bars_of(subject).sparse.any() else text


def paint_small(sheet: Sheet, rect: QRectF, chart: HeatChart | BarsChart | TrendChart) -> None:
    """Paint a chart made for the screen into a rectangle on paper."""
    sheet.painter.save()
    sheet.painter.translate(rect.topLeft())
    sheet.painter.scale(_SCREEN, _SCREEN)
    chart.paint(sheet.painter, QRectF(0, 0, rect.width() / _SCREEN, rect.height() / _SCREEN), sheet.tokens)
    sheet.painter.restore()


def stores_text(stores: int) -> str:
    """Return the number of stores as text."""
    return plural(_tr, "1 store|{n} stores", stores)


def subject_text(subject: Subject) -> str:
    """Return what the report covers, and that its charts are interpolated if the report itself is not."""
    text = platforms_text(subject.rows) + report_text(subject.info)
    if subject.rows.answers is not None and subject.rows.table.method is Method.POLL_COUNT:
        text += " · " + QCoreApplication.translate("Paper", "charts and totals interpolated")
    if said := later_text(subject.rows):
        text += " · " + said
    return text


def heat_picture(subject: Subject, heat: Heat) -> Picture:
    """Return a picture of downtime by hour of the week."""
    chart = HeatChart(heat, subject.terms.days)

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        paint_small(sheet, rect, chart)

    local = QCoreApplication.translate("Paper", "each store’s local time")
    return _picture(
        subject,
        QCoreApplication.translate("HeatMap", "Downtime by hour of the week"),
        chart.with_legend(f"{whole_text(ranged=subject.rows.ranged)} · {local}"),
        (700, 200),
        paint,
    )


def bars_picture(subject: Subject) -> Picture:
    """Return a picture of the distribution of uptime."""
    chart = bars_of(subject)

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        paint_small(sheet, rect, chart)

    size = (400.0, 18.0 * len(chart.bins))
    title = QCoreApplication.translate("UptimeBars", "Stores by uptime")
    return _picture(subject, title, bars_note(subject), size, paint)


def _picture(subject: Subject, title: str, note: str, size: tuple[float, float], paint: Paint) -> Picture:
    stores = stores_text(len(subject.rows.table.store_ids))
    return Picture(title, (f"{stores} · {note}", subject_text(subject)), size, paint)
