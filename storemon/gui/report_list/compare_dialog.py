"""Two reports side by side: the uptime of each store in both, and whether the difference is sure."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from storemon.core.compare import Comparison
from storemon.core.labels import Labels
from storemon.gui.widgets.format import NONE, count, number, percent_text, plural
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme


class CompareDialog(QDialog):
    """`export_wanted` asks for a file of the comparison. Changes are second minus first, in points."""

    export_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        comparison: Comparison,
        labels: Labels,
        texts: tuple[str, str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare reports"))
        self._comparison = comparison
        self._titles = [
            f"{name} ({store})" if name else store
            for store, name in zip(comparison.store_ids, labels.names, strict=True)
        ]
        windows = comparison.first.shape[1]
        choices = [self.tr("Last hour"), self.tr("Last day"), self.tr("Last week")]
        self.windows = Segments(self.tr("Time"), choices if windows > 1 else [self.tr("Full range of each")])
        self.windows.choose(windows - 1)
        self.windows.chosen.connect(self._show)
        self.table = ListView(theme, self.tr("Stores in both reports"), leads=False)
        self.counted = plain_label("", "muted", wraps=True)
        self._lay_out(texts)
        self.resize(960, 640)
        self._show()

    def _lay_out(self, texts: tuple[str, str]) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for name, text in zip((self.tr("First"), self.tr("Second")), texts, strict=True):
            lines.addWidget(plain_label(f"{name}: {text}", "mutedBody", wraps=True))
        export = QPushButton(self.tr("Export CSV…"))
        export.setAutoDefault(False)
        export.clicked.connect(self.export_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.windows)
        choice.addWidget(self.counted, 1)
        words = self.tr("Clear: the ranges that the two uptimes lie in do not touch.")
        if self._comparison.noted:
            words = self.tr(
                "Clear: the ranges that the two uptimes lie in do not touch. Excused time counts here."
            )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(
            plain_label(words, "faint", wraps=True),
            1,
        )
        foot.addWidget(export)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(lines)
        layout.addLayout(choice)
        layout.addWidget(self.table.framed(), 1)
        layout.addLayout(foot)

    @Slot()
    def _show(self) -> None:
        found, place = self._comparison, self.windows.choice
        first, second, change = found.first[:, place], found.second[:, place], found.change[:, place]
        real, titles = found.real[:, place], self._titles

        def changed(item: int) -> str:
            points = float(change[item])
            return NONE if math.isnan(points) else f"{'+' if points > 0 else ''}{number(points, 2)}"

        def certain(item: int) -> str:
            if math.isnan(change[item]):
                return NONE
            if not real[item]:
                return self.tr("No clear change")
            return self.tr("Clear") if change[item] else self.tr("No change")

        tip = self.tr("Second minus first, in percentage points")
        self.table.show_items(
            [
                ListColumn(self.tr("Store"), titles.__getitem__, ranks(titles)),
                ListColumn(self.tr("First"), lambda item: _share(first[item]), first, 110, right=True),
                ListColumn(self.tr("Second"), lambda item: _share(second[item]), second, 110, right=True),
                ListColumn(self.tr("Change in points"), changed, change, 140, right=True, tip=tip),
                ListColumn(self.tr("Difference"), certain, real.astype(np.int64), 120, descending=True),
            ],
            len(titles),
        )
        up, down = int((real & (change > 0)).sum()), int((real & (change < 0)).sum())
        text = self.tr("{stores}: {up} clearly better, {down} clearly worse")
        stores = plural(self.tr, "1 store|{n} stores", len(titles))
        self.counted.setText(text.format(stores=stores, up=count(up), down=count(down)))


def _share(value: float) -> str:
    return NONE if math.isnan(value) else percent_text(number(value, 2))
