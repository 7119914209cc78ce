"""The choice of a platform for a report on several: all of them together, or a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot

from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.selector import Selector

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.found_report import Report

_ALL: Final = 0


class PlatformSwitch(Selector):
    """Hidden unless a report covers several platforms; `wanted` carries a name, None for all together."""

    wanted = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons, QCoreApplication.translate("PlatformSwitch", "Platform"))
        self.setToolTip(self.tr("All platforms: times of a store are added up over its platforms."))
        self._names: tuple[str, ...] = ()
        self.activated.connect(self._chosen)
        self.hide()

    @Slot(object, object)
    def show_report(self, report: Report, rows: StoreRows) -> None:
        """Offer the platforms of a report."""
        names = report.platforms
        if names != self._names:
            self._names = names
            self.clear()
            self.addItem(self.tr("All platforms"))
            for name in names:
                self.addItem(name or self.tr("No platform"))
        shown = rows.table.of_platform
        self.setCurrentIndex(_ALL if shown is None or shown not in names else names.index(shown) + 1)
        self.setVisible(bool(names))

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.wanted.emit(None if place == _ALL else self._names[place - 1])
