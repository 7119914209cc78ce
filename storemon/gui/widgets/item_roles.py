"""Item roles of the tables' models in addition to Qt's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
UNIT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Header data: the second, muted line of a column's header."""
INDENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Cell data: how far the cell's icon and text are indented, in pixels."""
METER_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""Cell data: 0 to 1 for the meter, None if unknown."""
