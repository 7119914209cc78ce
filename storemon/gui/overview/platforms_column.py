"""The column that tells on which of its platforms a store is down at the end of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import NONE, plural
from storemon.gui.widgets.list_model import ListColumn

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.platform_sums import PlatformSums

_tr: Final = partial(QCoreApplication.translate, "platforms")


def platforms_column(found: PlatformSums, stores: Int64, title: str) -> ListColumn:
    """Return it for the stores at these positions; those that are down on most platforms come first."""

    def text(item: int) -> str:
        return state_text(found, int(stores[item]))

    return ListColumn(title, text, found.down[stores].sum(axis=1), 300, descending=True, whole=text)


def state_text(found: PlatformSums, store: int) -> str:
    """Return for example: Offline on DoorDash, online on 2 others."""
    down, up = found.down[store], int(found.up[store].sum())
    if not down.any():
        return NONE
    names = platform_names([found.names[number] for number in down.nonzero()[0].tolist()])
    if not up:
        return _tr("Offline on {names}").format(names=names)
    return plural(
        _tr,
        "Offline on {names}, online on 1 other|Offline on {names}, online on {n} others",
        up,
        names=names,
    )


def platform_names(names: list[str]) -> str:
    """Return names of platforms side by side."""
    return ", ".join(name or _tr("no platform") for name in names)
