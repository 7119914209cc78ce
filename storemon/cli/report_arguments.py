"""The commands of reports."""

from __future__ import annotations

from storemon.cli.command_parser import CommandParser, Commands, add_command
from storemon.cli.report_terms import cluster_options, report_options
from storemon.cli.values import count_value, path_value
from storemon.core.vocabulary import DEFAULT_REPORTS


def add_trigger_report(commands: Commands[CommandParser]) -> None:
    """Make a report."""
    made = add_command(commands, "trigger-report", "Compute a report; its id is printed at once")
    report_options(made)
    made.add_argument(
        "--keep-newest",
        type=count_value,
        metavar="N",
        help="how many reports stay once this one is complete, the newest, beside the last one of each month "
        f"and those of keep-report (default: as set in the window, {DEFAULT_REPORTS} unless changed)",
    )
    cluster_options(made)


def add_get_report(commands: Commands[CommandParser]) -> None:
    """Show a report, or write it to files."""
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
