"""The columns that lists of outages have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.model import Int64
from storemon.gui.widgets.list_model import ListColumn, ranks

_tr: Final = partial(QCoreApplication.translate, "outages")


def platform_column(names: Sequence[str]) -> list[ListColumn]:
    """Return the column with the platform of each outage, empty if there are no names."""
    said = [name or _tr("No platform") for name in names]
    return [ListColumn(_tr("Platform"), lambda item: said[item], ranks(said), 104)] if said else []


def downtime_column(lost: Int64, text: Callable[[int], str], width: int) -> ListColumn:
    """Return the column of the open time lost in each outage (µs), which `text` writes."""
    return ListColumn(
        _tr("Downtime"),
        lambda item: text(int(lost[item])),
        lost,
        width,
        right=True,
        descending=True,
        tone=lambda _: "down",
        tip=_tr("Downtime inside business hours"),
    )
