"""The card of a store's week: tools, the chart or its days as a table, and the legend."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.figures.chart_legend import ChartLegend
from storemon.gui.figures.outage_text import end_text, start_text
from storemon.gui.figures.shown_week import ShownWeek
from storemon.gui.report.report_text import gone_text
from storemon.gui.store_page.day_list import DayList
from storemon.gui.store_page.store_chart import StoreChart
from storemon.gui.store_page.week_bar import WeekBar
from storemon.gui.store_page.week_foot import WeekFoot
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.picture_tool import PictureTool
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme


class WeekCard(QFrame):
    """`chosen` carries the position of an outage selected in the chart, −1 for none."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme = theme
        self.bar = WeekBar(icons)
        self.bar.zoom.connect(self._zoom)
        self.twin = QToolButton()
        self.twin.setObjectName("iconButton")
        self.twin.setCheckable(True)
        self.twin.setIconSize(QSize(18, 18))
        self.twin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.twin.setToolTip(self.tr("Show as table"))
        self.twin.setAccessibleName(self.tr("Show the chart as a table"))
        self.twin.toggled.connect(self._turn)
        icons.put(self.twin, "table")
        bar = self.bar.layout()
        assert bar is not None  # noqa: S101  # it has just been laid out
        bar.addWidget(self.twin)
        self.picture = PictureTool(icons, self.tr("Week"))
        bar.addWidget(self.picture)
        self.caption = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.bands = plain_label("", "muted", wraps=True)
        self.bands.hide()
        self.days = DayList(theme)
        self.legend = ChartLegend(theme)
        self.stack = QStackedWidget()
        self._nothing = QWidget()
        self.stack.addWidget(self._nothing)
        self.stack.addWidget(self.days)
        self.chart: StoreChart | None = None
        self.shown: ShownWeek | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        layout.addWidget(WeekFoot(self.legend, self.caption))
        layout.addWidget(self.bands)
        theme.changed.connect(self.legend.update)

    def install_chart(self) -> None:
        """Add the chart, which is slow to create."""
        self.chart = StoreChart(self._theme)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.chart.chosen.connect(self.chosen)
        self.picture.offer_on(self.chart)
        self.stack.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self.stack.insertWidget(0, self.chart)
        self._turn(self.twin.isChecked())
        self._draw()

    def show_week(self, shown: ShownWeek) -> None:
        """Draw a week."""
        self.shown = shown
        self._draw()

    def show_gone(self) -> None:
        """Say that the store is no longer in the data: an import has been undone."""
        self.clear()
        self.caption.setText(gone_text())

    def choose(self, number: int) -> None:
        """Outline the outage that was selected in the list; −1 for none."""
        if self.chart is not None:
            self.chart.choose(number)

    def clear(self) -> None:
        """Draw nothing."""
        self.shown = None
        self._draw()

    def _draw(self) -> None:
        shown = self.shown
        self.days.show_week(shown)
        self.legend.show_noted(noted=shown is not None and shown.week.noted)
        if self.chart is None:
            return
        if shown is None:
            self.chart.show_outages(None)
            return
        found, place = shown.outages.outages, shown.outages.place
        spans = zip(found.start[place].tolist(), found.end[place].tolist(), strict=True)
        zone, current = shown.week.zone, shown.outages.current
        names = [
            (start_text(found, one, zone), end_text(found, one, zone, current=current))
            for one in place.tolist()
        ]
        self.chart.show_outages(shown.week, list(spans), names)

    @Slot(bool)
    def _turn(self, table: bool) -> None:  # noqa: FBT001  # a slot
        self.stack.setCurrentIndex(1 if table else 0)
        self.legend.setVisible(not table)
        for tool in (self.bar.closer, self.bar.wider, self.bar.whole):
            tool.setEnabled(not table)
        self.twin.setToolTip(self.tr("Show as chart") if table else self.tr("Show as table"))

    @Slot(float)
    def _zoom(self, factor: float) -> None:
        if self.chart is None:
            return
        if factor:
            self.chart.zoom(factor)
        else:
            self.chart.fit()
