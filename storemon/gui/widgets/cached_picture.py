"""A picture that is painted once and reused until something in it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from storemon.gui.widgets.paint_budget import is_on_screen, paint_budget


class CachedPicture:
    """Caches the picture of a chart, for when the chart is shown again or gets a frame."""

    def __init__(self, cells: int) -> None:
        """`cells`: how many table cells take as long to paint."""
        self._cells = cells
        self._shown: object = None
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def paint(
        self,
        painter: QPainter,
        place: QRect,
        shown: object,
        key: tuple[object, ...],
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint into a place of a widget, in its coordinates.

        Calls `draw`, with a painter in the same coordinates, if `shown` is a different object, or the `key`,
        the place or the screen's scale has changed. On the screen this may be postponed to a later turn of
        the event loop, and nothing is painted until then.
        """
        if place.isEmpty():
            return
        device = painter.device()
        scale = device.devicePixelRatioF()
        whole = (place, scale, *key)
        if shown is not self._shown or whole != self._key:
            if isinstance(device, QWidget) and self._waits(device, painter):
                QTimer.singleShot(0, device, device.update)
                return
            self._shown, self._key = shown, whole
            self._pixmap = QPixmap(place.size() * scale)
            self._pixmap.setDevicePixelRatio(scale)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            inside = QPainter(self._pixmap)
            inside.translate(-place.topLeft())
            inside.setFont(painter.font())
            draw(inside)
            inside.end()
        painter.drawPixmap(place.topLeft(), self._pixmap)

    def _waits(self, widget: QWidget, painter: QPainter) -> bool:
        return is_on_screen(widget, painter) and not paint_budget().take(1, self._cells)
