"""Finds files in the watched folders that are new and have stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.watched import WatchedFile, WatchedFolder
from storemon.data.files.folders import files_in
from storemon.errors import FileRefused

QUIET_SECONDS: Final = 5.0
"""A file that has not changed for this long between two looks has stopped growing."""
_NANOSECONDS: Final = 1_000_000_000
_OLD: Final = 120 * _NANOSECONDS


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new file in a watched folder, in the state in which it was seen."""

    path: Path
    folder: WatchedFolder
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the folders found: files to import, whether others are growing, and missing folders."""

    arrivals: tuple[Arrival, ...]
    growing: bool
    missing: tuple[str, ...]


class Arrivals:
    """Polls folders and remembers how long files have been unchanged.

    `clock` is a monotonic clock in seconds, `wall` the computer's clock in ns.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, wall: Callable[[], int] = time.time_ns
    ) -> None:
        self._clock = clock
        self._wall = wall
        self._since: dict[tuple[str, int, int], float] = {}

    def look(self, folders: Iterable[WatchedFolder], known: Mapping[str, WatchedFile]) -> Look:
        """Return what is new; `known` are the files that were handled before, by path.

        Empty files are skipped, as they are about to be written, and so are files in folders that imported
        files are moved to.
        """
        chosen = list(folders)
        targets = [Path(folder.target) for folder in chosen if folder.target]
        seen: dict[tuple[str, int, int], float] = {}
        arrivals, missing, growing = [], [], False
        for folder in chosen:
            place = Path(folder.path)
            try:
                is_there, paths = place.is_dir(), files_in(place)
            except (OSError, FileRefused):
                is_there, paths = False, []
            if not is_there:
                missing.append(folder.path)
            for path in paths:
                if any(path.is_relative_to(target) for target in targets if target != place):
                    continue
                arrival = _arrival(path, folder)
                if arrival is None or _is_known(arrival, known.get(str(path))):
                    continue
                key = (str(path), arrival.size, arrival.changed)
                if key in seen:  # the file is in two watched folders
                    continue
                seen[key] = self._since.get(key, self._clock())
                if self._is_quiet(arrival, seen[key]):
                    arrivals.append(arrival)
                else:
                    growing = True
        self._since = seen
        return Look(tuple(arrivals), growing, tuple(missing))

    def _is_quiet(self, arrival: Arrival, since: float) -> bool:
        age = self._wall() - arrival.changed
        return self._clock() - since >= QUIET_SECONDS or age >= _OLD


def still(arrival: Arrival) -> bool:
    """Return whether the file is unchanged."""
    now = _arrival(arrival.path, arrival.folder)
    return now == arrival


def _arrival(path: Path, folder: WatchedFolder) -> Arrival | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return Arrival(path, folder, found.st_size, found.st_mtime_ns) if found.st_size else None


def _is_known(arrival: Arrival, known: WatchedFile | None) -> bool:
    return known is not None and (known.size, known.changed) == (arrival.size, arrival.changed)
