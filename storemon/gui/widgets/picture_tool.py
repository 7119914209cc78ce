"""The way from a chart to its picture: a tool beside it, and its own menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from storemon.gui.widgets.icons import Icons


class PictureTool(QToolButton):
    """`wanted` asks for a picture of the chart that is called `title`."""

    wanted = Signal()

    def __init__(self, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("iconButton")
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Save picture…"))
        self.setAccessibleName(self.tr("{title}: save as picture").format(title=title))
        icons.put(self, "download")
        self.clicked.connect(self.wanted)

    def offer_on(self, chart: QWidget) -> None:
        """Offer the same in the chart's own menu, by mouse or by the key for it."""
        action = QAction(self.tr("Save picture…"), chart)
        action.triggered.connect(self.wanted)
        chart.addAction(action)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
