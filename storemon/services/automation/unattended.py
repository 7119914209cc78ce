"""One unattended run: import new files, generate the report, compare it with the alerts, and send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from storemon.core.alerts import AlertStep
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.data.clock import utc_now
from storemon.services.automation.alert_book import NO_STEP, AlertBook
from storemon.services.automation.deliver import USUAL_TERMS, Deliveries, Terms
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.dispatch import NOTHING_DUE, Dispatch, PasswordOf, send_waiting
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.rounds import Round, Rounds
from storemon.services.automation.send_book import kept_password
from storemon.services.report_info import ReportInfo
from storemon.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done; `report` is None if the newest one is up to date or there are no polls."""

    round: Round
    report: ReportInfo | None
    alerts: AlertStep
    delivered: tuple[Delivered, ...] = ()
    sent: Dispatch = NOTHING_DUE


@dataclass(frozen=True, slots=True)
class Orders:
    """Settings stored outside the database: the method of the first report, and the terms of all."""

    method: Method = Method.INTERPOLATED
    terms: Terms = USUAL_TERMS
    password_of: PasswordOf = kept_password


USUAL_ORDERS: Final = Orders()


def run_once(
    workspace: Workspace, rounds: Rounds, orders: Orders = USUAL_ORDERS, progress: Progress = silent
) -> Outcome:
    """Run everything that is configured once; raises `DatabaseProblem` and what `progress` raises."""
    terms = orders.terms
    found = rounds.make_whole(part(progress, 0.0, 0.5))
    made = None if found.elsewhere else _fresh_report(workspace, orders, part(progress, 0.5, 0.7))
    report, file = workspace.reports.latest(), rounds.book.file
    step = NO_STEP
    if report is not None and (made is None or made.status is ReportStatus.COMPLETE):
        step = AlertBook(file).follow(report, workspace, utc_now(), terms.targets, terms.presenter)
    delivered: list[Delivered] = []
    if not found.elsewhere:
        deliveries = Deliveries(workspace, DeliveryBook(file), terms, part(progress, 0.7, 0.9))
        delivered = deliveries.make_due(utc_now())
    sent = send_waiting(Outbox(file), utc_now(), orders.password_of, part(progress, 0.9, 1.0))
    return Outcome(found, made, step, tuple(delivered), sent)


def _fresh_report(workspace: Workspace, orders: Orders, progress: Progress) -> ReportInfo | None:
    """Regenerate the latest report that follows the data; None if it is up to date or there are no polls."""
    if workspace.reports.as_of().time is None:
        return None
    request, state = ReportRequest(orders.method, orders.terms.reach), workspace.reports.data_state()
    newest = workspace.reports.following()
    if newest is not None:
        if newest.origin is not None and newest.origin.state.counting == state:
            return None
        request = newest.request()
    return workspace.reports.run(workspace.reports.trigger_report(request, progress=progress), progress)
