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
    """The style sheet of the application, of which only colors ever change."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._later: IncrementalLoader | None = None

    @property
    def complete(self) -> bool:
        """Whether the hidden widgets have the colors of the sheet too."""
        return self._later is None

    def put_on(self, sheet: str) -> None:
        """Put a sheet on the application, going through each widget once.

        Where one sheet replaces another, Qt goes through every widget whose rules it has looked up, and from
        each of them through all that are inside it. So the style first forgets what it has looked up, and
        then takes the widgets one by one, the hidden ones in turns of their own. The sheets differ in
        colors only: there is nothing to lay out again.
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
    """Have the style look its rules up for each widget that has had a look before."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  # see "Qt" among the traps in docs/design.md

    for widget in widgets:
        if isValid(widget) and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            with nothing_collected():
                widget.style().polish(widget)
            widget.update()
            yield None


@contextlib.contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python from collecting garbage.

    Qt tells a list of all widgets of another palette, font or style. Python code that one of them runs may
    set off a collection, which destroys widgets that are further down the list, and Qt crashes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
