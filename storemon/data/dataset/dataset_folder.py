"""The location of a data set: a folder, or any file system that Arrow supports, such as `s3://bucket/name`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import fs

from storemon.data.dataset.manifest import NAME, DataFile, Manifest, is_whole, missing
from storemon.data.dataset.manifest import damaged as damaged_file
from storemon.errors import DatasetProblem
from storemon.message import Message, joined

_GONE = (FileNotFoundError, NotADirectoryError)


@dataclass(frozen=True, slots=True)
class DatasetFolder:
    """The location chosen by the user, as an Arrow file system and a path in it."""

    where: str
    system: Any
    root: str

    @classmethod
    def at(cls, where: str) -> DatasetFolder:
        """Return the location. Raises `DatasetProblem` if it is unsupported or contains credentials."""
        if "@" in where.partition("://")[2].partition("/")[0]:
            raise DatasetProblem(
                Message("The address of a data set holds an account or a key."),
                Message("Others on this computer can see it."),
                Message("Leave it out, and keep it where the service's own programs look for it."),
            )
        try:
            if "://" not in where:
                return cls(where, fs.LocalFileSystem(), str(Path(where).absolute()))
            system, root = fs.FileSystem.from_uri(where)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise DatasetProblem(
                Message("{where} is no place for a data set.", where=where),
                joined(str(error)),
                Message("Name a folder, or an address such as s3://BUCKET/NAME."),
            ) from error
        return cls(where, system, root.rstrip("/"))

    def manifest(self) -> Manifest | None:
        """Return the manifest of the data set, None if there is none. Raises `DatasetProblem`."""
        try:
            content = self._content(NAME)
        except _GONE:
            return None
        return Manifest.read(content, self.where)

    def needed_manifest(self) -> Manifest:
        """Return the manifest. Raises `DatasetProblem`, also if there is none."""
        found = self.manifest()
        if found is None:
            raise DatasetProblem(
                Message("There is no data set at {where}.", where=self.where),
                remedy=Message("Check the name, or export one first."),
            )
        return found

    def sizes(self) -> dict[str, int]:
        """Return the size of each existing file by path. Raises `DatasetProblem`."""
        with self._problems():
            found = self.system.get_file_info(
                fs.FileSelector(self.root, allow_not_found=True, recursive=True)
            )
        start = len(self.root) + 1
        return {one.path[start:]: one.size for one in found if one.type == fs.FileType.File}

    def read(self, file: DataFile) -> bytes:
        """Return the content of a file. Raises `DatasetProblem` if it is missing or damaged."""
        try:
            content = self._content(file.path)
        except _GONE as error:
            raise missing(self.where, file.path) from error
        if not is_whole(file, content):
            raise damaged_file(self.where, file.path)
        return content

    def write(self, file: DataFile, content: bytes) -> None:
        """Write a new file. Raises `DatasetProblem`."""
        self._write(file.path, content)

    def publish(self, manifest: Manifest) -> None:
        """Replace the manifest atomically, so that readers see its files. Raises `DatasetProblem`."""
        new = f"{NAME}.new"
        self._write(new, manifest.written())
        with self._problems():
            self.system.move(f"{self.root}/{new}", f"{self.root}/{NAME}")

    def remove(self, path: str) -> None:
        """Delete a file that the manifest no longer contains. Raises `DatasetProblem`."""
        with self._problems():
            try:
                self.system.delete_file(f"{self.root}/{path}")
            except _GONE:
                return

    def _content(self, path: str) -> bytes:
        with self._problems(), self.system.open_input_file(f"{self.root}/{path}") as file:
            content: bytes = file.readall()
        return content

    def _write(self, path: str, content: bytes) -> None:
        whole = f"{self.root}/{path}"
        with self._problems():
            self.system.create_dir(whole.rpartition("/")[0], recursive=True)
            with self.system.open_output_stream(whole) as file:
                file.write(content)

    def _problems(self) -> _Problems:
        return _Problems(self.where)


class _Problems:
    """Converts file system errors into `DatasetProblem`, except for a missing file."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError | pa.ArrowException) and not isinstance(error, _GONE):
            raise DatasetProblem(
                Message("The data set {where} cannot be read or written.", where=self._where),
                joined(str(error)),
                Message("Check the place, your rights there and the connection."),
            ) from error
