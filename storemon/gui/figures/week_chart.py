"""The week of one store: one row per local day, hours from left to right.

The only module that loads pyqtgraph; import it after the first paint.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QMouseEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsGridLayout, QToolTip, QWidget

from storemon.gui.figures.note_text import full_text
from storemon.gui.figures.week_paint import BAR, HOURS, band_at, paint_row, row_label, tick_label
from storemon.gui.figures.week_rows import Bar, DayRow, Week
from storemon.gui.widgets.cached_picture import CachedPicture
from storemon.gui.widgets.format import at, clock, duration, instant, plain_tip, plural, time_of_day
from storemon.gui.widgets.theme import SMALL, Theme, body_font

_SIZE = (600, 232)
_NEAR = 5.0
_WORK = 250
"""How many table cells take as long to paint."""
_NAMES, _GAP = 104, 10
_BESIDE = 40
"""How far the labels of the first and last hour may extend beyond the axis."""
_STEPS = (1 / 12, 1 / 6, 0.25, 0.5, 1.0, 2.0, 3.0)


class _DaysItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """Paints all rows in pixel coordinates, so that hatching and marks keep their size at any scale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.week: Week | None = None
        self.ticks: Sequence[float] = range(0, 25, 3)
        self.outlined: tuple[int, int] | None = None
        self._picture = CachedPicture(_WORK)

    def show_week(self, week: Week | None) -> None:
        self.prepareGeometryChange()
        self.week = week
        self.outlined = None
        self.update()

    def outline(self, span: tuple[int, int] | None) -> None:
        """Put a frame around a span of time (µs UTC)."""
        self.outlined = span
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, HOURS, len(self.week.rows) if self.week else 1)

    def paint(self, painter: QPainter, *_: object) -> None:
        week = self.week
        if week is None:
            return
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        # Hundreds of marks are slow, and pyqtgraph paints everything twice after each resize.
        device = painter.device()
        place = to_pixels.mapRect(self.boundingRect()).toAlignedRect().adjusted(-4, -4, 4, 4)
        self._picture.paint(
            painter,
            place & QRect(0, 0, device.width(), device.height()),
            week,
            (self._theme.tokens, tuple(self.ticks), to_pixels),
            lambda inside: self._paint_week(inside, to_pixels, week),
        )
        if self.outlined is not None:
            self._frame(painter, to_pixels, week, self.outlined)
        painter.restore()

    def _paint_week(self, painter: QPainter, to_pixels: QTransform, week: Week) -> None:
        self._grid(painter, to_pixels, len(week.rows))
        for number, row in enumerate(week.rows):
            self._row(painter, to_pixels, number, row)
        last = len(week.rows) - 1
        self._edge(painter, to_pixels, last, week.rows[last].scale.place(week.end))

    def _grid(self, painter: QPainter, to_pixels: QTransform, rows: int) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.border), 1))
        for hour in self.ticks:
            top, bottom = to_pixels.map(QPointF(hour, 0)), to_pixels.map(QPointF(hour, rows))
            painter.drawLine(round(top.x()), round(top.y()), round(bottom.x()), round(bottom.y()))

    def _row(self, painter: QPainter, to_pixels: QTransform, number: int, row: DayRow) -> None:
        def box(left: float, right: float, top: float, bottom: float) -> QRectF:
            rect = to_pixels.mapRect(QRectF(left, number + top, right - left, bottom - top))
            # Whole pixels keep the rows even; the shortest outage still gets one pixel.
            x, y = round(rect.left()), round(rect.top())
            return QRectF(x, y, max(1, round(rect.right()) - x), max(1, round(rect.bottom()) - y))

        def point(x: float, y: float) -> QPointF:
            return to_pixels.map(QPointF(x, number + y))

        paint_row(painter, row, box, point, self._theme.tokens)

    def _frame(self, painter: QPainter, to_pixels: QTransform, week: Week, span: tuple[int, int]) -> None:
        start, end = span
        painter.setPen(QPen(QColor(self._theme.tokens.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, row in enumerate(week.rows):
            for left, right in row.scale.pieces(start, end):
                rect = to_pixels.mapRect(QRectF(left, number + BAR[0], right - left, BAR[1] - BAR[0]))
                painter.drawRect(rect.adjusted(-1, -2, 1, 2))

    def _edge(self, painter: QPainter, to_pixels: QTransform, number: int, x: float) -> None:
        top, bottom = to_pixels.map(QPointF(x, number)), to_pixels.map(QPointF(x, number + 1))
        painter.setPen(QPen(QColor(self._theme.tokens.text), 1))
        painter.drawLine(round(top.x()), round(top.y()), round(top.x()), round(bottom.y()))


class _BareAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph ships no types
    """An axis with only texts, without a line or ticks."""

    def drawPicture(  # pyqtgraph's own
        self,
        p: QPainter,
        axisSpec: object,  # noqa: ARG002  # pyqtgraph's signature
        tickSpecs: object,  # noqa: ARG002  # as above
        textSpecs: list[tuple[QRectF, int, str]],
    ) -> None:
        p.setFont(self.style["tickFont"])
        p.setPen(self.textPen())
        for rect, flags, text in textSpecs:
            p.drawText(rect, int(flags), text)


class WeekChart(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph ships no types
    """Draws a `Week`; hovering shows the exact local times."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.week: Week | None = None
        self._days = _DaysItem(theme)
        self._left, self._bottom = _BareAxis("left"), _BareAxis("bottom")
        self.view_box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True)
        self.view_box.addItem(self._days)
        self._lay_out()
        self.setFrameShape(self.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Chart of the store's last week"))
        theme.changed.connect(self._tint)
        self._tint()

    def _lay_out(self) -> None:
        # pyqtgraph's own plot takes four times as long to create: it has two more axes, a title, and a form
        # for settings.
        for axis in (self._left, self._bottom):
            axis.setStyle(tickFont=body_font(SMALL - 1), tickLength=0, hideOverlappingLabels=_BESIDE)
            axis.linkToView(self.view_box)
            axis.setZValue(0.5)
        self._left.setWidth(_NAMES)
        self._bottom.setHeight(18)
        whole = pg.GraphicsWidget()
        layout = QGraphicsGridLayout(whole)
        layout.setContentsMargins(0, 0, 20, 0)
        layout.setSpacing(0)
        layout.addItem(self._left, 0, 0)
        layout.addItem(self.view_box, 0, 1)
        layout.addItem(self._bottom, 1, 1)
        self.setCentralItem(whole)

    def sizeHint(self) -> QSize:  # pyqtgraph's own
        """Return always the same size; Qt would return the size that the chart has at the moment."""
        return QSize(*_SIZE)

    def show_week(self, week: Week | None) -> None:
        """Draw a week, or nothing."""
        self.week = week
        self._days.show_week(week)
        if week is None:
            return
        self.view_box.setRange(yRange=(0, len(week.rows)), padding=0)
        names = [row_label(row) for row in week.rows]
        metrics = QFontMetrics(self._left.style["tickFont"])
        self._left.setWidth(max([_NAMES, *(metrics.horizontalAdvance(name) + _GAP for name in names)]))
        self._left.setTicks([[(n + 0.5, name) for n, name in enumerate(names)]])
        self.show_hours(0.0, HOURS)
        self.setAccessibleDescription(self._accessible_text(week))

    def show_hours(self, first: float, last: float) -> None:
        """Show the hours of the day from `first` to `last`, with as many ticks as there is room for."""
        self.view_box.setRange(xRange=(first - 0.1, last + 0.1), padding=0)
        step = next((step for step in _STEPS if last - first <= 9 * step), _STEPS[-1])
        ticks = [step * n for n in range(math.ceil(first / step), math.floor(last / step) + 1)]
        self._days.ticks = ticks
        self._bottom.setTicks([[(tick, tick_label(tick)) for tick in ticks]])
        self._days.update()

    def tip_at(self, x: float, y: float) -> str:
        """Return the tooltip of a place: x in hours of the day, y in rows; empty for none."""
        week = self.week
        if week is None or not 0 <= y < len(week.rows):
            return ""
        row = week.rows[int(y)]
        moment = row.scale.moment(x)
        noted = "" if moment is None else full_text(week.notes_at(moment), week.zone)
        return "\n".join(filter(None, (self._state_at(week, row, x, y), noted)))

    def _state_at(self, week: Week, row: DayRow, x: float, y: float) -> str:
        near = _NEAR * self.view_box.viewPixelSize()[0]
        marks = [mark for mark in row.marks if abs(mark.x - x) <= near] if y % 1 > BAR[1] else []
        if marks:
            mark = min(marks, key=lambda found: abs(found.x - x))
            state = self.tr("active") if mark.active else self.tr("inactive")
            text: str = self.tr("Check {time}, {state}").format(time=clock(mark.time, week.zone), state=state)
            return text if mark.inside else text + "\n" + self.tr("Outside business hours: does not count")
        number = band_at(row, y % 1)
        for bar in (row.bars, *row.bands)[number]:
            if bar.left <= x < bar.right:
                return self.bar_text(bar, number)
        moment = row.scale.moment(x)
        if moment is None:
            skipped: str = self.tr("Clocks moved forward here") if 0 <= x < HOURS else ""
            return skipped
        if week.start <= moment < week.end:
            closed: str = self.tr("Closed at {time}")
            return closed.format(time=time_of_day(at(moment, week.zone)))
        return ""

    def _band_name(self, week: Week, number: int) -> str:
        all_of_them: str = self.tr("All platforms")
        nameless: str = self.tr("No platform")
        return all_of_them if number == 0 else week.platforms[number - 1] or nameless

    def bar_text(self, bar: Bar, number: int = 0) -> str:
        """Return the text for a bar of a band: Down 15:00–16:30, 1 h 30 min."""
        week = self.week
        zone = "UTC" if week is None else week.zone
        name: str = (self.tr("Down"), self.tr("Up"), self.tr("Unknown"))[bar.state]
        on = f"{self._band_name(week, number)}: " if week is not None and week.platforms else ""
        return f"{on}{name} {clock(bar.start, zone)}–{clock(bar.end, zone)}, {duration(bar.end - bar.start)}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self._ring(on=event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard focus."""
        super().focusOutEvent(event)
        self._ring(on=False)

    def _ring(self, *, on: bool) -> None:
        self.setProperty("ring", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the tooltip of the place under the pointer."""
        super().mouseMoveEvent(event)
        place = self.view_box.mapSceneToView(self.mapToScene(event.position().toPoint()))
        inside = self.view_box.sceneBoundingRect().contains(self.mapToScene(event.position().toPoint()))
        text = self.tip_at(place.x(), place.y()) if inside else ""
        if text:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(text), self)
        else:
            QToolTip.hideText()

    def viewportEvent(self, event: QEvent) -> Any:
        """Let drags pass through to the window."""
        if event.type() in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            event.ignore()
            return False
        return super().viewportEvent(event)

    def _accessible_text(self, week: Week) -> str:
        # A stretch across midnight has a bar on both days.
        outages = len({bar.start for row in week.rows for bar in row.bars if bar.state == 0})
        return plural(
            self.tr,
            "Up to {time} local time; 1 period of downtime|Up to {time} local time; {n} periods of downtime",
            outages,
            time=instant(week.end, week.zone),
        )

    @Slot()
    def _tint(self) -> None:
        tokens = self._theme.tokens
        self.setBackground(tokens.surface)
        for axis in (self._left, self._bottom):
            axis.setTextPen(QColor(tokens.muted))
        self._days.update()
