"""Making the reports that are due, and saving them where they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from storemon.core.closed_periods import DuePeriod, Plan, due_periods
from storemon.core.deliveries import Delivery, DeliveryState, Form, period_key, period_name
from storemon.core.progress import Progress, silent
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.errors import Cancelled, DatabaseProblem, UserError
from storemon.message import Message
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.exports import Export, write_csv
from storemon.services.file_names import safe_file_name
from storemon.services.reports import Report
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace


def deliver_due(
    workspace: Workspace,
    book: DeliveryBook,
    now: int,
    progress: Progress = silent,
    targets: Targets = DEFAULT_TARGETS,
) -> list[Delivered]:
    """Make and save every report that is due and not saved yet; return what became of each.

    Files are put into their place whole, so one that is made again after a kill takes the place of itself.
    What fails is tried again as long as it is due. Raises `DatabaseProblem`, and what `progress` raises.
    """
    plans = book.plans()
    if not plans:
        return []
    with book.sole() as mine:
        return list(_all_due(workspace, book, plans, now, progress, targets)) if mine else []


def _all_due(  # as of `deliver_due`
    workspace: Workspace,
    book: DeliveryBook,
    plans: Sequence[Delivery],
    now: int,
    progress: Progress,
    targets: Targets,
) -> Iterator[Delivered]:
    summary, zones = workspace.stores.summary(), workspace.stores.zones()
    as_of = summary.as_of.time
    if as_of is None:
        return
    done = {one.key for one in book.delivered() if one.state is DeliveryState.DONE}
    for delivery in plans:
        plan = Plan(delivery.period, delivery.minute, summary.zone, delivery.first_day)
        for due in due_periods(plan, zones, delivery.made, now):
            if period_key(delivery, due) not in done and due.is_ready(as_of, now):
                one = deliver(workspace, delivery, due, now, progress, targets)
                book.note(one)
                yield one


def deliver(  # what a report is made of
    workspace: Workspace,
    delivery: Delivery,
    due: DuePeriod,
    now: int,
    progress: Progress = silent,
    targets: Targets = DEFAULT_TARGETS,
) -> Delivered:
    """Make the report of a period and save it; raises as `deliver_due`."""
    name = period_name(delivery, due)
    one = Delivered(period_key(delivery, due), name, DeliveryState.DONE, now)
    try:
        report = _report(workspace, due, progress)
        _save(workspace, report, delivery, name, progress, targets)
    except (Cancelled, DatabaseProblem):
        raise
    except (UserError, OSError) as error:
        reason = error.message if isinstance(error, UserError) else Message("{why}", why=error.strerror or "")
        return replace(one, state=DeliveryState.FAILED, reason=reason)
    return one


def _report(workspace: Workspace, due: DuePeriod, progress: Progress) -> Report:
    reports = workspace.reports
    info = reports.run(reports.trigger_report(ReportRequest(range=due.dates), progress=progress), progress)
    if info.status is ReportStatus.CANCELLED:
        raise Cancelled
    if info.status is ReportStatus.FAILED:
        raise UserError(info.reason)
    return reports.get_report(info.report_id, answers=True)


def _save(  # as above
    workspace: Workspace,
    report: Report,
    delivery: Delivery,
    name: str,
    progress: Progress,
    targets: Targets,
) -> None:
    store_ids: Sequence[str] = [] if report.table is None else report.table.store_ids
    labels = workspace.stores.labels(store_ids)
    folder = Path(delivery.folder)
    folder.mkdir(parents=True, exist_ok=True)
    groups = sorted(set(labels.groups) - {""}) if delivery.each_group else []
    suffix = f".{delivery.form.value}"
    for group in groups or [""]:
        own = np.flatnonzero(np.array(labels.groups) == group) if group else None
        export = Export.of(report, labels, targets, own)
        path = folder / safe_file_name(f"{name} {group}".strip(), suffix)
        if delivery.form is Form.CSV:
            write_csv(export, path)
        else:
            write_workbook(export, path, progress)
