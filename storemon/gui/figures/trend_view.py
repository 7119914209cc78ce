"""The trend on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from storemon.gui.figures.chart_view import ChartView
from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.widgets.theme import SMALL, Theme
from storemon.override import override

_WORK: Final = 120
_LAST: Final = 10**6


class TrendView(ChartView[TrendChart]):
    """Shows a trend, with the newest period selected at first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Uptime over time"), SMALL, _WORK, parent)

    def show_trend(self, chart: TrendChart | None) -> None:
        """Show a trend; None for nothing."""
        self._show(None if chart is None else replace(chart, mirrored=self.isRightToLeft()))
        self.choose(_LAST)

    @override
    def sizeHint(self) -> QSize:
        """Return a size in which ten weeks of days can be told apart."""
        return QSize(760, 190)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size in which the axis can still be read."""
        return QSize(280, 140)

    @override
    def _renew(self) -> None:
        self.show_trend(self.chart)
