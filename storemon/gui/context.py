"""What features may use. Created after the first paint and before the first feature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from storemon.core.progress import Progress
from storemon.core.server_address import Place
from storemon.gui.declarations import Feature
from storemon.gui.drop_overlay import DropOverlay
from storemon.gui.drop_target import DropTarget
from storemon.gui.freshness import Freshness
from storemon.gui.job_bar import JobBar
from storemon.gui.job_notices import JobNotices
from storemon.gui.menus import Menus
from storemon.gui.mouse_back import MouseBack
from storemon.gui.navigator import Navigator
from storemon.gui.papers import Papers
from storemon.gui.report.export_actions import ExportActions
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.report_control import ReportControl
from storemon.gui.rights import Rights
from storemon.gui.search_sources import SearchSources
from storemon.gui.session.edits import Edits
from storemon.gui.session.session import Session
from storemon.gui.shell import Shell
from storemon.gui.store_notes import StoreNotes
from storemon.gui.tour_stops import TourStops
from storemon.gui.undo_offers import UndoOffers
from storemon.gui.widgets.banner import BannerStack
from storemon.gui.widgets.file_dialogs import FileDialogs
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.jobs import JobRunner
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace


class Requests(QObject):
    """Requests from one feature to whichever feature serves them; without that feature, nothing happens.

    `explanation` carries a store's id and a window of the report, 0 to 2, or 0 for a range; `note` a
    `NoteRequest`, `closure` a `ClosureRequest`; `stores_behind` a `Behind` whose stores are to be listed;
    `targets` asks for the targets of groups; `notice` carries the title and text of a desktop notification,
    `standing` a `TrayState`.
    """

    explanation = Signal(str, int)
    note = Signal(object)
    closure = Signal(object)
    stores_behind = Signal(object)
    targets = Signal()
    notice = Signal(str, str)
    standing = Signal(object)


@dataclass(frozen=True, slots=True)
class Context:
    """What features may use; all of it is available from the start.

    `window` is the parent of dialogs and controllers. `rights` disables what the account may not do. `jobs`
    shows running jobs, by key, and lets the user cancel them. `edits` makes changes that can be undone, and
    `undo_offers` announces them. `exports` has the export actions for menus, `notes` the features' texts
    about a store, `search` their search sources, `tour` the stops of the tour. `papers` provides the texts
    and PDFs of what is sent.
    """

    window: Shell
    features: Sequence[Feature]
    settings: QSettings
    preferences: Preferences
    theme: Theme
    icons: Icons
    menus: Menus
    navigator: Navigator
    session: Session
    rights: Rights
    edits: Edits
    undo_offers: UndoOffers
    jobs: JobBar
    banners: BannerStack
    notices: JobNotices
    dialogs: FileDialogs
    reports: ReportControl
    freshness: Freshness
    exports: ExportActions
    notes: StoreNotes
    search: SearchSources
    tour: TourStops
    requests: Requests
    papers: Papers


def make_context(
    shell: Shell,
    features: Sequence[Feature],
    runner: JobRunner,
    open_workspace: Callable[[Progress], Workspace],
    make_sample: Callable[[Path], SampleFiles] | None,
    *,
    named: Place | None,
) -> Context:
    """Create what features share, for the window's frame; the last three arguments are those of `Session`."""
    session = Session(runner, open_workspace, make_sample, named=named, parent=shell)
    edits = Edits(session, shell)
    banners = BannerStack(shell.theme, shell.icons, shell.centre)
    jobs = JobBar(shell.centre)
    jobs.lie_over(shell.pages)
    banners.lie_over(shell.pages, jobs)
    rights = Rights(session, shell)
    drops = DropTarget(shell, rights, DropOverlay(shell.theme, shell.icons, shell.centre))
    drops.dropped.connect(session.bring_files)
    dialogs = FileDialogs(shell.settings, shell)
    dialogs.opened.connect(session.bring_files)
    dialogs.refused.connect(banners.show_error)
    MouseBack(shell, shell.navigator)
    notices = JobNotices(banners, shell)
    options = ReportOptions(shell.icons, shell.preferences, shell)
    reports = ReportControl(session, options, shell)
    freshness = Freshness(session, reports, jobs, shell.preferences, shell)
    notices.report_wanted.connect(freshness.update_report)
    notices.open_wanted.connect(session.open)
    session.open_failed.connect(notices.open_failed)
    session.opened.connect(notices.opened)
    session.failed.connect(notices.failed)
    session.server_back.connect(notices.server_back)
    return Context(
        window=shell,
        features=features,
        settings=shell.settings,
        preferences=shell.preferences,
        theme=shell.theme,
        icons=shell.icons,
        menus=shell.menus,
        navigator=shell.navigator,
        session=session,
        rights=rights,
        edits=edits,
        undo_offers=UndoOffers(edits, banners, shell),
        jobs=jobs,
        banners=banners,
        notices=notices,
        dialogs=dialogs,
        reports=reports,
        freshness=freshness,
        exports=ExportActions(shell),
        notes=StoreNotes(shell),
        search=SearchSources(),
        tour=TourStops(),
        requests=Requests(shell),
        papers=Papers(),
    )
