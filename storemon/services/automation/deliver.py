"""Generates the scheduled reports that are due, and saves them to folders or queues them as mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from storemon.core.closed_periods import DuePeriod, Plan, due_periods, last_closed
from storemon.core.deliveries import Delivery, DeliveryState, period_key, period_name
from storemon.core.outgoing import Kind, Outgoing, Way
from storemon.core.progress import Progress, silent
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.core.vocabulary import DEFAULT_REACH, Method, ReportRequest, ReportStatus
from storemon.errors import Cancelled, DatabaseProblem, ExportFailed, UserError
from storemon.message import Message
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.delivery_files import Material, file_name
from storemon.services.automation.letters import Attachment, Letter, mail_of
from storemon.services.automation.presenting import PLAIN, Presenter
from storemon.services.automation.report_letter import report_letter
from storemon.services.found_report import Report
from storemon.services.saving import scratch
from storemon.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Terms:
    """Parameters of the reports: targets, reach of new reports (µs, None for no limit), and presenter."""

    targets: Targets = DEFAULT_TARGETS
    reach: int | None = DEFAULT_REACH
    presenter: Presenter = PLAIN


USUAL_TERMS: Final = Terms()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail of a scheduled report: its recipients and content."""

    group: str
    to: tuple[str, ...]
    letter: Letter


class Deliveries:
    """Generates a database's scheduled reports. All raise `DatabaseProblem` and what `progress` raises."""

    def __init__(
        self,
        workspace: Workspace,
        book: DeliveryBook,
        terms: Terms = USUAL_TERMS,
        progress: Progress = silent,
    ) -> None:
        self._workspace = workspace
        self._book = book
        self._terms = terms
        self._progress = progress

    def make_due(self, now: int) -> list[Delivered]:
        """Generate all reports that are due and not done yet; return the outcome of each.

        Files are written atomically, so generating one again after a kill replaces it. Failed reports are
        retried as long as they are due.
        """
        plans = self._book.plans()
        if not plans:
            return []
        with self._book.sole() as mine:
            return list(self._all_due(plans, now)) if mine else []

    def make_last(self, delivery: Delivery, now: int) -> Delivered:
        """Generate the report of the last complete period now, even if it was generated before."""
        due = self._last(delivery, now)
        # A new key, as the user explicitly asks for another mail.
        return self._make(delivery, due, now, again=f" {now}" if delivery.by_mail else "")

    def preview(self, delivery: Delivery, now: int) -> list[Parcel]:
        """Return the mails of the last complete period without sending them. Raises `UserError`."""
        due = self._last(delivery, now)
        return list(self._parcels(delivery, period_name(delivery, due), self._material(due)))

    def _last(self, delivery: Delivery, now: int) -> DuePeriod:
        summary = self._workspace.stores.summary()
        as_of = summary.as_of.time
        plan = Plan(delivery.period, delivery.minute, summary.zone, delivery.first_day)
        return last_closed(plan, now if as_of is None else as_of)

    def _all_due(self, plans: list[Delivery], now: int) -> Iterator[Delivered]:
        summary, zones = self._workspace.stores.summary(), self._workspace.stores.zones()
        as_of = summary.as_of.time
        if as_of is None:
            return
        done = {one.key for one in self._book.delivered() if one.state is DeliveryState.DONE}
        for delivery in plans:
            plan = Plan(delivery.period, delivery.minute, summary.zone, delivery.first_day)
            for due in due_periods(plan, zones, delivery.made, now):
                if period_key(delivery, due) not in done and due.is_ready(as_of, now):
                    yield self._make(delivery, due, now)

    def _make(self, delivery: Delivery, due: DuePeriod, now: int, again: str = "") -> Delivered:
        """Generate a report and record the outcome."""
        name = period_name(delivery, due)
        one = Delivered(period_key(delivery, due), name, DeliveryState.DONE, now)
        outgoing: dict[Outgoing, str] = {}
        try:
            material = self._material(due)
            if delivery.by_mail:
                for parcel in self._parcels(delivery, name, material):
                    key = self._book.message_id(f"{one.key} {parcel.group}{again}")
                    item = Outgoing(key, Way.MAIL, Kind.REPORT, parcel.to, parcel.letter.subject, now)
                    outgoing[item] = mail_of(parcel.letter, parcel.to, key, now)
            else:
                self._save(delivery, name, material)
        except (Cancelled, DatabaseProblem):
            raise
        except (UserError, OSError) as error:
            reason = (
                error.message if isinstance(error, UserError) else Message("{why}", why=error.strerror or "")
            )
            one, outgoing = replace(one, state=DeliveryState.FAILED, reason=reason), {}
        self._book.note(one, outgoing)
        return one

    def _material(self, due: DuePeriod) -> Material:
        report = self._report(due)
        store_ids = [] if report.table is None else report.table.store_ids
        labels = self._workspace.stores.labels(store_ids)
        return Material(report, labels, self._terms.targets, self._terms.presenter)

    def _report(self, due: DuePeriod) -> Report:
        reports, progress = self._workspace.reports, self._progress
        # The poll-count method does not support ranges.
        request = ReportRequest(Method.INTERPOLATED, self._terms.reach, range=due.dates)
        info = reports.run(reports.trigger_report(request, progress=progress), progress)
        if info.status is ReportStatus.CANCELLED:
            raise Cancelled
        if info.status is ReportStatus.FAILED:
            raise UserError(info.reason)
        return reports.get_report(info.report_id, answers=True)

    def _save(self, delivery: Delivery, name: str, material: Material) -> None:
        folder = Path(delivery.folder)
        folder.mkdir(parents=True, exist_ok=True)
        for group, export in material.parts(each_group=delivery.each_group):
            path = folder / file_name(name, group, delivery.form)
            material.save(export, path, delivery.form, self._progress)

    def _parcels(self, delivery: Delivery, name: str, material: Material) -> Iterator[Parcel]:
        sent = False
        with scratch() as folder:
            for group, export in material.parts(each_group=delivery.each_group):
                people = delivery.people_of(group)
                if not people:
                    continue
                path = folder / file_name(name, group, delivery.form)
                material.save(export, path, delivery.form, self._progress)
                file = Attachment(path.name, path.read_bytes())
                yield Parcel(group, people, report_letter(export, group, file, self._terms.presenter))
                sent = True
        if not sent:
            raise ExportFailed(
                Message("Nobody is set to get this report."),
                remedy=Message("Add the report again with addresses."),
            )
