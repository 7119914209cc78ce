"""The manifest of a data set: its files with their checksums, and what all of its parts share."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Final

from storemon.errors import DatasetProblem
from storemon.message import Message

NAME: Final = "storemon-dataset.json"
FORMAT: Final = 1
STORES_A_PARTITION: Final = 800
"""Approximate number; a report loads one partition at a time."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file: its path within the data set, its size and the SHA-256 of its bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PollsFile:
    """The polls of a partition's stores on a platform in one week, counted from 1970, by store and time."""

    file: DataFile
    partition: int
    platform: int
    week: int


@dataclass(frozen=True)
class Manifest:
    """The content of a data set.

    `partitions`: the files of stores, hours and dated hours of each. `platforms`: names of the platforms with
    polls by number, empty for polls without a platform. `zones`: the number of stores in each. `weeks`: row
    counts and checksums of each week's polls in the database. `unpolled`: the number of stores without polls.
    `notes` and `groups`: the files of notes and of the groups of stores, None if there are none.
    """

    partitions: tuple[dict[str, DataFile], ...]
    polls: tuple[PollsFile, ...]
    platforms: dict[int, str]
    zones: tuple[tuple[str | None, int], ...]
    weeks: dict[int, tuple[int, int]]
    unpolled: int = 0
    notes: DataFile | None = None
    groups: DataFile | None = None

    @property
    def files(self) -> dict[str, DataFile]:
        """All files by path."""
        found = [file for part in self.partitions for file in part.values()]
        found += [one.file for one in self.polls]
        found += [one for one in (self.notes, self.groups) if one is not None]
        return {file.path: file for file in found}

    @property
    def state(self) -> str:
        """A value that changes whenever anything in the data set changes."""
        return _digest(self.written())

    @cached_property
    def polls_of(self) -> dict[tuple[int, int], dict[int, DataFile]]:
        """The poll files of each partition and platform, by week."""
        found: dict[tuple[int, int], dict[int, DataFile]] = {}
        for one in sorted(self.polls, key=lambda one: one.week):
            found.setdefault((one.partition, one.platform), {})[one.week] = one.file
        return found

    def written(self) -> bytes:
        """Return the manifest as JSON with its own checksum."""
        content = {"format": FORMAT, **asdict(self)}
        text = json.dumps(content, sort_keys=True)
        return json.dumps({"content": content, "sha256": _digest(text.encode())}, indent=1).encode()

    @classmethod
    def read(cls, content: bytes, where: str) -> Manifest:
        """Parse the result of `written`. Raises `DatasetProblem`."""
        try:
            outer = json.loads(content)
            found, digest = outer["content"], outer["sha256"]
            if _digest(json.dumps(found, sort_keys=True).encode()) != digest:
                raise damaged(where, NAME)
            if found["format"] != FORMAT:
                raise DatasetProblem(
                    Message("The data set {where} was written by a newer version.", where=where),
                    remedy=Message("Update storemon."),
                )
            return cls(
                tuple(
                    {kind: DataFile(**file) for kind, file in part.items()} for part in found["partitions"]
                ),
                tuple(PollsFile(**{**one, "file": DataFile(**one["file"])}) for one in found["polls"]),
                {int(number): name for number, name in found["platforms"].items()},
                tuple((zone, stores) for zone, stores in found["zones"]),
                {int(week): (rows, sums) for week, (rows, sums) in found["weeks"].items()},
                int(found["unpolled"]),
                *(None if found[one] is None else DataFile(**found[one]) for one in ("notes", "groups")),
            )
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise damaged(where, NAME) from error


def named(path: str, content: bytes) -> DataFile:
    """Return the file for a content; its name ends in part of the checksum, so that files never change."""
    digest = _digest(content)
    return DataFile(f"{path}-{digest[:16]}.parquet", len(content), digest)


def is_whole(file: DataFile, content: bytes) -> bool:
    """Return whether a content is exactly what was written."""
    return len(content) == file.size and _digest(content) == file.sha256


def partition_of(store_id: str, partitions: int) -> int:
    """Return the partition of a store, by a hash of its id that is the same on every machine."""
    digest = hashlib.blake2b(store_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") % partitions


def damaged(where: str, path: str) -> DatasetProblem:
    """Return the problem of a damaged file."""
    return DatasetProblem(
        Message("A file of the data set {where} is damaged: {path}", where=where, path=path),
        remedy=Message("Delete it, and export the data set again."),
    )


def missing(where: str, path: str) -> DatasetProblem:
    """Return the problem of a missing file."""
    return DatasetProblem(
        Message("A file of the data set {where} is missing: {path}", where=where, path=path),
        remedy=Message("Export the data set again."),
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
