"""The command `run`: runs the scheduled work once, for cron, systemd timers and the Task Scheduler."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from storemon.cli.open_workspace import opened
from storemon.cli.progress_bar import working
from storemon.cli.run_outcome import PASSWORD, told
from storemon.cli.status import Status
from storemon.cli.terminal import plain, tell
from storemon.core.mail import MailAccount
from storemon.core.vocabulary import ReportStatus
from storemon.core.watched import WatchedFolder
from storemon.errors import BadInput, Cancelled
from storemon.message import Message
from storemon.services.automation.deliver import Terms
from storemon.services.automation.presenting import PLAIN, LatePresenter
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.send_book import kept_password
from storemon.services.automation.system_timer import install, own_command, parse_when, uninstall
from storemon.services.automation.unattended import Orders, run_once
from storemon.services.automation.watch_book import WatchBook
from storemon.services.paths import chosen_dayparts, kept_reports
from storemon.services.report_settings import chosen_method, chosen_reach, chosen_targets


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
        orders = _orders(options)
        workspace.reports.archive.keep_newest = kept_reports()
        workspace.reports.dayparts = chosen_dayparts()
        with working() as progress:
            outcome = run_once(workspace, rounds, orders, progress)
        if outcome.report is not None and outcome.report.status is ReportStatus.CANCELLED:
            raise Cancelled
        return told(workspace, outcome)


def _orders(options: argparse.Namespace) -> Orders:
    presenter = PLAIN if options.presenter is None else LatePresenter(options.presenter)
    terms = Terms(chosen_targets(), chosen_reach(), presenter)
    return Orders(chosen_method(), terms, _password_of)


def _password_of(account: MailAccount) -> str:
    """Return the password of the mail account: from the environment, the keyring, or the terminal."""
    known = os.environ.get(PASSWORD) or kept_password(account)
    if known or not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return known
    return getpass.getpass(f"Password of {plain(account.user)} at {plain(account.host)}: ")


def _set_timer(options: argparse.Namespace) -> None:
    if options.install:
        when = parse_when(options.install)
        named = ["--database", str(options.database)] if options.database is not None else []
        name = install(when, own_command(["run", *named]))
        tell(f"The system starts storemon run from now on, as {name}.")
    elif uninstall():
        tell("The system no longer starts storemon run.")
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
