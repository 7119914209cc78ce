"""The column that shows what looks wrong with the business hours of stores that need attention."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.attention import Attention, Need, telling_findings
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.hours_text import findings_text
from storemon.gui.widgets.format import NONE
from storemon.gui.widgets.list_model import ListColumn

_WIDTH = 232


def hours_column(hours: HoursRows, found: Attention, title: str) -> ListColumn:
    """Return the column; it sorts by each store's first finding, stores without one last."""
    telling = telling_findings(hours.patterns)
    wrong = found.need == Need.HOURS
    first = hours.flags[found.store][:, telling].argmax(axis=1) if telling else np.zeros(wrong.size)
    tip = QCoreApplication.translate("AttentionCard", "What looks wrong with the business hours of the store")
    return ListColumn(
        title,
        lambda item: findings_text(hours, int(found.store[item]), telling) if wrong[item] else NONE,
        np.where(wrong, first, np.nan),
        _WIDTH,
        tone=lambda _: "muted",
        tip=tip,
        spare=True,
    )
