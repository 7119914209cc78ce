"""Everything about one store, on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt

from storemon.core.daypart_totals import daypart_totals
from storemon.core.outage_statistics import statistics
from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import Method, Verdict
from storemon.gui.export.outage_sheet import outage_columns
from storemon.gui.export.store_pictures import week_text
from storemon.gui.figures.chart_legend import paint_legend
from storemon.gui.figures.daypart_text import sales_line, uptimes_line
from storemon.gui.figures.figure_text import (
    adjusted_text,
    allowance_text,
    amounts_text,
    coverage_text,
    lost_text,
    own_target_text,
    range_text,
    uptime_text,
    verdict_text,
)
from storemon.gui.figures.hours_paint import hours_note, paint_hours
from storemon.gui.figures.store_figures import StoreFigures
from storemon.gui.figures.week_paint import paint_week
from storemon.gui.report.report_text import later_text, platforms_text, report_text, whole_text
from storemon.gui.widgets.format import NONE, count, open_time
from storemon.gui.widgets.sheet import (
    BAD,
    BODY,
    FIGURE,
    GOOD,
    HEADING,
    QUIET,
    STRONG,
    TITLE,
    Sheet,
    TextStyle,
    below,
)
from storemon.gui.widgets.sheet_table import ROW, paint_table
from storemon.message import NOTHING

if TYPE_CHECKING:
    from storemon.gui.export.subject import Subject
    from storemon.gui.figures.shown_week import ShownWeek, StoreOutages

MARGIN: Final = 36.0
_GAP: Final = 12.0
_CARD: Final = 108.0
_SALES: Final = 24.0
_COUNTED: Final = 66.0
"""A card's height; what the store's sales add to it; the height if there are only hours up and down."""
_HALF: Final = 0.6
_DAYS: Final = (14.0, 26.0)
_CHART: Final = 52.0
_HOURS: Final = 13.0
_LINE: Final = 12.0
_PAD: Final = 8.0
_GREY: Final = replace(FIGURE, colour="faint")
_NAMES: Final = Qt.TextElideMode.ElideMiddle


class StoreSheet:
    """Draws the page from top to bottom; the outages get the remaining room.

    `week`: the data of the chart; `outages`: those of the report's longest window, None if the report has no
    outages, in which case the chart's are used.
    """

    def __init__(
        self, subject: Subject, store: int, week: ShownWeek, outages: StoreOutages | None, reach: int | None
    ) -> None:
        self._subject = subject
        self._store = store
        self._week = week
        self._outages = outages or week.outages
        self._reach = reach
        self._progress: Progress = silent
        self._zone = subject.rows.table.zones[store]
        self._counted = subject.rows.table.method is Method.POLL_COUNT

    @property
    def title(self) -> str:
        """The title of the document."""
        return self._subject.rows.title(self._store)

    def draw(self, sheet: Sheet, width: float, height: float, progress: Progress = silent) -> None:
        """Draw it on a page of this size in points; `progress` may raise `Cancelled`."""
        self._progress = progress
        room = QRectF(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
        top = self._head(sheet, room)
        high = _CARD if self._subject.sales_of(self._store) is None else _CARD + _SALES
        high += _LINE if self._subject.rows.noted else 0
        if self._counted:
            high = _COUNTED
        top = self._cards(sheet, QRectF(room.left(), top, room.width(), high)) + _GAP
        top = self._dayparts(sheet, room, top)
        # The chart gets the room that the outages do not need.
        rest = 2 * _GAP + 18 + 7 * _HOURS + 18 + ROW * (1 + max(3, self._outages.place.size)) + 16
        top = self._chart(sheet, room, top, room.bottom() - top - rest) + _GAP
        top = self._hours_and_sums(sheet, room, top) + _GAP
        progress(0.8, NOTHING)
        self._list(sheet, QRectF(room.left(), top, room.width(), room.bottom() - 16 - top))
        translate = QCoreApplication.translate
        counted = translate(
            "Paper", "Uptime counts each check as one hour. Outages and chart are interpolated."
        )
        paint_foot(sheet, room, counted if self._counted else "")

    def _head(self, sheet: Sheet, room: QRectF) -> float:
        line = QRectF(room.left(), room.top(), room.width(), 22)
        sheet.text(line, self.title, TITLE, cut=_NAMES)
        line = QRectF(room.left(), line.bottom() + 2, room.width(), _LINE)
        sheet.text(line, self._subject.facts_of(self._store), QUIET, cut=_NAMES)
        line, text = below(line, _LINE), later_text(self._subject.rows)
        said = platforms_text(self._subject.rows) + report_text(self._subject.info)
        sheet.text(line, " · ".join(filter(None, (said, text))), QUIET)
        sheet.rule(room.left(), room.right(), line.bottom() + 5)
        return line.bottom() + 5 + _GAP

    def _cards(self, sheet: Sheet, room: QRectF) -> float:
        rows, translate = self._subject.rows, QCoreApplication.translate
        captions = [translate("StoreCards", "In this range")]
        if not rows.ranged:
            captions = [
                translate("StoreCards", "Last hour"),
                translate("StoreCards", "Last day"),
                translate("StoreCards", "Last week"),
            ]
        # The last card has the most text.
        share = (room.width() - _GAP * (len(captions) - 1)) / (4 * len(captions) + 1)
        left = room.left()
        for window, caption in enumerate(captions):
            longest = window == len(captions) - 1
            place = QRectF(left, room.top(), share * (5 if longest else 4), room.height())
            found = StoreFigures.of(rows, self._store, window)
            self._card(sheet, place, caption, found, longest=longest)
            left = place.right() + _GAP
        return room.bottom()

    def _dayparts(self, sheet: Sheet, room: QRectF, top: float) -> float:
        """Write uptime by daypart on one line, and the cost on another; nothing without dayparts."""
        rows = self._subject.rows
        totals = daypart_totals(rows.answers, rows.labels, self._subject.terms.sales, np.array([self._store]))
        for text in filter(None, (uptimes_line(totals), sales_line(totals, self._subject.terms.currency))):
            line = QRectF(room.left(), top - _GAP / 2, room.width(), _LINE)
            sheet.text(line, text, QUIET)
            top = line.bottom() + _GAP / 2
        return top

    def _card(self, sheet: Sheet, place: QRectF, caption: str, found: StoreFigures, *, longest: bool) -> None:
        sheet.panel(place)
        line = QRectF(place.left() + _PAD, place.top() + 6, place.width() - 2 * _PAD, _LINE)
        sheet.text(line, caption, QUIET)
        number = QRectF(line.left(), line.bottom() + 1, line.width(), 22)
        taken = sheet.text(number, uptime_text(found), _GREY if found.sparse else FIGURE)
        sheet.text(number.adjusted(taken + 6, 3, 0, 3), range_text(found), QUIET)
        line.moveTop(number.bottom() + 2)
        line = below(sheet.lines(line, amounts_text(found), BODY), 1)
        if coverage_text(found):
            sheet.meter(QRectF(line.left(), line.top() + 4, 24, 4), found.known / found.open)
            sheet.text(line.adjusted(30, 0, 0, 0), coverage_text(found), QUIET)
            line = below(line, _LINE + 1)
        if longest:
            self._judge(sheet, line, found)

    def _judge(self, sheet: Sheet, line: QRectF, found: StoreFigures) -> None:
        targets, group = self._subject.terms.targets, self._subject.rows.labels.groups[self._store]
        target = targets.of(group)
        verdict, left = found.verdict(target), found.left(target)
        if verdict is not None and verdict is not Verdict.NOT_OPEN:
            style = {Verdict.MET: GOOD, Verdict.MISSED: BAD}.get(verdict, STRONG)
            taken = sheet.text(line, verdict_text(verdict, target), style)
            sheet.text(line.adjusted(taken + 6, 0, 0, 0), own_target_text(targets, group), QUIET)
            line = below(line, _LINE)
            if found.judged is not None:
                sheet.text(line, adjusted_text(found), QUIET)
                line = below(line, _LINE)
            if left is not None:
                sheet.text(line, allowance_text(left, verdict), QUIET)
                line = below(line, _LINE)
        sales = self._subject.sales_of(self._store)
        lost = None if sales is None else found.sales(sales)
        if lost is not None:
            sheet.lines(line, lost_text(lost, self._subject.terms.currency), QUIET)

    def _chart(self, sheet: Sheet, room: QRectF, top: float, height: float) -> float:
        line = QRectF(room.left(), top, room.width(), 14)
        taken = sheet.text(line, QCoreApplication.translate("Paper", "Week"), HEADING)
        sheet.text(line.adjusted(taken + 8, 1, 0, 1), week_text(self._week, self._reach), QUIET)
        rows = max(1, len(self._week.week.rows))
        day = min(max((height - _CHART) / rows, _DAYS[0]), _DAYS[1])
        chart = QRectF(room.left(), line.bottom() + 4, room.width(), day * rows + 16)
        paint_week(sheet, chart, self._week.week, self._progress)
        legend = QRectF(room.left(), chart.bottom() + 2, room.width(), 12)
        paint_legend(sheet, legend, noted=self._week.week.noted)
        return chart.bottom() + 14

    def _hours_and_sums(self, sheet: Sheet, room: QRectF, top: float) -> float:
        half = (room.width() - 2 * _GAP) * _HALF
        line = QRectF(room.left(), top, half, 14)
        taken = sheet.text(line, QCoreApplication.translate("StoreCards", "Business hours"), HEADING)
        sheet.text(line.adjusted(taken + 8, 1, 0, 1), hours_note(self._week.hours), QUIET)
        hours = QRectF(line.left(), line.bottom() + 4, half, 7 * _HOURS)
        paint_hours(sheet, hours, self._week.hours, self._subject.terms.days)
        half = room.width() - half - 2 * _GAP
        line = QRectF(room.right() - half, top, half, 14)
        sheet.text(line, QCoreApplication.translate("Paper", "Outages in total"), HEADING)
        line = QRectF(line.left(), hours.top(), half, _HOURS)
        sums = self._sums()
        for caption, value in sums:
            sheet.text(line, caption, QUIET)
            sheet.text(line, value, STRONG, Qt.AlignmentFlag.AlignRight)
            line = below(line, min(_HOURS, hours.height() / len(sums)))
        return hours.bottom()

    def _sums(self) -> list[tuple[str, str]]:
        translate, found = QCoreApplication.translate, self._outages
        outages, place = found.outages, found.place
        text = statistics(outages, place, found.up)
        sums = [
            (translate("OutageFigures", "Outages"), count(text.count)),
            (translate("OutageFigures", "Longest"), _span(text.longest)),
            (translate("OutageFigures", "Median"), _span(text.median)),
            (translate("OutageFigures", "Avg. time to recover"), _span(text.to_recovery)),
            (translate("OutageFigures", "Avg. time between outages"), _span(text.between)),
        ]
        shared, undated = found.lost_shared, found.lost_undated
        if shared is not None and undated is not None and not found.few:
            own = int(outages.lost[place].sum()) - shared - undated
            sums += [
                (translate("Paper", "Shared with other stores"), open_time(shared) if shared else "0"),
                (translate("Paper", "This store only"), open_time(own) if own else "0"),
            ]
            if undated:
                sums.append((translate("Paper", "Not enough checks to tell"), open_time(undated)))
        return sums

    def _list(self, sheet: Sheet, room: QRectF) -> None:
        found, translate = self._outages, QCoreApplication.translate
        line = QRectF(room.left(), room.top(), room.width(), 14)
        taken = sheet.text(line, translate("OutageCard", "Outages"), HEADING)
        note = QCoreApplication.translate("Paper", "{window}, local time, latest first")
        whole = whole_text(ranged=self._subject.rows.ranged)
        sheet.text(line.adjusted(taken + 8, 1, 0, 1), note.format(window=whole), QUIET)
        body = QRectF(room.left(), line.bottom() + 4, room.width(), room.bottom() - line.bottom() - 4)
        if not found.place.size:
            text = translate("OutageCard", "No downtime found in this time.")
            sheet.text(QRectF(body.left(), body.top(), body.width(), _LINE), text, QUIET)
            return
        # The latest ones first: they are what readers look for.
        place = found.place[np.argsort(-found.outages.start[found.place], kind="stable")]
        paint_table(
            sheet, body, outage_columns(self._outages, place, self._zone, self._week.notes), place.size
        )


def paint_foot(sheet: Sheet, room: QRectF, text: str = "") -> None:
    """Write a page's footer: what its figures mean, its own `words`, and the program that made it."""
    line = QRectF(room.left(), room.bottom() - 8, room.width(), 10)
    text = text or QCoreApplication.translate(
        "Paper", "Uptime is the share of known open time. The range allows for all uncertain time."
    )
    small = TextStyle(7, "muted")
    sheet.text(line, text, small)
    sheet.text(line, "storemon", small, Qt.AlignmentFlag.AlignRight)


def _span(span: int | None) -> str:
    return NONE if span is None else open_time(span)
