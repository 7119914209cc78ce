"""The mouse's Back button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from storemon.gui.navigator import Navigator
from storemon.override import override


class MouseBack(QObject):
    """Goes back to the page that led to the current one."""

    def __init__(self, window: QWidget, navigator: Navigator) -> None:
        super().__init__(window)
        self._navigator = navigator
        handle = window.windowHandle()
        if handle is not None:
            # Filter events before any widget gets them: charts and tables handle all mouse buttons.
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the button if there is a page to go back to."""
        return (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.BackButton
            and self._navigator.back()
        )
