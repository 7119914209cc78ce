"""The declaration of the list of reports."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, GuidePlace, Menu, MenuEntry

REPORTS: Final = Feature(
    "reports",
    "storemon.gui.report_list.reports_controller:ReportsController",
    title="Re&ports",
    icon="file-text",
    shortcut="Ctrl+5",
    guide=GuidePlace("reports", needs_report=False),
    entries=(MenuEntry("newest", Menu.REPORT, 1, "&Back to newest report", ready=False),),
)
