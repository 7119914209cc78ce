"""Ways to export a chart as a picture: a tool button, a context menu, and the copy shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from storemon.gui.widgets.icons import Icons
from storemon.override import override


class PictureMenu(QObject):
    """The context menu of a chart: `wanted` asks for its picture as a file, `copy_wanted` to copy it."""

    wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        for text, signal in (
            (self.tr("Copy picture") + f"\t{copy}", self.copy_wanted),
            (self.tr("Save picture…"), self.wanted),
        ):
            action = QAction(text, chart)
            action.triggered.connect(signal)
            chart.addAction(action)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if chart.focusPolicy() == Qt.FocusPolicy.NoFocus:
            # Shortcuts go to the widget that was clicked last.
            chart.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chart.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy on the standard shortcut, which overrides the window's menu while the chart has the focus."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Copy):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.copy_wanted.emit()
        return True


class PictureTool(QToolButton):
    """`wanted` asks for a picture file of the chart called `title`, `copy_wanted` to copy its picture."""

    wanted = Signal()
    copy_wanted = Signal()

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
        """Offer both in the chart's context menu as well, by mouse or keyboard."""
        menu = PictureMenu(chart)
        menu.wanted.connect(self.wanted)
        menu.copy_wanted.connect(self.copy_wanted)
