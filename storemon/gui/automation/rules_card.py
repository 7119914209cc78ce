"""The card of alert rules."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from storemon.core.alerts import AlertRules
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.switch import Switch
from storemon.gui.widgets.theme import Theme
from storemon.services.automation.send_book import NOBODY, Hearers

_MOST_MINUTES: Final = 24 * 60
_MOST_HOURS: Final = 7 * 24


class RulesCard(Card):
    """`changed` carries `AlertRules`, or None if alerts are off."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.show_text(self.tr("Alerts"))
        self._showing = False
        self.switch = Switch(theme, self.tr("Alerts"))
        self.tools.addWidget(self.switch)
        self.down = QCheckBox(self.tr("A store is down"))
        self.minutes = self._number(_MOST_MINUTES, self.tr(" min"), self.tr("Minutes down"))
        self.closing = self._number(_MOST_MINUTES, self.tr(" min"), self.tr("Minutes before closing"))
        self.silent = QCheckBox(self.tr("A store has no checks"))
        self.hours = self._number(_MOST_HOURS, self.tr(" h"), self.tr("Hours without checks"))
        self.shared = QCheckBox(self.tr("Many stores go down together"))
        self.target = QCheckBox(self.tr("A store has clearly missed its target"))
        self.words = quiet("")
        self.body.addWidget(self.words)
        longer, silent = (QLabel(self.tr("for more than")) for _ in range(2))
        last, before = QLabel(self.tr("not counting the last")), QLabel(self.tr("before closing"))
        for label in (longer, silent, last, before):
            label.setObjectName("dependent")
        self._of_down = (longer, self.minutes, last, self.closing, before)
        self._of_silent = (silent, self.hours)
        self.body.addLayout(self._row(self.down, longer, self.minutes))
        self.body.addLayout(self._row(last, self.closing, before, inset=True))
        self.body.addLayout(self._row(self.silent, silent, self.hours))
        self.body.addWidget(self.shared)
        self.body.addWidget(self.target)
        self.body.addStretch()
        for box in (self.switch, self.down, self.silent, self.shared, self.target):
            box.toggled.connect(self._keep)
        for number in (self.minutes, self.closing, self.hours):
            number.valueChanged.connect(self._keep)
        self.show_rules(None)
        self.show_hearers(NOBODY)

    def show_hearers(self, hearers: Hearers) -> None:
        """Show where alerts are sent."""
        here = self.tr(
            "Shown on this computer after each new report: one alert per event, and one when it is over."
        )
        also = (
            self.tr("They are also sent as set under Sending.")
            if hearers
            else self.tr("Nothing is sent anywhere.")
        )
        self.words.setText(f"{here} {also}")

    def _number(self, most: int, unit: str, name: str) -> QSpinBox:
        number = QSpinBox(minimum=0, maximum=most, suffix=unit)
        number.setAccessibleName(name)
        number.setKeyboardTracking(False)
        number.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        number.lineEdit().setTextMargins(8, 0, 8, 0)
        number.setFixedHeight(32)
        number.setFixedWidth(88)
        return number

    def _row(self, *widgets: QWidget, inset: bool = False) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if inset:
            row.addSpacing(28)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        return row

    def show_rules(self, rules: AlertRules | None) -> None:
        """Show the current rules."""
        self._showing = True
        usual = AlertRules()
        shown = rules or usual
        self.switch.setChecked(rules is not None)
        self.down.setChecked(shown.down is not None)
        self.minutes.setValue((usual.down or 0 if shown.down is None else shown.down) // MINUTE)
        self.closing.setValue(shown.closing // MINUTE)
        self.silent.setChecked(shown.silent is not None)
        self.hours.setValue((usual.silent or 0 if shown.silent is None else shown.silent) // HOUR)
        self.shared.setChecked(shown.shared)
        self.target.setChecked(shown.target)
        self._offer()
        self._showing = False

    def _offer(self) -> None:
        on = self.switch.isChecked()
        for box in (self.down, self.silent, self.shared, self.target):
            box.setEnabled(on)
        for box, parts in ((self.down, self._of_down), (self.silent, self._of_silent)):
            for part in parts:
                part.setEnabled(on and box.isChecked())

    @Slot()
    def _keep(self) -> None:
        if self._showing:
            return
        self._offer()
        if not self.switch.isChecked():
            self.changed.emit(None)
            return
        self.changed.emit(
            AlertRules(
                self.minutes.value() * MINUTE if self.down.isChecked() else None,
                self.closing.value() * MINUTE,
                self.hours.value() * HOUR if self.silent.isChecked() else None,
                target=self.target.isChecked(),
                shared=self.shared.isChecked(),
            )
        )
