"""Removes data off the main thread: undoes imports, or clears everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from storemon.gui.session.undo_text import called_together
from storemon.gui.widgets.jobs import JobRunner
from storemon.gui.widgets.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord
    from storemon.core.progress import Progress
    from storemon.services.import_service import ImportService


class DataJobs(OneAtATime):
    """One job at a time. `undone` carries a list of `ImportRecord`, `cleared` a path; `ended` comes first.

    `sample_removed`: the sample data is gone.
    """

    undone = Signal(object)
    sample_removed = Signal(object)
    cleared = Signal(object)

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._service = service

    def undo(self, records: Sequence[ImportRecord]) -> None:
        """Undo imports: all of them, or none if that fails or is canceled."""
        name = called_together(records)
        self._undo(records, self.undone, self.tr("Undoing the import of {name}").format(name=name))

    def remove_sample(self, records: Sequence[ImportRecord]) -> None:
        """Undo the imports of the sample data together."""
        self._undo(records, self.sample_removed, self.tr("Removing the sample data"))

    def clear(self) -> None:
        """Remove all data and reports after a backup."""
        self.start(self._service.clear, self.cleared, self.tr("Clearing all data"))

    def _undo(self, records: Sequence[ImportRecord], done: SignalInstance, text: str) -> None:
        def work(progress: Progress) -> Sequence[ImportRecord]:
            self._service.undo_together([record.import_id for record in records], progress)
            return records

        self.start(work, done, text)
