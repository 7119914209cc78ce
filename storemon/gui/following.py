"""Whether the report on the screen still counts what is there, and how old it is; checked as time goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from storemon.gui.kit.present import PRESENT
from storemon.gui.report.age import Age, age_of

if TYPE_CHECKING:
    from storemon.gui.flow import Flow
    from storemon.gui.window import MainWindow
    from storemon.services.reports import Currency
    from storemon.services.workspace import Workspace

_MINUTE_MS: Final = 60_000


class Following(QObject):
    """Ages the words, and offers a new report or makes it where the data has changed since.

    It looks after each change of the data, whenever a window of the program comes to the front, and every
    minute: another process may import into the same database. `looked` once it has.
    """

    looked = Signal()

    def __init__(self, window: MainWindow, flow: Flow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._flow = flow
        self._seen = ""
        self._tried = ""
        self.currency: Currency | None = None
        self.timer = QTimer(self, interval=_MINUTE_MS)
        self.timer.timeout.connect(self.look)
        self._chips = (
            window.overview.chip,
            window.actions_bar.chip,
            window.hours.chip,
            window.store.head.chip,
        )
        for chip in self._chips:
            chip.clicked.connect(self.update_report)
        self._bench.data_changed.connect(self._data_changed)
        self._bench.report_shown.connect(self._data_changed)
        self._bench.opened.connect(self.timer.start)
        flow.report_begun.connect(self._hide_chips)
        flow.report_ended.connect(self.look)
        window.news.report_wanted.connect(self.update_report)
        window.preferences.changed.connect(self._preference_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._came_back)

    @property
    def by_itself(self) -> bool:
        """Whether a report like the one that is shown is made again without being asked for."""
        report = self._bench.report
        return report is not None and report.follows and self._window.preferences.update_report

    @property
    def offered(self) -> bool:
        """Whether it is for the person to bring the report that is shown up to date."""
        return self._bench.report is not None and not self.by_itself

    @property
    def stale(self) -> bool:
        """Whether the data has changed since the report that is shown."""
        return self.currency is not None and self.currency != "current"

    @Slot()
    def update_report(self) -> None:
        """Make the report that is shown again, of the data as it is now."""
        if self._bench.report is not None:
            self._flow.generate(self._bench.report.request())

    @Slot()
    def look(self) -> None:
        """See what is true now."""
        self._tell_age()
        report = self._bench.report

        def work(workspace: Workspace) -> tuple[str, Currency | None]:
            state = workspace.reports.data_state()
            return state, None if report is None else workspace.reports.currency(report)

        def done(found: tuple[str, Currency | None]) -> None:
            if self._bench.report is report:
                self._looked(*found)

        self._bench.read(work, done)

    def _looked(self, state: str, currency: Currency | None) -> None:
        if self._seen not in {"", state}:
            if self._window.job_bar.busy:
                return  # a job of this window may be what changes it, and tells of it
            self._bench.refresh()
            self._window.import_flow.reload_imports()
        self._seen = state
        self.currency = currency
        summary = self._bench.summary
        possible = self.stale and summary is not None and summary.polls > 0 and not self._flow.running
        if possible and self.by_itself and state != self._tried:
            self._tried = state
            self.update_report()
            possible = False
        for chip in self._chips:
            chip.offer(wanted=possible, added=currency == "new data")
        self.looked.emit()

    @Slot()
    def _hide_chips(self) -> None:
        for chip in self._chips:
            chip.hide()

    def _tell_age(self) -> None:
        report, summary = self._bench.report, self._bench.summary
        age = Age()
        if report is not None:
            age = age_of(report.info, None if summary is None else summary.as_of.time, PRESENT.now())
        window = self._window
        window.overview.tell_age(age)
        window.stores.subtitle.tell_age(age.text)
        window.hours.subtitle.tell_age(age.text)
        window.store.head.tell_age(age.text)

    @Slot()
    def _data_changed(self) -> None:
        # What was changed here is no news from elsewhere.
        self._seen = ""
        self.look()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in {"update_report", "clock_choice"}:
            self.look()

    @Slot(Qt.ApplicationState)
    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
