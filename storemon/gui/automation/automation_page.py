"""The Automation page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from storemon.gui.automation.alerts_card import AlertsCard
from storemon.gui.automation.folders_card import FoldersCard
from storemon.gui.automation.plans_card import PlansCard
from storemon.gui.automation.rules_card import RulesCard
from storemon.gui.automation.sending_card import SendingCard
from storemon.gui.automation.waiting_card import WaitingCard
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme
from storemon.override import override
from storemon.services.automation.state import AutomationState

_SIDE: Final = 24
_GAP: Final = 12


class AutomationPage(QWidget):
    """Watched folders and alert rules, scheduled reports and sending, waiting files, then all alerts."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._pairs: tuple[QBoxLayout, ...] = ()

    def build(self) -> Iterator[object]:
        """Create the content in steps, a card at a time."""
        self._view = view = QScrollArea()
        view.setObjectName("plainScroll")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setWidgetResizable(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(view)
        inside = QWidget()
        view.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(_SIDE, 16, _SIDE, 16)
        layout.setSpacing(_GAP)
        self.subtitle = plain_label("", "muted")
        layout.addLayout(page_head(self.tr("Automation"), (self.subtitle,)))
        yield None
        way = QBoxLayout.Direction.LeftToRight
        above, between = QBoxLayout(way), QBoxLayout(way)
        for row in (above, between):
            row.setSpacing(_GAP)
            layout.addLayout(row)
        self.folders = FoldersCard(self._theme, self._icons)
        above.addWidget(self.folders, 3)
        yield None
        self.rules = RulesCard(self._theme)
        above.addWidget(self.rules, 2)
        yield None
        self.plans = PlansCard(self._theme)
        between.addWidget(self.plans, 3)
        yield None
        self.sending = SendingCard()
        between.addWidget(self.sending, 2)
        yield None
        self.waiting = WaitingCard(self._theme)
        layout.addWidget(self.waiting)
        self.alerts = AlertsCard(self._theme)
        layout.addWidget(self.alerts, 1)
        yield None
        self.show_state(AutomationState())
        self._pairs = (above, between)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two cards side by side, or one below the other if they need more width."""
        super().resizeEvent(event)
        if self._pairs:
            self._arrange()

    def _arrange(self) -> None:
        way, room = QBoxLayout.Direction, self.width() - 2 * _SIDE - _GAP
        # The viewport still has its old width here.
        room -= self._view.verticalScrollBar().sizeHint().width()
        pairs = ((self.folders, self.rules), (self.plans, self.sending))
        needed = max(sum(card.minimumSizeHint().width() for card in pair) for pair in pairs)
        for row in self._pairs:
            row.setDirection(way.LeftToRight if needed <= room else way.TopToBottom)

    def show_state(self, state: AutomationState) -> None:
        """Show the configuration and the history."""
        self.folders.show_folders(state.folders)
        self.rules.show_rules(state.rules)
        self.rules.show_hearers(state.hearers)
        self.sending.show_state(state)
        self.waiting.show_files(state.waiting)
        self.alerts.show_state(state)
        self.plans.show_plans(state.plans, state.delivered)
        text = self.tr("Import files as they arrive, and get an alert when a store goes down.")
        if state.folders:
            text = self.tr("Folders are checked while storemon is open, and by “storemon run”.")
        self.subtitle.setText(text)
