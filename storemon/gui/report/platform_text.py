"""Text for which platforms a store is down on at the end of a report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import NONE, plural

if TYPE_CHECKING:
    from storemon.core.platform_sums import PlatformSums

_tr: Final = partial(QCoreApplication.translate, "platforms")


def state_text(found: PlatformSums, store: int) -> str:
    """Return where a store is down, such as Offline on DoorDash, online on 2 others."""
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


def platform_names(names: Sequence[str]) -> str:
    """Join the names of platforms."""
    return ", ".join(name or _tr("no platform") for name in names)
