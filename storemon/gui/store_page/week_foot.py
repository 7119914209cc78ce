"""The line below a store's week: the legend, and what the chart shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from storemon.gui.figures.chart_legend import ChartLegend
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.override import override

_BETWEEN: Final = 16


class WeekFoot(QWidget):
    """Has the caption next to the legend, or below it if one line is too short for both."""

    def __init__(self, legend: ChartLegend, caption: ElidedLabel) -> None:
        super().__init__()
        self._legend, self._caption = legend, caption
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(legend)
        self._layout.addWidget(caption, 1)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the two by the new width."""
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        """Arrange the two again when a text has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        beside = 0 if self._legend.isHidden() else self._legend.sizeHint().width() + _BETWEEN
        alone = beside + self._caption.sizeHint().width() > self.width()
        way = QBoxLayout.Direction.TopToBottom if alone else QBoxLayout.Direction.LeftToRight
        if way == self._layout.direction() and self._layout.spacing() == (2 if alone else _BETWEEN):
            return
        self._layout.setDirection(way)
        self._layout.setSpacing(2 if alone else _BETWEEN)
        side = Qt.AlignmentFlag.AlignLeading if alone else Qt.AlignmentFlag.AlignTrailing
        self._caption.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
