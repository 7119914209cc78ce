"""The window's frame: menus, rail, and the place where pages are shown. Knows no page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

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

_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 48)  # what the system puts around it


class Shell(QMainWindow):
    """Has all that the first picture shows, and room for what comes after it.

    `first_painted` once that picture is on the screen; `closing` while everything is still there.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(self, features: Sequence[Feature], settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("storemon")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "storemon.svg")))
        self.setMinimumWidth(976)
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
        FocusRing(self.theme.application, self)
        # A first window that is larger than the screen would have its buttons out of reach.
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        geometry = stored_bytes(settings, "window/geometry")
        if geometry is not None:
            # Onto a screen that is there, should the former one be gone.
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
        """Leave the slow parts for the turns after the one that fills the window."""
        super().resizeEvent(event)
        paint_budget().charge(self.width() * self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Start everything that is slow once the first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    @Slot()
    def _after_first_paint(self) -> None:
        self.first_painted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape where nothing else makes use of it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.navigator.escape()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/page", self.navigator.page)
        self.closing.emit()
        super().closeEvent(event)
