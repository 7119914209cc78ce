"""Writing files that a person asked for."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from storemon.errors import ExportFailed
from storemon.services.imports import RefusedRow
from storemon.services.reports import Report


def write_csv(report: Report, path: Path, *, further: bool = False) -> None:
    """Write a complete report's CSV (METRICS: Output) to `path`, replacing a file that is there.

    No spreadsheet runs an id in it as a formula (docs/security.md). It is written under a temporary name
    first, so that no half file is ever at `path`. Raises `ExportFailed`.
    """
    if report.table is None:
        raise ExportFailed(f"The report is {report.info.status.lower()}.", remedy="Generate it again.")
    write_text(report.table.csv(further=further, harmless=True), path)


def write_refused(rows: Iterable[RefusedRow], header: str, path: Path) -> None:
    """Write the text of refused rows below their file's `header` line, to be mended and imported again.

    Raises `ExportFailed`.
    """
    write_text("\n".join((header, *(row.text for row in rows), "")), path)


def write_text(text: str, path: Path) -> None:
    """Write UTF-8 text to `path` under a temporary name and move it there. Raises `ExportFailed`."""
    temporary: str | None = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = file.name
            file.write(text)
        # A temporary file is its owner's alone; the report is to be as readable as any new file.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        raise ExportFailed(
            f"{path.name} could not be saved.",
            f"{error.strerror or error}.",
            "Choose another folder, or close the file where it is open.",
        ) from error
