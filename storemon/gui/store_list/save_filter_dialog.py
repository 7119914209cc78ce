"""The dialog that asks for the name of a filter."""

from __future__ import annotations

from collections.abc import Callable, Container

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from storemon.gui.store_list.saved_filters import LONGEST_NAME
from storemon.gui.widgets.dialog_layout import button_row, dialog_column, save_and_cancel
from storemon.gui.widgets.plain_label import plain_label


class SaveFilterDialog(QDialog):
    """Proposes `words` as the name, and says if a name is taken. Calls `agreed` with the name."""

    def __init__(
        self, parent: QWidget, words: str, taken: Container[str], agreed: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save filter"))
        self._taken = taken
        self._agreed = agreed
        self.field = QLineEdit(words[:LONGEST_NAME])
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAcceptDrops(False)
        self.field.setAccessibleName(self.tr("Name of the filter"))
        self.field.selectAll()
        self.note = plain_label("", "muted", wraps=True)
        self.save, self.cancel = save_and_cancel(self, self._save)
        layout = dialog_column(self)
        layout.addWidget(plain_label(self.tr("Name of the filter"), "strong"))
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        layout.addSpacing(12)
        layout.addLayout(button_row(self.cancel, self.save))
        self.setMinimumWidth(440)
        self.field.textChanged.connect(self._changed)
        self._changed()

    @property
    def name(self) -> str:
        """The name without extra spaces."""
        return " ".join(self.field.text().split())

    @Slot()
    def _changed(self) -> None:
        self.save.setEnabled(bool(self.name))
        self.note.setText(
            self.tr("This replaces the saved filter of the same name.")
            if self.name in self._taken
            else self.tr("Each time you choose it, it shows the stores that fit it in the report then shown.")
        )

    @Slot()
    def _save(self) -> None:
        self.accept()
        self._agreed(self.name)
