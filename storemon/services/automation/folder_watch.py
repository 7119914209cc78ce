"""Imports files from watched folders: each content once, by the rules of the review, without guessing."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from storemon.core.import_records import ImportResult
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import Progress
from storemon.core.watched import Afterwards, FileState, WatchedFile
from storemon.data.clock import utc_now
from storemon.data.disk_errors import why
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message
from storemon.services.automation.arrivals import Arrival, still
from storemon.services.automation.watch_book import WatchBook
from storemon.services.import_service import ImportService

_CHUNK: Final = 4_000_000
_RECENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """The outcome of a file, and its imports, of which a workbook may have several."""

    file: WatchedFile
    results: tuple[ImportResult, ...] = ()


class FolderWatch:
    """Imports arrived files one by one."""

    def __init__(self, imports: ImportService, book: WatchBook, now: Callable[[], int] = utc_now) -> None:
        self._imports = imports
        self._book = book
        self._now = now

    def take(self, arrival: Arrival, drop: int, progress: Progress) -> Taken | None:
        """Import a file unless its content is known; return None if it changed or cannot be read right now.

        `drop` is from `ImportService.new_drop`. A file that needs an answer waits, and nothing in it is
        imported. Raises `DatabaseProblem` and what `progress` raises; the file is then retried later.
        """
        digest = _digest(arrival, progress)
        if digest is None or not still(arrival):
            return None
        file = WatchedFile(
            str(arrival.path), arrival.size, arrival.changed, digest, FileState.IMPORTED, self._now()
        )
        if self._book.is_known(digest):
            return self._ended(arrival, Taken(replace(file, state=FileState.KNOWN)))
        drop, done = self._begin(digest, drop)
        input_files = [one for one in self._imports.expand([arrival.path]) if one.name not in done]
        for input_file in input_files:
            reason = waits_for(self._imports.inspect(input_file, progress=progress))
            if reason != NOTHING:
                return self._ended(arrival, Taken(replace(file, state=FileState.WAITING, reason=reason)))
        if not still(arrival):
            return None
        return self._ended(arrival, self._import(file, input_files, drop, progress))

    def done_by_hand(self, file: WatchedFile) -> None:
        """Record that the user has imported or ignored a waiting file; the file stays in its folder."""
        self._book.met(replace(file, state=FileState.IMPORTED, reason=NOTHING))

    def _begin(self, digest: str, drop: int) -> tuple[int, set[str]]:
        """Record the start of an import; return the drop to use and the names already imported under it.

        If a process was killed between an import and recording its end, the drop it used is reused.
        """
        begun = self._book.begin(digest, drop)
        if begun == drop:
            return drop, set()
        return begun, {one.name for one in self._imports.recent(_RECENT) if one.finished == begun}

    def _import(
        self, file: WatchedFile, input_files: list[InputFile], drop: int, progress: Progress
    ) -> Taken:
        results: list[ImportResult] = []
        try:
            for input_file in input_files:
                results.append(self._imports.import_input(input_file, progress=progress, drop=drop))  # noqa: PERF401  # those before a refusal count
        except FileRefused as error:
            return Taken(replace(file, state=FileState.WAITING, reason=error.message), tuple(results))
        refused = sum(result.refused for result in results)
        if refused:
            reason = Message("1 row was left out.|{n} rows were left out.", n=refused)
            file = replace(file, reason=reason)
        return Taken(file, tuple(results))

    def _ended(self, arrival: Arrival, taken: Taken) -> Taken:
        self._book.met(taken.file)
        if taken.file.state is FileState.WAITING:
            return taken
        problem = _put_away(arrival, refused=any(result.refused for result in taken.results))
        if problem != NOTHING:
            taken = replace(taken, file=replace(taken.file, reason=problem))
            self._book.met(taken.file)
        return taken


def waits_for(preview: Preview) -> Message:
    """Return why a file cannot be imported without the user, empty if it can.

    The rules are stricter than those of the review, as nobody is there to see a warning or to answer an
    optional question.
    """
    if preview.error is not None:
        return preview.error.message
    if preview.match is None:
        return Message("Its columns were not recognized.")
    for question in preview.questions:
        if not question.answer:
            return question.text
    if preview.warnings and not preview.known:
        return preview.warnings[0]
    if preview.complete and sum(problem.rows for problem in preview.problems) >= preview.rows:
        return Message("No row of it can be used.")
    return NOTHING


def _digest(arrival: Arrival, progress: Progress) -> str | None:
    found = hashlib.sha256()
    try:
        with arrival.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                progress(0.0, Message("Reading {name}", name=arrival.path.name))
                found.update(chunk)
    except OSError:
        return None  # deleted, or locked by the program that is writing it
    return found.hexdigest()


def _put_away(arrival: Arrival, *, refused: bool) -> Message:
    """Move or delete an imported file if configured; return the problem, empty if there is none."""
    folder, path = arrival.folder, arrival.path
    if folder.afterwards is Afterwards.STAY:
        return NOTHING
    if not still(arrival):
        return Message("It has changed since and was left where it is.")
    if folder.afterwards is Afterwards.DELETE and refused:
        return Message("Rows of it were left out, so it was not deleted.")
    try:
        if folder.afterwards is Afterwards.DELETE:
            path.unlink()
        else:
            target = Path(folder.target)
            target.mkdir(parents=True, exist_ok=True)
            shutil.move(path, _free(target / path.name))
    except OSError as error:
        return Message("It was imported, but could not be moved or deleted. {why}", why=why(error))
    return NOTHING


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
