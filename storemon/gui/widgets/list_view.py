"""The view of a short list: a click or Enter opens a row, a click on a header sorts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

from storemon.gui.widgets.cells import Cell
from storemon.gui.widgets.list_model import ListColumn, ListModel
from storemon.gui.widgets.spread import NAMES, shared_out
from storemon.gui.widgets.tables import PlainTable, widest
from storemon.gui.widgets.theme import Theme
from storemon.override import override

ROW: Final = 28
HEADER: Final = 32
_NARROWEST: Final = 96
_ENOUGH: Final = 200
"""Texts wider than this may be cut rather than hide a spare column."""
_MEASURED: Final = 64
"""How many rows are measured to find a column's width."""


class ListView(PlainTable):
    """`opened` carries the item of the row that was clicked or on which Enter was pressed.

    `asked` carries the item of a row on which F2 was pressed, `menu_wanted` the item and the screen position
    for a context menu; both only if `asks`.
    """

    opened = Signal(int)
    asked = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(
        self, theme: Theme, name: str, *, row: int = ROW, leads: bool = True, asks: bool = False
    ) -> None:
        self.list = ListModel(theme)
        super().__init__(theme, self.list, name, row=row, header=HEADER)
        self.setObjectName("list")
        self.list.setParent(self)
        self._leads = leads
        self._asks = asks
        # Texts are measured only once, as a list is resized several times while a window is laid out.
        self._wide: dict[int, int] = {}
        self._needs: dict[tuple[str, ...], int] = {}
        self._late = False
        self.list.modelReset.connect(self._wide.clear)
        self.list.layoutChanged.connect(self._wide.clear)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_or_turn)
        head.setMinimumSectionSize(40)

    def show_items(self, columns: Sequence[ListColumn], count: int) -> None:
        """Show items; the chosen sort order is kept if the columns are the same."""
        self.list.show(columns, count)
        self._mark()
        self._spread_if_visible()

    def measure(self) -> None:
        """Measure the texts in advance, for a list that is about to be shown."""
        for place, column in enumerate(self.list.columns):
            self._needed(column)
            self._measured(place)

    def height_for(self, rows: int) -> int:
        """Return the height that exactly fits a number of rows."""
        return HEADER + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()

    @override
    def cell(self, row: int, column: int) -> Cell:
        """Return the content of a cell."""
        return self.list.cell(row, column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Redistribute the width."""
        super().resizeEvent(event)
        self._spread_if_visible()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Distribute the width among columns that came while the list was hidden."""
        super().showEvent(event)
        if self._late:
            self._spread()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure again if the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._wide.clear()
            self._needs.clear()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show keyboard users where they are."""
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and self.list.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.list.index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter, emit `asked` on F2."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and self._leads:
            self.opened.emit(self.list.item_at(index.row()))
        elif event.key() == Qt.Key.Key_F2 and index.isValid() and self._asks:
            self.asked.emit(self.list.item_at(index.row()))
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request a menu for the row under the mouse or the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid() or not self._asks:
            return
        place = event.pos() if by_mouse else self.visualRect(index).center()
        self.menu_wanted.emit(self.list.item_at(index.row()), self.viewport().mapToGlobal(place))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._leads and event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.opened.emit(self.list.item_at(index.row()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a row can be clicked."""
        super().mouseMoveEvent(event)
        over = self._leads and self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @Slot(int)
    def _sort_or_turn(self, column: int) -> None:
        chosen = self.list.columns[column]
        if chosen.keys is None:
            return
        way = Qt.SortOrder
        if self.list.sorted_by is not None and self.list.sorted_by[0] == column:
            turned = self.list.sorted_by[1] == way.AscendingOrder
            order = way.DescendingOrder if turned else way.AscendingOrder
        else:
            order = way.DescendingOrder if chosen.descending else way.AscendingOrder
        self.list.sort(column, order)
        self._mark()
        # Other rows are the first ones now, and may need more room.
        self._spread()

    def _mark(self) -> None:
        head = self.horizontalHeader()
        head.setSortIndicatorShown(self.list.sorted_by is not None)
        if self.list.sorted_by is not None:
            head.setSortIndicator(*self.list.sorted_by)

    def _spread_if_visible(self) -> None:
        """Leave the measuring of texts for later in a list that is behind a chart."""
        self._late = not self.isVisible()
        if not self._late:
            self._spread()

    def _spread(self) -> None:
        self._late = False
        columns = self.list.columns
        if not columns:
            return
        room = self.viewport().width()
        least = [self._needed(column) for column in columns]
        # Titles and figures may need more room in other languages or typefaces.
        widths = [
            max(column.width, self.head.needed_width(place), least[place], self._figures(place))
            if column.width
            else 0
            for place, column in enumerate(columns)
        ]
        floors = [0 if width else max(_NARROWEST, least[place]) for place, width in enumerate(widths)]
        wanted = [
            0 if width else max(floors[place], self._measured(place)) for place, width in enumerate(widths)
        ]
        left_out: set[int] = set()
        whole = [width and max(width, self._whole(place)) for place, width in enumerate(widths)]
        narrowed = [width and self._narrowed(place, width) for place, width in enumerate(widths)]
        if sum(whole) + sum(wanted) <= room:
            widths = whole
        elif sum(widths) + sum(wanted) <= room:
            # Columns that need less leave room for others.
            widths = _grown(narrowed, whole, room - sum(wanted) - sum(narrowed))
        else:
            widths = narrowed
            enough = [max(floor, min(width, _ENOUGH)) for floor, width in zip(floors, wanted, strict=True)]
            left_out = self._left_out([sum(both) for both in zip(widths, enough, strict=True)], room)
            kept = [place for place in range(len(columns)) if place not in left_out]
            lacking = sum(widths[place] + wanted[place] for place in kept) - room
            if lacking > 0:
                self._take(widths, kept, lacking)
            else:
                grown = _grown([widths[place] for place in kept], [whole[place] for place in kept], -lacking)
                for place, width in zip(kept, grown, strict=True):
                    widths[place] = width
        taken = sum(width for place, width in enumerate(widths) if place not in left_out)
        spare = (room - taken) // (widths.count(0) or 1)
        shown: dict[int, int] = {}
        for place, width in enumerate(widths):
            self.setColumnHidden(place, place in left_out)
            if place not in left_out:
                shown[place] = width or max(floors[place], min(spare, max(wanted[place], NAMES)))
        self.set_widths(shared_out(shown, room))

    def _left_out(self, needed: Sequence[int], room: int) -> set[int]:
        """Return the columns to hide: only spare ones, and no more than necessary."""
        out: set[int] = set()
        over = sum(needed) - room
        for place in reversed(range(len(needed))):
            by = self.list.sorted_by
            if over > 0 and self.list.columns[place].spare and (by is None or by[0] != place):
                out.add(place)
                over -= needed[place]
        return out

    def _needed(self, column: ListColumn) -> int:
        """Return the width at which no sample of a column is cut; 0 if it has none."""
        samples = tuple(column.samples)
        if samples not in self._needs:
            self._needs[samples] = widest(self.fontMetrics(), samples)
        return self._needs[samples]

    def _narrowed(self, place: int, width: int) -> int:
        """Limit a width to what a column's title and first texts need, to leave room for dates and names."""
        column = self.list.columns[place]
        if column.meter is not None:
            return width
        if column.samples:
            return max(self._needed(column), self.head.needed_width(place))
        return min(width, max(self.head.needed_width(place), self._measured(place)))

    def _take(self, widths: list[int], places: Sequence[int], lacking: int) -> None:
        """Take room for names from dates, down to what the first ones need; `widths` is changed."""
        for place in reversed(places):
            if lacking > 0 and self.list.columns[place].samples and self.list.columns[place].meter is None:
                least = max(self.head.needed_width(place), self._measured(place))
                taken = max(0, min(lacking, widths[place] - least))
                widths[place] -= taken
                lacking -= taken

    def _figures(self, place: int) -> int:
        column = self.list.columns[place]
        return self._measured(place) if column.right and column.meter is None else 0

    def _whole(self, place: int) -> int:
        """Return the width at which no text in the first rows of a column is cut."""
        return 0 if self.list.columns[place].meter is not None else self._measured(place)

    def _measured(self, place: int) -> int:
        if place not in self._wide:
            column = self.list.columns[place]
            items = [self.list.item_at(row) for row in range(min(self.list.rowCount(), _MEASURED))]
            wide = widest(self.fontMetrics(), map(column.text, items))
            if column.below is not None:
                wide = max(wide, widest(self.small_metrics(), map(column.below, items)))
            self._wide[place] = wide
        return self._wide[place]


def _grown(widths: Sequence[int], whole: Sequence[int], spare: int) -> list[int]:
    """Widen each column to show its texts in full, from left to right, as far as there is room to spare."""
    found = []
    for width, most in zip(widths, whole, strict=True):
        more = min(spare, most - width)
        spare -= more
        found.append(width + more)
    return found
