"""Desktop integration: notifications, progress, copying, and confirmation before quitting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from storemon.gui.context import Context
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.system.about import show_about
from storemon.gui.system.background import Background
from storemon.gui.system.launcher import Launcher
from storemon.gui.system.quit_guard import QuitGuard
from storemon.gui.system.quit_text import quit_text
from storemon.gui.system.tray import Tray
from storemon.gui.widgets.rows_table import RowsTable


class DesktopController(QObject):
    """Connects the window with the desktop."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        session, jobs, menus = context.session, context.jobs, context.menus
        self.background = Background(context.window)
        self.tray = Tray(context.window, context.preferences)
        context.requests.standing.connect(self.tray.show_state)
        self._guard = QuitGuard(context.window, context.preferences, jobs, lambda: quit_text(jobs, session))
        self._guard.agreed.connect(self.tray.leave)
        self._launcher = Launcher(self)
        jobs.moved.connect(self._launcher.show_progress)
        # Not before follow-up work has had its chance to begin.
        jobs.moved.connect(self._work_moved, Qt.ConnectionType.QueuedConnection)
        context.preferences.changed.connect(self._preference_changed)
        menus["quit"].triggered.connect(self.tray.leave)
        menus["copy"].triggered.connect(self._copy)
        menus["copy"].setEnabled(True)
        menus["about"].triggered.connect(partial(show_about, context.window))
        session.opened.connect(self._opened)
        context.requests.notice.connect(self.background.notify)

    @Slot()
    def _work_moved(self) -> None:
        if not self._context.jobs.busy:
            self._guard.take_back()

    @Slot()
    def _opened(self) -> None:
        self._context.session.imports.finished.connect(self._imported)
        self._context.session.reports.completed.connect(self._reported)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        if outcome.sample or outcome.cancelled:
            return
        if self._context.preferences.notify_imports:
            done, broken = self.tr("The import is done."), self.tr("Some files could not be imported.")
            self.background.notify(done if outcome.complete else broken)

    @Slot(object)
    def _reported(self, report_id: str) -> None:  # noqa: ARG002  # the signal's
        if self._context.preferences.notify_reports:
            self.background.notify(self.tr("The report is ready."))

    @Slot()
    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        page = self._context.navigator.pages.currentWidget()
        tables = page.findChildren(RowsTable) if page is not None else []
        chosen = focused if isinstance(focused, RowsTable) else next(iter(tables), None)
        if chosen is not None:
            chosen.copy_rows()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "clock_choice":
            self._context.session.update_text()
