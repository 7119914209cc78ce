"""The command line: commands, their options and help texts."""

from __future__ import annotations

import argparse
import textwrap
from typing import Final, NoReturn

from typing_extensions import override

from storemon import __version__
from storemon.cli.report_arguments import cluster_options, report_options
from storemon.cli.status import MEANINGS
from storemon.cli.terminal import tell
from storemon.cli.values import (
    count_value,
    database_value,
    hours_from_value,
    number_value,
    path_value,
    text_value,
)
from storemon.core.vocabulary import DEFAULT_REPORTS, DEFAULT_UNDOABLE
from storemon.errors import BadInput
from storemon.message import Message

WEEKDAYS: Final = ("monday-0", "monday-1", "sunday-1")
DATES: Final = ("month-first", "day-first", "year-first")
IDS: Final = ("as-written",)
COMMANDS: Final = frozenset(
    {
        *("import", "list-imports", "undo-import"),
        *("trigger-report", "get-report", "list-reports", "keep-report", "delete-report"),
        *("export-data", "export-dataset", "dataset-report", "make-sample", "run", "serve", "database"),
    }
)

_WIDTH: Final = 80
_DATABASE: Final = (
    "the database to use: a file, or an address such as postgresql://USER@HOST/DATABASE "
    "(default: STOREMON_DATABASE, or else the window's)"
)


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        """Report a usage error like any other, in one line. Raises `BadInput`."""
        raise BadInput(
            Message("{upper}{message}.", upper=message[:1].upper(), message=message[1:]),
            remedy=Message("See {prog} --help.", prog=self.prog),
        )

    @override
    def _print_message(self, message: str, file: object = None) -> None:
        """Print the help or the version. Raises as `tell` does; argparse would ignore a failure."""
        tell(message)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `command` in its result is the command's name."""
    whole = _Parser(
        prog="storemon",
        description="How long every store was up and down inside its business hours.\n"
        "Without a command the window opens, with the files that are named in its place.",
        epilog=_statuses(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"storemon {__version__}")
    whole.add_argument("--database", type=database_value, metavar="PATH", help=_DATABASE)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    reports = (_trigger_report, _get_report, _reports)
    makers = (_import, _imports, *reports, _export_data, _datasets, _make_sample, _run, _serve, _databases)
    for add in makers:
        add(commands)
    return whole


def _statuses() -> str:
    """Return the exit statuses as lines of help."""
    wrap = textwrap.TextWrapper(_WIDTH, subsequent_indent=" " * 9)
    lines = (wrap.fill(f"  {status:<5}  {meaning}") for status, meaning in MEANINGS.items())
    return "\n".join(["exit status:", *lines])


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives the type no public name


def _command(commands: Commands[_Parser], name: str, text: str) -> _Parser:
    made = commands.add_parser(name, help=text, description=f"{text}.", allow_abbrev=False)
    # SUPPRESS: without the option here, the value given before the command is kept.
    made.add_argument(
        "--database", type=database_value, default=argparse.SUPPRESS, metavar="PATH", help=_DATABASE
    )
    return made


def _import(commands: Commands[_Parser]) -> None:
    made = _command(
        commands, "import", "Import files of polls, business hours, closures, time zones or names"
    )
    made.add_argument(
        "files",
        nargs="+",
        type=path_value,
        metavar="FILE",
        help="a CSV file or spreadsheet of any of these kinds",
    )
    made.add_argument(
        "--dates",
        choices=DATES,
        help="how dates such as 1/5/2023 are written, where no other row of the file tells",
    )
    made.add_argument(
        "--weekdays",
        choices=WEEKDAYS,
        help="which number is which weekday in files of business hours that count from 1, or have no 0",
    )
    made.add_argument(
        "--hours-from",
        type=hours_from_value,
        metavar="DATE|beginning",
        help="the date of each store's own clock from which the business hours of the files count, such as "
        "2026-12-01; hours before it stay (default: the beginning)",
    )
    made.add_argument(
        "--ids", choices=IDS, help="take store ids as they are, although they look rounded or without zeros"
    )
    made.add_argument(
        "--status",
        type=text_value,
        action="append",
        default=[],
        metavar="WORD=MEANING,...",
        help="what other words than active and inactive mean: online=active,offline=inactive,test=ignore; "
        "a word that holds a comma goes into quotation marks: '\"up, busy\"=active'",
    )
    made.add_argument(
        "--platform",
        type=text_value,
        metavar="merged|NAME",
        help="the platform of polls that name none; of files with a column of platforms, take those of that "
        "one only; merged tells no platforms apart",
    )
    made.add_argument(
        "--undoable",
        type=count_value,
        default=DEFAULT_UNDOABLE,
        metavar="N",
        help="how many imports of a kind can be undone from then on, the newest (default: %(default)s)",
    )


def _imports(commands: Commands[_Parser]) -> None:
    _command(commands, "list-imports", "List all imports, newest first")
    made = _command(commands, "undo-import", "Undo an import, after a backup")
    made.add_argument("import_id", type=number_value, metavar="ID", help="its number in list-imports")


def _trigger_report(commands: Commands[_Parser]) -> None:
    made = _command(commands, "trigger-report", "Compute a report; its id is printed at once")
    report_options(made)
    made.add_argument(
        "--keep-newest",
        type=count_value,
        metavar="N",
        help="how many reports stay once this one is complete, the newest, beside the last one of each month "
        f"and those of keep-report (default: as set in the window, {DEFAULT_REPORTS} unless changed)",
    )
    cluster_options(made)


def _get_report(commands: Commands[_Parser]) -> None:
    made = _command(commands, "get-report", "Show where a report stands, and its rows once it is complete")
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


def _reports(commands: Commands[_Parser]) -> None:
    _command(commands, "list-reports", "List all reports, newest first")
    keep = _command(commands, "keep-report", "Keep reports until they are deleted")
    keep.add_argument("--stop", action="store_true", help="no longer keep them: they go once they are old")
    delete = _command(commands, "delete-report", "Delete reports; imported data stays")
    for made in (keep, delete):
        made.add_argument("report_ids", nargs="+", metavar="ID", help="the id of a report in list-reports")


def _export_data(commands: Commands[_Parser]) -> None:
    made = _command(commands, "export-data", "Write all data to CSV files that import to the same state")
    made.add_argument(
        "folder", type=path_value, metavar="FOLDER", help="where the files go; made where there is none"
    )


def _datasets(commands: Commands[_Parser]) -> None:
    export = _command(commands, "export-dataset", "Write all data as Parquet files, or what is new of it")
    export.add_argument(
        "dataset", type=text_value, metavar="DATASET", help="a folder, or an address such as s3://BUCKET/NAME"
    )
    text = "Compute a report of a data set, without any database"
    report = commands.add_parser("dataset-report", help=text, description=f"{text}.", allow_abbrev=False)
    report.add_argument("dataset", type=text_value, metavar="DATASET", help="what export-dataset wrote")
    report.add_argument(
        "--output",
        type=path_value,
        required=True,
        metavar="FILE",
        help="write the rows to this file, as CSV, or as Parquet where its name ends in .parquet",
    )
    report.add_argument("--all-columns", action="store_true", help="with all that is known of each store")
    report_options(report)
    cluster_options(report)


def _make_sample(commands: Commands[_Parser]) -> None:
    made = _command(commands, "make-sample", "Write sample files to try storemon with")
    made.add_argument(
        "folder", type=path_value, metavar="FOLDER", help="where the files go; made where there is none"
    )
    made.add_argument(
        "--stores", type=number_value, default=40, metavar="N", help="number of stores (default: 40)"
    )
    made.add_argument("--days", type=float, default=7.75, metavar="D", help="days of polls (default: 7.75)")
    made.add_argument(
        "--seed", type=number_value, default=7, metavar="S", help="another number, other data (default: 7)"
    )
    made.add_argument(
        "--polls", type=number_value, metavar="N", help="number of polls (default: about 17 a store and day)"
    )


def _run(commands: Commands[_Parser]) -> None:
    made = _command(
        commands, "run", "Do once what is set up: import what is new in watched folders, report, alert"
    )
    for name, text in (
        ("--watch", "watch this folder from now on, and do nothing else; may be repeated"),
        ("--forget", "no longer watch this folder; may be repeated"),
    ):
        made.add_argument(name, type=path_value, action="append", default=[], metavar="FOLDER", help=text)
    made.add_argument(
        "--install",
        nargs="+",
        metavar="WHEN",
        help="have the system start it by itself from now on: hourly, or daily and a time such as 06:30",
    )
    made.add_argument("--uninstall", action="store_true", help="have the system start it no longer")


def _serve(commands: Commands[_Parser]) -> None:
    made = _command(
        commands, "serve", "Answer trigger_report and get_report over HTTP, with a page to try them"
    )
    made.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on (default: %(default)s, for this computer alone)",
    )
    made.add_argument(
        "--port",
        type=number_value,
        default=8000,
        metavar="N",
        help="the port, 0 for a free one (default: %(default)s)",
    )
    made.add_argument(
        "--token-file",
        type=path_value,
        metavar="FILE",
        help="holds the token that requests have to bring; needed where other computers can ask",
    )
    made.add_argument(
        "--certificate", type=path_value, metavar="FILE", help="the certificate for TLS, with its chain"
    )
    made.add_argument("--key", type=path_value, metavar="FILE", help="the certificate's key")
    made.add_argument(
        "--name",
        dest="names",
        type=text_value,
        action="append",
        default=[],
        metavar="NAME",
        help="a host name that the server is reached by, beside its address; may be repeated",
    )
    made.add_argument(
        "--behind-proxy",
        action="store_true",
        help="listen on another address without TLS, since a proxy in front of it encrypts",
    )


def _databases(commands: Commands[_Parser]) -> None:
    text = "Set up and update a database that several people share, or copy a database"
    actions = commands.add_parser("database", help=text, description=f"{text}.", allow_abbrev=False)
    made = actions.add_subparsers(dest="action", metavar="ACTION", required=True)
    _on_server(made, "init", "Make storemon's tables and roles in a database on a server")
    _on_server(made, "upgrade", "Bring the tables on a server to this version's layout")
    roles = _on_server(made, "roles", "List who has which role, after giving accounts of the server one")
    for role, may in (
        ("owner", "may do all, upgrades too"),
        ("editor", "may import, undo and write notes"),
        ("viewer", "may read, and make reports"),
    ):
        roles.add_argument(
            f"--{role}",
            action="append",
            default=[],
            type=text_value,
            metavar="ACCOUNT",
            help=f"an account that {may}",
        )
    copy = _action(made, "copy", "Copy all data and reports into an empty database, and compare")
    copy.add_argument(
        "source", type=database_value, metavar="FROM", help="a file, or the address of a database"
    )
    copy.add_argument(
        "target", type=database_value, metavar="TO", help="another; a file is made where there is none"
    )


def _on_server(actions: Commands[_Parser], name: str, text: str) -> _Parser:
    made = _action(actions, name, text)
    made.add_argument(
        "address", type=database_value, metavar="ADDRESS", help="postgresql://USER@HOST:PORT/DATABASE"
    )
    return made


def _action(actions: Commands[_Parser], name: str, text: str) -> _Parser:
    return actions.add_parser(name, help=text, description=f"{text}.", allow_abbrev=False)
