"""The mouse's own button for going back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from storemon.gui.navigator import Navigator


class MouseBack(QObject):
    """Leads back from a page that one came to from another."""

    def __init__(self, window: QWidget, navigator: Navigator) -> None:
        super().__init__(window)
        self._navigator = navigator
        handle = window.windowHandle()
        if handle is not None:
            # Before any widget has them: charts and tables take all buttons of the mouse for themselves.
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the button where there is a way back."""
        return (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.BackButton
            and self._navigator.back()
        )
