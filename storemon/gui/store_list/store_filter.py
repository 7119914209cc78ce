"""The filter of the table of stores: words, and the stores behind a figure. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.core.behind import Behind, Known
from storemon.gui.figures.behind_text import behind_text, counted_text

if TYPE_CHECKING:
    from storemon.core.daily import DailySums
    from storemon.core.model import Int64
    from storemon.gui.report.store_rows import StoreRows


class StoreFilter(QObject):
    """Looks up the stores of the filter in each report; a store must match both parts.

    `changed`: other stores may match. `dropped` carries the text of a figure that the report cannot answer,
    and that was therefore removed from the filter.
    """

    changed = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.behind: Behind | None = None
        self.stores: Int64 | None = None
        self._rows: StoreRows | None = None
        self._days: DailySums | None = None
        self._followed = False

    @property
    def waiting(self) -> bool:
        """Whether the stores are not known yet: uptime by day arrives after its report."""
        return self.behind is not None and self.stores is None

    @property
    def any(self) -> bool:
        """Whether any filter is set."""
        return bool(self.text.strip()) or self.behind is not None

    @property
    def name(self) -> str:
        """What the stores behind a figure have in common; empty if no figure is set."""
        return "" if self.behind is None else behind_text(self.behind, self._known())

    @property
    def words(self) -> str:
        """The same with the number of those stores, or that it is still being calculated."""
        if self.behind is None:
            return ""
        if self.stores is None:
            return self.tr("{what}: calculating…").format(what=self.name)
        return counted_text(self.behind, self.stores.size, self._known())

    def narrow(self, text: str, behind: Behind | None) -> None:
        """Set the words and the figure of the filter."""
        if (text, behind) == (self.text, self.behind):
            return
        self.text = text
        if behind != self.behind:
            self.behind = behind
            self._look_up()
        self.changed.emit()

    def show_rows(self, rows: StoreRows) -> None:
        """Look up the stores in another report; its days may follow. The caller reads `stores` next."""
        if self._rows is None or rows.table is not self._rows.table:
            self._days, self._followed = None, False
        self._rows = rows
        self._look_up()

    def show_days(self, days: DailySums | None) -> None:
        """Use the report's uptime by local day, None if it has none."""
        self._days, self._followed = days, True
        if self.behind is not None and self.behind.needs_days:
            self._look_up()
            self.changed.emit()

    def _known(self) -> Known | None:
        rows = self._rows
        return None if rows is None else Known(rows.table, rows.labels.groups, rows.answers, self._days)

    def _look_up(self) -> None:
        known = self._known()
        self.stores = None if self.behind is None or known is None else self.behind.stores(known)
        if self.behind is None or self.stores is not None or known is None:
            return
        if self._followed or not self.behind.needs_days:
            words, self.behind = behind_text(self.behind), None
            self.dropped.emit(words)
