"""Cards of a page: a heading, the content, and the same content as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.picture_tool import PictureTool
from storemon.gui.widgets.plain_label import plain_label


class Card(QFrame):
    """A frame with a heading, a muted note next to it, and room for tools at the trailing end.

    `elides`: whether the note may be cut in a narrow window, rather than make the page wider than its view.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, elides: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName("strong")
        self.note = ElidedLabel("muted", Qt.TextElideMode.ElideRight) if elides else QLabel()
        self.note.setObjectName("muted")
        for label in (self.title, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(4)
        self.head = head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.note)
        head.addStretch()
        head.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(8)
        head_height = 28
        row = QWidget()
        row.setFixedHeight(head_height)
        row.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row)
        layout.addLayout(self.body, 1)

    def show_text(self, title: str) -> None:
        """Change the heading."""
        self.title.setText(title)
        self.setAccessibleName(title)


class TwinCard(Card):
    """Shows a chart, or its numbers as a table on request; `picture` exports it as a file."""

    def __init__(
        self, icons: Icons, title: str, chart: QWidget, table: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.chart, self.table = chart, table
        self._stack = QStackedLayout()
        self._stack.addWidget(chart)
        self._stack.addWidget(table)
        self.body.addLayout(self._stack, 1)
        self.twin = QToolButton()
        self.twin.setObjectName("iconButton")
        self.twin.setCheckable(True)
        self.twin.setToolTip(self.tr("Show as table"))
        self.twin.setAccessibleName(self.tr("{title}: show as table").format(title=title))
        icons.put(self.twin, "table")
        self.twin.toggled.connect(self._turn)
        self.tools.addWidget(self.twin)
        self.picture = PictureTool(icons, title)
        self.picture.offer_on(chart)
        self.tools.addWidget(self.picture)

    @Slot(bool)
    def _turn(self, table: bool) -> None:  # noqa: FBT001  # a slot
        self._stack.setCurrentWidget(self.table if table else self.chart)
        self.twin.setToolTip(self.tr("Show as chart") if table else self.tr("Show as table"))


def quiet(text: str) -> QLabel:
    """Return a label with muted text that wraps."""
    return plain_label(text, "muted", wraps=True)
