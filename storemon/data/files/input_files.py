"""Which tables the files, folders, archives and workbooks given by the user contain."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import IO

from storemon.core.input_file import InputFile
from storemon.data.files.folders import WORKBOOKS, files_in, is_meant
from storemon.data.files.sheets import in_memory, is_workbook, sheet_names
from storemon.data.files.zip_files import MOST_FILES, ZIP_PROBLEMS, list_of, open_member
from storemon.data.sqlite.open_files import is_open
from storemon.errors import FileRefused, OutOfMemory


def expand(paths: Iterable[Path]) -> list[InputFile]:
    """Return the tables in `paths`: files as they are, and the contents of folders and zips.

    Subfolders are read one level deep; of archives, only the list of files is read. What is neither a CSV nor
    a workbook is left out. A workbook is replaced by its visible sheets. A folder, zip or workbook that is
    unreadable, empty or far too large is returned itself, so that importing it reports why while the others
    continue.
    """
    return list(dict.fromkeys(input_file for path in paths for input_file in _expanded(path)))


def is_zip(path: PurePath) -> bool:
    """Return whether the name is that of a zip to look into; workbooks are zips with other names."""
    return path.suffix.lower() == ".zip"


def _expanded(path: Path) -> list[InputFile]:
    if is_open(path):  # a file of an open database; importing it reports why
        return [InputFile(path)]
    try:
        if path.is_dir():
            inside = [input_file for file in files_in(path) for input_file in _expanded(file)]
            return inside if 0 < len(inside) <= MOST_FILES else [InputFile(path)]
        input_files = (_members(path) or [InputFile(path)]) if is_zip(path) else [InputFile(path)]
        return [sheet for input_file in input_files for sheet in _sheets(input_file)]
    except (*ZIP_PROBLEMS, FileRefused):
        return [InputFile(path)]


def _members(path: Path) -> list[InputFile]:
    # Folder names end in a slash. ZipInfo.is_dir() would fail on a damaged, empty name.
    names = (info.filename for info in list_of(path).files if not info.filename.endswith("/"))
    seen: Counter[str] = Counter()
    input_files = []
    for name in names:
        if is_meant(name) and not is_zip(Path(name)):
            input_files.append(InputFile(path, name, place=seen[name]))
            seen[name] += 1
    return input_files


def _sheets(input_file: InputFile) -> list[InputFile]:
    """Return the file, or each of its sheets if it is a workbook with several."""
    if input_file.member and not input_file.member.lower().endswith(WORKBOOKS):
        return [input_file]
    try:
        if not input_file.path.is_file() or not input_file.path.stat().st_size:  # reading a pipe would block
            return [input_file]
        with input_file.path.open("rb") as opened:
            file: IO[bytes] = opened
            if input_file.member:
                info = list_of(input_file.path).file(input_file.member, input_file.place)
                file = io.BytesIO(in_memory(open_member(opened, info, input_file.name), input_file.name))
            names = sheet_names(file, input_file.name) if is_workbook(file) else []
    except (*ZIP_PROBLEMS, zlib.error, KeyError, FileRefused, OutOfMemory):
        return [input_file]
    return [replace(input_file, sheet=name) for name in names] if len(names) > 1 else [input_file]
