"""The commands that bring data in and out."""

from __future__ import annotations

from typing import Final

from storemon.cli.command_parser import CommandParser, Commands, add_command
from storemon.cli.report_terms import cluster_options, report_options
from storemon.cli.values import count_value, hours_from_value, number_value, path_value, text_value
from storemon.core.vocabulary import DEFAULT_UNDOABLE

WEEKDAYS: Final = ("monday-0", "monday-1", "sunday-1")
DATES: Final = ("month-first", "day-first", "year-first")
IDS: Final = ("as-written",)


def add_import(commands: Commands[CommandParser]) -> None:
    """Import files, with answers to questions about them."""
    made = add_command(
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
        help="how dates such as 1/5/2023 are written, if no other row of the file shows it",
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
        "one only; merged does not tell platforms apart",
    )
    made.add_argument(
        "--undoable",
        type=count_value,
        default=DEFAULT_UNDOABLE,
        metavar="N",
        help="how many imports of a kind can be undone from then on, the newest (default: %(default)s)",
    )


def add_imports(commands: Commands[CommandParser]) -> None:
    """List and undo imports."""
    add_command(commands, "list-imports", "List all imports, newest first")
    made = add_command(commands, "undo-import", "Undo an import, after a backup")
    made.add_argument("import_id", type=number_value, metavar="ID", help="its number in list-imports")


def add_export_data(commands: Commands[CommandParser]) -> None:
    """Write all data out."""
    _add_folder(
        add_command(commands, "export-data", "Write all data to CSV files that import to the same state")
    )


def add_make_sample(commands: Commands[CommandParser]) -> None:
    """Make sample files."""
    made = add_command(commands, "make-sample", "Write sample files to try storemon with")
    _add_folder(made)
    made.add_argument(
        "--stores", type=number_value, default=40, metavar="N", help="number of stores (default: 40)"
    )
    made.add_argument("--days", type=float, default=7.75, metavar="D", help="days of polls (default: 7.75)")
    made.add_argument(
        "--seed", type=number_value, default=7, metavar="S", help="seed of the random data (default: 7)"
    )
    made.add_argument(
        "--polls", type=number_value, metavar="N", help="number of polls (default: about 17 a store and day)"
    )


def _add_folder(made: CommandParser) -> None:
    made.add_argument(
        "folder", type=path_value, metavar="FOLDER", help="folder for the files; created if it does not exist"
    )


def add_datasets(commands: Commands[CommandParser]) -> None:
    """Write Parquet data sets, and compute reports from them."""
    export = add_command(commands, "export-dataset", "Write all data as Parquet files, or what is new of it")
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
