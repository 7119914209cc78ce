"""The week chart of a store's page: select outages, zoom and pan the hours of the day.

Imports pyqtgraph; import this module after the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from storemon.gui.figures.week_chart import WeekChart
from storemon.gui.figures.week_paint import HOURS
from storemon.gui.figures.week_rows import Week
from storemon.gui.widgets.format import duration
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_CLOSEST: Final = 0.5
_ZOOM: Final = 1.25

Span = tuple[int, int]


class StoreChart(WeekChart):
    """`chosen` carries the position of an outage among those shown, −1 for none.

    Keys: Left and Right step through the outages, Home and End go to the first and last one, + and − zoom,
    Shift with Left or Right pans, 0 shows the whole day, Escape deselects.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("storeChart")
        self._names: list[tuple[str, str]] = []
        self.spans: list[Span] = []
        self.chosen_outage = -1
        self.hours = (0.0, HOURS)
        self._pressed: QPointF | None = None
        self._dragged_from: tuple[float, float] | None = None

    def show_outages(
        self, week: Week | None, spans: Sequence[Span] = (), names: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Draw a week with its outages, keeping the zoom.

        `spans`: start and end of each outage, µs UTC; `names`: both as text, since either may be outside the
        week.
        """
        zoomed = self.zoomed and week is not None
        hours = self.hours
        self.spans, self._names = list(spans), list(names)
        self.chosen_outage = -1
        self.show_week(week)
        self.show_hours(*(hours if zoomed else (0.0, HOURS)))

    @override
    def show_hours(self, first: float, last: float) -> None:
        """Show only the hours of the day from `first` to `last`."""
        self.hours = (first, last)
        super().show_hours(first, last)

    @property
    def zoomed(self) -> bool:
        """Whether less than the whole day is shown."""
        return self.hours[1] - self.hours[0] < HOURS

    def choose(self, number: int) -> None:
        """Outline an outage and scroll it into view; −1 for none."""
        self.chosen_outage = number
        if number < 0:
            self._days.outline(None)
            return
        start, end = self.spans[number]
        self._days.outline((start, end))
        place = self._hours_of(start)
        if place is not None and not self.hours[0] <= place <= self.hours[1]:
            width = self.hours[1] - self.hours[0]
            self._move_to(place - width / 4)
        if self.week is not None:
            began, ended = self._names[number]
            text: str = self.tr("Outage {n} of {total}: {start} – {end}, {time}")
            self.setAccessibleDescription(
                text.format(
                    n=number + 1,
                    total=len(self.spans),
                    start=began,
                    end=ended,
                    time=duration(end - start),
                )
            )

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show `factor` times as many hours; the hour `around` (default: the middle) stays in place."""
        first, last = self.hours
        around = (first + last) / 2 if around is None else around
        width = min(max((last - first) * factor, _CLOSEST), HOURS)
        share = (around - first) / (last - first)
        self._show_from(around - share * width, width)

    def move(self, share: float) -> None:
        """Pan by a share of the hours shown; positive is later."""
        first, last = self.hours
        self._move_to(first + share * (last - first))

    def fit(self) -> None:
        """Show the whole day."""
        self.show_hours(0.0, HOURS)

    def outage_at(self, x: float, y: float) -> int:
        """Return the outage at a point, x in hours of the day and y in rows; −1 if there is none."""
        week = self.week
        if week is None or not 0 <= y < len(week.rows):
            return -1
        moment = week.rows[int(y)].scale.moment(x)
        if moment is None:
            return -1
        return next((n for n, (start, end) in enumerate(self.spans) if start <= moment < end), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged_from = self.hours
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragging, otherwise show what is under the mouse."""
        if self._pressed is None or self._dragged_from is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().x() - self._pressed.x()
        if self.zoomed and abs(way) >= QApplication.startDragDistance():
            first, last = self._dragged_from
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move_to(first - way * (last - first) / self.view_box.sceneBoundingRect().width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the outage under a click."""
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        event.accept()
        if pressed is None:
            return
        way = (event.position() - pressed).manhattanLength()
        if way < QApplication.startDragDistance():
            place = self.view_box.mapSceneToView(self.mapToScene(pressed.toPoint()))
            self._emit(self.outage_at(place.x(), place.y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat it as a second click."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, pan with Shift or sideways (if zoomed); otherwise let the page scroll."""
        turn, sideways = event.angleDelta().y(), event.angleDelta().x()
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            place = self.view_box.mapSceneToView(self.mapToScene(event.position().toPoint()))
            self.zoom(_ZOOM ** (-turn / 120), min(max(place.x(), self.hours[0]), self.hours[1]))
            event.accept()
        elif self.zoomed and (sideways or keys & Qt.KeyboardModifier.ShiftModifier):
            self.move(-(sideways or turn) / 1200)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the outages, zoom and pan."""
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            by = 1 if key == Qt.Key.Key_Right else -1
            if shifted:
                self.move(by / 4)
            elif self.spans:
                number = self.chosen_outage + by if self.chosen_outage >= 0 or by > 0 else -1
                self._emit(min(max(number, 0), len(self.spans) - 1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.spans:
            self._emit(0 if key == Qt.Key.Key_Home else len(self.spans) - 1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape and self.chosen_outage >= 0:
            self._emit(-1)
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Reset the cursor of a drag."""
        super().leaveEvent(event)
        self.unsetCursor()

    def _emit(self, number: int) -> None:
        self.choose(number)
        self.chosen.emit(number)

    def _hours_of(self, time: int) -> float | None:
        rows = self.week.rows if self.week is not None else []
        found = [piece[0] for row in rows for piece in row.scale.pieces(time, time + 1)]
        return found[0] if found else None

    def _move_to(self, first: float) -> None:
        self._show_from(first, self.hours[1] - self.hours[0])

    def _show_from(self, first: float, width: float) -> None:
        first = min(max(first, 0.0), HOURS - width)
        self.show_hours(first, first + width)
