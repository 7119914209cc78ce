"""All stores of a report on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from storemon.core.coverage import is_sparse
from storemon.gui.export.fleet_pictures import bars_note, bars_of, paint_small, stores_text, subject_text
from storemon.gui.export.fleet_tiles import paint_tiles, range_of, tiles_of
from storemon.gui.export.store_sheet import MARGIN, paint_foot
from storemon.gui.figures.daypart_text import sales_line, uptimes_line
from storemon.gui.figures.heat_chart import HeatChart
from storemon.gui.figures.note_text import no_note_text, reason_text
from storemon.gui.report.report_text import no_shared_text, whole_text
from storemon.gui.widgets.format import (
    NONE,
    count,
    duration,
    hours,
    instant,
    open_time,
    percent,
    percent_range,
)
from storemon.gui.widgets.sheet import HEADING, INK, QUIET, TITLE, Sheet
from storemon.gui.widgets.sheet_table import ROW, SheetColumn, paint_table
from storemon.message import NOTHING

if TYPE_CHECKING:
    from storemon.core.fleet import GroupTotals
    from storemon.core.progress import Progress
    from storemon.core.shared import SharedOutage
    from storemon.gui.export.subject import Subject
    from storemon.gui.figures.fleet_figures import Fleet

_GAP: Final = 12.0
_HEAD: Final = 18.0
_BARS: Final = (130.0, 180.0)
_HEAT: Final = (115.0, 170.0)
_LIST: Final = 10
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle


class FleetSheet:
    """Draws the page from top to bottom; the two charts share the remaining room."""

    def __init__(self, subject: Subject, fleet: Fleet) -> None:
        self._subject = subject
        self._fleet = fleet
        self._whole = whole_text(ranged=subject.rows.ranged)

    @property
    def title(self) -> str:
        """The title of the document."""
        return QCoreApplication.translate("Paper", "All stores")

    def draw(self, sheet: Sheet, width: float, height: float, progress: Progress) -> None:
        """Draw it on a page of this size in points; `progress` may raise `Cancelled`."""
        room = QRectF(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
        top = self._head(sheet, room)
        top = paint_tiles(sheet, room, top, tiles_of(self._subject, self._fleet)) + _GAP
        top = self._reasons(sheet, room, top)
        top = self._dayparts(sheet, room, top)
        progress(0.2, NOTHING)
        lists = _HEAD + ROW * (_LIST + 1) + 4
        rest = room.bottom() - 16 - top - lists - 2 * (_GAP + _HEAD)
        share = min(max(rest / (_BARS[0] + _HEAT[0]), 1.0), _BARS[1] / _BARS[0])
        top = self._spread(sheet, QRectF(room.left(), top, room.width(), _HEAD + _BARS[0] * share)) + _GAP
        progress(0.4, NOTHING)
        top = self._heat(sheet, QRectF(room.left(), top, room.width(), _HEAD + _HEAT[0] * share)) + _GAP
        progress(0.7, NOTHING)
        self._lists(sheet, QRectF(room.left(), top, room.width(), lists))
        paint_foot(sheet, room)

    def _head(self, sheet: Sheet, room: QRectF) -> float:
        line = QRectF(room.left(), room.top(), room.width(), 22)
        sheet.text(line, self.title, TITLE)
        line = QRectF(room.left(), line.bottom() + 2, room.width(), 12)
        stores = stores_text(len(self._subject.rows.table.store_ids))
        sheet.text(line, f"{stores} · {subject_text(self._subject)}", QUIET)
        sheet.rule(room.left(), room.right(), line.bottom() + 5)
        return line.bottom() + 5 + _GAP

    def _reasons(self, sheet: Sheet, room: QRectF, top: float) -> float:
        """Write downtime by reason on one line; nothing without notes."""
        found = self._fleet.reasons
        if not found:
            return top
        parts = [f"{reason_text(reason) or no_note_text()} {hours(down)}" for reason, down in found]
        words = QCoreApplication.translate("Paper", "Downtime by reason: {reasons}")
        line = QRectF(room.left(), top - _GAP / 2, room.width(), 12)
        sheet.text(line, words.format(reasons=" · ".join(parts)), QUIET)
        return line.bottom() + _GAP / 2

    def _dayparts(self, sheet: Sheet, room: QRectF, top: float) -> float:
        """Write uptime by daypart on one line, and the cost on another; nothing without dayparts."""
        terms = self._subject.terms
        totals = self._fleet.dayparts(terms.sales)
        for text in filter(None, (uptimes_line(totals), sales_line(totals, terms.currency))):
            line = QRectF(room.left(), top - _GAP / 2, room.width(), 12)
            sheet.text(line, text, QUIET)
            top = line.bottom() + _GAP / 2
        return top

    def _spread(self, sheet: Sheet, room: QRectF) -> float:
        half = (room.width() - 2 * _GAP) * 0.46
        chart = self._heading(
            sheet,
            QRectF(room.left(), room.top(), half, room.height()),
            QCoreApplication.translate("UptimeBars", "Stores by uptime"),
            bars_note(self._subject),
        )
        paint_small(sheet, chart, bars_of(self._subject))
        groups = self._fleet.groups or self._fleet.zones
        title = QCoreApplication.translate("Paper", "Groups")
        if not self._fleet.groups:
            title = QCoreApplication.translate("Paper", "Time zones")
        note = QCoreApplication.translate("Paper", "most downtime first")
        left = room.left() + half + 2 * _GAP
        body = self._heading(sheet, QRectF(left, room.top(), room.right() - left, room.height()), title, note)
        paint_table(sheet, body, self._group_columns(groups), len(groups))
        return room.bottom()

    @staticmethod
    def _group_columns(groups: list[GroupTotals]) -> list[SheetColumn]:
        translate = QCoreApplication.translate

        def bounds(row: int) -> str:
            return range_of(groups[row]) or NONE

        def label(row: int) -> str:
            return groups[row].label or translate("GroupsCard", "without a group")

        return [
            SheetColumn(translate("Paper", "Name"), label, style=INK, cut=_MIDDLE),
            SheetColumn(
                translate("Paper", "Stores"),
                lambda row: count(groups[row].stores),
                right=True,
                style=INK,
            ),
            SheetColumn(
                translate("Paper", "Uptime"),
                lambda row: percent(groups[row].up, groups[row].known, 1),
                right=True,
                style=INK,
                grey=lambda row: is_sparse(groups[row].known, groups[row].open),
            ),
            SheetColumn(translate("Paper", "Range"), bounds, right=True, style=INK),
            SheetColumn(
                translate("Paper", "Downtime"),
                lambda row: hours(groups[row].down),
                right=True,
                style=INK,
            ),
        ]

    def _heat(self, sheet: Sheet, room: QRectF) -> float:
        answers = self._fleet.answers
        title = QCoreApplication.translate("HeatMap", "Downtime by hour of the week")
        note = QCoreApplication.translate("Paper", "each store’s local time")
        note = f"{self._whole} · {note}"
        heat = None if answers is None else HeatChart(answers.heat, self._subject.terms.days)
        chart = self._heading(sheet, room, title, note if heat is None else heat.with_legend(note))
        if heat is not None:
            paint_small(sheet, chart, heat)
        return room.bottom()

    def _lists(self, sheet: Sheet, room: QRectF) -> None:
        half = (room.width() - 2 * _GAP) * 0.62
        found = [] if self._fleet.answers is None else self._fleet.answers.shared.found
        title = QCoreApplication.translate("Paper", "Lowest uptime")
        rows = min(_LIST, self._fleet.worst.size)
        down = int((self._fleet.figures.down[:, -1] > 0).sum())
        note = self._whole
        if down > rows:
            note += " · " + QCoreApplication.translate("Paper", "{n} of {all} stores with downtime").format(
                n=count(rows), all=count(down)
            )
        body = self._heading(sheet, QRectF(room.left(), room.top(), half, room.height()), title, note)
        if rows:
            paint_table(sheet, body, self._worst_columns(), rows)
        else:
            text = QCoreApplication.translate("Paper", "No store was down.")
            sheet.text(QRectF(body.left(), body.top(), body.width(), ROW), text, QUIET)
        left = room.left() + half + 2 * _GAP
        title = QCoreApplication.translate("Paper", "Shared outages")
        body = self._heading(
            sheet, QRectF(left, room.top(), room.right() - left, room.height()), title, "UTC"
        )
        if found:
            # The latest ones first, as on a store's page.
            paint_table(sheet, body, _shared_columns(list(reversed(found))), len(found))
        else:
            text = no_shared_text(self._fleet.answers)
            sheet.text(QRectF(body.left(), body.top(), body.width(), ROW), text, QUIET)

    def _worst_columns(self) -> list[SheetColumn]:
        fleet, translate = self._fleet, QCoreApplication.translate
        stores = fleet.worst.tolist()
        figures = fleet.figures

        def uptime(row: int) -> str:
            up, down = int(figures.up[stores[row], -1]), int(figures.down[stores[row], -1])
            return percent(up, up + down, 1)

        def bounds(row: int) -> str:
            if fleet.answers is None:
                return NONE
            sure = fleet.answers.certainty
            up, down, opened = (int(part[stores[row], -1]) for part in (sure.up, sure.down, sure.open))
            return percent_range(up, opened - down, opened)

        def down(row: int) -> str:
            return open_time(int(figures.down[stores[row], -1]))

        return [
            SheetColumn(translate("Paper", "Store"), lambda row: fleet.rows.title(stores[row]), cut=_MIDDLE),
            SheetColumn(
                translate("Paper", "Uptime"),
                uptime,
                right=True,
                grey=lambda row: bool(fleet.sparse[stores[row]]),
            ),
            SheetColumn(translate("Paper", "Range"), bounds, right=True),
            SheetColumn(translate("Paper", "Downtime"), down, right=True),
        ]

    @staticmethod
    def _heading(sheet: Sheet, room: QRectF, title: str, note: str) -> QRectF:
        """Write a heading with its note and return the room below it."""
        line = QRectF(room.left(), room.top(), room.width(), 14)
        taken = sheet.text(line, title, HEADING)
        sheet.text(line.adjusted(taken + 8, 1, 0, 1), note, QUIET)
        return room.adjusted(0, _HEAD, 0, 0)


def _shared_columns(found: list[SharedOutage]) -> list[SheetColumn]:
    translate = QCoreApplication.translate
    return [
        SheetColumn(translate("Paper", "Start"), lambda row: instant(found[row].start), style=INK),
        SheetColumn(
            translate("Paper", "Lasted"),
            lambda row: duration(found[row].end - found[row].start),
            right=True,
            style=INK,
        ),
        SheetColumn(
            translate("Paper", "Stores"),
            lambda row: count(found[row].stores),
            right=True,
            style=INK,
        ),
    ]
