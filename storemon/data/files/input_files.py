"""Which tables are meant by the files, folders, archives and workbooks that a person hands over."""

from __future__ import annotations

import io
import itertools
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, Final

from storemon.data.files.sheets import in_memory, is_workbook, sheet_names
from storemon.data.files.zip_files import MOST_FILES, ZIP_PROBLEMS, list_of, open_member, too_many
from storemon.data.sqlite.open_files import is_open
from storemon.errors import FileRefused, OutOfMemory

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", *_WORKBOOKS})

_LONGEST_NAME: Final = 200
"""Characters of a file's name in an archive that are shown; it may have 65,535."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One table: a file, compressed or not, or the `member` of a zip of that name inside it.

    A zip may hold several of one name: `place` counts those, from 0. `sheet` names one of several sheets of
    a workbook.
    """

    path: Path
    member: str = ""
    place: int = 0
    sheet: str = ""

    @property
    def name(self) -> str:
        """What to call it: `stores.csv`, `week.zip › stores.csv`, or `stores.xlsx › Hours`."""
        member = self.member
        if len(member) > _LONGEST_NAME:
            member = f"{member[: _LONGEST_NAME // 2]}…{member[-_LONGEST_NAME // 2 :]}"
        member = f"{member} ({self.place + 1})" if self.place else member
        name = " › ".join(filter(None, (self.path.name or str(self.path), member, self.sheet)))
        # A file system may hold names that are no text; a database and a screen may not.
        return name.encode("utf-8", "replace").decode("utf-8")


def expand(paths: Iterable[Path]) -> list[InputFile]:
    """Return the tables that `paths` name: files as they are, and what folders and zips hold of them.

    Folders are looked into down to one level below them; archives are not unpacked. What is neither a CSV
    nor a workbook there is left out. A workbook stands for each of its visible sheets. A folder, zip or
    workbook that cannot be read, holds nothing or far too much stands for itself, so that importing it says
    why and the others go on.
    """
    return list(dict.fromkeys(part for path in paths for part in _expanded(path)))


def is_zip(path: PurePath) -> bool:
    """Tell by its name whether the file is to be looked into; workbooks are zips too, of another name."""
    return path.suffix.lower() == ".zip"


def files_in(folder: Path) -> list[Path]:
    """Return the tables and archives in a folder and those inside. Raises `FileRefused` for too many."""
    below = [folder, *(entry for entry in _sorted(folder) if _is_folder(entry) and not _hidden(entry.name))]
    found = (file for place in below for file in _sorted(place) if file.is_file() and _meant(file.name))
    files = list(itertools.islice(found, MOST_FILES + 1))
    if len(files) > MOST_FILES:
        raise too_many(folder.name or str(folder))
    return files


def _expanded(path: Path) -> list[InputFile]:
    if is_open(path):  # not even to be looked into; importing it says so
        return [InputFile(path)]
    try:
        if path.is_dir():
            inside = [part for file in files_in(path) for part in _expanded(file)]
            return inside if 0 < len(inside) <= MOST_FILES else [InputFile(path)]
        parts = (_members(path) or [InputFile(path)]) if is_zip(path) else [InputFile(path)]
        return [sheet for part in parts for sheet in _sheets(part)]
    except (*ZIP_PROBLEMS, FileRefused):
        return [InputFile(path)]


def _is_folder(path: Path) -> bool:
    # A link to a folder above would bring the same files once more.
    return path.is_dir() and not (path.is_symlink() and path.resolve() in path.absolute().parents)


def _sorted(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except PermissionError:
        return


def _members(path: Path) -> list[InputFile]:
    # Folders end in a slash. ZipInfo.is_dir() would stumble over a damaged name of no letters.
    names = (info.filename for info in list_of(path).files if not info.filename.endswith("/"))
    seen: Counter[str] = Counter()
    parts = []
    for name in names:
        if _meant(name) and not is_zip(Path(name)):
            parts.append(InputFile(path, name, place=seen[name]))
            seen[name] += 1
    return parts


def _sheets(part: InputFile) -> list[InputFile]:
    """Return the part, or those of its sheets where it is a workbook of several."""
    if part.member and not part.member.lower().endswith(_WORKBOOKS):
        return [part]
    try:
        if not part.path.is_file() or not part.path.stat().st_size:  # a pipe would be waited for
            return [part]
        with part.path.open("rb") as opened:
            file: IO[bytes] = opened
            if part.member:
                info = list_of(part.path).file(part.member, part.place)
                file = io.BytesIO(in_memory(open_member(opened, info, part.name), part.name))
            names = sheet_names(file, part.name) if is_workbook(file) else []
    except (*ZIP_PROBLEMS, zlib.error, KeyError, FileRefused, OutOfMemory):
        return [part]
    return [replace(part, sheet=name) for name in names] if len(names) > 1 else [part]


def _meant(name: str) -> bool:
    """Tell whether what a folder or zip holds under `name` is a table or an archive of some."""
    path = PurePosixPath(name)
    if any(_hidden(piece) for piece in path.parts):
        return False
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = PurePosixPath(path.stem).suffix.lower()
    return suffix in _SUFFIXES or suffix == ".zip"


def _hidden(name: str) -> bool:
    """Tell whether the system or a spreadsheet keeps a file of that name for itself."""
    return name != ".." and name.startswith((".", "~$", "__MACOSX"))
