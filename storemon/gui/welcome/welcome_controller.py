"""Controls what the window shows until there is a report, and what follows an import."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from storemon.gui.context import Context
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.welcome.empty_page import EmptyPage
from storemon.gui.welcome.ready_page import ReadyPage


class WelcomeController(QObject):
    """Replaces pages that need a report by one that invites to import files, or to generate a report."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._leads = False
        self._first_wanted = False
        session, reports = context.session, context.reports
        self.empty = EmptyPage(context.theme, context.icons)
        self.prepared = ReadyPage()
        for page in (self.empty, self.prepared):
            context.navigator.take(page)
            page.choose_files.connect(context.dialogs.ask_open)
        self.empty.try_sample.connect(session.import_sample)
        context.rights.changes(self.empty.files_button, self.empty.sample_button)
        context.rights.reports(self.prepared.button)
        self.prepared.generate.connect(reports.generate_now)
        reports.offer_options_at(self.prepared.button)
        reports.running_changed.connect(self.prepared.set_running)
        session.opened.connect(self._opened)
        session.data_changed.connect(self._data_changed)
        session.report_shown.connect(self._report_shown)

    def _put(self, page: QWidget | None) -> None:
        for feature in self._context.features:
            if feature.replaced_when_empty:
                self._context.navigator.put(feature.name, page)

    @Slot()
    def _opened(self) -> None:
        imports = self._context.session.imports
        imports.progress.connect(self._importing)
        imports.finished.connect(self._imported)

    @Slot()
    def _report_shown(self) -> None:
        self._put(None)

    @Slot()
    def _data_changed(self) -> None:
        session = self._context.session
        if session.summary is not None:
            self.prepared.show_summary(session.summary)
            if session.report is None:
                self._put(self.prepared if session.summary.stores else self.empty)
            if (
                self._first_wanted
                and self._context.rights.may_report
                and session.summary.polls
                and session.report is None
            ):
                self._context.reports.generate_now()
        self._first_wanted = False
        if self._leads:
            self._lead_on()
            self._leads = False

    @Slot()
    def _importing(self) -> None:
        self.empty.set_busy(busy=True)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        self.empty.set_busy(busy=False)
        # Until there is a report, the next step is on the first page; later on the page stays.
        if outcome.usable and self._context.session.report is None and not self._context.session.reviewing:
            self._context.navigator.show_home()
            self._lead_on()
            # A report of the sample follows in any case.
            self._first_wanted = (
                self._context.preferences.first_report and outcome.complete and not outcome.sample
            )

    def _lead_on(self) -> None:
        """Let Return generate a report, once that page is shown."""
        self._leads = not self.prepared.isVisible()
        if not self._leads:
            self.prepared.button.setFocus()
