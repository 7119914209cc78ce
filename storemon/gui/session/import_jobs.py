"""Imports off the main thread: one file after another, with one notice when all are done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.core.import_records import SAMPLE_PREFIX
from storemon.core.progress import Progress, part
from storemon.gui.session.review import PlannedImport
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.message import NOTHING, Message
from storemon.services.saving import scratch

if TYPE_CHECKING:
    from storemon.core.import_records import ImportResult
    from storemon.core.input_file import InputFile
    from storemon.services.import_service import ImportService
    from storemon.services.sample import SampleFiles


@dataclass(slots=True)
class ImportOutcome:
    """The results of all files added since the queue was last empty.

    `dropped`: names of files that were not imported because the user canceled.
    """

    results: list[ImportResult] = field(default_factory=list)
    errors: list[tuple[str, Exception]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    sample: bool = False

    @property
    def cancelled(self) -> bool:
        """Whether the user canceled before all files were done."""
        return bool(self.dropped)

    @property
    def usable(self) -> bool:
        """Whether any row of the files could be used."""
        return any(result.usable for result in self.results)

    @property
    def complete(self) -> bool:
        """Whether some rows of every file could be used."""
        return not self.errors and not self.dropped and all(result.usable for result in self.results)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that is not done; `weight` is its share of the progress bar."""

    name: str
    weight: float


class WholeBar:
    """The overall progress of several files, which never goes back, even if more files are added."""

    def __init__(self) -> None:
        self._base = 0.0
        self._shown = 0.0
        self._done = 0.0
        self._total = 0.0

    def add(self, weights: Sequence[float]) -> None:
        """Add files; progress shown so far stays, and the rest is divided again."""
        self._base, self._total, self._done = self._shown, self._total - self._done + sum(weights), 0.0

    def passed(self, weight: float) -> None:
        """Mark a file as done, whatever its result."""
        self._done += weight

    def at(self, done: float) -> float:
        """Return the overall progress when this much of the current file's weight is done."""
        share = (self._done + done) / self._total if self._total > 0 else 0.0
        self._shown = max(self._shown, min(1.0, self._base + (1 - self._base) * share))
        return self._shown


class ImportJobs(QObject):
    """Queues files, one transaction each; `finished` carries one `ImportOutcome` for the whole queue.

    `progress` goes from 0 to 1 over all files in the queue, each weighted by its size.
    """

    progress = Signal(float, str)
    finished = Signal(object)

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._waiting: dict[Job, _Waiting] = {}
        self._outcome = ImportOutcome()
        self._bar = WholeBar()

    @property
    def busy(self) -> bool:
        """Whether a file is being imported or is waiting."""
        return bool(self._waiting)

    @property
    def kept(self) -> list[str]:
        """Names of the files in the queue that were imported and stay, whatever happens to the others."""
        return [result.name for result in self._outcome.results]

    @property
    def unfinished(self) -> list[str]:
        """Names of the files that are not imported yet, starting with the one in progress."""
        return [waiting.name for waiting in self._waiting.values()]

    def add(self, wanted: Sequence[PlannedImport], sizes: Mapping[InputFile, int] | None = None) -> None:
        """Queue files that belong together after those already queued.

        `sizes`: bytes of the files whose sizes are known.
        """
        drop = self._service.new_drop()
        known = sizes or {}
        usual = sum(known.values()) / len(known) if known else 1.0
        weights = [known.get(planned[0], usual) for planned in wanted]
        self._bar.add(weights)
        for planned, weight in zip(wanted, weights, strict=True):
            self._start(planned[0].name, weight, self._work(planned, drop))

    def add_sample(self, make_sample: Callable[[Path], SampleFiles]) -> None:
        """Make the sample files in a temporary folder and import them."""
        self._outcome.sample = True
        self._bar.add([1.0])
        self._start(
            self.tr("Sample data"),
            1.0,
            lambda progress, results: self._sample(make_sample, progress, results),
        )

    def cancel(self) -> None:
        """Cancel the file being imported, which leaves no trace, and drop the waiting ones."""
        for job in self._waiting:
            job.cancel()

    def _start(self, name: str, weight: float, work: Callable[[Progress, list[ImportResult]], None]) -> None:
        # What is in it is imported, however the rest of the work ends.
        results: list[ImportResult] = []
        job = Job(lambda progress: work(progress, results))
        job.done = lambda _: self._ended(job, results, None)
        job.failed = lambda error: self._ended(job, results, (name, error))
        job.cancelled = lambda: self._cancelled(job, results)
        job.progress = lambda fraction, text: self._advanced(name, weight * fraction, text)
        self._waiting[job] = _Waiting(name, weight)
        if len(self._waiting) == 1:
            self._advanced(name, 0.0, NOTHING)
        self._runner.start(Lane.WRITE, job)

    def _work(self, planned: PlannedImport, drop: int) -> Callable[[Progress, list[ImportResult]], None]:
        file, match, choices = planned
        return lambda progress, results: results.append(
            self._service.import_input(file, match, progress, choices, drop=drop)
        )

    def _sample(
        self,
        make_sample: Callable[[Path], SampleFiles],
        progress: Progress,
        results: list[ImportResult],
    ) -> None:
        with scratch() as folder:
            progress(0.0, NOTHING)
            files = make_sample(folder)
            drop = self._service.new_drop()
            for number, path in enumerate((files.names, files.zones, files.hours, files.polls)):
                step = part(progress, (number + 1) / 5, (number + 2) / 5)
                sample = path.rename(path.with_name(f"{SAMPLE_PREFIX}{path.name}"))
                results.append(self._service.import_file(sample, step, drop=drop))

    def _advanced(self, name: str, done: float, text: Message) -> None:
        behind = len(self._waiting) - 1
        sentence = translate_message(text) or self.tr("Importing {name}").format(name=name)
        if behind > 0:
            sentence += " · " + plural(self.tr, "1 more file to go|{n} more files to go", behind)
        self.progress.emit(self._bar.at(done), sentence)

    def _cancelled(self, job: Job, results: Sequence[ImportResult]) -> None:
        self._outcome.dropped.append(self._waiting[job].name)
        self._ended(job, results, None)

    def _ended(self, job: Job, results: Sequence[ImportResult], error: tuple[str, Exception] | None) -> None:
        self._bar.passed(self._waiting.pop(job).weight)
        self._outcome.results.extend(results)
        if error is not None:
            self._outcome.errors.append(error)
        if self._waiting:
            self._advanced(next(iter(self._waiting.values())).name, 0.0, NOTHING)
        else:
            outcome, self._outcome = self._outcome, ImportOutcome()
            self._bar = WholeBar()
            self.finished.emit(outcome)
