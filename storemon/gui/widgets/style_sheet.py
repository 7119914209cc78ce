"""Applies a style sheet: at once to the widgets that are visible, a few at a time to the others."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from storemon.gui.widgets.incremental_loader import IncrementalLoader


class StyleSheet(QObject):
    """The style sheet of the application; only its colors ever change."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._later: IncrementalLoader | None = None

    @property
    def complete(self) -> bool:
        """Whether the hidden widgets have the sheet's colors too."""
        return self._later is None

    def put_on(self, sheet: str) -> None:
        """Apply a sheet to the application, visiting each widget once.

        When a sheet replaces another, Qt visits every widget whose rules it has cached, and for each of them
        all of its descendants. So this clears the style's cache first and then polishes the widgets one by
        one, the hidden ones in later turns. The sheets differ in colors only, so no layout is needed.
        """
        application = self._application
        before = application.styleSheet()
        if before == sheet:
            return
        if not before:
            application.setStyleSheet(sheet)
            return
        application.style().unpolish(application)
        application.setStyleSheet(sheet)
        application.style().polish(application)
        widgets = QApplication.allWidgets()
        hidden = [widget for widget in widgets if not widget.isVisible()]
        for _ in _polish(widget for widget in widgets if widget.isVisible()):
            pass
        if self._later is not None:
            self._later.stop()
            self._later.deleteLater()
        self._later = later = IncrementalLoader(_polish(hidden), self)
        later.done.connect(self._all_polished)
        later.start()

    @Slot()
    def _all_polished(self) -> None:
        if self._later is not None:
            self._later.deleteLater()
            self._later = None


def _polish(widgets: Iterable[QWidget]) -> Iterator[None]:
    """Make the style look up its rules again for each widget that was polished before."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  # see "Qt" among the traps in docs/design.md

    for widget in widgets:
        if isValid(widget) and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            with nothing_collected():
                widget.style().polish(widget)
            widget.update()
            yield None


@contextlib.contextmanager
def nothing_collected() -> Iterator[None]:
    """Disable Python's garbage collection.

    Qt notifies a list of all widgets of a new palette, font or style. Python code that one of them runs may
    trigger a collection, which destroys widgets further down the list, and Qt crashes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
