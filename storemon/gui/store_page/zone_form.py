"""The form for a store's time zone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from storemon.core.zone_files import known_zone, zone_names
from storemon.gui.widgets.completion import suggest
from storemon.gui.widgets.dialog_layout import button_row, dialog_column, save_and_cancel
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.zone_names import zone_name


class ZoneForm(QDialog):
    """Calls `agreed` with the zone entered, which is always a known one."""

    def __init__(self, parent: QWidget, store: str, zone: str | None, agreed: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Time zone"))
        self._agreed = agreed
        names = sorted(zone_names())
        self._zones = {zone_name(name).casefold(): name for name in names}
        self._zones |= {name.casefold(): name for name in names}
        self.store = ElidedLabel("panelTitle", Qt.TextElideMode.ElideRight)
        self.store.setText(store)
        words = plain_label(
            self.tr(
                "Business hours are read in this zone, those of the past too. "
                "Type a city or a region, such as Denver or Eastern."
            ),
            "muted",
            wraps=True,
        )
        self.zone = QLineEdit("" if zone is None else zone_name(zone))
        self.zone.setAccessibleName(self.tr("Time zone"))
        self.zone.setAcceptDrops(False)
        self.zone.setMaxLength(80)
        suggest(self.zone, sorted({zone_name(name) for name in names}), self.tr("Time zones"))
        self.zone.textEdited.connect(self._edited)
        self.wrong = plain_label("", "wrong", wraps=True)
        self.wrong.hide()
        self.save, self.cancel = save_and_cancel(self, self._save)
        layout = dialog_column(self)
        for widget in (self.store, words, self.zone, self.wrong):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.cancel, self.save))
        self.setMinimumWidth(440)
        self.zone.selectAll()

    @Slot()
    def _edited(self) -> None:
        self.wrong.hide()

    @Slot()
    def _save(self) -> None:
        entered = self.zone.text().strip()
        zone = self._zones.get(entered.casefold(), entered)
        if not known_zone(zone):
            self.wrong.setText(self.tr("There is no such time zone. Choose one of the list as you type."))
            self.wrong.show()
            return
        self.accept()
        self._agreed(zone)
