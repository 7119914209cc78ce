"""A search field over the window with its results below; works by keyboard alone, or with the mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from storemon.gui.search_sources import Hit, SearchSources
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_MOST: Final = 60
_WIDTH, _HEIGHT = 640, 420
_FROM_TOP: Final = 72
_TO_LIST: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SearchDialog(QDialog):
    """Searches at every key. Enter opens the selected result, Escape closes."""

    def __init__(self, theme: Theme, icons: Icons, sources: SearchSources, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchDialog")
        self.setWindowTitle(self.tr("Search everything"))
        self._sources = sources
        self._hits: list[Hit] = []
        self._chosen: Hit | None = None
        self.field = QLineEdit()
        self.field.setAcceptDrops(False)
        self.field.setPlaceholderText(self.tr("Find a store, a page, an action, a setting, or help"))
        self.field.setAccessibleName(self.tr("Search everything"))
        icons.style_field(self.field, "search")
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._open_current)
        self.field.installEventFilter(self)
        self.list = ListView(theme, self.tr("Results"))
        self.list.horizontalHeader().hide()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.opened.connect(self._open)
        self.nothing = QLabel(self.tr("Nothing found. Try fewer or other words."))
        self.nothing.setObjectName("muted")
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        room = parent.size()
        self.resize(min(_WIDTH, room.width() - 32), min(_HEIGHT, room.height() - 2 * _FROM_TOP))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (room.width() - self.width()) // 2, corner.y() + _FROM_TOP)
        self._find("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let navigation keys move through the list while the field has the focus."""
        pressed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _find(self, text: str) -> None:
        self._hits = hits = self._sources.find(text, _MOST)
        columns = [
            ListColumn(self.tr("Name"), lambda item: hits[item].title),
            ListColumn(
                self.tr("Kind"), lambda item: hits[item].detail, None, 240, right=True, tone=lambda _: "muted"
            ),
        ]
        self.list.show_items(columns, len(hits))
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        if hits:
            self.list.setCurrentIndex(self.list.list.index(0, 0))
            self.list.scrollToTop()

    @Slot()
    def _open_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._open(self.list.list.item_at(index.row()))

    @Slot(int)
    def _open(self, item: int) -> None:
        self._chosen = self._hits[item]
        self.accept()

    @override
    def done(self, result: int) -> None:
        """Close, and only then open the selected result, since it may be a dialog too."""
        super().done(result)
        if self._chosen is not None:
            self._chosen.open()
