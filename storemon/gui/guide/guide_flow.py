"""Opens the guide at the page that fits what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.kit.language import LANGUAGE

if TYPE_CHECKING:
    from storemon.gui.guide.guide import Guide
    from storemon.gui.window import MainWindow

_FITTING: Final = {
    "overview": ("overview", ""),
    "stores": ("numbers", ""),
    "store": ("store", ""),
    "hours": ("outages", "hours-check"),
    "imports": ("files", ""),
}
"""A page of the guide and a heading, by the name of the window's page."""


class GuideFlow(QObject):
    """Stands by a window whose parts are made; there is one guide, made when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.guide: Guide | None = None
        window.menus.guide.setEnabled(True)
        window.menus.guide.triggered.connect(self.open)
        window.closing.connect(self._close)

    @Slot()
    def open(self) -> None:
        """Open the guide, or bring it to the front, at the fitting page."""
        from storemon.gui.guide.guide import Guide  # noqa: PLC0415  # when it is first wanted
        from storemon.gui.guide.guide_pages import guide_folder  # noqa: PLC0415  # as above

        if self.guide is None:
            window = self._window
            self.guide = Guide(window.theme, window.icons, window.settings, guide_folder(LANGUAGE.name))
        self.guide.open(*self.fitting())
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def fitting(self) -> tuple[str, str]:
        """Return the page of the guide, and the heading, for what the window shows."""
        if self._window.page != "imports" and self._window.bench.report is None:
            return "start", ""
        return _FITTING.get(self._window.page, ("start", ""))

    @Slot()
    def _close(self) -> None:
        if self.guide is not None:
            self.guide.keep()
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None
