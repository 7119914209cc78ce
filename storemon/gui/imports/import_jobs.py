"""Imports off the main thread: files go on one after another, told about together when all are through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.core.progress import Progress, part
from storemon.gui.imports.review import Wanted
from storemon.gui.kit.format import plural
from storemon.gui.kit.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.services.imports import ImportResult, ImportService
    from storemon.services.sample import SampleFiles


@dataclass(slots=True)
class ImportOutcome:
    """What became of the files that were given since the queue was last empty."""

    results: list[ImportResult] = field(default_factory=list)
    errors: list[tuple[str, Exception]] = field(default_factory=list)
    sample: bool = False
    cancelled: bool = False


class ImportJobs(QObject):
    """Queues files, one transaction each; `finished` carries one `ImportOutcome` for the whole queue."""

    progress = Signal(float, str)
    finished = Signal(object)

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._waiting: list[Job] = []
        self._outcome = ImportOutcome()

    @property
    def busy(self) -> bool:
        """Whether a file is being imported or waits for it."""
        return bool(self._waiting)

    def add(self, wanted: Sequence[Wanted]) -> None:
        """Queue files behind those that are being imported."""
        for wish in wanted:
            self._start(wish[0].name, self._work(wish))

    def add_sample(self, make_sample: Callable[[Path], SampleFiles]) -> None:
        """Make the sample files in a temporary folder and import them."""
        self._outcome.sample = True
        self._start(self.tr("Sample data"), lambda progress: self._sample(make_sample, progress))

    def cancel(self) -> None:
        """Stop the file being imported, which leaves nothing of it behind, and drop those that wait."""
        for job in self._waiting:
            job.cancel()

    def _start(self, name: str, work: Callable[[Progress], list[ImportResult]]) -> None:
        job = Job(work)
        job.done = lambda results: self._ended(job, results, None)
        job.failed = lambda error: self._ended(job, [], (name, error))
        job.cancelled = lambda: self._cancelled(job)
        job.progress = lambda fraction, text: self._advanced(name, fraction, text)
        self._waiting.append(job)
        self._advanced(name, 0.0, "")
        self._runner.start(Lane.WRITE, job)

    def _work(self, wish: Wanted) -> Callable[[Progress], list[ImportResult]]:
        file, match, choices = wish
        return lambda progress: [self._service.import_part(file, match, progress, choices)]

    def _sample(self, make_sample: Callable[[Path], SampleFiles], progress: Progress) -> list[ImportResult]:
        with TemporaryDirectory(prefix="storemon-") as folder:
            progress(0.0, "")
            files = make_sample(Path(folder))
            paths = (files.names, files.zones, files.hours, files.polls)
            return [
                self._service.import_file(path, part(progress, (number + 1) / 5, (number + 2) / 5))
                for number, path in enumerate(paths)
            ]

    def _advanced(self, name: str, fraction: float, text: str) -> None:
        behind = len(self._waiting) - 1
        said = text or self.tr("Importing {name}").format(name=name)
        if behind > 0:
            said += " · " + plural(behind, self.tr("1 more file to go"), self.tr("{n} more files to go"))
        self.progress.emit(fraction, said)

    def _cancelled(self, job: Job) -> None:
        self._outcome.cancelled = True
        self._ended(job, [], None)

    def _ended(self, job: Job, results: Sequence[ImportResult], error: tuple[str, Exception] | None) -> None:
        self._waiting.remove(job)
        self._outcome.results.extend(results)
        if error is not None:
            self._outcome.errors.append(error)
        if not self._waiting:
            outcome, self._outcome = self._outcome, ImportOutcome()
            self.finished.emit(outcome)
