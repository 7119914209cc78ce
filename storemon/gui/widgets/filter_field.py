"""The filter field above a table of stores."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from storemon.gui.widgets.icons import Icons


class FilterField(QLineEdit):
    """A field that Escape clears."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Filter by store, group or time zone"))
        self.setAccessibleName(self.tr("Filter stores"))
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        self.setFixedWidth(320)
        icons.style_field(self, "search")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.clear)
