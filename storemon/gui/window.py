"""The main window: what its first picture shows, and the place of all that follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSettings, QSize, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from storemon.errors import DatabaseDamaged
from storemon.gui.kit.focus_ring import FocusRing
from storemon.gui.kit.icons import Icons
from storemon.gui.kit.jobs import Job, Lane
from storemon.gui.kit.language import speak
from storemon.gui.kit.preferences import Preferences
from storemon.gui.kit.rail import HOME, Rail
from storemon.gui.kit.resources import resource_folder
from storemon.gui.kit.steps import Steps
from storemon.gui.kit.stored import stored_bytes, stored_text
from storemon.gui.kit.theme import Theme
from storemon.gui.menus import Menus
from storemon.gui.parts import load_plain_modules, make_parts
from storemon.gui.store.chart_library import chart_steps, load_chart_modules
from storemon.gui.workbench import Workbench

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.gui.desktop import Desktop
    from storemon.gui.drop_overlay import DropOverlay
    from storemon.gui.empty_page import EmptyPage
    from storemon.gui.export.export_flow import ExportFlow
    from storemon.gui.fleet.overview_flow import OverviewFlow
    from storemon.gui.fleet.overview_page import OverviewPage
    from storemon.gui.following import Following
    from storemon.gui.guide.guide_flow import GuideFlow
    from storemon.gui.hours.hours_flow import HoursFlow
    from storemon.gui.hours.hours_page import HoursPage
    from storemon.gui.imports.import_flow import ImportFlow
    from storemon.gui.imports.imports_page import ImportsPage
    from storemon.gui.imports.review_page import ReviewPage
    from storemon.gui.job_bar import JobBar
    from storemon.gui.kit.banner import BannerStack
    from storemon.gui.kit.file_dialogs import FileDialogs
    from storemon.gui.leaving import Leaving
    from storemon.gui.news import News
    from storemon.gui.ready_page import ReadyPage
    from storemon.gui.report.report_actions import ReportActions
    from storemon.gui.store.explain_flow import ExplainFlow
    from storemon.gui.store.store_flow import StoreFlow
    from storemon.gui.store.store_page import StorePage
    from storemon.gui.stores.stores_page import StoresPage
    from storemon.services.sample import SampleFiles
    from storemon.services.workspace import Workspace

_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 48)  # what the system puts around it


class MainWindow(QMainWindow):
    """Paints the frame first, then makes its parts, opens the workspace and loads the chart library.

    `parts.py` makes what is declared here without a value; all of it is there once the workspace opens.
    """

    first_painted = Signal()
    parts_ready = Signal()
    chart_ready = Signal()
    closing = Signal()
    escaped = Signal()
    """Escape was pressed where nothing else makes use of it."""

    banners: BannerStack
    job_bar: JobBar
    overlay: DropOverlay
    news: News
    dialogs: FileDialogs
    actions_bar: ReportActions
    empty: EmptyPage
    prepared: ReadyPage
    overview: OverviewPage
    stores: StoresPage
    store: StorePage
    hours: HoursPage
    imports: ImportsPage
    review: ReviewPage
    import_flow: ImportFlow
    following: Following
    desktop: Desktop
    overview_flow: OverviewFlow
    store_flow: StoreFlow
    hours_flow: HoursFlow
    explain_flow: ExplainFlow
    export_flow: ExportFlow
    guide: GuideFlow

    def __init__(
        self,
        open_workspace: Callable[[Progress], Workspace],
        make_sample: Callable[[Path], SampleFiles],
        settings: QSettings,
    ) -> None:
        super().__init__()
        self.setWindowTitle("storemon")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "storemon.svg")))
        self.setMinimumWidth(960)
        self.settings = settings
        self.early: list[Path] = []
        self.leaving: Leaving | None = None
        self.movable = False
        """Whether the data is the person's own, which the settings can move."""
        self._painted = False
        self.preferences = Preferences(settings, self)
        speak(self.preferences.language)
        self.theme = Theme(self.preferences, self)
        self.icons = Icons(self.theme, self)
        self.bench = Workbench(open_workspace, make_sample, self)
        self.menus = Menus(self.menuBar(), self.preferences, self)
        self._build()
        self.bench.failed.connect(self._failed)
        self._parts = Steps(make_parts(self), self)
        self._parts.done.connect(self.parts_ready)
        self._parts.done.connect(self._open)
        self._parts.failed.connect(self.bench.failed)
        self._chart = Steps(chart_steps(self), self)
        self._chart.done.connect(self.chart_ready)
        self._chart.failed.connect(self.bench.failed)
        FocusRing(self.theme.application, self)
        # A first window that is larger than the screen would have its buttons out of reach.
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        geometry = stored_bytes(settings, "window/geometry")
        if geometry is not None:
            # Onto a screen that is there, should the former one be gone.
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        self.rail = Rail(self.icons)
        self.rail.add(HOME, self.tr("Overview"), "layout-dashboard")
        self.rail.add("stores", self.tr("Stores"), "store")
        self.rail.add("hours", self.tr("Hours"), "clock")
        self.rail.add("imports", self.tr("Imports"), "inbox")
        self.rail.chosen.connect(self.show_page)
        self.pages = QStackedWidget()
        self.waiting = QWidget()
        self.pages.addWidget(self.waiting)
        self._fronts: dict[str, QWidget] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.pages, 1)
        self.centre = QWidget()
        across = QHBoxLayout(self.centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(self.column, 1)
        self.setCentralWidget(self.centre)
        self.centre.setFocus()
        self.reviewing = False
        page = stored_text(self.settings, "window/page") or ""
        self.show_page(page if self.rail.has(page) else HOME)

    @Slot(object)
    def import_files(self, paths: Sequence[Path]) -> None:
        """Show what files hold before they are imported, once the workspace is open."""
        if self.bench.workspace is None:
            self.early.extend(paths)
        else:
            self.import_flow.review_files(paths)

    def add_page(self, page: QWidget, name: str = "") -> None:
        """Take in a page; the one with the name of a button of the rail is what that shows."""
        self.pages.addWidget(page)
        if name:
            self.set_front(name, page)

    def set_front(self, name: str, page: QWidget) -> None:
        """Decide which page the button `name` of the rail shows from now on."""
        self._fronts[name] = page
        if name == self.page:
            self.show_page(name)

    @Slot(str)
    def open_store(self, store_id: str) -> None:
        """Show a store's own page, from anywhere; its back button leads to where one was."""
        self.store_flow.open(store_id)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show what stands behind a button of the rail, or `store`; nothing until it has been made."""
        self.page = name
        self.rail.mark("stores" if name == "store" else name)
        self.pages.setCurrentWidget(self._fronts.get(name, self.waiting))

    def set_reviewing(self, reviewing: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        """Decide whether the imports page is the list of imports or the review."""
        if reviewing != self.reviewing:
            self.reviewing = reviewing
            self.set_front("imports", self.review if reviewing else self.imports)

    def set_home(self, page: QWidget) -> None:
        """Decide what overview and stores page are: empty, prepared for a report, or the report."""
        self.set_front("stores", page)
        self.set_front(HOME, self.overview if page is self.stores else page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Start everything that is slow once the first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _after_first_paint(self) -> None:
        self.first_painted.emit()

        def go_on(_: object) -> None:
            # What could not be loaded fails again there, once there is a place to tell it.
            self._parts.start()

        self.bench.runner.start(Lane.WRITE, Job(load_plain_modules, done=go_on, failed=go_on))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        action = (self.tr("Restore a backup"), self.menus.restore.trigger)
        self.banners.tell_error(error, action if isinstance(error, DatabaseDamaged) else None)

    @Slot()
    def _open(self) -> None:
        self.bench.open()
        # On the thread that opens the workspace, and so after it: two that load at once hold up the window.
        self.bench.runner.start(Lane.WRITE, Job(load_chart_modules, done=lambda _: self._chart.start()))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from anywhere on the window."""
        # What comes from a table of ours is not to be imported again.
        if event.source() is None and _promises_files(event.mimeData()) and _copies(event):
            self.overlay.cover()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking them while they move."""
        _copies(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show the page again."""
        self.overlay.hide()
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Review what was dropped."""
        self.overlay.hide()
        if _copies(event):
            self.import_files(_files_of(event.mimeData()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout, stop the work, and go once it has stopped."""
        if self.leaving is not None and self.leaving.holds_back(event):
            return
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/page", self.page)
        self._parts.stop()
        self._chart.stop()
        self.closing.emit()
        self.bench.close()
        super().closeEvent(event)


def _copies(event: QDropEvent) -> bool:
    """Answer a drag with Copy, whatever keys are held, or refuse it where its source allows no copy.

    The answer "Move" may make the source delete the person's files.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  # see "Qt" among the traps in docs/design.md

    event.setDropAction(Qt.DropAction.CopyAction)
    possible = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    event.setAccepted(possible)
    return possible


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _promises_files(data: QMimeData) -> bool:
    """Tell whether something like a file is dragged, though it may turn out to be none of this computer."""
    return data.hasUrls() or any("FileGroupDescriptor" in name for name in data.formats())
