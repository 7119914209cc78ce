"""Connects the Automation page with the watched folders, the alerts and the desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot

from storemon.core.alerts import OLDEST_DATA, AlertRules
from storemon.core.watched import Afterwards, WatchedFile, WatchedFolder
from storemon.gui.automation.alert_watch import AlertWatch
from storemon.gui.automation.automation_page import AutomationPage
from storemon.gui.automation.folder_rounds import FolderRounds
from storemon.gui.automation.plan_jobs import PlanJobs
from storemon.gui.automation.send_jobs import SendJobs
from storemon.gui.context import Context
from storemon.gui.navigator import PageController
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.tray_state import Standing, TrayState
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.present import PRESENT
from storemon.override import override
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.alert_text import alert_text
from storemon.services.automation.folder_watch import FolderWatch
from storemon.services.automation.rounds import Round
from storemon.services.automation.state import AutomationState, automation_state
from storemon.services.automation.watch_book import WatchBook, automation_of
from storemon.services.stores import DataSummary
from storemon.services.workspace import Workspace

_PAGE: Final = "automation"
_TRAY_ALERTS: Final = 5


class AutomationController(PageController):
    """Fills the page and notifies the user of files that need an answer and of alerts."""

    def __init__(self, context: Context) -> None:
        self._page = AutomationPage(context.theme, context.icons)
        super().__init__(self._page, context.window)
        self._context = context
        self._session = context.session
        self._state = AutomationState()
        self._shown: TrayState | None = None
        self._arrived = False

    @override
    def build(self) -> Iterator[object]:
        """Create the content of the page and connect it."""
        context, page, session = self._context, self._page, self._session
        yield from page.build()
        self.rounds = FolderRounds(session, context.jobs, self)
        self.watch = AlertWatch(context, self)
        self.plans = PlanJobs(context, page.plans, self)
        self.plans.changed.connect(self.reload)
        self.sending = SendJobs(context, page.sending, self)
        self.sending.changed.connect(self.reload)
        page.folders.adding.connect(self._ask_folder)
        page.folders.removing.connect(self._remove)
        page.folders.afterwards_wanted.connect(self._set_afterwards)
        page.rules.changed.connect(self._set_rules)
        page.waiting.review_wanted.connect(lambda file: session.bring_files([Path(file.path)]))
        page.waiting.ignore_wanted.connect(lambda file: self._done_by_hand([file]))
        folders = page.folders
        context.rights.changes(folders.add, folders.afterwards, page.waiting.review)
        page.alerts.store_wanted.connect(context.navigator.open_store)
        self.rounds.done.connect(self._round_done)
        self.rounds.paused.connect(self._paused)
        self.watch.told.connect(self.reload)
        session.opened.connect(self._opened)
        session.replaced.connect(self.reload)
        session.data_changed.connect(self._data_changed)
        session.data_changed.connect(self._show_standing)
        context.freshness.looked.connect(self._show_standing)
        context.navigator.changed.connect(self._page_changed)
        yield None

    @Slot()
    def reload(self) -> None:
        """Reload the configuration and the history."""
        self._session.read(automation_state, self._show)

    def _show(self, state: AutomationState) -> None:
        self._state = state
        self._page.show_state(state)
        self.rounds.follow(watched=bool(state.folders))
        self.plans.follow(state.plans)
        self.sending.follow(state.outgoing)
        self._show_standing()

    @Slot()
    def _show_standing(self) -> None:
        """Show the state of the stores in the tray; data grows old without any change."""
        standing = self._standing()
        if standing != self._shown:
            self._shown = standing
            self._context.requests.standing.emit(standing)

    def _standing(self) -> TrayState:
        """Return the state of the stores from the ongoing alerts, unless the data is too old."""
        state = self._state
        summary = self._session.summary
        newest = None if summary is None else summary.last_poll
        standing = Standing.FINE
        if newest is not None and newest < PRESENT.now() - OLDEST_DATA:
            standing = Standing.OLD
        elif any(alert.ended is None for alert in state.alerts):
            standing = Standing.DOWN
        last = state.alerts[:_TRAY_ALERTS]
        return TrayState(standing, tuple(translate_message(alert_text(one, state.named)) for one in last))

    @Slot()
    def _opened(self) -> None:
        self._session.imports.finished.connect(self._imported)
        self.reload()
        self.rounds.begin()

    @Slot(str)
    def _page_changed(self, name: str) -> None:
        if name == _PAGE:
            self.reload()

    def _change(self, change: Callable[[Workspace], None], then: Callable[[], None] | None = None) -> None:
        """Make a small change, then reload the page."""

        def done(_: object) -> None:
            self.reload()
            if then is not None:
                then()

        self._session.read(change, done)

    def _set_folders(self, folders: Sequence[WatchedFolder]) -> None:
        chosen = list(folders)
        self._change(
            lambda workspace: WatchBook(automation_of(workspace.place)).set_folders(chosen), self.rounds.begin
        )

    @Slot()
    def _ask_folder(self) -> None:
        self._context.dialogs.ask_folder(self.tr("Choose a folder to watch"), self._add, "watch")

    def _add(self, path: Path) -> None:
        folders = self._state.folders
        if str(path) not in {folder.path for folder in folders}:
            self._set_folders([*folders, WatchedFolder(str(path))])

    @Slot(int)
    def _remove(self, row: int) -> None:
        self._set_folders([folder for place, folder in enumerate(self._state.folders) if place != row])

    @Slot(int, object)
    def _set_afterwards(self, row: int, afterwards: Afterwards) -> None:
        if afterwards is Afterwards.MOVE:
            # Nothing changes until a folder is chosen.
            self._page.folders.show_folders(self._state.folders)
            self._context.dialogs.ask_folder(
                self.tr("Choose where files go after the import"), partial(self._move_to, row), "watch-done"
            )
        else:
            self._replace(row, afterwards, "")

    def _move_to(self, row: int, target: Path) -> None:
        if row < len(self._state.folders) and str(target) == self._state.folders[row].path:
            self._replace(row, Afterwards.STAY, "")
        else:
            self._replace(row, Afterwards.MOVE, str(target))

    def _replace(self, row: int, afterwards: Afterwards, target: str) -> None:
        folders = list(self._state.folders)
        if row < len(folders):
            folders[row] = replace(folders[row], afterwards=afterwards, target=target)
            self._set_folders(folders)

    @Slot(object)
    def _set_rules(self, rules: AlertRules | None) -> None:
        self._change(
            lambda workspace: AlertBook(automation_of(workspace.place)).set_rules(rules), self.watch.look
        )

    def _done_by_hand(self, files: Sequence[WatchedFile]) -> None:
        def work(workspace: Workspace) -> None:
            watch = FolderWatch(workspace.imports, WatchBook(automation_of(workspace.place)))
            for file in files:
                watch.done_by_hand(file)

        self._change(work)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        """Remove files that were imported by hand from the waiting list."""
        paths = {str(result.path) for result in outcome.results}
        done = [file for file in self._state.waiting if file.path in paths]
        if done:
            self._done_by_hand(done)

    @Slot(object)
    def _round_done(self, made: Round) -> None:
        self.reload()
        if made.imported:
            self._arrived = True
            self._session.changed_here.emit()
            self._session.refresh_from_outside()
            files = sum(bool(taken.results) for taken in made.taken)
            text = plural(
                self.tr,
                "Imported 1 file from watched folders.|Imported {n} files from watched folders.",
                files,
            )
            self._context.banners.show_message(Tone.GOOD, text)
        if made.waiting:
            waiting = len(made.waiting)
            text = plural(self.tr, "1 new file needs your answer.|{n} new files need your answer.", waiting)
            self._context.banners.show_message(Tone.NOTICE, text, "", (self.tr("Show"), self._show_page))
            self._context.requests.notice.emit(text, "")

    @Slot(object)
    def _data_changed(self, summary: DataSummary) -> None:
        """Generate the first report once polls have arrived; `Freshness` generates later ones."""
        arrived, self._arrived = self._arrived, False
        wanted = arrived and self._context.preferences.first_report
        if wanted and summary.polls and self._session.report is None:
            self._context.reports.generate_now()

    @Slot()
    def _paused(self) -> None:
        self.reload()
        self._session.refresh_from_outside()
        self._context.banners.show_message(
            Tone.NOTICE,
            self.tr("Watched folders are paused."),
            self.tr("What was imported so far stays."),
            (self.tr("Resume"), self.rounds.begin),
        )

    def _show_page(self) -> None:
        self._context.navigator.show(_PAGE)
