"""The bar above the table of stores: back link, filters, number of stores, chart button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from storemon.gui.store_list.filter_chip import FilterChip
from storemon.gui.widgets.filter_field import FilterField
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.icons import Icons


class FilterBar(QWidget):
    """`back` asks for the previous page, `chart_wanted` to show (True) or hide the chart."""

    back = Signal()
    chart_wanted = Signal(bool)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setObjectName("backLink")
        icons.put(self.back_button, "arrow-left", "accent")
        self.back_button.clicked.connect(self.back)
        self.back_button.hide()
        self.back_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self)
        self.back_keys.activated.connect(self.back)
        self.field = FilterField(icons)
        self.chip = FilterChip(icons)
        self.saved = QPushButton(self.tr("Saved filters"))
        self.saved.setMenu(QMenu(self.saved))
        self.counted = QLabel()
        self.counted.setObjectName("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.back_button, self.field, self.chip, self.saved, self.counted):
            layout.addWidget(widget)
        layout.addStretch()
        self.fold = QPushButton(self.tr("Hide chart"))
        self.fold.setObjectName("quiet")
        self.fold.setToolTip(self.tr("The week of the chosen store, below the table"))
        self._folds = True
        self.fold.clicked.connect(lambda: self.chart_wanted.emit(not self._folds))
        layout.addWidget(self.fold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def lead_back_to(self, page: str) -> None:
        """Show the name of the page that `back` leads to; empty if there is none."""
        self.back_button.setVisible(bool(page))
        self.back_keys.setEnabled(bool(page))
        if not page:
            return
        self.back_button.setText(page)
        self.back_button.setAccessibleName(self.tr("Back to {page}").format(page=page))
        keys = self.back_keys.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.back_button.setToolTip(self.tr("Back to {page} ({keys})").format(page=page, keys=keys))

    def show_chart(self, *, shown: bool, offered: bool) -> None:
        """Set whether the button hides the chart (`shown`) or shows it; `offered`: whether it is visible."""
        self._folds = shown
        self.fold.setText(self.tr("Hide chart") if shown else self.tr("Show chart"))
        self.fold.setVisible(offered)

    def show_count(self, shown: int, total: int) -> None:
        """Show how many stores are shown, and of how many."""
        stores = plural(self.tr, "1 store|{n} stores", total)
        some = self.tr("{n} of {stores}").format(n=count(shown), stores=stores)
        self.counted.setText(stores if shown == total else some)
