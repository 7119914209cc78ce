"""Opens the guide at the page that fits what is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.guide.guide import Guide
from storemon.gui.guide.guide_pages import guide_folder
from storemon.gui.widgets.language import LANGUAGE


class GuideController(QObject):
    """Connects the menu with the one guide, which is made when it is first wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.guide: Guide | None = None
        context.menus["guide"].setEnabled(True)
        context.menus["guide"].triggered.connect(self.open)
        context.window.closing.connect(self._close)

    @Slot()
    def open(self) -> None:
        """Open the guide, or bring it to the front, at the fitting page."""
        if self.guide is None:
            context = self._context
            self.guide = Guide(context.theme, context.icons, context.settings, guide_folder(LANGUAGE.name))
        self.guide.open(*self.fitting())
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def fitting(self) -> tuple[str, str]:
        """Return the page of the guide, and the heading, for what the window shows."""
        places = {feature.name: feature.guide for feature in self._context.features}
        place = places.get(self._context.navigator.page)
        if place is None or (place.needs_report and self._context.session.report is None):
            return "start", ""
        return place.page, place.heading

    @Slot()
    def _close(self) -> None:
        if self.guide is not None:
            self.guide.keep()
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None
