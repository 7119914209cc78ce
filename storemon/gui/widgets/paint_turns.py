"""How much of what comes to be seen is painted in one turn of the event loop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

CELLS_A_TURN: Final = 300
"""What the tables of a usual window have in all, which takes some 10 ms."""
_PIXELS_A_CELL: Final = 16_000


class PaintTurns(QObject):
    """Shares out the cells of one turn among all tables; what else is due comes before the next turn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = CELLS_A_TURN
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._begin)

    def take(self, rows: int, cells: int) -> int:
        """Return how many of these rows, of so many cells each, may be painted in this turn; 0 for none."""
        # A row that is too long for any turn has one of its own.
        room = self._left // cells or int(self._left == CELLS_A_TURN)
        taken = min(rows, room)
        self._left = max(0, self._left - taken * cells)
        self._timer.start()
        return taken

    def charge(self, pixels: int) -> None:
        """Count a new size of a window, all of which is filled at once, as the cells that take as long."""
        self._left = max(0, self._left - pixels // _PIXELS_A_CELL)
        self._timer.start()

    @Slot()
    def _begin(self) -> None:
        self._left = CELLS_A_TURN


def paint_turns() -> PaintTurns:
    """Return the turns of the application."""
    application = QApplication.instance()
    assert application is not None  # noqa: S101  # there is no widget without one
    found = application.findChild(PaintTurns)
    return found if isinstance(found, PaintTurns) else PaintTurns(application)


def is_on_screen(widget: QWidget, painter: QPainter) -> bool:
    """Return whether a widget is painted into its window, not into a picture of it, which has to be whole."""
    window = widget.window()
    store = window.backingStore()
    if store is None:
        return False  # type: ignore[unreachable]  # PySide says so, but a hidden window has none
    return painter.paintEngine().paintDevice() is store.paintDevice()
