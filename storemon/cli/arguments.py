"""What can be typed: the commands, their options and their help."""

from __future__ import annotations

import argparse
import textwrap
from typing import Final

from storemon import __version__
from storemon.cli.command_parser import DATABASE, CommandParser
from storemon.cli.data_arguments import (
    add_datasets,
    add_export_data,
    add_import,
    add_imports,
    add_make_sample,
)
from storemon.cli.report_arguments import add_get_report, add_reports, add_trigger_report
from storemon.cli.service_arguments import add_databases, add_run, add_serve
from storemon.cli.status import MEANINGS
from storemon.cli.values import database_value

COMMANDS: Final = frozenset(
    {
        *("import", "list-imports", "undo-import"),
        *("trigger-report", "get-report", "list-reports", "keep-report", "delete-report"),
        *("export-data", "export-dataset", "dataset-report", "make-sample", "run", "serve", "database"),
    }
)

_WIDTH: Final = 80


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `command` in its result is one of `COMMANDS`."""
    whole = CommandParser(
        prog="storemon",
        description="How long every store was up and down inside its business hours.\n"
        "Without a command the window opens, with the files that are named in its place.",
        epilog=_statuses(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"storemon {__version__}")
    whole.add_argument("--database", type=database_value, metavar="PATH", help=DATABASE)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    reports = (add_trigger_report, add_get_report, add_reports)
    data = (add_export_data, add_datasets, add_make_sample)
    makers = (add_import, add_imports, *reports, *data, add_run, add_serve, add_databases)
    for add in makers:
        add(commands)
    return whole


def _statuses() -> str:
    """Return the exit statuses as lines of help."""
    wrap = textwrap.TextWrapper(_WIDTH, subsequent_indent=" " * 9)
    lines = (wrap.fill(f"  {status:<5}  {meaning}") for status, meaning in MEANINGS.items())
    return "\n".join(["exit status:", *lines])
