"""The charts of one store as pictures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from storemon.core.progress import Progress
from storemon.gui.export.picture import Picture
from storemon.gui.figures.chart_legend import paint_legend
from storemon.gui.figures.hours_paint import hours_note, paint_hours
from storemon.gui.figures.week_paint import paint_week
from storemon.gui.report.report_text import as_of_text, counted_text
from storemon.gui.widgets.format import instant
from storemon.gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from storemon.gui.export.subject import Subject
    from storemon.gui.figures.shown_week import ShownWeek

_WIDTH = 680.0
_DAY = 30.0
_HOURS = (340.0, 126.0)


def week_text(shown: ShownWeek, reach: int | None) -> str:
    """Return the time that a chart covers, and the method."""
    week = shown.week
    text = QCoreApplication.translate("Paper", "{start} to {end}, local time · {counted}")
    return text.format(
        start=instant(week.start, week.zone), end=instant(week.end, week.zone), counted=counted_text(reach)
    )


def week_picture(subject: Subject, store: int, shown: ShownWeek, reach: int | None) -> Picture:
    """Return a picture of a store's week."""

    def paint(sheet: Sheet, rect: QRectF, progress: Progress) -> None:
        paint_week(sheet, rect, shown.week, progress)

    return Picture(
        title=subject.rows.title(store),
        facts=(subject.facts_of(store), f"{week_text(shown, reach)} · {as_of_text(subject.info)}"),
        chart=(_WIDTH, _DAY * max(1, len(shown.week.rows)) + 16),
        paint=paint,
        legend=partial(paint_legend, noted=shown.week.noted),
    )


def hours_picture(subject: Subject, store: int, shown: ShownWeek) -> Picture:
    """Return a picture of a store's weekly hours."""

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        paint_hours(sheet, rect, shown.hours, subject.terms.days)

    text = QCoreApplication.translate("StoreCards", "Business hours")
    return Picture(
        title=subject.rows.title(store),
        facts=(subject.facts_of(store), f"{text} · {hours_note(shown.hours)}"),
        chart=_HOURS,
        paint=paint,
    )
