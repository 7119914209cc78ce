"""The data for pictures and the page of one store.

Imported on the main thread, since it refers to Qt classes; its methods are for a worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemon.gui.export.store_pictures import hours_picture, week_picture
from storemon.gui.export.store_sheet import StoreSheet
from storemon.gui.figures.shown_week import ShownWeek, StoreOutages

if TYPE_CHECKING:
    from storemon.core.vocabulary import Range
    from storemon.gui.export.picture import Picture
    from storemon.gui.export.subject import Subject
    from storemon.services.stores import StoreService


class StoreMaterial:
    """One store of a report; `span`: the time that its chart covers."""

    def __init__(
        self, subject: Subject, store: int, stores: StoreService, span: Range, reach: int | None
    ) -> None:
        self.subject, self.store, self.reach = subject, store, reach
        self._stores, self._span = stores, span

    def week(self) -> ShownWeek:
        """Read the data of the chart."""
        table = self.subject.rows.table
        store_id = table.store_ids[self.store]
        as_of = self.subject.info.as_of or 0
        found = self._stores.week(store_id, as_of, self.reach, self._span, platform=table.of_platform)
        return ShownWeek.of(found, self.outages(), as_of)

    def outages(self) -> StoreOutages | None:
        """Return the report's own outages of the store; None if the report has no outages."""
        rows = self.subject.rows
        if rows.answers is None:
            return None
        return StoreOutages.of_report(rows.answers, self.store, current=not rows.ranged)

    def week_picture(self) -> Picture:
        """Return a picture of its chart."""
        return week_picture(self.subject, self.store, self.week(), self.reach)

    def hours_picture(self) -> Picture:
        """Return a picture of its hours."""
        return hours_picture(self.subject, self.store, self.week())

    def page(self) -> StoreSheet:
        """Return everything on one page."""
        return StoreSheet(self.subject, self.store, self.week(), self.outages(), self.reach)
