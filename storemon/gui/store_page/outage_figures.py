"""Statistics of outages on one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from storemon.core.outage_statistics import statistics
from storemon.gui.figures.shown_week import StoreOutages
from storemon.gui.widgets.format import NONE, count, open_time


class OutageFigures(QWidget):
    """Count, longest, median, average time to recover, and average time between outages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        captions = (
            (self.tr("Outages"), ""),
            (self.tr("Longest"), self.tr("Most downtime of one outage in this time")),
            (self.tr("Median"), self.tr("Half of the outages had less downtime than this")),
            (
                self.tr("Avg. time to recover"),
                self.tr("Average downtime of outages that started and ended in this time"),
            ),
            (
                self.tr("Avg. time between outages"),
                self.tr("Average open time up for each outage that started in this time"),
            ),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        self.values: list[QLabel] = []
        for caption, tip in captions:
            pair = QHBoxLayout()
            pair.setSpacing(6)
            value, caption_label = QLabel(NONE), QLabel(caption)
            value.setObjectName("strong")
            caption_label.setObjectName("muted")
            for label in (caption_label, value):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setToolTip(tip)
                pair.addWidget(label)
            self.values.append(value)
            layout.addLayout(pair)
        layout.addStretch()

    def show_outages(self, found: StoreOutages | None) -> None:
        """Show the statistics of outages; None if none are loaded."""
        if found is None:
            for label in self.values:
                label.setText(NONE)
            self.setAccessibleName("")
            return
        outages, place = found.outages, found.place
        stats = statistics(outages, place, found.up)
        spans = (stats.longest, stats.median, stats.to_recovery, stats.between)
        texts = [count(stats.count), *(NONE if span is None else open_time(span) for span in spans)]
        for label, text in zip(self.values, texts, strict=True):
            label.setText(text)
        self.setAccessibleName(self.tr("Outages: {n}").format(n=texts[0]))
