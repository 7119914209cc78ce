"""The list of all alerts, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from storemon.core.alerts import Alert
from storemon.core.vocabulary import SECOND
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import moment, plural, widest_moments
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.theme import Theme
from storemon.services.automation.alert_text import alert_text
from storemon.services.automation.state import AutomationState

_ROW: Final = 36
_LEAST: Final = 160


class AlertsCard(Card):
    """`store_wanted` carries the id of the store that an alert is about."""

    store_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.show_text(self.tr("Alert history"))
        self._alerts: tuple[Alert, ...] = ()
        self.table = ListView(theme, self.tr("Alert history"), row=_ROW)
        self.table.setMinimumHeight(_LEAST)
        self.table.opened.connect(self._opened)
        self.nothing = quiet("")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)
        self.show_state(AutomationState())

    def show_state(self, state: AutomationState) -> None:
        """List the alerts."""
        self._alerts = alerts = state.alerts
        going_on = sum(alert.ended is None for alert in alerts)
        self.note.setText(plural(self.tr, "1 ongoing|{n} ongoing", going_on) if going_on else "")
        off = self.tr("Alerts are off. Turn them on to hear when a store goes down.")
        none = self.tr("No alerts so far.")
        self.nothing.setText(off if state.rules is None else none)
        self._stack.setCurrentIndex(1 if alerts else 0)
        texts = [translate_message(alert_text(_as_raised(alert), state.named)) for alert in alerts]
        ends = [
            self.tr("Ongoing")
            if alert.ended is None
            else self.tr("Ended {time}").format(time=_moment(alert.ended))
            for alert in alerts
        ]
        self.table.show_items(
            [
                ListColumn(
                    self.tr("Seen"),
                    lambda item: _moment(alerts[item].raised),
                    np.array([alert.raised for alert in alerts], np.int64),
                    180,
                    descending=True,
                    samples=widest_moments(),
                ),
                ListColumn(self.tr("Alert"), texts.__getitem__, ranks(texts)),
                ListColumn(
                    self.tr("State"),
                    ends.__getitem__,
                    np.array([alert.ended or 2**62 for alert in alerts], np.int64),
                    240,
                    tone=lambda item: "down" if alerts[item].ended is None else "muted",
                ),
            ],
            len(alerts),
        )

    @Slot(int)
    def _opened(self, item: int) -> None:
        if self._alerts[item].subject:
            self.store_wanted.emit(self._alerts[item].subject)


def _as_raised(alert: Alert) -> Alert:
    """Return the alert as it was when it was new: the next column shows whether it is over."""
    return Alert(
        alert.kind, alert.subject, alert.since, alert.raised, stores=alert.stores, amount=alert.amount
    )


def _moment(time: int) -> str:
    """Return a time as text in this computer's time zone."""
    return moment(datetime.fromtimestamp(time / SECOND).astimezone())
