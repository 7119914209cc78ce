"""The heat map widget; its text goes next to the legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from storemon.gui.figures.chart_view import LINE, ChartView
from storemon.gui.figures.heat_chart import HeatChart
from storemon.gui.widgets.theme import SMALL, Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.heat import Heat

_WORK: Final = 250


class HeatMap(ChartView[HeatChart]):
    """Downtime as a share of the open time, by hour of the local week."""

    def __init__(self, theme: Theme, days: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Downtime by hour of the week"), SMALL - 1, _WORK, parent)
        self._days = tuple(days)
        self._heat: Heat | None = None

    def show_heat(self, heat: Heat | None) -> None:
        """Show the sums of a report; None clears the map."""
        self._heat = heat
        self._renew()

    def order_days(self, days: Sequence[int]) -> None:
        """Set the order of the days, 0 = Monday."""
        self._days = tuple(days)
        self._renew()

    @override
    def sizeHint(self) -> QSize:
        """Return a size with room for a figure in each cell."""
        return QSize(760, 224)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size at which cells can still be told apart."""
        return QSize(420, 196)

    @override
    def area(self) -> QRectF:
        """Return the whole widget: the legend's line has room for the text."""
        return QRectF(self.rect()).adjusted(1, 0, -1, -1)

    @override
    def line(self) -> QRectF:
        """Return the part of the bottom line that the legend does not use."""
        area = self.area()
        if self.chart is None:
            return area
        room = area.width() - self.chart.legend_width(self.fontMetrics()) - 16
        line = QRectF(area.left(), area.bottom() - LINE, room, LINE)
        if self.chart.mirrored:
            line.moveRight(area.right())
        return line

    @override
    def _renew(self) -> None:
        self._show(None if self._heat is None else HeatChart(self._heat, self._days, self.isRightToLeft()))
