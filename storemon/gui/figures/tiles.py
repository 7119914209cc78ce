"""Figures in large type: the strip over the table and the cards of one store."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from storemon.core.coverage import is_sparse
from storemon.core.model import Int64
from storemon.core.vocabulary import HOUR, MINUTE, Method
from storemon.gui.figures.change import Level
from storemon.gui.figures.figure_text import range_text, sparse_text
from storemon.gui.figures.store_figures import StoreFigures
from storemon.gui.report.report_text import silent_text, whole_text
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.widgets.bounds import bounds_text
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.format import NONE, count, hours, percent, plural, two_decimals
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.sparse import set_sparse

_WHOLE: Final = 2


class Tile(QFrame):
    """A caption, a figure, and a muted line under it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.caption = plain_label(caption, "muted")
        self.figure = plain_label(NONE, "figure")
        self.note = plain_label("", "faint")
        self.change: QLabel | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self.set_compact(False)  # as below

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        """Place the figure next to its texts, or between them."""
        labels = (self.caption, self.figure, self.note)
        for label in labels:
            self._grid.removeWidget(label)
        if compact:
            self._grid.addWidget(self.caption, 0, 0)
            self._grid.addWidget(self.note, 1, 0)
            self._grid.addWidget(self.figure, 0, 1, 2, 1)
            self._grid.setContentsMargins(12, 5, 12, 5)
        else:
            for row, label in enumerate(labels):
                self._grid.addWidget(label, row, 0)
            self._grid.setContentsMargins(16, 8, 8, 8)

    def add_change(self) -> None:
        """Add a line for the change of the figure since the period before."""
        self.change = plain_label("", "change")
        self._grid.addWidget(self.change, 3, 0)

    def show_change(self, text: str, level: Level = "") -> None:
        """Show how the figure has changed, and whether that is good or bad; empty if unknown."""
        if self.change is not None:
            # The line keeps its room while the change is unknown.
            self.change.setText(text or " ")
            set_dynamic(self.change, "level", level)
            self._tell()

    def put_beside(self, widget: QWidget) -> None:
        """Place a small widget next to the figure."""
        self._grid.removeWidget(self.figure)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.figure)
        line.addWidget(widget)
        line.addStretch()
        self._grid.addLayout(line, 1, 0)

    def name(self, caption: str) -> None:
        """Change the caption of the tile; its figure must be set again."""
        self.caption.setText(caption)

    def show_text(self, figure: str, note: str = "", *, sparse: bool = False) -> None:
        """Show a figure and its note; a `sparse` figure rests on little data and is gray."""
        self.figure.setText(figure)
        set_sparse(self.figure, sparse=sparse)
        self.note.setText(note)
        self._tell()

    def _tell(self) -> None:
        change = "" if self.change is None else self.change.text().strip()
        said = " ".join(part for part in (self.figure.text(), self.note.text(), change) if part)
        self.setAccessibleName(f"{self.caption.text()}: {said}")


class SummaryStrip(QFrame):
    """Sums of a report over the last week, or its range, for all stores or those that are listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.stores = Tile(self.tr("Stores"))
        self.uptime, self.downtime, self.unknown, self.coverage = (Tile("") for _ in range(4))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for tile in (self.stores, self.uptime, self.downtime, self.unknown, self.coverage):
            layout.addWidget(tile, 1)

    def show_rows(self, rows: StoreRows, stores: Int64 | None = None) -> None:
        """Add up a report, only for the stores at some positions unless that is None."""
        whole = whole_text(ranged=rows.ranged)
        for tile, text in (
            (self.uptime, self.tr("Uptime {window}")),
            (self.downtime, self.tr("Downtime {window}")),
            (self.unknown, self.tr("Unknown {window}")),
            (self.coverage, self.tr("Coverage {window}")),
        ):
            tile.caption.setText(text.format(window=whole))
        figures = rows.table.figures
        some = slice(None) if stores is None else stores
        up, down, unknown, opened = (
            int(amount[some, -1].sum())
            for amount in (figures.up, figures.down, figures.unknown, figures.open)
        )
        troubled = int((figures.down[some, -1] > 0).sum())
        silent = int((rows.known_week[some] == 0).sum())
        counted = rows.table.method is Method.POLL_COUNT
        total = len(rows.table.store_ids)
        listed = plural(self.tr, "of 1 store|of {n} stores", total) if stores is not None else ""
        self.stores.show_text(count(total if stores is None else stores.size), listed or silent_text(silent))
        few = not counted and is_sparse(up + down, opened)
        note = self._bounds(rows, some, counted=counted)
        self.uptime.note.setToolTip(note if few else "")
        note = sparse_text(up + down, opened) if few else note
        self.uptime.show_text(percent(up, up + down, 2), note, sparse=few)
        troubled_note = plural(self.tr, "in 1 store|in {n} stores", troubled)
        self.downtime.show_text(
            hours(down) if up + down else NONE, troubled_note if up + down else "", sparse=few
        )
        for tile in (self.unknown, self.coverage):
            tile.setVisible(not counted)
        self.unknown.show_text(hours(unknown), self.tr("of {hours} open").format(hours=hours(opened)))
        self.coverage.show_text(percent(up + down, opened, 1), self.tr("of the open time is known"))

    def _bounds(self, rows: StoreRows, some: slice | Int64, *, counted: bool) -> str:
        if counted:
            return self.tr("of the checks")
        if rows.answers is None:
            return self.tr("of the known time")
        sure = rows.answers.certainty
        up, most, opened = (int(part[some, -1].sum()) for part in (sure.up, sure.highest, sure.open))
        return bounds_text(up, most, opened)


class WindowCard(Tile):
    """Uptime of one store in the last hour, day or week."""

    def __init__(self, caption: str, window: int, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._window = window
        self._caption = caption

    def show_store(self, rows: StoreRows, store: int) -> None:
        """Show the window's figures for the store at a position; for a range, only the last card."""
        figures, window = rows.table.figures, self._window
        if rows.ranged:
            self.setVisible(window == _WHOLE)
            self.caption.setText(self.tr("In this range"))
            window = 0
        else:
            self.show()
            self.caption.setText(self._caption)
        up, down, unknown, opened = (
            int(amount[store, window]) for amount in (figures.up, figures.down, figures.unknown, figures.open)
        )
        if rows.table.method is Method.INTERPOLATED and not opened:
            self.show_text(NONE, self.tr("closed"))
            return
        if not up + down:
            self.show_text(NONE, self.tr("no checks during open hours") if not opened else self.tr("no data"))
            return
        few = rows.table.method is Method.INTERPOLATED and is_sparse(up + down, opened)
        texts = [self.tr("down {time}").format(time=self._time(down))]
        if few:
            texts.insert(0, sparse_text(up + down, opened))
        elif unknown:
            texts.append(self.tr("unknown {time}").format(time=self._time(unknown)))
        limits = range_text(StoreFigures.of(rows, store, window))
        if limits:
            self.caption.setText(f"{self.caption.text()} · {limits}")
        self.show_text(percent(up, up + down, 1), " · ".join(texts), sparse=few)

    def _time(self, span: int) -> str:
        if not span:
            return "0"
        unit, name = (MINUTE, "min") if self._window == 0 else (HOUR, "h")
        return f"{two_decimals(span / unit)}\u2009{name}"
