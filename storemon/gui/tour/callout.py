"""A note next to a part of the window that points at it; everything around it stays usable."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_WIDTH: Final = 320
_POINT: Final = 10
"""How far the pointer extends, on whichever side it is; all sides reserve room for it."""
_FROM_CORNER: Final = 18
_ROUND: Final = 8
_MOVES: Final = frozenset((QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show))


class Callout(QWidget):
    """Covers a part of `over`, next to the widget that it is about; its buttons emit `next` and `closed`."""

    next = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._about: QWidget | None = None
        self._tip: tuple[QPointF, QPointF, QPointF] | None = None
        self.title = plain_label("", "strong", wraps=True)
        self.text = plain_label("", "mutedBody", wraps=True)
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.next)
        self.close_button = QPushButton(self.tr("End tour"))
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.hide()
        over.installEventFilter(self)
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.place)
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.button)
        self._frame = QFrame()
        self._frame.setObjectName("callout")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(6)
        inside.addWidget(self.title)
        inside.addWidget(self.text)
        inside.addSpacing(6)
        inside.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_POINT, _POINT, _POINT, _POINT)
        layout.addWidget(self._frame)
        self.setFixedWidth(_WIDTH + 2 * _POINT)

    def show_at(self, about: QWidget, title: str, text: str, place: str, *, last: bool) -> None:
        """Show a text about a widget; `place`: the position in the tour."""
        if self._about is not None:
            self._about.removeEventFilter(self)
        self._about = about
        about.installEventFilter(self)
        self.title.setText(title)
        self.text.setText(text)
        self.place.setText(place)
        self.button.setText(self.tr("Done") if last else self.tr("Next"))
        self.close_button.setVisible(not last)
        self.setAccessibleName(f"{title}. {text}")
        self.show()
        self._settle()
        self.button.setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def end(self) -> None:
        """Hide, and return the focus to the window."""
        if self._about is not None:
            self._about.removeEventFilter(self)
            self._about = None
        window = self.window()
        focused: QWidget | None = window.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._over.setFocus()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget that it is about, and the page below."""
        if event.type() in _MOVES and self.isVisible():
            self._settle()
        return False

    def _settle(self) -> None:
        """Move below the widget, or next to it if there is no room below, and point at it."""
        layout = self.layout()
        if self._about is None or layout is None:
            return
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        room = self._over.rect()
        target = QRect(self._about.mapTo(self._over.window(), QPoint()), self._about.size())
        target.translate(-self._over.mapTo(self._over.window(), QPoint()))
        shown = target.intersected(room) if target.intersects(room) else target
        size, middle = self.size(), shown.center()
        if shown.bottom() + size.height() <= room.bottom():
            corner = QPoint(
                shown.left() if shown.width() > size.width() else middle.x() - 60, shown.bottom() + 1
            )
        elif shown.right() + size.width() <= room.right():
            corner = QPoint(shown.right() + 1, shown.top() + _POINT)
        elif shown.left() - size.width() >= room.left():
            corner = QPoint(shown.left() - size.width(), shown.top() + _POINT)
        else:
            # If the widget leaves too little room, cover its bottom edge.
            corner = QPoint(middle.x() - size.width() // 2, room.bottom() - size.height())
        corner.setX(max(room.left(), min(corner.x(), room.right() + 1 - size.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() + 1 - size.height())))
        self.move(corner)
        self._tip = _point(QRect(corner, size), shown)
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the pointer, joined to the frame."""
        super().paintEvent(event)
        if self._tip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.drawPolygon(QPolygonF(list(self._tip)))
        painter.end()


def _point(box: QRect, target: QRect) -> tuple[QPointF, QPointF, QPointF] | None:
    """Return the corners of the pointer in the box's coordinates; None if the box covers its target."""
    low, high = _FROM_CORNER, box.width() - _FROM_CORNER
    if target.bottom() < box.top() + _POINT or target.top() > box.bottom() - _POINT:
        # At the beginning of wider targets, such as the menus.
        middle = 2 * low if target.width() > box.width() else target.center().x() - box.left()
        x = float(max(low, min(middle, high)))
        above = target.bottom() < box.top() + _POINT
        tip, base = (0.0, _POINT + 1.0) if above else (float(box.height()), box.height() - _POINT - 1.0)
        return QPointF(x - _POINT, base), QPointF(x, tip), QPointF(x + _POINT, base)
    y = float(_FROM_CORNER + _POINT)
    if target.right() < box.left() + _POINT:
        return QPointF(_POINT + 1, y - _POINT), QPointF(0, y), QPointF(_POINT + 1, y + _POINT)
    if target.left() > box.right() - _POINT:
        wide = float(box.width())
        return (
            QPointF(wide - _POINT - 1, y - _POINT),
            QPointF(wide, y),
            QPointF(wide - _POINT - 1, y + _POINT),
        )
    return None
