"""How much newly shown content may be painted in one turn of the event loop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

CELLS_PER_TURN: Final = 500
"""The cells of a table and a chart in a window of 1920 × 1080, which take about 12 ms."""
_PIXELS_PER_CELL: Final = 16_000


class PaintBudget(QObject):
    """Divides one turn among all tables and charts; other events are handled before the next turn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = CELLS_PER_TURN
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._begin)

    def take(self, rows: int, cells: int) -> int:
        """Return how many of these rows, each with so many cells, may be painted in this turn; 0 for none."""
        # A row that is too long for any turn gets a turn of its own.
        room = self._left // cells or int(self._left == CELLS_PER_TURN)
        taken = min(rows, room)
        self._left = max(0, self._left - taken * cells)
        self._timer.start()
        return taken

    def charge(self, pixels: int) -> None:
        """Charge the cost of filling a whole window of a new size, as an equivalent number of cells."""
        self._left = max(0, self._left - pixels // _PIXELS_PER_CELL)
        self._timer.start()

    @Slot()
    def _begin(self) -> None:
        self._left = CELLS_PER_TURN


def paint_budget() -> PaintBudget:
    """Return the application's budget, which all widgets share."""
    application = QApplication.instance()
    assert application is not None  # noqa: S101  # there is no widget without one
    found = application.findChild(PaintBudget)
    return found if isinstance(found, PaintBudget) else PaintBudget(application)


def is_on_screen(widget: QWidget, painter: QPainter) -> bool:
    """Return whether a widget is painted into its window, not into a picture, which has to be complete."""
    window = widget.window()
    store = window.backingStore()
    if store is None:
        return False  # type: ignore[unreachable]  # PySide says so, but a hidden window has none
    return painter.paintEngine().paintDevice() is store.paintDevice()
