"""Saying by hand in which order a file writes its dates, where nothing in it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from storemon.gui.kit.icons import Icons
from storemon.gui.kit.selector import Selector

if TYPE_CHECKING:
    from storemon.services.imports import Order

_ORDERS: Final = ("month/day/year", "day/month/year")
"""The values of `Order`, which is not loaded before the first paint."""


class DatesForm(QWidget):
    """`chosen` carries an `Order`."""

    chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(self.tr("Its dates can be read in two ways. Say which is right."))
        words.setObjectName("mutedBody")
        words.setWordWrap(True)
        self.order = Selector(icons, self.tr("Dates are written"))
        self.order.addItem(self.tr("Choose …"), "")
        examples = (self.tr("Month first, 1/24/2023"), self.tr("Day first, 24/1/2023"))
        for order, example in zip(_ORDERS, examples, strict=True):
            self.order.addItem(example, order)
        self.order.activated.connect(self._activated)
        label = QLabel(self.tr("Dates"))
        label.setObjectName("muted")
        label.setFixedHeight(32)
        label.setBuddy(self.order)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label, self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addLayout(form)

    def show_order(self, order: Order | None) -> None:
        """Show what was chosen for a file, None for nothing yet."""
        self.order.setCurrentIndex(0 if order is None else 1 + _ORDERS.index(order.value))

    @Slot(int)
    def _activated(self, place: int) -> None:
        if place > 0:
            from storemon.services.imports import Order  # noqa: PLC0415  # not before the first paint

            self.chosen.emit(Order(self.order.itemData(place)))
