"""The target of each group: the usual one, or its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QRadioButton,
    QWidget,
)

from storemon.gui.figures.figure_text import target_text
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.format import LOCALE
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION

_SCALE = 100
"""How many steps of a target make one percent."""


class TargetsDialog(QDialog):
    """Lists groups with their targets; changes of the current one apply immediately."""

    def __init__(self, parent: QWidget, preferences: Preferences, groups: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Targets of groups"))
        self._preferences = preferences
        self._groups = list(groups)
        self._showing = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setObjectName("choices")
        self.list.setUniformItemSizes(True)
        self.list.addItems([""] * len(self._groups))
        self.like_all = QRadioButton()
        self.its_own = QRadioButton(self.tr("Its own target"))
        before, after = REGION.around_percent()
        self.share = QDoubleSpinBox(minimum=0.0, maximum=100.0, decimals=2, prefix=before, suffix=after)
        self.share.setLocale(LOCALE)
        self.share.setAccessibleName(self.tr("Target of this group"))
        self.share.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.share.setKeyboardTracking(False)
        self.share.lineEdit().setTextMargins(8, 0, 8, 0)
        self.share.setFixedSize(96, 32)
        self.leave = QPushButton(self.tr("Close"))
        self.leave.clicked.connect(self.accept)
        self._lay_out()
        self._fill()
        self.list.setCurrentRow(0)
        self._show_current()
        self.list.currentRowChanged.connect(self._show_current)
        self.its_own.toggled.connect(self._keep)
        self.share.valueChanged.connect(self._keep)

    def _lay_out(self) -> None:
        words = self.tr("Stores in a group with its own target are judged by that target.")
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.its_own)
        own.addWidget(self.share)
        own.addStretch()
        column = dialog_column(self)
        column.addWidget(plain_label(words, "muted", wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.like_all)
        column.addLayout(own)
        column.addSpacing(8)
        column.addLayout(button_row(self.leave))
        self.setMinimumSize(440, 420)

    @property
    def group(self) -> str:
        """The selected group."""
        return self._groups[max(0, self.list.currentRow())]

    def _fill(self) -> None:
        targets = self._preferences.targets
        for row, group in enumerate(self._groups):
            words = (
                self.tr("{group}: {target}")
                if targets.is_own(group)
                else self.tr("{group}: same as all stores")
            )
            self.list.item(row).setText(words.format(group=group, target=target_text(targets.of(group))))
        of_all = target_text(targets.usual)
        self.like_all.setText(self.tr("Same as all stores: {target}").format(target=of_all))

    @Slot()
    def _show_current(self) -> None:
        targets = self._preferences.targets
        self._showing = True
        own = targets.is_own(self.group)
        self.its_own.setChecked(own)
        self.like_all.setChecked(not own)
        self.share.setEnabled(own)
        self.share.setValue(targets.of(self.group) / _SCALE)
        self._showing = False

    @Slot()
    def _keep(self) -> None:
        if self._showing:
            return
        found = {
            group: target
            for group, target in self._preferences.group_targets.items()
            if group.casefold() != self.group.casefold()
        }
        if self.its_own.isChecked():
            found[self.group] = round(self.share.value() * _SCALE)
        self._preferences.group_targets = found
        self._fill()
        self._show_current()
