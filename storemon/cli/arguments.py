"""What can be typed: the commands, their options and their help."""

from __future__ import annotations

import argparse
import datetime as dt
import textwrap
from pathlib import Path
from typing import Final, NoReturn

from typing_extensions import override

from storemon import __version__
from storemon.cli.status import MEANINGS
from storemon.cli.terminal import tell
from storemon.core.choices import FROM_BEGINNING
from storemon.core.vocabulary import DEFAULT_REPORTS, DEFAULT_UNDOABLE
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.paths import named_database

WEEKDAYS: Final = ("monday-0", "monday-1", "sunday-1")
DATES: Final = ("month-first", "day-first", "year-first")
IDS: Final = ("as-written",)
COMMANDS: Final = frozenset(
    {
        *("import", "list-imports", "undo-import"),
        *("trigger-report", "get-report", "list-reports", "keep-report", "delete-report"),
        *("export-data", "make-sample"),
    }
)

METHODS: Final = ("interpolated", "poll-count")
"""The values of `core.model.Method`, which would load numpy for a line of help."""

_WIDTH: Final = 80
_DATABASE: Final = "the database to use (default: the window's)"


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        """Tell of the mistake as of any other, in one line. Raises `BadInput`."""
        raise BadInput(
            Message("{upper}{message}.", upper=message[:1].upper(), message=message[1:]),
            remedy=Message("See {prog} --help.", prog=self.prog),
        )

    @override
    def _print_message(self, message: str, file: object = None) -> None:
        """Print the help or the version. Raises as `tell`, where argparse would ignore that it cannot."""
        tell(message)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `command` of what it returns is one of `COMMANDS`."""
    whole = _Parser(
        prog="storemon",
        description="How long every store was up and down inside its business hours.\n"
        "Without a command the window opens, with the files that are named in its place.",
        epilog=_statuses(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"storemon {__version__}")
    whole.add_argument("--database", type=_database, metavar="PATH", help=_DATABASE)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (_import, _imports, _trigger_report, _get_report, _reports, _export_data, _make_sample):
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
    # Left out, it leaves what stood before the command.
    made.add_argument("--database", type=_database, default=argparse.SUPPRESS, metavar="PATH", help=_DATABASE)
    return made


def _path(text: str) -> Path:
    """Return the path; no name at all would be the current folder. Raises `argparse.ArgumentTypeError`."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def _database(text: str) -> Path:
    """Return the path of a database. Raises `argparse.ArgumentTypeError`."""
    _path(text)
    return named_database(text)


def _hours_from(text: str) -> str:
    """Return a date as ISO 8601 has it, or `FROM_BEGINNING`. Raises `argparse.ArgumentTypeError`."""
    if text.lower() == FROM_BEGINNING:
        return FROM_BEGINNING
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it is neither a date such as 2026-12-01 nor beginning") from None
    if not 2000 <= date.year < 2100:
        raise argparse.ArgumentTypeError("it is not a date of the years 2000 to 2099")
    return date.isoformat()


def _count(text: str) -> int:
    """Return a number from 1 up. Raises `argparse.ArgumentTypeError`."""
    number = _number(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it is not a number from 1 up")
    return number


def _number(text: str) -> int:
    """Return a whole number. Raises `argparse.ArgumentTypeError`."""
    try:
        return int(text)
    except ValueError:  # also for thousands of digits
        raise argparse.ArgumentTypeError("it is not a whole number") from None


def _text(text: str) -> str:
    """Return a text that can be compared with those of files. Raises `argparse.ArgumentTypeError`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it holds bytes that are no text") from None
    return text


def _import(commands: Commands[_Parser]) -> None:
    made = _command(
        commands, "import", "Import files of polls, business hours, closures, time zones or names"
    )
    made.add_argument(
        "files", nargs="+", type=_path, metavar="FILE", help="a CSV file or spreadsheet of any of these kinds"
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
        type=_hours_from,
        metavar="DATE|beginning",
        help="the date of each store's own clock from which the business hours of the files count, such as "
        "2026-12-01; hours before it stay (default: the beginning)",
    )
    made.add_argument(
        "--ids", choices=IDS, help="take store ids as they are, although they look rounded or without zeros"
    )
    made.add_argument(
        "--status",
        type=_text,
        action="append",
        default=[],
        metavar="WORD=MEANING,...",
        help="what other words than active and inactive mean: online=active,offline=inactive,test=ignore; "
        "a word that holds a comma goes into quotation marks: '\"up, busy\"=active'",
    )
    made.add_argument(
        "--platform",
        type=_text,
        metavar="merged|NAME",
        help="for polls with a column of platforms: count all together, or those of one platform only",
    )
    made.add_argument(
        "--undoable",
        type=_count,
        default=DEFAULT_UNDOABLE,
        metavar="N",
        help="how many imports of a kind can be undone from then on, the newest (default: %(default)s)",
    )


def _imports(commands: Commands[_Parser]) -> None:
    _command(commands, "list-imports", "List all imports, newest first")
    made = _command(commands, "undo-import", "Undo an import, after a backup")
    made.add_argument("import_id", type=_number, metavar="ID", help="its number in list-imports")


def _trigger_report(commands: Commands[_Parser]) -> None:
    made = _command(commands, "trigger-report", "Compute a report; its id is printed at once")
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
        type=_count,
        metavar="N",
        help="how many reports stay once this one is complete, the newest, beside the last one of each month "
        f"and those of keep-report (default: as set in the window, {DEFAULT_REPORTS} unless changed)",
    )


def _get_report(commands: Commands[_Parser]) -> None:
    made = _command(commands, "get-report", "Show where a report stands, and its rows once it is complete")
    made.add_argument("report_id", metavar="ID", help="the id that trigger-report printed")
    made.add_argument(
        "--output",
        type=_path,
        metavar="FILE",
        help="write the rows to this CSV file, or all of the report to a workbook whose name ends in .xlsx",
    )
    made.add_argument("--outages", type=_path, metavar="FILE", help="write all outages to this CSV file")
    made.add_argument(
        "--all-columns",
        action="store_true",
        help="add name, group, time zone, unknown time, coverage and the range of the uptime of each store",
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
        "folder", type=_path, metavar="FOLDER", help="where the files go; made where there is none"
    )


def _make_sample(commands: Commands[_Parser]) -> None:
    made = _command(commands, "make-sample", "Write sample files to try storemon with")
    made.add_argument(
        "folder", type=_path, metavar="FOLDER", help="where the files go; made where there is none"
    )
    made.add_argument(
        "--stores", type=_number, default=40, metavar="N", help="number of stores (default: 40)"
    )
    made.add_argument("--days", type=float, default=7.75, metavar="D", help="days of polls (default: 7.75)")
    made.add_argument(
        "--seed", type=_number, default=7, metavar="S", help="another number, other data (default: 7)"
    )
    made.add_argument(
        "--polls", type=_number, metavar="N", help="number of polls (default: about 17 a store and day)"
    )
