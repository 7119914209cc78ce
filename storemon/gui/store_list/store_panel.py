"""The panel of the selected store: its name, facts, figures, and the chart of its week."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.figures.chart_legend import ChartLegend
from storemon.gui.figures.tiles import WindowCard
from storemon.gui.figures.week_rows import Week
from storemon.gui.report.report_text import counted_text, gone_text
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_list.panel_chart import PanelChart
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import instant
from storemon.gui.widgets.picture_tool import PictureMenu
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name
from storemon.override import override

_BLANK_AFTER = 150
_SIDE_WIDTH = 304
_ANY_WIDTH = 16_777_215
"""Qt's own limit, which has no name in Python."""


class StorePanel(QFrame):
    """Facts next to the chart if the panel is low and wide, above it if it is tall.

    `wanted` carries the id of a store whose week to load, `opened` that of a store to open. `picture_wanted`
    asks to save a picture of the chart, `copy_wanted` to copy one.
    """

    wanted = Signal(str)
    opened = Signal(str)
    picture_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme = theme
        self.store_id = ""
        self.week: Week | None = None
        self.name = ElidedLabel("panelTitle")
        self.facts = plain_label("", "muted", wraps=True)
        self.cards = [
            WindowCard(self.tr("Last hour"), 0),
            WindowCard(self.tr("Last day"), 1),
            WindowCard(self.tr("Last week"), 2),
        ]
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._cards.setSpacing(8)
        for card in self.cards:
            self._cards.addWidget(card)
        side = QVBoxLayout()
        side.setSpacing(2)
        side.addLayout(self._top())
        side.addWidget(self.facts)
        side.addSpacing(8)
        side.addLayout(self._cards)
        side.addStretch()
        self._side = QWidget()
        self._side.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self.caption = plain_label("", "muted")
        self._caption = ""
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self._legend = ChartLegend(theme)
        self._place.addWidget(self.caption)
        self._place.addStretch(1)
        self._place.addWidget(self._legend)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 12, 16, 8)
        self._layout.setSpacing(20)
        self._layout.addWidget(self._side)
        self._layout.addLayout(self._place, 1)
        self.chart: PanelChart | None = None
        self._blank = QTimer(self, singleShot=True, interval=_BLANK_AFTER)
        self._blank.timeout.connect(self._blank_chart)
        self.setMinimumHeight(240)
        theme.changed.connect(self._legend.update)

    def _top(self) -> QHBoxLayout:
        self.link = QPushButton(self.tr("Open store"))
        self.link.setObjectName("quiet")
        self.link.setToolTip(self.tr("Hours, outages and other weeks of this store (Enter)"))
        self.link.clicked.connect(lambda: self.opened.emit(self.store_id))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.link)
        return top

    def install_chart(self) -> None:
        """Add the chart, which is slow to create."""
        chart = PanelChart(self._theme)
        chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        menu = PictureMenu(chart)
        menu.wanted.connect(self.picture_wanted)
        menu.copy_wanted.connect(self.copy_wanted)
        blank = self._place.takeAt(1)
        del blank
        self._place.insertWidget(1, chart, 1)
        self.chart = chart
        chart.told.connect(self._tell)
        chart.show_week(self.week)

    @Slot(str)
    def _tell(self, words: str) -> None:
        """Show the text of the chart's current bar instead of the caption; empty restores the caption."""
        self.caption.setText(words or self._caption)

    def show_store(self, rows: StoreRows, store: int, as_of: int, reach: int | None) -> None:
        """Show a store's facts immediately, and ask for its week."""
        self.relabel(rows, store)
        self._caption = self.tr("Week up to {time} local time · {counted}").format(
            time=instant(as_of, rows.table.zones[store]), counted=counted_text(reach)
        )
        self.caption.setText(self._caption)
        self._blank.start()
        self.wanted.emit(self.store_id)

    def relabel(self, rows: StoreRows, store: int) -> None:
        """Update a store's name, facts and figures; its week stays."""
        table = rows.table
        self.store_id = table.store_ids[store]
        self.name.setText(rows.title(store))
        facts = [zone_name(table.zones[store])]
        if table.zone_assumed[store]:
            facts[0] += " " + self.tr("(assumed)")
        if table.hours_assumed[store]:
            facts.append(self.tr("No hours given: open 24/7"))
        if rows.labels.names[store]:
            facts.insert(0, self.store_id)
        self.facts.setText("\n".join(facts))
        for card in self.cards:
            card.show_store(rows, store)

    @Slot(str, object)
    def show_week(self, store_id: str, week: Week) -> None:
        """Draw a store's week; ignore it if another store has been selected since."""
        if store_id == self.store_id:
            self._blank.stop()
            self._draw(week)

    def show_gone(self, store_id: str) -> None:
        """Say that a store of the report is no longer in the data: an import has been undone."""
        if store_id == self.store_id:
            self._blank.stop()
            self._draw(None)
            self._caption = gone_text()
            self.caption.setText(self._caption)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts next to or above the chart, depending on the panel's height."""
        super().resizeEvent(event)
        tall = self.height() > 520
        way = QBoxLayout.Direction
        self._layout.setDirection(way.TopToBottom if tall else way.LeftToRight)
        for card in self.cards:
            card.set_compact(not tall)
        self._cards.setDirection(way.LeftToRight if tall else way.TopToBottom)
        # At full width, leave the width to the layout: a fixed width would keep the panel from becoming
        # narrower again.
        self._side.setMinimumWidth(0 if tall else _SIDE_WIDTH)
        self._side.setMaximumWidth(_ANY_WIDTH if tall else _SIDE_WIDTH)

    @Slot()
    def _blank_chart(self) -> None:
        self._draw(None)

    def _draw(self, week: Week | None) -> None:
        self.week = week
        if self.chart is not None:
            self.chart.show_week(week)
