"""Changes of a share as text: an arrow and percentage points."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import NONE, two_decimals

MORE: Final = "▲"
LESS: Final = "▼"


def points_text(amount: float) -> str:
    """Format percentage points: 0.40 points."""
    return QCoreApplication.translate("Change", "{n} points").format(n=two_decimals(amount))


def point_change(by: float) -> str:
    """Format a change in percentage points for tables: ▲ 0.40; a dash for none."""
    return NONE if math.isnan(by) or not by else arrowed(by, two_decimals(abs(by)))


def arrowed(by: float, amount: str) -> str:
    """Put the arrow of a change before its amount."""
    return f"{MORE if by > 0 else LESS}\u2009{amount}"
