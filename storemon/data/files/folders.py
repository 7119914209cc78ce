"""The importable files in a folder: its own, and those of its direct subfolders."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final

from storemon.data.files.zip_files import MOST_FILES, too_many

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", *WORKBOOKS})


def files_in(folder: Path) -> list[Path]:
    """Return the tables and archives in a folder and its subfolders. Raises `FileRefused` for too many."""
    files, below = _looked_into(folder)
    for place in below:
        if not _leads_up(place):
            files += _looked_into(place)[0]
        if len(files) > MOST_FILES:
            raise too_many(_called(folder))
    return files


def is_meant(name: str) -> bool:
    """Return whether `name`, in a folder or zip, is a table or an archive of tables."""
    path = PurePosixPath(name)
    if any(_is_hidden(piece) for piece in path.parts):
        return False
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = PurePosixPath(path.stem).suffix.lower()
    return suffix in _SUFFIXES or suffix == ".zip"


def _looked_into(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the importable files and the subfolders of a folder, sorted; none if we may not read it.

    There may be millions of entries, so others are neither kept nor looked up on disk.
    """
    files: list[str] = []
    below: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_hidden(entry.name):
                    continue
                if _is_folder(entry):
                    below.append(entry.name)
                elif is_meant(entry.name) and _is_file(entry):
                    files.append(entry.name)
                if len(files) > MOST_FILES or len(below) > MOST_FILES:
                    raise too_many(_called(folder))
    except PermissionError:
        return [], []
    return [folder / name for name in sorted(files)], [folder / name for name in sorted(below)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circular link, or no permission
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _leads_up(place: Path) -> bool:
    """Return whether a folder is a link to one of its parents, which would give the same files again."""
    return place.is_symlink() and place.resolve() in place.absolute().parents


def _called(folder: Path) -> str:
    return folder.name or str(folder)


def _is_hidden(name: str) -> bool:
    """Return whether the name is that of a hidden file, or of one that a spreadsheet uses internally."""
    return name != ".." and name.startswith((".", "~$", "__MACOSX"))
