"""Sales per open hour of one store: its own figure, or the one for all stores."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from storemon.gui.widgets.dialog_layout import button_row, dialog_column, save_and_cancel
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import LOCALE, money
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.report_preferences import MOST_SALES


class SalesDialog(QDialog):
    """Calls `agreed` with the store's own figure, or None to use that of all stores."""

    def __init__(
        self,
        parent: QWidget,
        store: str,
        currency: str,
        of_all: float,
        own: float | None,
        agreed: Callable[[float | None], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sales per open hour"))
        self._agreed = agreed
        self.store = ElidedLabel("panelTitle", Qt.TextElideMode.ElideRight)
        self.store.setText(store)
        label = plain_label(
            self.tr("What the store sells in an open hour. Lost sales are downtime times this."),
            "muted",
            wraps=True,
        )
        # Show an ampersand as such: Qt takes it as a mnemonic.
        shown = currency.replace("&", "&&")
        self.like_all = QRadioButton(
            self.tr("Same as all stores: {amount}").format(amount=money(of_all, shown))
        )
        self.its_own = QRadioButton(self.tr("Its own figure, in {currency}").format(currency=shown))
        self.amount = QDoubleSpinBox(minimum=0.0, maximum=MOST_SALES, decimals=2)
        self.amount.setLocale(LOCALE)
        self.amount.setAccessibleName(self.tr("Sales per open hour of this store"))
        self.amount.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.amount.lineEdit().setTextMargins(8, 0, 8, 0)
        self.amount.setFixedSize(120, 32)
        self.amount.setValue(of_all if own is None else own)
        (self.like_all if own is None else self.its_own).setChecked(True)
        self.amount.setEnabled(own is not None)
        self.its_own.toggled.connect(self._choose)
        self.save, self.cancel = save_and_cancel(self, self._save)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.its_own)
        choice.addWidget(self.amount)
        choice.addStretch()
        layout = dialog_column(self)
        layout.addWidget(self.store)
        layout.addWidget(label)
        layout.addSpacing(4)
        layout.addWidget(self.like_all)
        layout.addLayout(choice)
        layout.addSpacing(12)
        layout.addLayout(button_row(self.cancel, self.save))
        self.setMinimumWidth(440)

    @Slot(bool)
    def _choose(self, own: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.amount.setEnabled(own)
        if own:
            self.amount.setFocus()
            self.amount.selectAll()

    @Slot()
    def _save(self) -> None:
        self.amount.interpretText()
        self.accept()
        self._agreed(self.amount.value() if self.its_own.isChecked() else None)
