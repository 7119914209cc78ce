"""The main window: lays out the pages and connects them to the workbench."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from storemon.gui.banner import BannerStack
from storemon.gui.chart_library import ChartLibrary, load_plain_modules
from storemon.gui.drop_overlay import DropOverlay
from storemon.gui.empty_page import EmptyPage
from storemon.gui.file_dialogs import FileDialogs
from storemon.gui.flow import Flow
from storemon.gui.focus_ring import FocusRing
from storemon.gui.icons import Icons
from storemon.gui.import_flow import ImportFlow
from storemon.gui.imports_page import ImportsPage
from storemon.gui.job_bar import JobBar
from storemon.gui.jobs import Job, Lane
from storemon.gui.menus import Menus
from storemon.gui.news import News
from storemon.gui.preferences import Preferences
from storemon.gui.rail import Rail
from storemon.gui.ready_page import ReadyPage
from storemon.gui.report_actions import ReportActions
from storemon.gui.resources import resource_folder
from storemon.gui.review_page import ReviewPage
from storemon.gui.stores_page import StoresPage
from storemon.gui.theme import Theme
from storemon.gui.workbench import Workbench

if TYPE_CHECKING:
    from storemon.services.sample import SampleFiles
    from storemon.services.workspace import Workspace


class MainWindow(QMainWindow):
    """Paints first, then opens the workspace and loads the chart library."""

    first_painted = Signal()
    chart_ready = Signal()

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        make_sample: Callable[[Path], SampleFiles],
        settings: QSettings,
    ) -> None:
        super().__init__()
        self.setWindowTitle("storemon")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "storemon.svg")))
        self.setAcceptDrops(True)
        self.setMinimumWidth(960)
        self._settings = settings
        self._painted = False
        self.preferences = Preferences(settings, self)
        self.theme = Theme(self.preferences, self)
        self.icons = Icons(self.theme, self)
        self.bench = Workbench(open_workspace, make_sample, self)
        self.dialogs = FileDialogs(settings, self)
        self.menus = Menus(self.menuBar(), self.preferences, self)
        self._build(settings)
        flow = Flow(self)
        self._imports = ImportFlow(self, flow.generate)
        FocusRing(self.theme.application, self)
        self.resize(1280, 800)
        geometry = settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _build(self, settings: QSettings) -> None:
        self.rail = Rail(self.icons)
        self.rail.add("stores", self.tr("Stores"), "store")
        self.rail.add("imports", self.tr("Imports"), "inbox")
        self.rail.mark("stores")
        self.banners = BannerStack(self.theme, self.icons)
        self.news = News(self.banners, self)
        self.actions_bar = ReportActions(self.icons, self.preferences)
        self.empty = EmptyPage(self.theme, self.icons)
        self.waiting = QWidget()
        self.prepared = ReadyPage()
        self.stores = StoresPage(self.theme, self.icons, settings, self.actions_bar)
        self.imports = ImportsPage(self.theme, self.icons)
        self.pages = QStackedWidget()
        self.review = ReviewPage(self.theme, self.icons)
        for page in (self.waiting, self.empty, self.prepared, self.stores, self.imports, self.review):
            self.pages.addWidget(page)
        self.job_bar = JobBar()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.pages, 1)
        column.addWidget(self.job_bar)
        centre = QWidget()
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        self.setCentralWidget(centre)
        centre.setFocus()
        self.overlay = DropOverlay(self.theme, self.icons, centre)
        self.page = "stores"
        self.reviewing = False
        self._home: QWidget = self.waiting

    @Slot(object)
    def import_files(self, paths: Sequence[Path]) -> None:
        """Show what files hold before they are imported, once the workspace is open."""
        self._imports.review_files(paths)

    def show_page(self, name: str) -> None:
        """Show `stores` (in whatever state it is) or `imports`, which is the review while there is one."""
        self.page = name
        self.rail.mark(name)
        imports = self.review if self.reviewing else self.imports
        self.pages.setCurrentWidget(imports if name == "imports" else self._home)

    def set_reviewing(self, reviewing: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        """Decide whether the imports page is the list of imports or the review."""
        if reviewing != self.reviewing:
            self.reviewing = reviewing
            self.show_page(self.page)

    def set_home(self, page: QWidget) -> None:
        """Decide what the stores page is: waiting, empty, prepared for a report, or the report."""
        self._home = page
        self.show_page(self.page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Start everything that is slow once the first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    @Slot()
    def _after_first_paint(self) -> None:
        self.first_painted.emit()
        self.bench.open()
        library = ChartLibrary(self)
        # Queued, so that the window may answer between the import and the making of the chart.
        library.loaded.connect(self._install_chart, Qt.ConnectionType.QueuedConnection)
        library.failed.connect(self.bench.failed)
        # On the thread that opens the workspace, and so after it: two that load at once hold up the window.
        self.bench.runner.start(Lane.WRITE, Job(load_plain_modules, done=lambda _: library.load()))

    @Slot()
    def _install_chart(self) -> None:
        self.stores.panel.install_chart()
        self.chart_ready.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from anywhere on the window."""
        if _promises_files(event.mimeData()):
            event.acceptProposedAction()
            self.overlay.cover()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking them while they move."""
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show the page again."""
        self.overlay.hide()
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Review what was dropped."""
        self.overlay.hide()
        event.acceptProposedAction()
        self.import_files(_files_of(event.mimeData()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout, stop the work, and go once it has stopped."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.stores.keep()
        self.bench.close()
        super().closeEvent(event)


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _promises_files(data: QMimeData) -> bool:
    """Tell whether something like a file is dragged, though it may turn out to be none of this computer."""
    return data.hasUrls() or any("FileGroupDescriptor" in name for name in data.formats())
