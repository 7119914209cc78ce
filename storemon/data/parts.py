"""Which tables are meant by the files, folders, archives and workbooks that a person hands over."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, Final

from storemon.data.sheets import in_memory, is_workbook, sheet_names
from storemon.errors import FileRefused, OutOfMemory

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", *_WORKBOOKS})

ZIP_PROBLEMS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    OSError,
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    RuntimeError,  # a password is needed
    ValueError,  # among them names that cannot be decoded, and places outside the file
)
"""All that `zipfile` raises over a file that is no sound zip."""


@dataclass(frozen=True, slots=True)
class Part:
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
        member = f"{self.member} ({self.place + 1})" if self.place else self.member
        name = " › ".join(filter(None, (self.path.name or str(self.path), member, self.sheet)))
        # A file system may hold names that are no text; a database and a screen may not.
        return name.encode("utf-8", "replace").decode("utf-8")


def expand(paths: Iterable[Path]) -> list[Part]:
    """Return the tables that `paths` name: files as they are, and what folders and zips hold of them.

    Folders are looked into down to one level below them; archives are not unpacked. What is neither a CSV
    nor a workbook there is left out. A workbook stands for each of its visible sheets. A folder, zip or
    workbook that cannot be read or holds nothing stands for itself, so that importing it says why and the
    others go on.
    """
    return list(dict.fromkeys(part for path in paths for part in _expanded(path)))


def entry(archive: zipfile.ZipFile, part: Part) -> zipfile.ZipInfo:
    """Return the entry of an archive that a part is. Raises `KeyError` where it is not there."""
    found = [info for info in archive.infolist() if info.filename == part.member]
    if part.place >= len(found):
        raise KeyError(part.member)
    return found[part.place]


def is_zip(path: Path) -> bool:
    """Tell by its name whether the file is to be looked into; workbooks are zips too, of another name."""
    return path.suffix.lower() == ".zip"


def _expanded(path: Path) -> list[Part]:
    try:
        if path.is_dir():
            return [part for file in _files(path) for part in _expanded(file)] or [Part(path)]
        parts = (_members(path) or [Part(path)]) if is_zip(path) else [Part(path)]
        return [sheet for part in parts for sheet in _sheets(part)]
    except ZIP_PROBLEMS:
        return [Part(path)]


def _files(folder: Path) -> list[Path]:
    below = [folder, *(entry for entry in _sorted(folder) if entry.is_dir() and not _hidden(entry.name))]
    return [file for place in below for file in _sorted(place) if file.is_file() and _meant(file.name)]


def _sorted(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except PermissionError:
        return


def _members(path: Path) -> list[Part]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    # Folders end in a slash. ZipInfo.is_dir() would stumble over a damaged name of no letters.
    files = (name for name in names if not name.endswith("/"))
    seen: Counter[str] = Counter()
    parts = []
    for name in files:
        if _meant(name) and not is_zip(Path(name)):
            parts.append(Part(path, name, place=seen[name]))
            seen[name] += 1
    return parts


def _sheets(part: Part) -> list[Part]:
    """Return the part, or those of its sheets where it is a workbook of several."""
    try:
        if not part.path.is_file():  # a pipe would be waited for without an end
            return [part]
        with contextlib.ExitStack() as opened:
            file: IO[bytes] = opened.enter_context(part.path.open("rb"))
            if part.member:
                if not part.member.lower().endswith(_WORKBOOKS):
                    return [part]
                archive = opened.enter_context(zipfile.ZipFile(file))
                member = opened.enter_context(archive.open(entry(archive, part)))
                file = io.BytesIO(in_memory(member, part.name))
            names = sheet_names(file, part.name) if is_workbook(file) else []
    except (*ZIP_PROBLEMS, KeyError, FileRefused, OutOfMemory):
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
