"""All that the settings say, once: import what is new, make the report, compare it with the alerts."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.alerts import AlertStep
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.data.clock import utc_now
from storemon.services.automation.alert_book import NO_STEP, AlertBook
from storemon.services.automation.deliver import deliver_due
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.rounds import Round, Rounds
from storemon.services.report_info import ReportInfo
from storemon.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: `report` None where the newest one counts all there is, or there are no polls."""

    round: Round
    report: ReportInfo | None
    alerts: AlertStep
    delivered: tuple[Delivered, ...] = ()


def run_once(workspace: Workspace, rounds: Rounds, progress: Progress = silent) -> Outcome:
    """Do once what is set up; raises `DatabaseProblem`, and what `progress` raises."""
    found = rounds.make_whole(part(progress, 0.0, 0.6))
    made = None if found.elsewhere else _fresh_report(workspace, part(progress, 0.6, 0.95))
    report, file = workspace.reports.latest(), rounds.book.file
    step = NO_STEP
    if report is not None and (made is None or made.status is ReportStatus.COMPLETE):
        step = AlertBook(file).follow(report, workspace, utc_now())
    sent = [] if found.elsewhere else deliver_due(workspace, DeliveryBook(file), utc_now(), progress)
    return Outcome(found, made, step, tuple(sent))


def _fresh_report(workspace: Workspace, progress: Progress) -> ReportInfo | None:
    """Make the report again that follows the data, as it was made last; None where it counts all there is."""
    if workspace.reports.as_of().time is None:
        return None
    request, state = ReportRequest(), workspace.reports.data_state()
    for listed in workspace.reports.archive.list_reports():
        if listed.info.status is not ReportStatus.COMPLETE or listed.info.range is not None:
            continue
        newest = workspace.reports.get_report(listed.info.report_id)
        if newest.follows:
            if newest.origin is not None and newest.origin.state.counting == state:
                return None
            request = newest.request()
            break
    return workspace.reports.run(workspace.reports.trigger_report(request, progress=progress), progress)
