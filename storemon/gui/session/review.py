"""The files waiting for confirmation: each is examined on a worker, one after another. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.core.choices import Choices
from storemon.gui.widgets.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.core.choices import Question
    from storemon.core.file_spec import Match
    from storemon.core.input_file import InputFile
    from storemon.core.preview import Preview
    from storemon.core.progress import Progress
    from storemon.services.import_service import ImportService


class State(Enum):
    """The state of a file; the first two can be imported; in the two before the last, no row is usable."""

    READY = 1
    SKIPS = 2
    CHECKING = 3
    UNMATCHED = 4
    ASKS = 5
    USELESS = 6
    BROKEN = 7


@dataclass(slots=True, eq=False)
class Entry:
    """One file in the review; `preview`: None while it is being examined.

    `match` and `choices` (answers to its questions) are set only if the user gave them.
    """

    input_file: InputFile
    match: Match | None = None
    choices: Choices | None = None
    preview: Preview | None = None
    fraction: float = 0.0

    @property
    def state(self) -> State:
        """Return what can be done with the file."""
        preview = self.preview
        if preview is None:
            return State.CHECKING
        if preview.match is None and preview.columns:
            return State.UNMATCHED
        if preview.error is not None or preview.match is None:
            return State.BROKEN
        if preview.asks:
            return State.ASKS
        if preview.complete and self.skipped >= preview.rows:
            return State.USELESS
        return State.SKIPS if preview.problems else State.READY

    @property
    def importable(self) -> bool:
        """Whether confirming would import it."""
        return self.state in {State.READY, State.SKIPS}

    @property
    def skipped(self) -> int:
        """How many rows would be left out, as far as examined."""
        return sum(problem.rows for problem in self.preview.problems) if self.preview else 0


PlannedImport = tuple["InputFile", "Match | None", "Choices | None"]


class Review(QObject):
    """Collects files and examines them without importing anything.

    Signals: `listed` when files were added or removed, `changed` with an `Entry` when one made progress,
    `failed` with an exception that is a bug in the program.
    """

    listed = Signal()
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._job: Job | None = None
        self._gathering: list[Job] = []
        self.entries: list[Entry] = []

    @property
    def busy(self) -> bool:
        """Whether files are still being found or examined."""
        return bool(self._gathering) or any(entry.preview is None for entry in self.entries)

    def add(self, paths: Sequence[Path]) -> None:
        """Add files, including those in folders and archives, unless they are already listed."""
        job = Job(lambda _progress: self._service.expand(paths))
        job.done = lambda input_files: self._gathered(job, input_files)
        job.failed = lambda error: self._not_gathered(job, error)
        job.cancelled = lambda: self._not_gathered(job, None)
        self._gathering.append(job)
        self._runner.start(Lane.READ, job)

    def rematch(self, entry: Entry, match: Match) -> None:
        """Examine a file again with columns matched by hand."""
        entry.match = match
        self._again(entry)

    def answer(self, entry: Entry, answers: Sequence[tuple[Question, str]]) -> None:
        """Examine a file again with answers to its questions."""
        choices = entry.choices or Choices()
        for question, value in answers:
            choices = choices.answered(question.topic, value, question.word)
        entry.choices = choices
        self._again(entry)

    def _again(self, entry: Entry) -> None:
        entry.preview, entry.fraction = None, 0.0
        self._stop()
        self.changed.emit(entry)
        self._next()

    def leave_out(self, entry: Entry) -> None:
        """Remove a file from the list."""
        self.entries.remove(entry)
        self._stop()
        self.listed.emit()

    def clear(self) -> None:
        """Remove all files and stop examining."""
        for job in self._gathering:
            job.cancel()
        self.entries = []
        self._stop()
        self.listed.emit()

    def take(self) -> list[PlannedImport]:
        """Return the files that can be imported, and clear the list."""
        wanted: list[PlannedImport] = [
            (entry.input_file, entry.match, entry.choices) for entry in self.entries if entry.importable
        ]
        self.clear()
        return wanted

    def _gathered(self, job: Job, input_files: Sequence[InputFile]) -> None:
        self._gathering.remove(job)
        if not job.stopping:
            known = {entry.input_file for entry in self.entries}
            self.entries.extend(Entry(input_file) for input_file in input_files if input_file not in known)
        self.listed.emit()
        self._next()

    def _not_gathered(self, job: Job, error: Exception | None) -> None:
        self._gathering.remove(job)
        self.listed.emit()
        if error is not None:
            self.failed.emit(error)

    def _stop(self) -> None:
        """Cancel the current examination unless its result is still wanted."""
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        entry = next((entry for entry in self.entries if entry.preview is None), None)
        if entry is None or self._job is not None:
            return
        match, choices = entry.match, entry.choices

        def work(progress: Progress) -> Preview:
            return self._service.inspect(entry.input_file, match, progress, choices)

        self._job = job = Job(work)
        job.done = lambda preview: self._checked(job, entry, preview)
        job.failed = lambda error: self._broke(entry, error)
        job.cancelled = self._ended
        job.progress = lambda fraction, _text: self._advanced(job, entry, fraction)
        self._runner.start(Lane.READ, job)

    def _checked(self, job: Job, entry: Entry, preview: Preview) -> None:
        if not job.stopping:
            entry.preview = preview
            self.changed.emit(entry)
        self._ended()

    def _broke(self, entry: Entry, error: Exception) -> None:
        if entry in self.entries:
            self.entries.remove(entry)
            self.listed.emit()
        self.failed.emit(error)
        self._ended()

    def _ended(self) -> None:
        self._job = None
        self._next()

    def _advanced(self, job: Job, entry: Entry, fraction: float) -> None:
        if not job.stopping:
            entry.fraction = fraction
            self.changed.emit(entry)
