"""The window's frame: menus, rail, and the area of the pages. Does not depend on any page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from storemon.gui.declarations import Feature
from storemon.gui.menus import Menus
from storemon.gui.navigator import Navigator
from storemon.gui.widgets.focus_ring import FocusRing
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.paint_budget import paint_budget
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.rail import Rail
from storemon.gui.widgets.resources import resource_folder
from storemon.gui.widgets.stored import stored_bytes, stored_text
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 48)  # the system's window decoration


class Shell(QMainWindow):
    """Contains everything for the first paint, and room for the rest.

    `first_painted` is emitted after the first paint, `closing` while everything still exists.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(self, features: Sequence[Feature], settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("storemon")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "storemon.svg")))
        self.setMinimumWidth(960)
        self.settings = settings
        self._painted = False
        self.preferences = Preferences(settings, self)
        speak(self.preferences.language)
        self.theme = Theme(self.preferences, self)
        self.icons = Icons(self.theme, self)
        self.menus = Menus(self.menuBar(), features, self)
        self.rail = Rail(self.icons)
        for feature in features:
            if feature.title:
                entry = self.menus[feature.page_entry]
                self.rail.add(feature.name, entry.text().replace("&", ""), feature.icon)
        self.pages = QStackedWidget()
        self.centre = QWidget()
        self._lay_out()
        self.navigator = Navigator(features, self.rail, self.pages, self)
        self.rail.chosen.connect(self.navigator.show)
        self.menus.page_wanted.connect(self.navigator.show)
        page = stored_text(settings, "window/page") or ""
        self.navigator.show(page if self.rail.has(page) else self.navigator.home)
        # In a window larger than the screen, buttons would be out of reach.
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        geometry = stored_bytes(settings, "window/geometry")
        if geometry is not None:
            # Qt moves it to an available screen if the former one is gone.
            self.restoreGeometry(geometry)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        across = QHBoxLayout(self.centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        self.setCentralWidget(self.centre)
        self.centre.setFocus()

    def put_above(self, widget: QWidget) -> None:
        """Put a widget above all pages."""
        self._column.insertWidget(0, widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave slow parts to the turns after the one that fills the window."""
        super().resizeEvent(event)
        paint_budget().charge(self.width() * self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Start everything that is slow after the first paint."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    @Slot()
    def _after_first_paint(self) -> None:
        # Not before: it looks at events, whose kinds take PySide long to create.
        FocusRing(self.theme.application, self)
        self.first_painted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape if no other widget has."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.navigator.escape()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the layout."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/page", self.navigator.page)
        self.closing.emit()
        super().closeEvent(event)
