"""The window's features, in the order of the rail. A new feature needs a folder and a line here."""

from __future__ import annotations

from typing import Final

from storemon.gui.automation.feature import AUTOMATION
from storemon.gui.closures.feature import CLOSURES
from storemon.gui.declarations import Feature
from storemon.gui.explain.feature import EXPLAIN
from storemon.gui.export.feature import EXPORT
from storemon.gui.generate.feature import GENERATE
from storemon.gui.guide.feature import GUIDE
from storemon.gui.hours.feature import HOURS
from storemon.gui.imports.feature import IMPORTS
from storemon.gui.maintenance.feature import BACKUPS, DATA_EXPORT
from storemon.gui.notes.feature import NOTES
from storemon.gui.overview.feature import OVERVIEW
from storemon.gui.platform_shares.feature import PLATFORM_SHARES
from storemon.gui.report_list.feature import REPORTS
from storemon.gui.search.feature import SEARCH
from storemon.gui.settings.feature import SETTINGS
from storemon.gui.shared.feature import SHARED
from storemon.gui.store_list.feature import STORES
from storemon.gui.store_page.feature import STORE
from storemon.gui.system.feature import DESKTOP
from storemon.gui.targets.feature import TARGETS
from storemon.gui.tour.feature import TOUR
from storemon.gui.undo.feature import UNDO
from storemon.gui.updates.feature import UPDATES
from storemon.gui.welcome.feature import WELCOME

FEATURES: Final[tuple[Feature, ...]] = (
    DESKTOP,
    UNDO,
    WELCOME,
    SEARCH,
    OVERVIEW,
    STORES,
    STORE,
    HOURS,
    IMPORTS,
    REPORTS,
    AUTOMATION,
    GENERATE,
    CLOSURES,
    TARGETS,
    PLATFORM_SHARES,
    EXPLAIN,
    NOTES,
    EXPORT,
    BACKUPS,
    DATA_EXPORT,
    SHARED,
    SETTINGS,
    GUIDE,
    TOUR,
    UPDATES,
)
