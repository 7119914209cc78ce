"""Taking data away off the main thread: undoing one import, clearing everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.gui.kit.jobs import JobRunner
from storemon.gui.kit.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.imports import ImportRecord, ImportService


class DataJobs(OneAtATime):
    """One at a time. `undone` carries an `ImportRecord`, `cleared` the backup's path; `ended` comes first.

    `sample_removed` tells that the sample data is gone.
    """

    undone = Signal(object)
    sample_removed = Signal(object)
    cleared = Signal(object)

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._service = service

    def undo(self, record: ImportRecord) -> None:
        """Undo an import."""

        def work(progress: Progress) -> ImportRecord:
            self._service.undo(record.import_id, progress)
            return record

        self.start(work, self.undone, self.tr("Undoing the import of {name}").format(name=record.name))

    def remove_sample(self, records: Sequence[ImportRecord]) -> None:
        """Undo the imports of the sample data together."""

        def work(progress: Progress) -> Sequence[ImportRecord]:
            self._service.undo_all([record.import_id for record in records], progress)
            return records

        self.start(work, self.sample_removed, self.tr("Removing the sample data"))

    def clear(self) -> None:
        """Remove all data and reports after a backup."""
        self.start(self._service.clear, self.cleared, self.tr("Clearing all data"))
