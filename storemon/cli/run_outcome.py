"""The output of `storemon run` about what it did."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from storemon.cli.status import Status
from storemon.cli.terminal import plain, say, tell
from storemon.core.deliveries import DeliveryState
from storemon.core.outgoing import SendState, Way
from storemon.core.vocabulary import ReportStatus
from storemon.core.watched import FileState
from storemon.services.automation.alert_text import alert_text
from storemon.services.automation.dispatch import Dispatch
from storemon.services.automation.folder_watch import Taken
from storemon.services.automation.state import names_of
from storemon.services.automation.unattended import Outcome
from storemon.services.workspace import Workspace

PASSWORD: Final = "STOREMON_MAIL_PASSWORD"  # noqa: S105  # the name of a variable


def told(workspace: Workspace, outcome: Outcome) -> Status:
    """Print to stdout what was done and to stderr what was not; return the exit status."""
    status = _told_files(outcome)
    alerts = outcome.alerts
    called = names_of(workspace, (one.subject for one in (*alerts.raised, *alerts.ended)))
    for alert in (*alerts.raised, *alerts.ended):
        tell(plain(alert_text(alert, lambda store_id: called.get(store_id, store_id))))
    for one in outcome.delivered:
        if one.state is DeliveryState.DONE:
            tell(f"{plain(one.name)}  made")
        else:
            say(f"{one.name} could not be made. {one.reason}")
            status = Status.FAILED
    if not _told_sent(outcome.sent):
        status = Status.FAILED
    if outcome.report is not None:
        tell(f"Report {outcome.report.report_id}: {outcome.report.status}")
        if outcome.report.status is ReportStatus.FAILED:
            say(outcome.report.reason)
            return Status.FAILED
    return status


def _told_files(outcome: Outcome) -> Status:
    found = outcome.round
    if found.elsewhere:
        say("Another storemon is importing from the watched folders just now.")
    for taken in found.taken:
        tell(_line(taken))
        if taken.file.reason:
            say(f"{taken.file.path}: {taken.file.reason}")
    for path in found.missing:
        say(f"The watched folder {path} cannot be found.")
    return Status.MISUSED if found.waiting or found.missing else Status.DONE


def _told_sent(sent: Dispatch) -> bool:
    """Print what was sent; return whether everything was accepted."""
    for item in sent.items:
        to = plain(", ".join(item.to)) if item.way is Way.MAIL else urlsplit(item.to[0]).hostname
        if item.state is SendState.SENT:
            tell(f"{plain(item.subject)}  sent to {to}")
            if item.reason:
                say(item.reason)
        else:
            end = "is tried again" if item.state is SendState.WAITING else "is given up"
            say(f"“{item.subject}” was not sent to {to} and {end}. {item.reason}")
    if sent.password_wanted:
        say(f"Set {PASSWORD} to the password, or keep it in the window, on the page Automation.")
    return all(item.state is SendState.SENT for item in sent.items)


def _line(taken: Taken) -> str:
    done = {FileState.IMPORTED: "imported", FileState.KNOWN: "known", FileState.WAITING: "waits for you"}
    return f"{plain(taken.file.path)}  {done[taken.file.state]}"
