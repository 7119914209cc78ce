"""The commands of reports."""

from __future__ import annotations

from typing import Final

from storemon.cli.command_parser import CommandParser, Commands, add_command
from storemon.cli.values import count_value, path_value
from storemon.core.vocabulary import DEFAULT_REPORTS

METHODS: Final = ("interpolated", "poll-count")
"""The values of `core.model.Method`, which would load numpy for a line of help."""


def add_trigger_report(commands: Commands[CommandParser]) -> None:
    """Make a report."""
    made = add_command(commands, "trigger-report", "Compute a report; its id is printed at once")
    made.add_argument(
        "--method", choices=METHODS, default=METHODS[0], help="how polls are counted (default: %(default)s)"
    )
    made.add_argument(
        "--reach",
        metavar="HOURS",
        help="how far a poll speaks for the time around it, in hours, or none for no limit (default: 2)",
    )
    made.add_argument(
        "--as-of",
        metavar="TIME",
        help="the time the report looks back from, such as '2023-01-25 18:13:22 UTC' "
        "(default: the newest poll, without those that are days ahead of nearly all stores)",
    )
    made.add_argument(
        "--from",
        dest="start",
        metavar="TIME",
        help="count from this time, or from this date of each store's own clock, on, "
        "instead of the last hour, day and week",
    )
    made.add_argument(
        "--to", dest="end", metavar="TIME", help="up to this time, or the end of this date (default: as-of)"
    )
    made.add_argument(
        "--keep-newest",
        type=count_value,
        metavar="N",
        help="how many reports stay once this one is complete, the newest, beside the last one of each month "
        f"and those of keep-report (default: as set in the window, {DEFAULT_REPORTS} unless changed)",
    )


def add_get_report(commands: Commands[CommandParser]) -> None:
    """Show a report, and write what it says."""
    made = add_command(commands, "get-report", "Show where a report stands, and its rows once it is complete")
    made.add_argument("report_id", metavar="ID", help="the id that trigger-report printed")
    made.add_argument(
        "--output",
        type=path_value,
        metavar="FILE",
        help="write the rows to this CSV file, or all of the report to a workbook whose name ends in .xlsx",
    )
    made.add_argument("--outages", type=path_value, metavar="FILE", help="write all outages to this CSV file")
    made.add_argument(
        "--all-columns",
        action="store_true",
        help="add name, group, time zone, unknown time, coverage and the range of the uptime of each store, "
        "how it has changed since the period before, each daypart, and where there are notes adjusted and "
        "excused time",
    )
    made.add_argument(
        "--by-platform",
        action="store_true",
        help="a row for each store on each platform, with a column of platforms",
    )


def add_reports(commands: Commands[CommandParser]) -> None:
    """List, keep and delete reports."""
    add_command(commands, "list-reports", "List all reports, newest first")
    keep = add_command(commands, "keep-report", "Keep reports until they are deleted")
    keep.add_argument("--stop", action="store_true", help="no longer keep them: they go once they are old")
    delete = add_command(commands, "delete-report", "Delete reports; imported data stays")
    for made in (keep, delete):
        made.add_argument("report_ids", nargs="+", metavar="ID", help="the id of a report in list-reports")
