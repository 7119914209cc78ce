"""The dialog for each platform's share of a store's sales."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from storemon.core.platforms import comparable
from storemon.gui.figures.figure_text import target_text
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.format import LOCALE
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION

_SCALE = 100
"""Steps of a share per percent."""
_WHOLE = 100 * _SCALE


class SharesDialog(QDialog):
    """A share in percent for each platform; changes apply at once."""

    def __init__(self, parent: QWidget, preferences: Preferences, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sales by platform"))
        self._preferences = preferences
        self._names = list(names)
        self.fields = [self._field(name) for name in names]
        self.total = plain_label("", "muted", wraps=True)
        self.equal = QPushButton(self.tr("Equal shares"))
        self.equal.clicked.connect(self._make_equal)
        self.leave = QPushButton(self.tr("Close"))
        self.leave.clicked.connect(self.accept)
        self._lay_out()
        self._show()
        for field in self.fields:
            field.valueChanged.connect(self._keep)

    def _field(self, name: str) -> QDoubleSpinBox:
        before, after = REGION.around_percent()
        field = QDoubleSpinBox(minimum=0.0, maximum=100.0, decimals=2, prefix=before, suffix=after)
        field.setLocale(LOCALE)
        field.setAccessibleName(self.tr("Share of {platform}").format(platform=self._shown(name)))
        field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(8, 0, 8, 0)
        field.setFixedSize(96, 32)
        return field

    def _shown(self, name: str) -> str:
        return name or self.tr("No platform")

    def _lay_out(self) -> None:
        words = self.tr(
            "Lost sales count the downtime on each platform with its share. "
            "A store that is not on all of them has those of its own in proportion."
        )
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (name, field) in enumerate(zip(self._names, self.fields, strict=True)):
            label = plain_label(self._shown(name), "")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setRowStretch(len(self.fields), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(rows)
        column = dialog_column(self)
        column.addWidget(plain_label(words, "muted", wraps=True))
        if not self._preferences.sales_on:
            off = self.tr("Lost sales are not shown now. Settings, Reports turns them on.")
            column.addWidget(plain_label(off, "muted", wraps=True))
        column.addWidget(area, 1)
        column.addWidget(self.total)
        column.addSpacing(8)
        column.addLayout(button_row(self.equal, self.leave))
        self.setMinimumSize(440, 340)

    def _show(self) -> None:
        given = {comparable(name): share for name, share in self._preferences.platform_shares.items()}
        usual = round(_WHOLE / len(self._names))
        for name, field in zip(self._names, self.fields, strict=True):
            with QSignalBlocker(field):
                field.setValue(given.get(comparable(name), usual) / _SCALE)
        self._tell()

    def _own(self) -> dict[str, int]:
        """Return the shares that were set for platforms of the report."""
        mine = {comparable(name) for name in self._names}
        given = self._preferences.platform_shares.items()
        return {name: share for name, share in given if comparable(name) in mine}

    def _tell(self) -> None:
        given = bool(self._own())
        sum_ = sum(round(field.value() * _SCALE) for field in self.fields)
        if not given:
            text = self.tr("All platforms have equal shares.")
        elif sum_ == _WHOLE:
            text = self.tr("They add up to {total}.").format(total=target_text(_WHOLE))
        elif sum_:
            text = self.tr("They add up to {total} and are scaled to 100%.").format(total=target_text(sum_))
        else:
            text = self.tr("No platform has a share, so there are no lost sales.")
        self.total.setText(text)
        self.equal.setEnabled(given)

    @Slot()
    def _keep(self) -> None:
        others = self._others()
        mine = {
            name: round(field.value() * _SCALE) for name, field in zip(self._names, self.fields, strict=True)
        }
        self._preferences.platform_shares = others | mine
        self._tell()

    @Slot()
    def _make_equal(self) -> None:
        self._preferences.platform_shares = self._others()
        self._show()

    def _others(self) -> dict[str, int]:
        """Return the shares of platforms that are not in the report."""
        mine = self._own()
        given = self._preferences.platform_shares
        return {name: share for name, share in given.items() if name not in mine}
