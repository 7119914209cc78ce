"""Rounds of the watched folders: look for new files and import them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from storemon.core.progress import Progress, part, silent
from storemon.core.watched import FileState
from storemon.services.automation.arrivals import QUIET_SECONDS, Arrivals, Look
from storemon.services.automation.folder_watch import FolderWatch, Taken
from storemon.services.automation.watch_book import WatchBook, automation_of
from storemon.services.workspace import Workspace

_MOST_WAITS: Final = 12
_NOTHING_NEW: Final = Look((), growing=False, missing=())


@dataclass(frozen=True, slots=True)
class Round:
    """The outcome of a round: the files it handled, and the missing folders.

    `growing`: files were left for the next round as they are still being written. `elsewhere`: nothing was
    done because another process is running a round.
    """

    taken: tuple[Taken, ...] = ()
    missing: tuple[str, ...] = ()
    growing: bool = False
    elsewhere: bool = False

    @property
    def imported(self) -> bool:
        """Whether the data may have changed."""
        return any(taken.results for taken in self.taken)

    @property
    def waiting(self) -> list[Taken]:
        """The files that need an answer from the user."""
        return [taken for taken in self.taken if taken.file.state is FileState.WAITING]


class Rounds:
    """Runs rounds for a database; each may wait for the disk."""

    def __init__(self, workspace: Workspace, arrivals: Arrivals | None = None) -> None:
        self.book = WatchBook(automation_of(workspace.place))
        self.watch = FolderWatch(workspace.imports, self.book)
        self._imports = workspace.imports
        self._arrivals = arrivals or Arrivals()

    def look(self) -> Look:
        """Look at the watched folders without importing anything."""
        folders = self.book.folders()
        if not folders:
            return _NOTHING_NEW
        return self._arrivals.look(folders, self.book.files())

    def make(self, progress: Progress = silent) -> Round:
        """Import new files that have stopped growing.

        Two processes never do so at the same time. Raises `DatabaseProblem` and what `progress` raises; files
        imported before stay imported.
        """
        if not self.book.folders():
            return Round()
        with self.book.file.sole() as mine:
            if not mine:
                return Round(elsewhere=True)
            found = self.look()
            drop, taken = self._imports.new_drop(), []
            count = len(found.arrivals)
            for number, arrival in enumerate(found.arrivals):
                step = part(progress, number / count, (number + 1) / count)
                one = self.watch.take(arrival, drop, step)
                if one is not None:
                    taken.append(one)
        return Round(tuple(taken), found.missing, found.growing or len(taken) < count)

    def make_whole(self, progress: Progress = silent, wait: Callable[[float], object] = time.sleep) -> Round:
        """Run rounds until no file is growing anymore, waiting a minute at most."""
        found = self.make(progress)
        for _ in range(_MOST_WAITS):
            if not found.growing:
                break
            wait(QUIET_SECONDS)
            later = self.make(progress)
            found = Round((*found.taken, *later.taken), later.missing, later.growing, later.elsewhere)
        return found
