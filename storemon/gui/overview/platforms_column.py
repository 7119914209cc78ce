"""The column that shows on which platforms a store is down at the end of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemon.gui.report.platform_text import state_text
from storemon.gui.widgets.list_model import ListColumn

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.platform_sums import PlatformSums


def platforms_column(found: PlatformSums, stores: Int64, title: str) -> ListColumn:
    """Return the column for the stores at these positions; those down on the most platforms sort first."""

    def text(item: int) -> str:
        return state_text(found, int(stores[item]))

    return ListColumn(title, text, found.down[stores].sum(axis=1), 300, descending=True, whole=text)
