"""Tracks whether the shown report is up to date with the data, and how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from storemon.gui.job_bar import JobBar
from storemon.gui.report.age import Age, age_of
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.report_control import ReportControl
from storemon.gui.report_turn import ReportTurn
from storemon.gui.session.session import Session
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.present import PRESENT
from storemon.services.reports_elsewhere import Elsewhere, made_elsewhere

if TYPE_CHECKING:
    from storemon.core.vocabulary import Currency
    from storemon.services.workspace import Workspace

_MINUTE_MS: Final = 60_000


class Freshness(QObject):
    """Updates the age texts, and offers or generates a new report if the data has changed.

    It checks after each change of the data, whenever a window of the program comes to the front, and every
    minute, as another process may import into the same database. `looked` follows each check; `age_changed`
    carries an `Age`, `offer_changed` whether a new report is offered, and the shown report's `Currency`.
    """

    looked = Signal()
    age_changed = Signal(object)
    offer_changed = Signal(bool, object)

    def __init__(
        self,
        session: Session,
        reports: ReportControl,
        jobs: JobBar,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reports = reports
        self._jobs = jobs
        self._preferences = preferences
        self._seen = ""
        self._tried = ""
        self.currency: Currency | None = None
        self._turn = ReportTurn(session, self)
        self._turn.over.connect(self.look)
        self.timer = QTimer(self, interval=_MINUTE_MS)
        self.timer.timeout.connect(self.look)
        session.data_changed.connect(self._data_changed)
        session.report_shown.connect(self._data_changed)
        session.opened.connect(self.timer.start)
        session.opened.connect(self._set_dayparts)
        session.server_back.connect(self._server_back)
        reports.ended.connect(self.look)
        preferences.changed.connect(self._preference_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._came_back)

    def serve(self, chip: UpdateChip) -> None:
        """Connect a page's button that offers and generates the new report."""
        chip.clicked.connect(self.update_report)
        self.offer_changed.connect(chip.offer)
        self._reports.begun.connect(chip.hide)

    @property
    def by_itself(self) -> bool:
        """Whether the shown report is regenerated automatically."""
        report = self._session.report
        if report is None or self._session.is_older:
            return False
        return report.follows and self._preferences.update_report

    @property
    def offered(self) -> bool:
        """Whether the user has to update the shown report by hand."""
        return self._session.report is not None and not (self.by_itself or self._session.is_older)

    @property
    def stale(self) -> bool:
        """Whether the data has changed since the shown report."""
        return self.currency in {"new data", "changed", "notes", "groups"}

    @property
    def outdated(self) -> bool:
        """Whether a new report would differ, because of other data or settings."""
        return self.currency is not None and self.currency != "current"

    @Slot()
    def update_report(self) -> None:
        """Regenerate the shown report from the current data."""
        if self._session.report is not None:
            self._reports.generate(self._session.report.request())

    @Slot()
    def look(self) -> None:
        """Check the current state."""
        self._show_age()
        report = self._session.report

        by_itself = self.by_itself

        def work(workspace: Workspace) -> tuple[str, Currency | None, Elsewhere]:
            state = workspace.reports.data_state()
            if report is None:
                return state, None, Elsewhere()
            currency = workspace.reports.currency(report)
            if not by_itself or currency == "current":
                return state, currency, Elsewhere()
            elsewhere = made_elsewhere(workspace.reports, report, state)
            # Only a server tells when one that is still running has ended.
            return state, currency, Elsewhere(elsewhere.report_id) if workspace.is_file else elsewhere

        def done(found: tuple[str, Currency | None, Elsewhere]) -> None:
            if self._session.report is report:
                self._looked(*found)

        self._session.read(work, done)

    def _looked(self, state: str, currency: Currency | None, elsewhere: Elsewhere) -> None:
        if self._seen not in {"", state}:
            if self._jobs.busy:
                return  # a job of this window may have changed it and will report that itself
            self._session.refresh_from_outside()
        self._seen = state
        self.currency = currency
        summary = self._session.summary
        possible = self.outdated and summary is not None and summary.polls > 0 and not self._reports.running
        # The user views an older report as it is; only the newest one follows the data.
        possible = possible and self._session.access.reports and not self._session.is_older
        wanted = f"{state} {self._preferences.dayparts.starts}"
        if possible and self.by_itself and elsewhere.report_id:
            self._session.open_report(elsewhere.report_id)
            possible = False
        elif possible and self.by_itself and wanted != self._tried:
            possible = False
            if not self._turn.waits(running=elsewhere.running):
                self._tried = wanted
                self.update_report()
        self.offer_changed.emit(possible, currency)
        self.looked.emit()

    def _show_age(self) -> None:
        report, summary = self._session.report, self._session.summary
        age = Age()
        if report is not None:
            age = age_of(report.info, None if summary is None else summary.as_of.time, PRESENT.now())
        self.age_changed.emit(age)

    @Slot()
    def _data_changed(self) -> None:
        # A change made in this window must not be taken for one from outside.
        self._seen = ""
        self.look()

    @Slot()
    def _server_back(self) -> None:
        # A report may have failed because the server was unavailable.
        self._tried = ""
        self.look()

    @Slot()
    def _set_dayparts(self) -> None:
        """Make new reports use the current dayparts."""
        if self._session.workspace is not None:
            self._session.workspace.reports.dayparts = self._preferences.dayparts

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "dayparts":
            self._set_dayparts()
            self.look()
        if name in {"update_report", "clock_choice"}:
            self.look()

    @Slot(Qt.ApplicationState)
    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
