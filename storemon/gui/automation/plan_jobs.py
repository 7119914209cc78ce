"""Reports that are saved by themselves: set up in the window, and made while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from storemon.core.closed_periods import Plan, last_closed
from storemon.core.deliveries import Delivery, DeliveryState
from storemon.core.progress import Progress
from storemon.gui.automation.plan_dialog import PlanDialog
from storemon.gui.automation.plans_card import PlansCard
from storemon.gui.context import Context
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.present import PRESENT
from storemon.message import Message
from storemon.services.automation.deliver import deliver, deliver_due
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace

_MINUTE_MS: Final = 60_000
KEY: Final = "scheduled-reports"


class PlanJobs(QObject):
    """Serves the card of scheduled reports; `changed` once it has something else to show."""

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
        card.now_wanted.connect(self._save_now)
        context.jobs.cancel.connect(self._cancel)
        self._session.data_changed.connect(self.look)

    def follow(self, plans: tuple[Delivery, ...]) -> None:
        """Make these from now on, and see whether one is due."""
        is_new, self._plans = plans != self._plans, plans
        if is_new:
            self.look()
        if not self.timer.isActive():
            self.timer.start()

    @Slot()
    def look(self) -> None:
        """Make what is due; nothing while something is being made."""
        if self._plans and not self._jobs:
            targets, now = self._context.preferences.targets, PRESENT.now()
            self._start(
                lambda workspace, progress: deliver_due(
                    workspace, DeliveryBook(automation_of(workspace.place)), now, progress, targets
                )
            )

    def _start(self, work: Callable[[Workspace, Progress], list[Delivered]]) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        job = Job(partial(work, workspace), progress=self._advanced)
        job.done = lambda found: self._ended(job, partial(self._done, found))
        job.failed = lambda error: self._ended(job, partial(self._session.failed.emit, error))
        job.cancelled = lambda: self._ended(job, self.changed.emit)
        self._jobs.add(job)
        self._session.runner.start(Lane.WRITE, job)

    def _advanced(self, fraction: float, _text: Message) -> None:
        self._context.jobs.advance(KEY, fraction, self.tr("Saving scheduled reports"))

    def _ended(self, job: Job, then: Callable[[], object]) -> None:
        self._jobs.remove(job)
        self._context.jobs.done(KEY)
        then()

    def _done(self, found: list[Delivered]) -> None:
        if not found:
            return
        self.changed.emit()
        saved = [one for one in found if one.state is DeliveryState.DONE]
        if saved:
            text = plural(self.tr, "Saved 1 scheduled report.|Saved {n} scheduled reports.", len(saved))
            self._context.banners.show_message(Tone.GOOD, text, saved[-1].name)
            self._context.requests.notice.emit(text, "")
        for one in found:
            # It is tried again every minute, and told of once.
            if one.state is not DeliveryState.DONE and one.key not in self._failed:
                self._failed.add(one.key)
                title = self.tr("{name} could not be saved.").format(name=one.name)
                self._context.banners.show_message(Tone.BAD, title, translate_message(one.reason))

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == KEY:
            # What is due is tried again with the next change of the data, or the next start.
            self.timer.stop()
            for job in self._jobs:
                job.cancel()

    @Slot()
    def _ask(self) -> None:
        dialog = PlanDialog(self._context.window, self._context.icons)
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
    def _save_now(self, row: int) -> None:
        """Save the report of the last whole period, as it is due or was."""
        if row >= len(self._plans):
            return
        plan, now, targets = self._plans[row], PRESENT.now(), self._context.preferences.targets

        def work(workspace: Workspace, progress: Progress) -> list[Delivered]:
            summary = workspace.stores.summary()
            as_of = summary.as_of.time
            own = Plan(plan.period, plan.minute, summary.zone, plan.first_day)
            last = last_closed(own, now if as_of is None else as_of)
            one = deliver(workspace, plan, last, now, progress, targets)
            DeliveryBook(automation_of(workspace.place)).note(one)
            return [one]

        self._start(work)
