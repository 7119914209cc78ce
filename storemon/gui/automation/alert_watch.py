"""Compares each new report with the alerts and notifies the user of changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.alerts import Alert, told_together
from storemon.gui.context import Context
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.present import PRESENT
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.alert_text import alert_text, digest_text
from storemon.services.automation.state import names_of
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _NewAlerts:
    """Alerts that are new or over, and the names of their stores."""

    alerts: tuple[Alert, ...]
    names: dict[str, str]


class AlertWatch(QObject):
    """Shows desktop notifications, one per alert or one for many together; emits `told` before."""

    told = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._session.report_shown.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Compare the shown report with the alerts; one that was compared before changes nothing."""
        report, targets, now = self._session.report, self._context.preferences.targets, PRESENT.now()
        presenter = self._context.papers.presenter()
        if report is None or not report.follows or self._session.is_older:
            return

        def work(workspace: Workspace) -> _NewAlerts:
            step = AlertBook(automation_of(workspace.place)).follow(
                report, workspace, now, targets, presenter
            )
            alerts = (*step.raised, *step.ended)
            return _NewAlerts(alerts, names_of(workspace, (one.subject for one in alerts)))

        self._session.read(work, self._tell)

    def _tell(self, news: _NewAlerts) -> None:
        if not news.alerts:
            return
        self.told.emit()
        for alerts in told_together(news.alerts):
            text = digest_text(alerts)
            if len(alerts) == 1:
                text = alert_text(alerts[0], lambda store_id: news.names.get(store_id, store_id))
            self._context.requests.notice.emit(translate_message(text), "")
