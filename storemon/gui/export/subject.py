"""The data for pages and pictures; no widgets, so that they can be drawn on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from storemon.core.daypart_times import Sales
    from storemon.core.targets import Targets
    from storemon.gui.report.store_rows import StoreRows
    from storemon.gui.widgets.preferences import Preferences
    from storemon.services.found_report import Report
    from storemon.services.report_info import ReportInfo


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings that affect pages and pictures.

    `sales`: None while lost sales are not shown; `days`: the days of the week in the user's order,
    0 = Monday.
    """

    targets: Targets
    sales: Sales | None
    currency: str
    days: tuple[int, ...]

    @classmethod
    def of(cls, preferences: Preferences) -> Terms:
        """Read the present settings."""
        return cls(preferences.targets, preferences.sales, preferences.currency, preferences.days)


@dataclass(frozen=True, slots=True)
class Subject:
    """A report as shown, and the settings."""

    report: Report
    rows: StoreRows
    terms: Terms

    @property
    def info(self) -> ReportInfo:
        """The report's information."""
        return self.report.info

    def sales_of(self, store: int) -> Sales | None:
        """Return what lost sales of a store are computed from; None if they are not shown."""
        return self.rows.labels.sales_of(store, self.terms.sales)

    def facts_of(self, store: int) -> str:
        """Return a store's id (if it also has a name), zone, and group."""
        table, labels = self.rows.table, self.rows.labels
        zone = table.zones[store]
        if table.zone_assumed[store]:
            zone = QCoreApplication.translate("StoreHead", "{zone} (assumed)").format(zone=zone)
        facts = [table.store_ids[store]] if labels.names[store] else []
        return " · ".join([*facts, zone, *([labels.groups[store]] if labels.groups[store] else [])])
