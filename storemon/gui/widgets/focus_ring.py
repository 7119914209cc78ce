"""Focus rings, shown only when the focus is moved by keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget

from storemon.override import override

_KEYS: Final = QEvent.Type.KeyPress
_MOUSE: Final = QEvent.Type.MouseButtonPress


class FocusRing(QObject):
    """Sets the property `ring` on the focused button or table when the last thing pressed was a key.

    The style sheet draws the ring. Qt itself does not make that distinction: when a click hides the page with
    the focus, Qt moves the focus as if by Tab.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._by_keys = False
        application.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, application.focusWidget())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember how a window was last used."""
        kind = event.type()
        if kind == _KEYS:
            self._by_keys = True
        elif kind == _MOUSE:
            self._by_keys = False
        return False

    @Slot(QWidget, QWidget)
    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            # Held by a name: PySide lets the handle of a window go with what Python knows of the window.
            window = now.window()
            handle = window.windowHandle()
            if handle is not None:
                # Installing it again only moves it to the front.
                handle.installEventFilter(self)
        for widget, ringed in ((old, False), (now, self._by_keys)):
            wearer = _wearer(widget)
            if wearer is not None and bool(wearer.property("ring")) != ringed:
                wearer.setProperty("ring", ringed)
                wearer.style().unpolish(wearer)
                wearer.style().polish(wearer)


def _wearer(widget: QWidget | None) -> QWidget | None:
    """Return the widget that shows the ring: a button or list itself, or a table's frame; none for fields."""
    if isinstance(widget, QAbstractButton) or (widget is not None and widget.objectName() == "list"):
        return widget
    frame = widget.parentWidget() if isinstance(widget, QTableView) else None
    return frame if frame is not None and frame.objectName() == "tableFrame" else None
