"""The program's window: its frame, and the start of everything else once the frame is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtGui import QCloseEvent

from storemon.gui.declarations import Feature
from storemon.gui.features import FEATURES
from storemon.gui.shell import Shell
from storemon.gui.startup import Startup
from storemon.gui.widgets.jobs import JobRunner
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.core.server_address import Place
    from storemon.gui.context import Context
    from storemon.services.sample import SampleFiles
    from storemon.services.workspace import Workspace


class MainWindow(Shell):
    """Paints the frame first, then creates the features and opens the workspace.

    `ready` carries the `Context` once everything is loaded, right before the workspace opens. `make_sample`
    and `named` are those of `Session`.
    """

    ready = Signal(object)

    def __init__(
        self,
        open_workspace: Callable[[Progress], Workspace],
        make_sample: Callable[[Path], SampleFiles] | None,
        settings: QSettings,
        features: Sequence[Feature] = FEATURES,
        *,
        named: Place | None = None,
    ) -> None:
        super().__init__(features, settings)
        self._runner = JobRunner(self)
        self._early: list[Path] = []

        def make() -> Context:
            # The first paint does not need what features share.
            from storemon.gui.context import make_context  # noqa: PLC0415  # after the first paint

            return make_context(self, features, self._runner, open_workspace, make_sample, named=named)

        self._startup = Startup(self, self._runner, features, make)
        self._startup.ready.connect(self._made)
        self._startup.ready.connect(self.ready)

    @property
    def context(self) -> Context | None:
        """What the features share; None until after the first paint."""
        return self._startup.context

    @Slot(object)
    def import_files(self, paths: Sequence[Path]) -> None:
        """Open the review of files to import, once the workspace is open."""
        if self.context is None:
            self._early.extend(paths)
        else:
            self.context.session.bring_files(paths)

    @Slot(object)
    def _made(self, context: Context) -> None:
        early, self._early = self._early, []
        if early:
            context.session.bring_files(early)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the layout, stop all jobs, and close once they have stopped."""
        super().closeEvent(event)
        if self.context is None:
            self._runner.close()
        else:
            self.context.session.close()
