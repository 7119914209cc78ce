"""Diagnostics for finding faults, without any store data: shown as text, then saved as a zip.

They contain the log, the last crash, versions, settings and counts. The caller chooses the settings to
include. The user's home folder is written as `~`.
"""

from __future__ import annotations

import io
import os
import platform
import sys
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from storemon import __version__
from storemon.core.zone_files import rules_version
from storemon.data.sqlite.log_folding import has_log_fault
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import UserError
from storemon.services.crash_log import CrashLog
from storemon.services.log_file import kind_of, without_home
from storemon.services.saving import write_bytes
from storemon.services.workspace import Workspace

_LIBRARIES: Final = {
    "PySide6-Essentials": "PySide6",
    "pyqtgraph": "pyqtgraph",
    "numpy": "numpy",
    "pyarrow": "pyarrow",
    "SQLAlchemy": "sqlalchemy",
}
"""Libraries by name, with the module that has the version if the package's metadata is not shipped."""


@dataclass(frozen=True, slots=True)
class DiagnosticsFile:
    """A text for the file `name` in the zip."""

    name: str
    text: str


def collect(
    crash_log: CrashLog, workspace: Workspace | None, screen: Mapping[str, str], settings: Mapping[str, str]
) -> list[DiagnosticsFile]:
    """Return the contents of the zip; `screen` describes Qt, `settings`: those that may be shared.

    Counts the polls, so do not call it on the window's thread. Notes if the database cannot be read.
    """
    about = {
        "storemon": __version__ + (" (installed)" if getattr(sys, "frozen", False) else " (from source)"),
        "collected": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        # Not `platform.platform()`, which runs a program to find the processor.
        "system": f"{platform.system()} {platform.release()}, {platform.version()}",
        "processor": f"{platform.machine()}, {os.cpu_count()} cores",
        "Python": sys.version.split()[0],
        "SQLite": _sqlite(),
        **{name: _version(name, module) for name, module in _LIBRARIES.items()},
        "time zone rules": rules_version(),
        **screen,
    }
    sections = {"Program": about, "Settings": settings, "Data, counted": _counts(workspace)}
    summary = [
        "\n".join([title, *(f"  {name}: {value}" for name, value in lines.items()), ""])
        for title, lines in sections.items()
    ]
    files = [
        DiagnosticsFile("summary.txt", "\n".join(summary)),
        DiagnosticsFile("log.txt", crash_log.log_text()),
    ]
    if crash_log.last_crash():
        files.append(DiagnosticsFile("last crash.txt", crash_log.last_crash()))
    return [DiagnosticsFile(file.name, without_home(file.text)) for file in files]


def save(files: list[DiagnosticsFile], path: Path) -> None:
    """Write the files as a zip to `path`, readable only by this user. Raises `ExportFailed`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.text)
    write_bytes(packed.getvalue(), path, private=True)


def _counts(workspace: Workspace | None) -> dict[str, str]:
    if workspace is None:
        return {"database": "not open"}
    try:
        found = workspace.extent()
    except UserError as error:
        return {"database": f"cannot be read, {kind_of(error.__cause__ or error)}"}
    return {
        "stores": f"{found.stores:,}",
        "polls": f"{found.polls:,}",
        "imports": f"{found.imports:,}",
        "reports": f"{found.reports:,}",
        "database": f"{found.size:,} bytes, layout {found.version}",
    }


def _sqlite() -> str:
    text = sqlite3.sqlite_version
    if has_log_fault(sqlite3.sqlite_version_info):
        text += " (can damage a log while two programs write; storemon does not let them)"
    return text


def _version(name: str, module: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return str(getattr(sys.modules.get(module), "__version__", "not known"))
