"""Export all data as CSV files that import to the same state, so that no data is locked in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from storemon.core.progress import Progress, part, silent
from storemon.data import data_rows, queries
from storemon.data.database import Database
from storemon.data.disk_errors import why
from storemon.data.imports.dated_rows import any_dated
from storemon.data.polls.polls_reading import count_polls
from storemon.errors import BadInput, ExportFailed
from storemon.message import Message, joined
from storemon.services.saving import saving

STORES_A_FILE: Final = 100_000
"""Limits of one file: an import accepts up to 300,000 new stores and a million rows of hours from it."""

_Lines = Callable[[Connection, data_rows.Keys], Iterator[list[str]]]
_TITLES: Final = {
    "business hours": "store_id,day,start_time_local,end_time_local",
    "closures and special hours": "store_id,group,date,end_date,start_time_local,end_time_local,name",
    "time zones": "store_id,timezone_str",
    "names": "store_id,name,group",
    "notes": "store_id,start,end,reason,note,excused,group",
    "polls": "store_id,status,timestamp_utc",
}


_SMALL: Final[dict[str, _Lines]] = {
    "time zones": data_rows.zone_lines,
    "business hours": data_rows.hours_lines,
}


@dataclass(frozen=True, slots=True)
class ExportedData:
    """The files that were written, and their total number of rows."""

    files: tuple[Path, ...]
    rows: int


def export_data(database: Database, folder: Path, progress: Progress = silent) -> ExportedData:
    """Write a snapshot of polls, hours, closures, time zones, names and notes to CSV files in a folder.

    The folder is created if needed. Only data in effect is written: no refused rows, nothing undone or
    replaced, no reports and no sales figures. Either all files appear at the end, or none.
    Raises `BadInput` if one of them exists already or there is no data, `ExportFailed`, `DatabaseProblem`,
    and whatever `progress` raises.
    """
    with database.reading() as connection:
        keys = queries.key_ranges(connection, STORES_A_FILE)
        lists = {
            "closures and special hours": data_rows.dated_lines if any_dated(connection) else None,
            "names": data_rows.name_lines if data_rows.any_names(connection) else None,
            "notes": data_rows.note_lines if data_rows.any_notes(connection) else None,
        }
        if not keys and not any(lists.values()):
            raise BadInput(Message("There is no data to export."), remedy=Message("Import files first."))
        made = _make(folder)
        try:
            return _write(connection, folder, keys, progress, lists)
        except BaseException:
            if made:
                folder.rmdir()
            raise


def _make(folder: Path) -> bool:
    """Create the folder; return whether it did not exist. Raises `ExportFailed`."""
    there = folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            Message("The folder {folder} could not be made.", folder=str(folder)),
            why(error),
            Message("Choose another folder."),
        ) from error
    return not there


def _write(
    connection: Connection,
    folder: Path,
    keys: list[data_rows.Keys],
    progress: Progress,
    lists: Mapping[str, Callable[[Connection], Iterator[list[str]]] | None],
) -> ExportedData:
    total = max(1, count_polls(connection))
    further = {
        "business hours": ",valid_from" if data_rows.any_valid_from(connection) else "",
        "polls": ",platform" if data_rows.any_platform(connection) else "",
    }
    files: list[Path] = []
    rows = 0
    with ExitStack() as opened:

        def put(kind: str, number: int, lines: Iterator[list[str]], progress: Progress) -> None:
            nonlocal rows
            path = folder / (f"{kind} {number}.csv" if number > 1 else f"{kind}.csv")
            if path.exists():
                raise BadInput(
                    Message("{path} is there already.", path=str(path)),
                    remedy=Message("Choose an empty folder."),
                )
            full = filter(None, lines)
            begun = next(full, None)
            if begun is None:  # a file without rows could not be imported
                return
            temporary = opened.enter_context(saving(path))
            written = 0
            with temporary.open("w", encoding="utf-8", newline="") as file:
                file.write(f"{_TITLES[kind]}{further.get(kind, '')}\n")
                for some in chain([begun], full):
                    file.writelines(f"{line}\n" for line in some)
                    written += len(some)
                    progress(
                        min(1.0, written / total),
                        joined(path.name, Message("1 row|{n} rows", n=written), by=" · "),
                    )
            files.append(path)
            rows += written

        for number, some in enumerate(keys, 1):
            for kind, of in _SMALL.items():
                put(kind, number, of(connection, some), part(progress, 0.0, 0.05))
        for kind, of_all in lists.items():
            if of_all is not None:
                put(kind, 1, of_all(connection), part(progress, 0.05, 0.06))
        for number, some in enumerate(keys, 1):
            first, last = 0.06 + 0.94 * (number - 1) / len(keys), 0.06 + 0.94 * number / len(keys)
            put("polls", number, data_rows.poll_lines(connection, some), part(progress, first, last))
        progress(1.0, Message("Saving"))
    return ExportedData(tuple(files), rows)
