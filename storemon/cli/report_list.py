"""The commands that only need the list of reports, and so load neither numpy nor Arrow."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from storemon.cli import report_files
from storemon.cli.database_path import database_path
from storemon.cli.status import Status
from storemon.cli.terminal import aligned, plain, say, second, tell
from storemon.core.vocabulary import HOUR, ReportStatus
from storemon.services.opening import opened_archive
from storemon.services.process_name import name_process
from storemon.services.report_archive import ListedReport, ReportArchive
from storemon.services.report_info import ReportInfo
from storemon.services.time_text import format_time

_CURRENT: Final = {None: "-", True: "current", False: "out of date"}


def run(options: argparse.Namespace) -> Status | None:
    """Run a command; return None if it is not one of these, or needs the table of a report.

    Raises `UserError`.
    """
    if options.command not in _RUN:
        return None
    name_process(f"storemon {options.command}")
    return _RUN[options.command](options)


@contextmanager
def _archive(options: argparse.Namespace) -> Iterator[ReportArchive]:
    with opened_archive(database_path(options)) as archive:
        yield archive


def _list_reports(options: argparse.Namespace) -> Status:
    with _archive(options) as archive:
        reports = archive.list_reports()
    if not reports:
        tell("No reports yet.")
        return Status.DONE
    header = ("id", "status", "method", "reach", "as-of", "from", "to", "stores", "created", "kept", "data")
    tell(aligned([header, *map(_row, reports)]))
    return Status.DONE


def _delete_report(options: argparse.Namespace) -> Status:
    with _archive(options) as archive:
        archive.delete(options.report_ids)
    tell("\n".join(f"Report {plain(report_id)} is deleted." for report_id in options.report_ids))
    return Status.DONE


def _keep_report(options: argparse.Namespace) -> Status:
    with _archive(options) as archive:
        archive.keep(options.report_ids, keep=not options.stop)
    text = "is no longer kept" if options.stop else "is kept until it is deleted"
    tell("\n".join(f"Report {plain(report_id)} {text}." for report_id in options.report_ids))
    return Status.DONE


def _get_report(options: argparse.Namespace) -> Status | None:
    report_files.check(options.output, options.outages, database_path(options, new=True))
    with _archive(options) as archive:
        info = archive.info(options.report_id)
    return None if info.status is ReportStatus.COMPLETE else tell_unfinished(info, options)


def tell_unfinished(info: ReportInfo, options: argparse.Namespace) -> Status:
    """Print the status of a report that has no table to be written."""
    tell("\n".join(filter(None, (info.status, plain(info.reason)))))
    asked = options.output or options.outages
    if asked is None:
        return Status.DONE
    say(f"{asked} was not written, as the report is {info.status.lower()}.")
    return Status.FAILED


def _row(report: ListedReport) -> tuple[str, ...]:
    info = report.info
    return (
        info.report_id,
        info.status,
        info.method,
        "none" if info.reach is None else f"{info.reach / HOUR:g} h",
        "newest poll" if info.as_of is None else format_time(info.as_of),
        *_range(info),
        f"{info.stores:,}" if info.status is ReportStatus.COMPLETE else "-",
        second(info.created),
        "yes" if info.kept else "month" if report.ends_month else "-",
        _CURRENT[report.current],
    )


def _range(info: ReportInfo) -> tuple[str, str]:
    if info.dates is not None:
        return str(info.dates.first), str(info.dates.last)
    if info.range is not None:
        return format_time(info.range.start), format_time(info.range.end)
    return "-", "-"


_RUN: Final[dict[str, Callable[[argparse.Namespace], Status | None]]] = {
    "list-reports": _list_reports,
    "delete-report": _delete_report,
    "keep-report": _keep_report,
    "get-report": _get_report,
}
