"""A panel at the side of the window that shows how a figure is computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from storemon.core.explain import Breakdown
from storemon.gui.explain import explain_text as words
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_WIDTH: Final = 744
_LEFT_FREE: Final = 120


class ExplainDrawer(QWidget):
    """Covers the trailing side of its parent; Escape or the close button closes it.

    At the top are the sums for the report's settings and for alternatives, side by side; below, the parts of
    the selected one.
    """

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        # Otherwise each repaint would also paint the page below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._breakdowns: list[Breakdown] = []
        self._zone = "UTC"
        self.title = ElidedLabel("panelTitle")
        self.window_label = ElidedLabel("muted")
        self.cross = QToolButton()
        self.cross.setObjectName("iconButton")
        self.cross.setIconSize(QSize(18, 18))
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.setAccessibleName(self.tr("Close"))
        self.cross.setToolTip(self.tr("Close (Esc)"))
        self.cross.clicked.connect(self.close_drawer)
        icons.put(self.cross, "x")
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.variants = ListView(theme, self.tr("The same time, counted in other ways"), leads=False)
        self.variants.selectionModel().currentRowChanged.connect(self._show_breakdown)
        self.sum = QLabel()
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        self.sum.setWordWrap(True)
        self.sum.setObjectName("strong")
        self.sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs = Segments(
            self.tr("Show"), (self.tr("Breakdown"), self.tr("Checks"), self.tr("Business hours"))
        )
        self.tabs.chosen.connect(self._fill)
        self.list = ListView(theme, self.tr("What the figure is made of"), leads=False)
        self._lay_out()
        self.hide()
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.window_label)
        head = QHBoxLayout()
        head.addLayout(texts, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.summary)
        layout.addWidget(self.variants.framed())
        layout.addWidget(self.sum)
        layout.addLayout(tabs)
        layout.addWidget(self.list.framed(), 1)

    def ask(self, title: str) -> None:
        """Open while a figure is being computed."""
        self.title.setText(title)
        self.show_breakdowns([], self._zone)
        self._place()
        self.show()
        self.raise_()
        self.variants.setFocus()

    def show_breakdowns(self, breakdowns: list[Breakdown], zone: str) -> None:
        """Show the breakdowns, the report's own first; none while they are being computed."""
        said = words.summary(breakdowns[0]) if breakdowns else ""
        self._show_rows(breakdowns, zone, said, words.variants(breakdowns))

    def show_platforms(self, found: Mapping[str, Breakdown], zone: str) -> None:
        """Show a figure that is a sum over several platforms: one row for each of them."""
        breakdowns = list(found.values())
        columns = words.of_platforms(list(found), breakdowns)
        self._show_rows(breakdowns, zone, words.added_up(breakdowns), columns)

    def _show_rows(
        self, breakdowns: list[Breakdown], zone: str, said: str, columns: list[ListColumn]
    ) -> None:
        self._breakdowns, self._zone = breakdowns, zone
        self.window_label.setText(words.window_text(breakdowns[0], zone) if breakdowns else "")
        self.summary.setText(said)
        self.summary.setVisible(bool(said))
        self.variants.show_items(columns, len(breakdowns))
        self.variants.setFixedHeight(self.variants.height_for(max(len(breakdowns), 3)) + 2)
        if breakdowns:
            self.variants.setCurrentIndex(self.variants.list.index(0, 0))
        self._show_breakdown()

    @Slot()
    def close_drawer(self) -> None:
        """Close, and notify the opener."""
        self.hide()
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the page, since a style sheet paints no background for an opaque widget."""
        tokens, edge = self._theme.tokens, self.rect()
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge.setLeft(edge.right() if right else edge.left())
        edge.setWidth(1)
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.window))
        painter.fillRect(edge, QColor(tokens.border_strong))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:  # Qt's own
        """Keep the focus inside: the page below is covered, and Escape only works in here."""
        moved = super().focusNextPrevChild(forward)
        if moved and not self.isAncestorOf(self.window().focusWidget()):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            (self.cross if forward else self.list).setFocus(reason)
        return moved

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the side of the page below."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @property
    def breakdown(self) -> Breakdown | None:
        """The selected breakdown."""
        row = max(self.variants.currentIndex().row(), 0)
        return self._breakdowns[row] if self._breakdowns else None

    def _place(self) -> None:
        under = self.parentWidget()
        assert under is not None  # noqa: S101  # the constructor asks for one
        room = under.rect()
        width = min(_WIDTH, room.width() - _LEFT_FREE)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(0 if right else room.width() - width, 0, width, room.height())

    @Slot()
    def _show_breakdown(self) -> None:
        breakdown = self.breakdown
        self.sum.setText("" if breakdown is None else words.sums(breakdown))
        sizes = (0, 0, 0)
        if breakdown is not None:
            sizes = (breakdown.part_start.size, breakdown.poll_time.size, breakdown.open_start.size)
        names = (self.tr("Breakdown"), self.tr("Checks"), self.tr("Business hours"))
        for place, (name, size) in enumerate(zip(names, sizes, strict=True)):
            self.tabs.group.button(place).setText(words.number_of(size, name))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        breakdown = self.breakdown
        if breakdown is None:
            self.list.show_items((), 0)
            return
        choice = self.tabs.choice
        if choice == 0:
            self.list.show_items(words.parts(breakdown, self._zone), breakdown.part_start.size)
        elif choice == 1:
            self.list.show_items(words.polls(breakdown, self._zone), breakdown.poll_time.size)
        else:
            self.list.show_items(words.openings(breakdown, self._zone), breakdown.open_start.size)
