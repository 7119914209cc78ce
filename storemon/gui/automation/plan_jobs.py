"""Scheduled reports: set up in the window, and generated while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from storemon.core.deliveries import Delivery, DeliveryState
from storemon.core.progress import Progress
from storemon.errors import ExportFailed
from storemon.gui.automation.mail_preview import MailPreview
from storemon.gui.automation.plan_dialog import PlanDialog
from storemon.gui.automation.plans_card import PlansCard
from storemon.gui.context import Context
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.present import PRESENT
from storemon.message import Message
from storemon.services.automation.deliver import Deliveries, Parcel, Terms
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.letters import Attachment
from storemon.services.automation.watch_book import automation_of
from storemon.services.file_names import safe_file_name
from storemon.services.saving import lasting_scratch

_MINUTE_MS: Final = 60_000
KEY: Final = "scheduled-reports"


class PlanJobs(QObject):
    """Serves the card of scheduled reports; `changed` means that it has to be refreshed."""

    changed = Signal()

    def __init__(self, context: Context, card: PlansCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._plans: tuple[Delivery, ...] = ()
        self._jobs: set[Job] = set()
        self._failed: set[str] = set()
        self.timer = QTimer(self, interval=_MINUTE_MS)
        self.timer.timeout.connect(self.look)
        card.adding.connect(self._ask)
        card.removing.connect(self._remove)
        card.now_wanted.connect(self._make_now)
        card.preview_wanted.connect(self._preview)
        context.jobs.cancel.connect(self._cancel)
        self._session.data_changed.connect(self.look)

    def follow(self, plans: tuple[Delivery, ...]) -> None:
        """Use these schedules from now on and look whether one is due."""
        is_new, self._plans = plans != self._plans, plans
        if is_new:
            self.look()
        if not plans:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()

    @Slot()
    def look(self) -> None:
        """Generate the reports that are due, unless a job is already running."""
        if self._plans and not self._jobs:
            now = PRESENT.now()
            self._start(lambda deliveries: deliveries.make_due(now))

    def _start(self, work: Callable[[Deliveries], Any], done: Callable[[Any], None] | None = None) -> None:
        workspace, terms = self._session.workspace, self._terms()
        if workspace is None:
            return

        def make(progress: Progress) -> Any:
            return work(Deliveries(workspace, DeliveryBook(automation_of(workspace.place)), terms, progress))

        job = Job(make, progress=self._advanced)
        job.done = lambda found: self._ended(job, partial(done or self._done, found))
        job.failed = lambda error: self._ended(job, partial(self._session.failed.emit, error))
        job.cancelled = lambda: self._ended(job, self.changed.emit)
        self._jobs.add(job)
        self._session.runner.start(Lane.WRITE, job)

    def _terms(self) -> Terms:
        preferences = self._context.preferences
        return Terms(preferences.targets, preferences.reach, self._context.papers.presenter())

    def _advanced(self, fraction: float, _text: Message) -> None:
        self._context.jobs.advance(KEY, fraction, self.tr("Making scheduled reports"))

    def _ended(self, job: Job, then: Callable[[], object]) -> None:
        self._jobs.remove(job)
        self._context.jobs.done(KEY)
        then()

    def _done(self, found: list[Delivered]) -> None:
        if not found:
            return
        self.changed.emit()
        mailed = {plan.key for plan in self._plans if plan.by_mail}
        done = [one for one in found if one.state is DeliveryState.DONE]
        # The user is notified of mails once they are sent.
        saved = [one for one in done if one.key.partition(" ")[0] not in mailed]
        if saved:
            text = plural(self.tr, "Saved 1 scheduled report.|Saved {n} scheduled reports.", len(saved))
            self._context.banners.show_message(Tone.GOOD, text, saved[-1].name)
            self._context.requests.notice.emit(text, "")
        for one in found:
            # It is retried every minute, but reported once.
            if one.state is not DeliveryState.DONE and one.key not in self._failed:
                self._failed.add(one.key)
                title = self.tr("{name} could not be made.").format(name=one.name)
                self._context.banners.show_message(Tone.BAD, title, translate_message(one.reason))

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == KEY:
            # Do not retry what is due right away.
            self.timer.stop()
            for job in self._jobs:
                job.cancel()

    @Slot()
    def _ask(self) -> None:
        self._session.read(lambda workspace: workspace.closures.groups(), self._ask_plan)

    def _ask_plan(self, groups: list[str]) -> None:
        dialog = PlanDialog(self._context.window, self._context.icons, groups)
        dialog.folder_wanted.connect(
            lambda: self._context.dialogs.ask_folder(
                self.tr("Choose where reports are saved"),
                lambda path: dialog.show_folder(str(path)),
                "scheduled",
            )
        )
        dialog.accepted.connect(lambda: self._add(dialog))
        dialog.open()

    def _add(self, dialog: PlanDialog) -> None:
        now = PRESENT.now()
        first_day = self._context.preferences.first_day
        self._set((*self._plans, dialog.plan(f"{now}", now, first_day)))

    @Slot(int)
    def _remove(self, row: int) -> None:
        self._set(tuple(plan for place, plan in enumerate(self._plans) if place != row))

    def _set(self, plans: tuple[Delivery, ...]) -> None:
        self._session.read(
            lambda workspace: DeliveryBook(automation_of(workspace.place)).set_plans(plans),
            lambda _: self.changed.emit(),
        )

    @Slot(int)
    def _make_now(self, row: int) -> None:
        """Save or send the report of the last complete period now."""
        if row >= len(self._plans):
            return
        plan, now = self._plans[row], PRESENT.now()
        self._start(lambda deliveries: [deliveries.make_last(plan, now)])

    @Slot(int)
    def _preview(self, row: int) -> None:
        """Show the mails of the last complete period."""
        if row < len(self._plans):
            plan, now = self._plans[row], PRESENT.now()
            self._start(lambda deliveries: deliveries.preview(plan, now), partial(self._show_preview, row))

    def _show_preview(self, row: int, parcels: list[Parcel]) -> None:
        preview = MailPreview(self._context.window, self._context.icons, parcels)
        preview.send_wanted.connect(partial(self._make_now, row))
        preview.open_wanted.connect(self._open_file)
        preview.open()

    @Slot(object)
    def _open_file(self, file: Attachment) -> None:
        """Show a file that would be sent, in the program that opens such files."""
        # Keep the file as long as the program runs: the other program may read it late.
        path = lasting_scratch() / safe_file_name(Path(file.name).stem, Path(file.name).suffix)

        def opened(_: object) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._context.banners.show_error(
                    ExportFailed(
                        Message("The file cannot be opened."),
                        Message("No program on this computer opens such files."),
                    )
                )

        work = partial(path.write_bytes, file.content)
        job = Job(lambda _progress: work(), done=opened, failed=self._session.failed.emit)
        self._session.runner.start(Lane.READ, job)
