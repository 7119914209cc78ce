"""The program's window, with names for what its features have created, for tests to use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QSettings

from storemon.gui.drop_overlay import DropOverlay
from storemon.gui.explain.explain_controller import ExplainController
from storemon.gui.export.export_controller import ExportController
from storemon.gui.guide.guide_controller import GuideController
from storemon.gui.hours.hours_controller import HoursController
from storemon.gui.hours.hours_page import HoursPage
from storemon.gui.imports.import_list import ImportList
from storemon.gui.imports.imports_controller import ImportsController
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.imports.review_page import ReviewPage
from storemon.gui.main_window import MainWindow
from storemon.gui.maintenance.backup_controller import BackupController
from storemon.gui.overview.overview_controller import OverviewController
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.report.report_actions import ReportActions
from storemon.gui.report_list.reports_controller import ReportsController
from storemon.gui.report_list.reports_page import ReportsPage
from storemon.gui.settings.settings_controller import SettingsController
from storemon.gui.store_list.stores_controller import StoresController
from storemon.gui.store_list.stores_page import StoresPage
from storemon.gui.store_page.store_controller import StoreController
from storemon.gui.store_page.store_page import StorePage
from storemon.gui.system.desktop_controller import DesktopController
from storemon.gui.system.main_thread import MainThreadFirst
from storemon.gui.welcome.empty_page import EmptyPage
from storemon.gui.welcome.ready_page import ReadyPage

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.gui.context import Context
    from storemon.gui.freshness import Freshness
    from storemon.gui.job_bar import JobBar
    from storemon.gui.job_notices import JobNotices
    from storemon.gui.report_control import ReportControl
    from storemon.gui.session.session import Session
    from storemon.gui.widgets.banner import BannerStack
    from storemon.gui.widgets.file_dialogs import FileDialogs
    from storemon.services.sample import SampleFiles
    from storemon.services.workspace import Workspace

_Kind = TypeVar("_Kind", bound=QObject)


class AppWindow(MainWindow):
    """Finds each object by its class; everything exists once `made` is true."""

    @property
    def made(self) -> bool:
        """Whether the features are created and the database is open."""
        return self.context is not None and self.context.session.summary is not None

    @property
    def shared(self) -> Context:
        assert self.context is not None
        return self.context

    @property
    def session(self) -> Session:
        return self.shared.session

    @property
    def reports(self) -> ReportControl:
        return self.shared.reports

    @property
    def freshness(self) -> Freshness:
        return self.shared.freshness

    @property
    def banners(self) -> BannerStack:
        return self.shared.banners

    @property
    def job_bar(self) -> JobBar:
        return self.shared.jobs

    @property
    def notices(self) -> JobNotices:
        return self.shared.notices

    @property
    def dialogs(self) -> FileDialogs:
        return self.shared.dialogs

    @property
    def overlay(self) -> DropOverlay:
        return self.the(DropOverlay)

    @property
    def empty(self) -> EmptyPage:
        return self.the(EmptyPage)

    @property
    def prepared(self) -> ReadyPage:
        return self.the(ReadyPage)

    @property
    def overview(self) -> OverviewPage:
        return self.the(OverviewPage)

    @property
    def overview_controller(self) -> OverviewController:
        return self.the(OverviewController)

    @property
    def stores(self) -> StoresPage:
        return self.the(StoresPage)

    @property
    def stores_controller(self) -> StoresController:
        return self.the(StoresController)

    @property
    def actions_bar(self) -> ReportActions:
        return self.the(ReportActions)

    @property
    def store(self) -> StorePage:
        return self.the(StorePage)

    @property
    def store_controller(self) -> StoreController:
        return self.the(StoreController)

    @property
    def hours(self) -> HoursPage:
        return self.the(HoursPage)

    @property
    def hours_controller(self) -> HoursController:
        return self.the(HoursController)

    @property
    def imports(self) -> ImportsPage:
        return self.the(ImportsPage)

    @property
    def review(self) -> ReviewPage:
        return self.the(ReviewPage)

    @property
    def imports_controller(self) -> ImportsController:
        return self.the(ImportsController)

    @property
    def import_list(self) -> ImportList:
        return self.the(ImportList)

    @property
    def explain_controller(self) -> ExplainController:
        return self.the(ExplainController)

    @property
    def export_controller(self) -> ExportController:
        return self.the(ExportController)

    @property
    def backup_controller(self) -> BackupController:
        return self.the(BackupController)

    @property
    def settings_controller(self) -> SettingsController:
        return self.the(SettingsController)

    @property
    def desktop_controller(self) -> DesktopController:
        return self.the(DesktopController)

    @property
    def reports_page(self) -> ReportsPage:
        return self.the(ReportsPage)

    @property
    def reports_controller(self) -> ReportsController:
        return self.the(ReportsController)

    @property
    def guide_controller(self) -> GuideController:
        return self.the(GuideController)

    def rename(self, store_id: str, name: str) -> None:
        """Rename a store as its page does."""
        self.store.renamed.emit(store_id, name)

    def the(self, kind: type[_Kind]) -> _Kind:
        """Return the only one of a class."""
        found = self.findChild(kind)
        assert found is not None, f"the window has no {kind.__name__}"
        return found


def make_app_window(database: Path, settings: QSettings) -> AppWindow:
    """Create the window as the program does."""

    def open_workspace(progress: Progress) -> Workspace:
        from storemon.services.workspace import Workspace  # noqa: PLC0415  # not before the first paint

        return Workspace.open_or_recover(database, progress)

    def make_sample(folder: Path) -> SampleFiles:
        from storemon.services import sample  # noqa: PLC0415  # as above

        return sample.make_sample(folder)

    window = AppWindow(open_workspace, make_sample, settings)
    window.ready.connect(MainThreadFirst(window).loaded)
    return window
