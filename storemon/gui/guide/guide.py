"""The window of the guide: contents and search on the left, the page next to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.guide.guide_pages import PAGES, read_pages
from storemon.gui.guide.guide_view import GuideView
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.resources import resource_folder
from storemon.gui.widgets.stored import stored_bytes
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_SIDE = 248
_SIZE, _FRAME = QSize(1040, 760), QSize(16, 48)  # the window with the system's decoration


class Guide(QWidget):
    """Shows the pages of a folder; links lead only to these pages."""

    def __init__(self, theme: Theme, icons: Icons, settings: QSettings, folder: Path) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setWindowTitle(self.tr("Guide"))
        self._settings = settings
        self._pages = {page.name: page for page in read_pages(folder)}
        self._past: list[str] = []
        self._future: list[str] = []
        self.page = ""
        self.search = QLineEdit()
        self.search.setAcceptDrops(False)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        icons.style_field(self.search, "search")
        self.search.textChanged.connect(self._searched)
        self.search.returnPressed.connect(self._find_next)
        self.search.installEventFilter(self)
        self.contents = QListWidget()
        self.contents.setObjectName("guideContents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.currentItemChanged.connect(self._chosen)
        self.nothing = QLabel(self.tr("No results."))
        self.nothing.setObjectName("muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.view = GuideView(theme, folder)
        self.view.link_chosen.connect(self.open)
        self.back = self._arrow(icons, "chevron-left", self.tr("Back"), QKeySequence.StandardKey.Back)
        self.forward = self._arrow(
            icons, "chevron-right", self.tr("Forward"), QKeySequence.StandardKey.Forward
        )
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self._add_keys()
        self._lay_out()
        self._list([*PAGES])
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "storemon.svg")))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        geometry = stored_bytes(settings, "guide/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.open(PAGES[0], "")

    def _arrow(self, icons: Icons, icon: str, text: str, key: QKeySequence.StandardKey) -> QToolButton:
        button = QToolButton()
        button.setObjectName("squareButton")
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setShortcut(QKeySequence(key))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.put(button, icon)
        return button

    def _add_keys(self) -> None:
        keys = QKeySequence.StandardKey
        for key, slot in (
            (keys.Find, self._find),
            (keys.FindNext, self._find_next),
            (keys.Close, self.close),
        ):
            action = QAction(self)
            action.setShortcut(key)
            action.triggered.connect(slot)
            self.addAction(action)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addStretch()
        side = QFrame()
        side.setObjectName("guideSide")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self.view, 1)

    @Slot(str, str)
    def open(self, name: str, heading: str = "") -> None:
        """Show a page, scrolled to a heading if given; unknown names are ignored."""
        if name not in self._pages:
            return
        if name != self.page:
            if self.page:
                self._past.append(self.page)
            self._future.clear()
            self._show(name)
        if heading:
            # Scroll after the page has been laid out in the window's size.
            QTimer.singleShot(0, self.view, lambda: self.view.scrollToAnchor(heading))

    def _show(self, name: str) -> None:
        self.page = name
        self.setWindowTitle(self.tr("{page} – Guide").format(page=self._pages[name].title))
        self.view.show_page(self._pages[name])
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        self._mark_current()

    def _mark_current(self) -> None:
        self.contents.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == self.page:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)  # noqa: FBT003  # as above

    def _list(self, names: list[str]) -> None:
        self.contents.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.contents.clear()
        for name in names:
            item = QListWidgetItem(self._pages[name].title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, 32))
            self.contents.addItem(item)
        self.contents.blockSignals(False)  # noqa: FBT003  # as above
        self.nothing.setVisible(not names)
        self._mark_current()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.open(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot(str)
    def _searched(self, text: str) -> None:
        words = text.lower().split()
        names = [name for name in PAGES if self._pages[name].has(words)]
        self._list(names)
        if words and names and self.page not in names:
            self.open(names[0])
        self.view.mark(words)
        self.view.moveCursor(self.view.textCursor().MoveOperation.Start)
        self._find_next()

    @Slot()
    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _find_next(self) -> None:
        self.view.find_next()

    @Slot()
    def _go_back(self) -> None:
        self._future.append(self.page)
        self._show(self._past.pop())

    @Slot()
    def _go_forward(self) -> None:
        self._past.append(self.page)
        self._show(self._future.pop())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move from the search to the contents on Down."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.contents.count()
        ):
            self.contents.setFocus()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the search on Escape, or close if it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def keep(self) -> None:
        """Save the window's geometry."""
        self._settings.setValue("guide/geometry", self.saveGeometry())
