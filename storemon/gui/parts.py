"""What the window is made of beyond its first picture, made after it.

Each function of `PARTS` imports, makes and places one part; a `yield` ends a step, before which the window
does not answer. A new page is a function here, and a button of the rail where it has one.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from storemon.core.progress import Progress

if TYPE_CHECKING:
    from storemon.gui.window import MainWindow

_PLAIN: Final = ("numpy", "storemon.core.model", "zipfile")


def load_plain_modules(_progress: Progress) -> None:
    """Load what the parts import that has nothing to do with Qt; work for a worker."""
    for name in _PLAIN:
        importlib.import_module(name)


def _load(*names: str) -> Iterator[None]:
    """Import modules of the window in a step each, where one with all that it needs would take too long."""
    for name in names:
        importlib.import_module(f"storemon.gui.{name}")
        yield


def _empty(window: MainWindow) -> Iterator[None]:
    from storemon.gui.empty_page import EmptyPage

    yield
    window.empty = EmptyPage(window.theme, window.icons)
    window.add_page(window.empty)


def _prepared(window: MainWindow) -> Iterator[None]:
    from storemon.gui.ready_page import ReadyPage

    yield
    window.prepared = ReadyPage()
    window.add_page(window.prepared)


def _stores(window: MainWindow) -> Iterator[None]:
    from storemon.gui.report.report_actions import ReportActions

    yield
    window.actions_bar = ReportActions(window.icons, window.preferences)
    yield
    yield from _load("kit.tables", "stores.store_table", "stores.store_view", "stores.store_panel")
    from storemon.gui.stores.stores_page import StoresPage

    yield
    window.stores = StoresPage(window.theme, window.icons, window.settings, window.actions_bar)
    window.closing.connect(window.stores.keep)
    yield
    window.add_page(window.stores)


def _overview(window: MainWindow) -> Iterator[None]:
    yield from _load(
        "store.store_figures",
        "fleet.fleet",
        "store.tiles",
        "kit.list_view",
        "fleet.uptime_bars",
        "fleet.heat_map",
    )
    yield from _load(
        "fleet.fleet_strip", "fleet.fleet_cards", "fleet.store_list", "fleet.shared_card", "fleet.groups_card"
    )
    from storemon.gui.fleet.groups_card import GroupsCard
    from storemon.gui.fleet.overview_page import OverviewPage
    from storemon.gui.fleet.shared_card import SharedCard
    from storemon.gui.fleet.store_list import StoreListCard

    yield
    stores = StoreListCard(window.theme, window.icons)
    yield
    shared = SharedCard(window.theme)
    yield
    groups = GroupsCard(window.theme)
    yield
    window.overview = OverviewPage(window.theme, window.icons, window.preferences, stores, shared, groups)
    yield
    window.add_page(window.overview)


def _store(window: MainWindow) -> Iterator[None]:
    from storemon.gui.store.store_page import StorePage

    yield
    window.store = StorePage(window.theme, window.icons, window.preferences)
    window.add_page(window.store, "store")


def _hours(window: MainWindow) -> Iterator[None]:
    yield from _load("hours.finding_tiles", "hours.findings_view", "hours.hours_panel")
    from storemon.gui.hours.hours_page import HoursPage

    yield
    window.hours = HoursPage(window.theme, window.icons, window.preferences)
    yield
    window.add_page(window.hours, "hours")


def _imports(window: MainWindow) -> Iterator[None]:
    from storemon.gui.imports.imports_page import ImportsPage

    yield
    window.imports = ImportsPage(window.theme, window.icons)
    window.add_page(window.imports, "imports")


def _review(window: MainWindow) -> Iterator[None]:
    from storemon.gui.imports.review_page import ReviewPage

    yield
    window.review = ReviewPage(window.theme, window.icons)
    window.add_page(window.review)


def _frame(window: MainWindow) -> Iterator[None]:
    from storemon.gui.drop_overlay import DropOverlay
    from storemon.gui.job_bar import JobBar
    from storemon.gui.kit.banner import BannerStack

    window.banners = BannerStack(window.theme, window.icons, window.centre)
    window.job_bar = JobBar(window.centre)
    window.job_bar.lie_over(window.pages)
    window.banners.lie_over(window.pages, window.job_bar)
    window.overlay = DropOverlay(window.theme, window.icons, window.centre)
    window.setAcceptDrops(True)
    yield


def _helpers(window: MainWindow) -> Iterator[None]:
    from storemon.gui.kit.file_dialogs import FileDialogs
    from storemon.gui.news import News

    yield
    window.dialogs = FileDialogs(window.settings, window)
    window.news = News(window.banners, window)


def _flows(window: MainWindow) -> Iterator[None]:
    from storemon.gui.flow import Flow

    yield
    flow = Flow(window)
    yield
    from storemon.gui.imports.import_flow import ImportFlow

    yield
    window.import_flow = ImportFlow(window, flow.generate)
    yield
    from storemon.gui.following import Following

    window.following = Following(window, flow)
    yield
    from storemon.gui.fleet.overview_flow import OverviewFlow

    window.overview_flow = OverviewFlow(window)
    yield
    from storemon.gui.store.store_flow import StoreFlow

    window.store_flow = StoreFlow(window)
    yield
    from storemon.gui.hours.hours_flow import HoursFlow

    window.hours_flow = HoursFlow(window)
    yield
    from storemon.gui.store.explain_flow import ExplainFlow

    yield
    window.explain_flow = ExplainFlow(window)
    yield
    from storemon.gui.export.export_flow import ExportFlow

    window.export_flow = ExportFlow(window)
    yield
    # Loaded when the first one is asked for, what papers need would hold the window up.
    yield from _load(
        "export.picture_files", "export.fleet_pictures", "export.store_sheet", "export.export_papers"
    )
    from storemon.gui.care.backup_flow import BackupFlow

    BackupFlow(window)


def _desktop(window: MainWindow) -> Iterator[None]:
    # Loaded when the settings are first opened, they would hold the window up.
    yield from _load(
        *("settings.settings_rows", "settings.settings_report", "settings.settings_look"),
        *("settings.settings_dialog", "care.data_move", "settings.settings_data"),
    )
    from storemon.gui.desktop import Desktop

    yield
    window.desktop = Desktop(window)
    yield
    from storemon.gui.guide.guide_flow import GuideFlow

    window.guide = GuideFlow(window)


PARTS: Final[tuple[Callable[[MainWindow], Iterator[None]], ...]] = (
    _frame,
    _helpers,
    _empty,
    _prepared,
    _stores,
    _overview,
    _store,
    _hours,
    _imports,
    _review,
    _flows,
    _desktop,
)


def make_parts(window: MainWindow) -> Iterator[None]:
    """Make all parts, those last that connect the others."""
    for part in PARTS:
        yield from part(window)
        yield
