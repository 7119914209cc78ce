"""Backups off the main thread: make one, restore one, and make the daily one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.gui.widgets.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.backups import BackupService

_CALM_MS: Final = 5000


class BackupJobs(OneAtATime):
    """One job at a time. `saved` carries the backup's path, `restored` that of the replaced data's backup.

    `daily_failed` carries why there is no daily backup; it is not tried again before the next start.
    """

    saved = Signal(object)
    restored = Signal(object)
    daily_failed = Signal(object)

    def __init__(self, runner: JobRunner, service: BackupService, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._service = service
        self._daily_failed = False
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.make_daily)

    def save(self, place: Path) -> None:
        """Make a backup at a path chosen by the user."""

        def work(progress: Progress) -> Path:
            self._service.save(place, progress)
            return place

        self.start(work, self.saved, self.tr("Backing up to {name}").format(name=place.name))

    def restore(self, source: Path) -> None:
        """Replace all data with a backup."""
        self.start(
            lambda progress: self._service.restore(source, progress),
            self.restored,
            self.tr("Restoring {name}").format(name=source.name),
        )

    @Slot()
    def make_daily_soon(self) -> None:
        """Make the daily backup after nothing has changed for a while."""
        self._calm.start()

    @Slot()
    def make_daily(self) -> None:
        """Make the daily backup in the background, if it is due; only a failure is shown, once."""
        if not self._daily_failed:
            self._runner.start(Lane.READ, Job(self._service.make_daily, failed=self._no_daily))

    def _no_daily(self, error: Exception) -> None:
        self._daily_failed = True
        self.daily_failed.emit(error)
