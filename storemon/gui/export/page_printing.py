"""Prints pages: shows a preview, then opens the system's program for PDF files, which prints them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage

from storemon.errors import ExportFailed
from storemon.gui.context import Context
from storemon.gui.export.drawn_work import preview_of, writer
from storemon.gui.export.page_preview import PagePreview
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.widgets.jobs import Job, Lane
from storemon.message import Message
from storemon.services.file_names import safe_file_name
from storemon.services.saving import lasting_scratch

if TYPE_CHECKING:
    from pathlib import Path

    from storemon.gui.export.material import Material

_SCALE: Final = 1.15
"""Pixels per point: a Letter page is 704 wide."""
_STORE: Final = "store"


class PagePrinting(QObject):
    """Shows the page for what is on the screen: a store, or all stores.

    `find` returns the data for an export, None for nothing. `save_wanted` carries the kind of a page to save
    instead; `opened` the path that the system was asked to open.
    """

    save_wanted = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context, find: Callable[[ExportKind], Material | None]) -> None:
        super().__init__(context.window)
        self._context = context
        self._find = find
        context.menus["print"].triggered.connect(self.preview)
        context.navigator.changed.connect(self.offer)

    @Slot()
    def offer(self) -> None:
        """Enable what can be printed."""
        report = self._context.session.report
        here = report is not None and (report.answers is not None or self._kind is ExportKind.STORE_PAGE)
        self._context.menus["print"].setEnabled(here)

    @property
    def _kind(self) -> ExportKind:
        one = self._context.navigator.page == _STORE
        return ExportKind.STORE_PAGE if one else ExportKind.FLEET_PAGE

    @Slot()
    def preview(self) -> None:
        """Draw the page, then show it."""
        kind = self._kind
        material = self._find(kind)
        if material is None:
            return
        ratio = self._context.window.devicePixelRatioF()
        work = preview_of(writer(kind)(material), _SCALE * ratio)
        show = partial(self._show, kind, material, ratio)
        session = self._context.session
        session.runner.start(Lane.READ, Job(work, done=show, failed=session.failed.emit))

    def _show(self, kind: ExportKind, material: Material, ratio: float, found: tuple[str, QImage]) -> None:
        title, page = found
        page.setDevicePixelRatio(ratio)
        dialog = PagePreview(self._context.window, title, page)
        dialog.save_wanted.connect(partial(self.save_wanted.emit, kind))
        dialog.print_wanted.connect(partial(self._print, kind, material, title))
        dialog.open()

    def _print(self, kind: ExportKind, material: Material, title: str) -> None:
        # Keep the file as long as the program runs: the other program may read it late.
        path, session = lasting_scratch() / safe_file_name(title, ".pdf"), self._context.session
        work = writer(kind)(material)

        def done(_pages: int) -> None:
            self._open(path)

        session.runner.start(
            Lane.READ, Job(lambda progress: work(path, progress), done=done, failed=session.failed.emit)
        )

    def _open(self, path: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.opened.emit(path)
            return
        self._context.banners.show_error(
            ExportFailed(
                Message("The page cannot be opened."),
                Message("No program on this computer opens PDF files."),
                Message("Save the page as PDF and print it elsewhere."),
            )
        )
