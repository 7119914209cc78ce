"""The watched folders and their files, stored in the automation file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from storemon.core.server_address import Place
from storemon.core.watched import Afterwards, FileState, WatchedFile, WatchedFolder
from storemon.data.automation_file import AutomationFile, Content, Records, automation_beside
from storemon.message import restored, stored
from storemon.services.paths import usual_folder

_SET: Final = "set"
_FOLDERS: Final = "folders"
_FILES: Final = "file"
_CONTENTS: Final = "content"
_BEGUN: Final = "begun"
MOST_FILES: Final = 5_000
"""Beyond this number, the oldest files are forgotten; their contents are still known."""


def automation_of(place: Place) -> AutomationFile:
    """Return a database's automation file; for one on a server, that of this user on this computer."""
    if isinstance(place, Path):
        return AutomationFile(automation_beside(place), place)
    key = hashlib.sha256(str(place).encode()).hexdigest()[:16]
    return AutomationFile(usual_folder() / f"server-{key}.automation")


class WatchBook:
    """Reads and writes the state of the watched folders. All methods raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self.file = file

    def folders(self) -> list[WatchedFolder]:
        """Return the watched folders."""
        with self.file.reading() as records:
            found = None if records is None else records.get(_SET, _FOLDERS)
        rows = [] if found is None else found.get("folders", [])
        return [_folder(row) for row in rows if isinstance(row, dict) and row.get("path")]

    def set_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Replace the watched folders."""
        rows = [
            {"path": one.path, "afterwards": one.afterwards.value, "target": one.target} for one in folders
        ]
        with self.file.writing() as records:
            records.put(_SET, {_FOLDERS: {"folders": rows}})

    def files(self) -> dict[str, WatchedFile]:
        """Return the files that were handled, by path."""
        with self.file.reading() as records:
            rows = {} if records is None else records.all(_FILES)
        return {path: _file(path, row) for path, row in rows.items()}

    def is_known(self, digest: str) -> bool:
        """Return whether a file content was imported before."""
        with self.file.reading() as records:
            return records is not None and records.get(_CONTENTS, digest) is not None

    def begin(self, digest: str, drop: int) -> int:
        """Record the start of an import; return its drop, or that of an interrupted earlier attempt."""
        with self.file.writing() as records:
            before = records.get(_BEGUN, digest)
            if before is not None:
                return int(before["drop"])
            records.put(_BEGUN, {digest: {"drop": drop}})
        return drop

    def met(self, file: WatchedFile) -> None:
        """Store the outcome of a file."""
        row = {
            "size": file.size,
            "changed": file.changed,
            "digest": file.digest,
            "state": file.state.value,
            "met": file.met,
            "reason": stored(file.reason),
        }
        with self.file.writing() as records:
            records.put(_FILES, {file.path: row})
            records.remove(_BEGUN, [file.digest])
            if file.state is FileState.IMPORTED:
                records.put(_CONTENTS, {file.digest: {"met": file.met}})
            _forget_oldest(records)


def _forget_oldest(records: Records) -> None:
    if records.count(_FILES) > MOST_FILES:
        rows = records.all(_FILES)
        by_age = sorted(rows, key=lambda path: int(rows[path].get("met", 0)))
        records.remove(_FILES, [path for path in by_age[: len(rows) - MOST_FILES] if not Path(path).exists()])


def _folder(row: Content) -> WatchedFolder:
    afterwards: Any = row.get("afterwards")
    known = afterwards in set(Afterwards)
    return WatchedFolder(
        str(row["path"]),
        Afterwards(afterwards) if known else Afterwards.STAY,
        str(row.get("target", "")),
    )


def _file(path: str, row: Content) -> WatchedFile:
    state: Any = row.get("state")
    return WatchedFile(
        path,
        int(row.get("size", -1)),
        int(row.get("changed", 0)),
        str(row.get("digest", "")),
        FileState(state) if state in set(FileState) else FileState.WAITING,
        int(row.get("met", 0)),
        restored(str(row.get("reason", ""))),
    )
