"""A picture that is painted once and shown until something in it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap


class KeptPicture:
    """Keeps what a chart has painted: one that is uncovered or framed need not be painted again."""

    def __init__(self) -> None:
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

        `draw` does it, with a painter in the same coordinates, where `shown` is another object, or where the
        `key`, the place or the scale of the screen is another.
        """
        if place.isEmpty():
            return
        scale = painter.device().devicePixelRatioF()
        whole = (place, scale, *key)
        if shown is not self._shown or whole != self._key:
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
