"""What reads and writes the open workspace on the runner's lanes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from storemon.core.progress import Progress
from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.services.workspace import Workspace


class WorkspaceAccess(QObject):
    """Holds the workspace, None until it is open.

    `failed` carries an exception of what has no page of its own, `changed_here` tells that this window has
    changed the data.
    """

    failed = Signal(object)
    changed_here = Signal()

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.workspace: Workspace | None = None

    def read(self, work: Callable[[Workspace], object], done: Callable[..., None]) -> None:
        """Read something small for a page on a worker."""
        workspace = self.workspace
        if workspace is not None:
            self.runner.start(
                Lane.READ, Job(lambda _progress: work(workspace), done=done, failed=self.failed.emit)
            )

    def write(
        self,
        work: Callable[[Workspace, Progress], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Change something small behind other writers; what can be undone is made by `Edits`."""
        workspace = self.workspace
        if workspace is not None:

            def changed(result: object) -> None:
                self.changed_here.emit()
                done(result)

            job = Job(lambda progress: work(workspace, progress), done=changed, failed=failed)
            self.runner.start(Lane.WRITE, job)
