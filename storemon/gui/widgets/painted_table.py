"""A table of plain rows that paints all of its cells itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFontMetrics, QHoverEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QTableView

from storemon.gui.widgets.cells import PADDING, Cell, shared_colour
from storemon.gui.widgets.item_roles import INDENT_ROLE, METER_ROLE
from storemon.gui.widgets.paint_budget import is_on_screen, paint_budget
from storemon.gui.widgets.text_cache import Line, TextCache
from storemon.gui.widgets.theme import SMALL, Theme, body_font
from storemon.override import override

_METER_WIDTH: Final = 56
_METER_FIGURE: Final = 60
_METER_HEIGHT: Final = 6
_EDGE: Final = 3


class Span(NamedTuple):
    """A row or a column: its number in the model, where it begins in the viewport, and how long it is."""

    number: int
    start: int
    size: int


class PaintedTable(QTableView):
    """Paints its rows without Qt's delegates.

    A large window has thousands of cells. For each, Qt would look up the index, prepare an option and call
    Python at least three times, which takes three times as long as this class.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._under_mouse = (-1, -1)
        self._lines = TextCache(self.font())
        self._small = body_font(SMALL - 1)
        self._lower_lines = TextCache(self._small)
        self._budget = paint_budget()
        self._appears = False
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._paint_rest)
        self._unpainted = 0
        # Nothing below needs to be painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.viewport().update)

    def cell(self, row: int, column: int) -> Cell:
        """Return the content of a cell. A table with many rows gets all of it from its model at once."""
        index = self.model().index(row, column)
        colour, icon = index.data(Qt.ItemDataRole.ForegroundRole), index.data(Qt.ItemDataRole.DecorationRole)
        side = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0)
        return Cell(
            str(index.data()),
            colour if isinstance(colour, QColor) else None,
            right=bool(side & Qt.AlignmentFlag.AlignRight.value),
            meter=index.data(METER_ROLE),
            icon=icon if isinstance(icon, QPixmap) else None,
            indent=int(index.data(INDENT_ROLE) or 0),
        )

    def small_metrics(self) -> QFontMetrics:
        """Return the measures of the second lines of cells."""
        return QFontMetrics(self._small)

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """Set column widths at once, without treating them as changed by the user.

        If Qt were notified of each column, it would paint the table twice, the second time a moment later.
        """
        header = self.horizontalHeader()
        changed = {column: width for column, width in widths.items() if header.sectionSize(column) != width}
        if not changed:
            return
        header.blockSignals(True)  # noqa: FBT003  # Qt's signature
        for column, width in changed.items():
            header.resizeSection(column, width)
        header.blockSignals(False)  # noqa: FBT003  # Qt's signature
        before = self.viewport().size()
        self.updateGeometries()
        self.viewport().update()
        room = self.viewport().size()
        if room != before:
            # A scroll bar appeared or disappeared; Qt sends no event for that while a widget is being shown.
            QCoreApplication.postEvent(self.viewport(), QResizeEvent(room, before))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Lay out the texts again if the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lines = TextCache(self.font())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Track the cell under the mouse, and whether the table is newly shown."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._appears = True
        if isinstance(event, QHoverEvent):
            place = event.position().toPoint()
            left = event.type() == QEvent.Type.HoverLeave
            self._under_mouse = (-1, -1) if left else (self.rowAt(place.y()), self.columnAt(place.x()))
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the backgrounds and lines of the rows, then the cells."""
        area = event.rect()
        rows, columns = self._rows_in(area), self._columns_in(area)
        painter = QPainter(self.viewport())
        painter.fillRect(area, shared_colour(self._theme.tokens.surface))
        painter.setFont(self.font())
        if columns and self._appears and is_on_screen(self, painter):
            rows = self._due(rows, len(columns))
        if columns:
            self._paint_columns(painter, rows, columns)
        painter.end()

    def _paint_columns(self, painter: QPainter, rows: list[Span], columns: list[Span]) -> None:
        self._paint_grounds(painter, rows, columns)
        self._paint_cells(painter, rows, columns)

    def _due(self, rows: list[Span], columns: int) -> list[Span]:
        """Return the rows that are painted in this turn of the event loop; the others follow in later turns.

        A table that fills the largest screens takes too long for one turn. Changes to a table that is already
        shown are painted at once, whatever its size: otherwise it would flicker.
        """
        due = rows[: self._budget.take(len(rows), columns)]
        self._appears = len(due) < len(rows)
        if self._appears:
            start = rows[len(due)].start
            self._unpainted = min(start, self._unpainted) if self._rest.isActive() else start
            self._rest.start()
        return due

    @Slot()
    def _paint_rest(self) -> None:
        self.viewport().update(self.viewport().rect().adjusted(0, self._unpainted, 0, 0))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; repaint everything if a part is not painted yet, as that part has moved."""
        super().scrollContentsBy(dx, dy)
        if self._appears:
            self.viewport().update()

    def _rows_in(self, area: QRect) -> list[Span]:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return []
        rows = range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)
        return [Span(row, self.rowViewportPosition(row), self.rowHeight(row)) for row in rows]

    def _columns_in(self, area: QRect) -> list[Span]:
        header = self.horizontalHeader()
        numbers = (header.logicalIndex(place) for place in range(header.count()))
        columns = [
            Span(number, self.columnViewportPosition(number), self.columnWidth(number))
            for number in numbers
            if not self.isColumnHidden(number)
        ]
        return [
            span for span in columns if span.start <= area.right() and span.start + span.size > area.left()
        ]

    def _paint_grounds(self, painter: QPainter, rows: list[Span], columns: list[Span]) -> None:
        tokens, chosen = self._theme.tokens, self.selectionModel()
        left = min(column.start for column in columns)
        right = max(column.start + column.size for column in columns)
        leading = next((column for column in columns if column.number == 0), None)
        for row in rows:
            if chosen.hasSelection() and chosen.isRowSelected(row.number):
                ground = shared_colour(tokens.soft)
                painter.fillRect(left, row.start, right - left, row.size, ground)
                if leading is not None:
                    edge = leading.start + (leading.size - _EDGE if self.isRightToLeft() else 0)
                    painter.fillRect(edge, row.start, _EDGE, row.size, shared_colour(tokens.accent))
            elif row.number == self._under_mouse[0]:
                ground = shared_colour(tokens.hover)
                for column in columns:
                    if column.number == self._under_mouse[1]:
                        painter.fillRect(column.start, row.start, column.size, row.size, ground)
        line = shared_colour(tokens.border)
        for row in rows:
            painter.fillRect(left, row.start + row.size - 1, right - left, 1, line)

    def _paint_cells(self, painter: QPainter, rows: list[Span], columns: list[Span]) -> None:
        ink, backwards = shared_colour(self._theme.tokens.text), self.isRightToLeft()
        lower: list[tuple[QPointF, Line]] = []
        for column in columns:
            for row in rows:
                text, colour, right, meter, icon, indent, below = self.cell(row.number, column.number)
                left, width = column.start + PADDING, column.size - 2 * PADDING
                if icon is not None or indent:
                    left, width = self._beside_icon(painter, row, left, width, icon, indent)
                if meter is not None:
                    self._paint_meter(painter, row, left, width, meter)
                if not text or width <= 0:
                    continue
                painter.setPen(ink if colour is None else colour)
                line = self._lines.fitting(text, width)
                x = left + width - line.width if right is not backwards else left
                height = line.height
                if below:
                    second = self._lower_lines.fitting(below, width)
                    height += second.height
                    foot = row.start + (row.size + height) // 2 - second.height
                    lower.append((QPointF(left + width - second.width if backwards else left, foot), second))
                painter.drawStaticText(QPointF(x, row.start + (row.size - height) // 2), line.text)
        if lower:
            painter.setFont(self._small)
            painter.setPen(shared_colour(self._theme.tokens.muted))
            for place, line in lower:
                painter.drawStaticText(place, line.text)
            painter.setFont(self.font())

    def _beside_icon(
        self, painter: QPainter, row: Span, left: int, width: int, icon: QPixmap | None, indent: int
    ) -> tuple[int, int]:
        """Paint the icon at the leading edge; return the start and the width of the remaining space."""
        backwards = self.isRightToLeft()
        taken = indent
        if icon is not None:
            size = icon.deviceIndependentSize().toSize()
            x = left + width - indent - size.width() if backwards else left + indent
            painter.drawPixmap(x, row.start + (row.size - 1) // 2 - size.height() // 2 + 1, icon)
            taken += size.width() + 8
        return (left if backwards else left + taken), width - taken

    def _paint_meter(self, painter: QPainter, row: Span, left: int, width: int, share: float) -> None:
        # In a wide column it stays next to its figure.
        shift = max(0, width - _METER_WIDTH - _METER_FIGURE)
        left += width - _METER_WIDTH - shift if self.isRightToLeft() else shift
        tokens = self._theme.tokens
        top = row.start + (row.size - 1) // 2 - _METER_HEIGHT / 2 + 0.5
        track = QRectF(left, top, _METER_WIDTH, _METER_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # The filled part is drawn over the whole track and clipped at a pixel boundary: any other shape would
        # be computed again for each cell.
        known = max(2, round(_METER_WIDTH * share)) if share > 0 else 0
        for colour, filled in ((tokens.border, _METER_WIDTH), (tokens.faint, known)):
            painter.setBrush(shared_colour(colour))
            painter.setClipRect(left, row.start, filled, row.size)
            painter.drawRoundedRect(track, 3, 3)
        painter.setClipping(False)  # Qt's signature
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003  # Qt's signature
