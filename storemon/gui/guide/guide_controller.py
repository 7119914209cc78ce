"""Opens the guide at the page that fits what the window shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.guide.guide import Guide
from storemon.gui.guide.guide_pages import guide_folder, read_headings
from storemon.gui.search_sources import Hit
from storemon.gui.widgets.language import LANGUAGE


class GuideController(QObject):
    """Connects the menu with the guide, which is created when it is first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.guide: Guide | None = None
        self._headings: list[Hit] | None = None
        context.menus["guide"].setEnabled(True)
        context.menus["guide"].triggered.connect(self.open)
        context.window.closing.connect(self._close)
        context.search.add(self._hits)

    def _hits(self, text: str) -> list[Hit]:
        """Return the headings of the guide, read from its files on first use."""
        if not text.strip():
            return []
        if self._headings is None:
            guide = self.tr("Guide")
            self._headings = [
                Hit(found.title, found.where(guide), partial(self.open_at, found.page, found.anchor))
                for found in read_headings(guide_folder(LANGUAGE.name))
            ]
        return self._headings

    @Slot()
    def open(self) -> None:
        """Open the guide, or bring it to the front, at the fitting page."""
        self.open_at(*self.fitting())

    def open_at(self, page: str, heading: str) -> None:
        """Open the guide, or bring it to the front, at a heading of a page."""
        if self.guide is None:
            context = self._context
            self.guide = Guide(context.theme, context.icons, context.settings, guide_folder(LANGUAGE.name))
        self.guide.open(page, heading)
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
