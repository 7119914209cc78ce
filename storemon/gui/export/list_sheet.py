"""The listed stores, in their order, as a table on as many pages as needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt

from storemon.gui.export.fleet_pictures import stores_text, subject_text
from storemon.gui.export.store_sheet import MARGIN, paint_foot
from storemon.gui.report.report_text import whole_text
from storemon.gui.report.store_columns import Column
from storemon.gui.widgets.format import NONE, count, hours, percent
from storemon.gui.widgets.sheet import QUIET, TITLE, Sheet
from storemon.gui.widgets.sheet_table import ROW, SheetColumn, paint_table
from storemon.message import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from storemon.core.model import Int64
    from storemon.core.progress import Progress
    from storemon.gui.export.subject import Subject

_HEAD: Final = 60.0
_FOOT: Final = 20.0
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle


class StoreListSheet:
    """`stores`: positions in the report, None for all."""

    def __init__(self, subject: Subject, stores: Int64 | None) -> None:
        self._subject = subject
        self._all = len(subject.rows.table.store_ids)
        self._stores = np.arange(self._all) if stores is None else stores

    @property
    def title(self) -> str:
        """The title of the document."""
        return QCoreApplication.translate("Paper", "Stores")

    @property
    def stores(self) -> int:
        """The number of stores in the list."""
        return int(self._stores.size)

    def pages(self, height: float) -> int:
        """Return how many pages of a height in points it needs; one if there are no stores."""
        return max(1, -(-self.stores // _rows_of(height)))

    def draw(self, sheet: Sheet, width: float, height: float, progress: Progress, page: int = 0) -> None:
        """Draw a page, numbered from 0, of this size in points; `progress` may raise `Cancelled`."""
        pages, rows = self.pages(height), _rows_of(height)
        progress(page / pages, NOTHING)
        room = QRectF(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
        sheet.text(QRectF(room.left(), room.top(), room.width(), 22), self.title, TITLE)
        line = QRectF(room.left(), room.top() + 26, room.width(), 12)
        sheet.text(line, f"{self._counted()} · {subject_text(self._subject)}", QUIET)
        shown = self._stores[page * rows : (page + 1) * rows]
        table = room.adjusted(0, _HEAD - ROW, 0, -_FOOT)
        paint_table(sheet, table, self._columns(shown), shown.size)
        text = QCoreApplication.translate("Paper", "Page {page} of {pages}")
        paint_foot(sheet, room, text.format(page=count(page + 1), pages=count(pages)))

    def _counted(self) -> str:
        translate = QCoreApplication.translate
        whole = whole_text(ranged=self._subject.rows.ranged)
        if self.stores == self._all:
            text = stores_text(self._all)
        else:
            some = translate("Paper", "{n} of {total} stores")
            text = some.format(n=count(self.stores), total=count(self._all))
        return f"{text} · {whole}"

    def _columns(self, shown: Int64) -> list[SheetColumn]:
        rows, translate = self._subject.rows.judged(self._subject.terms.targets), QCoreApplication.translate
        up, known = rows.up_week, rows.known_week
        down = rows.table.figures.down[:, -1]

        def cell(column: Column, row: int) -> str:
            store = int(shown[row])
            return column.spec.text(rows, store, float(rows.values(column)[store]))

        columns = [
            SheetColumn(
                translate("Paper", "Store"), lambda row: rows.title(int(shown[row])), 1.4, cut=_MIDDLE
            )
        ]
        if any(rows.labels.names):
            columns.append(
                SheetColumn(
                    translate("Paper", "Id"), lambda row: rows.table.store_ids[int(shown[row])], style=QUIET
                )
            )
        if any(rows.labels.groups):
            columns.append(
                SheetColumn(
                    translate("Paper", "Group"),
                    lambda row: rows.labels.groups[int(shown[row])] or NONE,
                    0.7,
                    style=QUIET,
                )
            )
        columns.append(
            SheetColumn(
                translate("Paper", "Uptime"),
                lambda row: percent(up[shown[row]].item(), known[shown[row]].item(), 2),
                right=True,
                grey=lambda row: rows.sparse(int(shown[row])),
            )
        )
        offered = rows.columns()
        for title, column in (
            (translate("Paper", "Range"), Column.RANGE_WEEK),
            (translate("Paper", "Target"), Column.TARGET),
            (translate("Paper", "Coverage"), Column.COVERAGE_WEEK),
        ):
            if column in offered:
                columns.append(SheetColumn(title, _text_of(cell, column), right=True, style=QUIET))
        columns.append(
            SheetColumn(
                translate("Paper", "Downtime"),
                lambda row: hours(down[shown[row]].item()) if known[shown[row]] else NONE,
                right=True,
            )
        )
        return columns


def _text_of(cell: Callable[[Column, int], str], column: Column) -> Callable[[int], str]:
    return lambda row: cell(column, row)


def _rows_of(height: float) -> int:
    """Return how many stores fit on a page of a height in points."""
    return max(1, int((height - 2 * MARGIN - _HEAD - _FOOT) / ROW))
