"""Exports all data: asks for the folder, does the work on a worker, and shows the result."""

from __future__ import annotations

from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.data_export import ExportedData

_KEY: Final = "export-data"


class DataExportController(QObject):
    """Connects *Export all data* of the File menu; one export at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._job: Job | None = None
        context.menus[_KEY].triggered.connect(self._ask)
        context.jobs.cancel.connect(self._cancel)
        self._session.data_changed.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        summary = self._session.summary
        there = summary is not None and summary.stores > 0
        self._context.menus[_KEY].setEnabled(there and self._job is None)

    @Slot()
    def _ask(self) -> None:
        self._context.dialogs.ask_folder(self.tr("Choose a folder for the exported data"), self._begin, _KEY)

    def _begin(self, parent: Path) -> None:
        """Write into a new folder inside the chosen one."""
        workspace = self._session.workspace
        if workspace is None or self._job is not None:
            return
        folder = parent / self.tr("storemon data {date}").format(date=date.today().isoformat())  # noqa: DTZ011  # the person's own date

        def work(progress: Progress) -> ExportedData:
            return workspace.export_data(_free(folder), progress)

        title = self.tr("Exporting all data")
        self._job = Job(
            work,
            done=self._done,
            failed=self._failed,
            cancelled=self._cancelled,
            progress=lambda fraction, text: self._context.jobs.advance(
                _KEY, fraction, f"{title} · {translate_message(text)}"
            ),
        )
        self._advance(0.0, title)
        self._offer()
        self._session.runner.start(Lane.READ, self._job)

    def _advance(self, fraction: float, text: str) -> None:
        self._context.jobs.advance(_KEY, fraction, text)

    def _end(self) -> None:
        self._job = None
        self._context.jobs.done(_KEY)
        self._offer()

    def _done(self, exported: ExportedData) -> None:
        self._end()
        text = plural(self.tr, "1 row|{n} rows", exported.rows)
        folder = exported.files[0].parent
        title = self.tr("Saved {what} to {name}.").format(what=text, name=folder.name)
        self._context.notices.saved_folder(folder, title)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._context.banners.show_error(error)

    def _cancelled(self) -> None:
        self._end()
        self._context.notices.save_cancelled()

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _KEY and self._job is not None:
            self._job.cancel()


def _free(folder: Path) -> Path:
    """Return the folder, or if it exists, the first numbered name that does not."""
    names = (folder.with_name(f"{folder.name} {number}") for number in count(2))
    return next(name for name in chain([folder], names) if not name.exists())
