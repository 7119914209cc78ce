"""Messages that float over a page: results disappear on their own, errors stay until closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from storemon.errors import UserError
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_LOG = logging.getLogger(__name__)
_LEAVES_AFTER: Final = 12_000
_MOST: Final = 3
_MOVES: Final = frozenset((QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide))
_WIDEST: Final = 760
_APART: Final = 24
_ABOVE_EDGE: Final = 10
_SHADOW: Final = 10
_ROUND: Final = 8


class Tone(StrEnum):
    """How good or bad a message is; the value names its colors."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"


_ICONS: Final = {Tone.GOOD: "circle-check", Tone.NOTICE: "info", Tone.BAD: "triangle-alert"}
Action = tuple[str, Callable[[], None]]


class Banner(QFrame):
    """One message with up to two actions and a button to close it."""

    closed = Signal(object)

    def __init__(
        self,
        icons: Icons,
        tone: Tone,
        title: str,
        detail: str = "",
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", str(tone))
        self.setAccessibleName(title)
        self._icons, self._tone = icons, tone
        self.waits = tone is Tone.BAD or action is not None
        """Whether it stays until it is closed."""
        self._act = action[1] if action else None
        self._act_otherwise = other[1] if other else None
        self._picture = QLabel()
        self.title = _label(title, "bannerTitle")
        self.detail = _label(detail, "bannerDetail")
        self.detail.setVisible(bool(detail))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self._picture, 0, top)
        layout.addLayout(column, 1)
        for offered, slot in ((action, self.act), (other, self.act_otherwise)):
            if offered:
                button = QPushButton(offered[0])
                button.setObjectName("bannerAction")
                button.clicked.connect(slot)
                layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = QToolButton()
        close.setObjectName("iconButton")
        close.setAccessibleName(self.tr("Close message"))
        close.setToolTip(self.tr("Close"))
        icons.put(close, "x")
        close.clicked.connect(self._close_clicked)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tint()

    def tint(self) -> None:
        """Draw the icon for the current theme."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.pixmap(_ICONS[self._tone], str(self._tone), 18, ratio))

    def leave_later(self) -> None:
        """Close automatically after a while."""
        QTimer.singleShot(_LEAVES_AFTER, self, self._leave)

    @Slot()
    def _leave(self) -> None:
        # Never close under the mouse.
        if self.underMouse():
            self.leave_later()
        else:
            self._close_clicked()

    @Slot()
    def act(self) -> None:
        """Run the action and close."""
        if self._act is not None:
            self._act()
        self._close_clicked()

    @Slot()
    def act_otherwise(self) -> None:
        """Run the other action and close."""
        if self._act_otherwise is not None:
            self._act_otherwise()
        self._close_clicked()

    @Slot()
    def _close_clicked(self) -> None:
        self.closed.emit(self)


class BannerStack(QWidget):
    """The newest messages, newest on top, at most three.

    They cover the bottom right of a page, where tables and charts end, and do not move the layout, so that
    nothing shifts while the user is about to click.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._under: QWidget | None = None
        self._foot: QWidget | None = None
        self.banners: list[Banner] = []
        self._shadow: QPixmap | None = None
        self._shadow_of: list[QRect] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        self._layout.setSpacing(8)
        self.hide()
        theme.changed.connect(self._retint)

    def lie_over(self, under: QWidget, foot: QWidget) -> None:
        """Cover a widget in the same parent, above the widget `foot` at its bottom."""
        self._under, self._foot = under, foot
        under.installEventFilter(self)
        foot.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget below."""
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        """Resize to fit the messages."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint a shadow around each message, which sets it off from the page."""
        places = [banner.geometry() for banner in self.banners]
        # If the page below paints itself in strips, this is painted with each of them.
        if self._shadow is None or self._shadow_of != places:
            self._shadow, self._shadow_of = self._make_shadow(places), places
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._shadow)
        painter.end()

    def _make_shadow(self, places: list[QRect]) -> QPixmap:
        scale = self.devicePixelRatioF()
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6))
        for place in places:
            for width in range(1, _SHADOW):
                edge = QRectF(place).adjusted(-width, 2 - width, width, 2 + width)
                painter.drawRoundedRect(edge, _ROUND + width, _ROUND + width)
        painter.end()
        return picture

    def show_message(
        self,
        tone: Tone,
        title: str,
        detail: str = "",
        action: Action | None = None,
        other: Action | None = None,
    ) -> Banner:
        """Show a message; it stays until closed if it is about a problem or has an action."""
        banner = Banner(self._icons, tone, title, detail, action, other)
        banner.closed.connect(self.remove)
        self.banners.insert(0, banner)
        self._layout.insertWidget(0, banner)
        if not banner.waits:
            banner.leave_later()
        for old in self.banners[_MOST:]:
            self.remove(old)
        self.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        return banner

    def show_error(self, error: Exception, action: Action | None = None) -> Banner:
        """Show what happened, why, and what to do next; a bug in the program is logged and shown as one."""
        if isinstance(error, UserError):
            detail = " ".join(translate_message(text) for text in (error.why, error.remedy) if text)
            return self.show_message(Tone.BAD, translate_message(error.what), detail, action)
        _LOG.error("unexpected error", exc_info=error)
        detail = self.tr(
            "Your data is safe. Please try again. If it happens again, report it with these details:"
        )
        return self.show_message(
            Tone.BAD,
            self.tr("Something went wrong on our side."),
            f"{detail} {type(error).__name__}: {error}",
            action,
        )

    def clear_good(self) -> None:
        """Close all messages except errors, after the data that they are about is gone or replaced."""
        for banner in [banner for banner in self.banners if banner.property("tone") != Tone.BAD]:
            self.remove(banner)

    def clear_all(self) -> None:
        """Close all messages, after another database was opened."""
        for banner in self.banners[:]:
            self.remove(banner)

    def clear_passing(self) -> None:
        """Close good and temporary messages when a new result arrives; important ones stay."""
        for banner in self.banners[:]:
            if banner.property("tone") == Tone.GOOD or not banner.waits:
                self.remove(banner)

    @Slot(object)
    def remove(self, banner: Banner) -> None:
        """Close a message unless it is already closed."""
        if banner in self.banners:
            self.banners.remove(banner)
            self._layout.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self.banners))
        self._place()

    def _place(self) -> None:
        under = self._under
        if under is None or not self.banners:
            return
        room = under.geometry()
        width = min(_WIDEST, room.width() - 2 * _APART) + 2 * _SHADOW
        height = max(self._layout.heightForWidth(width), self._layout.minimumSize().height())
        if self._foot is not None and not self._foot.isHidden():
            room.setBottom(self._foot.geometry().top() - 1)
        left = room.right() + 1 - _APART + _SHADOW - width
        self.setGeometry(left, room.bottom() + 1 - _ABOVE_EDGE + _SHADOW - height, width, height)
        self.raise_()
        self.update()

    @Slot()
    def _retint(self) -> None:
        for banner in self.banners:
            banner.tint()


def _label(text: str, name: str) -> QLabel:
    label = plain_label(text, name, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
