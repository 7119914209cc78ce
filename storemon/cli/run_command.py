"""The command `run`: runs the scheduled work once, for cron, systemd timers and the Task Scheduler."""

from __future__ import annotations

import argparse
from pathlib import Path

from storemon.cli.open_workspace import opened
from storemon.cli.progress_bar import working
from storemon.cli.status import Status
from storemon.cli.terminal import plain, say, tell
from storemon.core.deliveries import DeliveryState
from storemon.core.vocabulary import ReportStatus
from storemon.core.watched import FileState, WatchedFolder
from storemon.errors import BadInput, Cancelled
from storemon.message import Message
from storemon.services.automation.alert_text import alert_text
from storemon.services.automation.folder_watch import Taken
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.state import names_of
from storemon.services.automation.system_timer import install, own_command, parse_when, uninstall
from storemon.services.automation.unattended import Outcome, run_once
from storemon.services.automation.watch_book import WatchBook
from storemon.services.paths import chosen_dayparts, kept_reports
from storemon.services.workspace import Workspace


def run(options: argparse.Namespace) -> Status:
    """Run the scheduled work once, or change what is scheduled if the options say so."""
    if options.install or options.uninstall:
        _set_timer(options)
        return Status.DONE
    with opened(options, new=bool(options.watch)) as workspace:
        rounds = Rounds(workspace)
        if options.watch or options.forget:
            _change_folders(rounds.book, options.watch, options.forget)
            return Status.DONE
        workspace.reports.archive.keep_newest = kept_reports()
        workspace.reports.dayparts = chosen_dayparts()
        with working() as progress:
            outcome = run_once(workspace, rounds, progress)
        if outcome.report is not None and outcome.report.status is ReportStatus.CANCELLED:
            raise Cancelled
        return _told(workspace, outcome)


def _set_timer(options: argparse.Namespace) -> None:
    if options.install:
        when = parse_when(options.install)
        named = ["--database", str(options.database)] if options.database is not None else []
        name = install(when, own_command(["run", *named]))
        tell(f"The system starts storemon run from now on, as {name}.")
    elif uninstall():
        tell("The system starts storemon run no longer.")
    else:
        tell("No timer was installed.")


def _change_folders(book: WatchBook, watch: list[Path], forget: list[Path]) -> None:
    watch, forget = ([path.absolute() for path in paths] for paths in (watch, forget))
    for path in watch:
        if not path.is_dir():
            raise BadInput(
                Message("{path} is no folder.", path=path), remedy=Message("Name a folder that is there.")
            )
    gone = {str(path) for path in forget}
    folders = [folder for folder in book.folders() if folder.path not in gone]
    known = {folder.path for folder in folders}
    folders += [WatchedFolder(str(path)) for path in dict.fromkeys(watch) if str(path) not in known]
    book.set_folders(folders)
    tell("\n".join(plain(folder.path) for folder in folders) or "No folder is watched.")


def _told(workspace: Workspace, outcome: Outcome) -> Status:
    found = outcome.round
    if found.elsewhere:
        say("Another storemon is importing from the watched folders just now.")
    for taken in found.taken:
        tell(_line(taken))
        if taken.file.reason:
            say(f"{taken.file.path}: {taken.file.reason}")
    for path in found.missing:
        say(f"The watched folder {path} cannot be found.")
    alerts = outcome.alerts
    called = names_of(workspace, (one.subject for one in (*alerts.raised, *alerts.ended)))
    for alert in (*alerts.raised, *alerts.ended):
        tell(plain(alert_text(alert, lambda store_id: called.get(store_id, store_id))))
    status = Status.MISUSED if found.waiting or found.missing else Status.DONE
    for one in outcome.delivered:
        if one.state is DeliveryState.DONE:
            tell(f"{plain(one.name)}  saved")
        else:
            say(f"{one.name} could not be saved. {one.reason}")
            status = Status.FAILED
    if outcome.report is not None:
        tell(f"Report {outcome.report.report_id}: {outcome.report.status}")
        if outcome.report.status is ReportStatus.FAILED:
            say(outcome.report.reason)
            return Status.FAILED
    return status


def _line(taken: Taken) -> str:
    done = {FileState.IMPORTED: "imported", FileState.KNOWN: "known", FileState.WAITING: "waits for you"}
    return f"{plain(taken.file.path)}  {done[taken.file.state]}"
