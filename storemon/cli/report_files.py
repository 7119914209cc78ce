"""Which file `get-report` writes: the suffix of its name decides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from storemon.core.server_address import Place
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.opening import holds

# Formats that users may expect; a CSV with such a name would not open in any program.
_NEVER: Final = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".json", ".html"})


def check(output: Path | None, outages: Path | None, database: Place) -> None:
    """Raise `BadInput` for file names that storemon does not write here, including those of `database`."""
    for path in (output, outages):
        if path is not None and holds(database, path):
            raise BadInput(
                Message("{path} is the database itself.", path=path),
                remedy=Message("Choose another name for the file."),
            )
        if path is not None and path.suffix.lower() in _NEVER:
            raise BadInput(
                Message("get-report writes no {suffix} files.", suffix=path.suffix),
                remedy=Message("Use a name that ends in .csv or .xlsx."),
            )
    if output is not None and outages is not None and _is_one_file(output, outages):
        raise BadInput(
            Message("--output and --outages name the same file."),
            Message("The one would replace the other."),
            Message("Choose another name for one of them."),
        )
    if outages is not None and outages.suffix.lower() == ".xlsx":
        raise BadInput(
            Message("--outages writes a CSV."),
            remedy=Message("Use --output with this name: the workbook has the outages on a sheet."),
        )


def _is_one_file(first: Path, second: Path) -> bool:
    # A terminal or a pipe takes both, one after the other.
    there = first.exists() and not first.is_file()
    return not there and os.path.realpath(first) == os.path.realpath(second)
