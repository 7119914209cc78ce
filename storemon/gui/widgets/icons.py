"""Line icons in the theme's colors, sharp at every scale."""

from __future__ import annotations

from functools import cache
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QRectF, QSize, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLineEdit, QToolButton

from storemon.gui.widgets.resources import resource_folder
from storemon.gui.widgets.theme import Theme


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show the icon."""


class Icons(QObject):
    """Puts icons on buttons and actions, and redraws them for another theme or screen."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._worn: WeakKeyDictionary[HasIcon, tuple[str, str]] = WeakKeyDictionary()
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._small: dict[tuple[str, str], QPixmap] = {}
        theme.changed.connect(self._retint)
        theme.application.screenAdded.connect(self._screen_added)
        for screen in theme.application.screens():
            self._watch(screen)

    def put(self, target: HasIcon, name: str, role: str = "muted") -> None:
        """Give `target` the icon `name` in the color of the token `role`, accent while checked."""
        self._worn[target] = (name, role)
        target.setIcon(self._icon(name, role))

    def style_field(self, field: QLineEdit, name: str) -> None:
        """Show an icon at the leading edge of a text field, and a plain cross in its clear button."""
        for clear in field.findChildren(QAction):
            self.put(clear, "x")
        for cross in field.findChildren(QToolButton):
            cross.setAccessibleName(QCoreApplication.translate("Icons", "Clear"))
        action = QAction(field)
        field.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        self.put(action, name, "faint")
        for button in field.findChildren(QToolButton):
            button.setAccessibleName(button.accessibleName() or field.accessibleName())

    def pixmap(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """Render one icon, `size` device-independent pixels square."""
        return self._drawn(name, getattr(self._theme.tokens, role), size, ratio)

    def small(self, name: str, role: str) -> QPixmap:
        """Return one icon for a line of text, rendered once per theme and sharp up to twice the scale."""
        found = self._small.get((name, role))
        if found is None:
            found = self._small[name, role] = self.pixmap(name, role, 16, 2.0)
        return found

    def _icon(self, name: str, role: str) -> QIcon:
        tokens = self._theme.tokens
        icon = QIcon()
        for ratio in {screen.devicePixelRatio() for screen in self._theme.application.screens()}:
            for mode, state, colour in (
                (QIcon.Mode.Normal, QIcon.State.Off, getattr(tokens, role)),
                (QIcon.Mode.Normal, QIcon.State.On, tokens.accent),
                (QIcon.Mode.Disabled, QIcon.State.Off, tokens.disabled),
            ):
                icon.addPixmap(self._drawn(name, colour, 20, ratio), mode, state)
        return icon

    def _drawn(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return an icon that is drawn once: many have the same, and a theme comes back."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _render(*key)
        return self._pixmaps[key]

    def _watch(self, screen: QScreen) -> None:
        screen.logicalDotsPerInchChanged.connect(self._retint)

    @Slot(QScreen)
    def _screen_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._retint()

    @Slot()
    def _retint(self) -> None:
        self._small.clear()
        for target, (name, role) in list(self._worn.items()):
            target.setIcon(self._icon(name, role))


@cache
def _drawing(name: str) -> str:
    """Return an icon's file, read once."""
    return (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    tinted = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
