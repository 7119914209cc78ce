"""The rows of a file that could not be used, by reason, and a way to save and correct them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QWidget,
)

from storemon.gui.imports.refused_models import Groups, ReasonsModel, RowsModel
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.tables import PlainTable
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord

_ONE_REASON: Final = 2
"""Lines of the list if there is only one reason; one line is for the total."""


class RefusedDialog(QDialog):
    """Lists the refused rows of one import; `save_wanted` carries its `ImportRecord`."""

    save_wanted = Signal(object)

    def __init__(
        self, theme: Theme, record: ImportRecord, groups: Groups, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rows that were not used"))
        self.resize(960, 520)
        self._record = record
        self.reasons_model = ReasonsModel(groups, self)
        self.reasons = PlainTable(theme, self.reasons_model, self.tr("Reasons"), row=32, header=36)
        self.reasons.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.reasons.fit(1, least=84)
        self.rows_model = RowsModel(self)
        self.table = PlainTable(theme, self.rows_model, self.tr("Rows"), row=32, header=36)
        self.table.fit(0, least=96)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.summary = QLabel()
        self.summary.setObjectName("muted")
        self.reasons.selectionModel().currentRowChanged.connect(self._reason_chosen)
        self._lay_out(record)
        self.reasons.selectRow(0)
        self.reasons.setFocus()

    def _lay_out(self, record: ImportRecord) -> None:
        title = ElidedLabel("panelTitle")
        title.setText(record.name)
        self.save_button = QPushButton(self.tr("Save as CSV…"))
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self._save_clicked)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.reasons.framed(), 1)
        lists.addWidget(self.table.framed(), 1)
        layout = dialog_column(self)
        layout.addWidget(title)
        layout.addWidget(self.summary)
        layout.addSpacing(4)
        layout.addLayout(lists, 1)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.close_button, self.save_button))

    @Slot(QModelIndex)
    def _reason_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            _, rows, of = self.reasons_model.groups[current.row()]
            self.rows_model.show_rows(rows)
            self.summary.setText(self._counts_text(len(rows), of, several=current.row() == 0))
            self.table.scrollToTop()

    def _counts_text(self, listed: int, of: int, *, several: bool) -> str:
        """Return how many rows there were and, if not all are listed, which ones are."""
        text = plural(self.tr, "1 row could not be used|{n} rows could not be used", self._record.refused)
        if listed < of:
            several = several and len(self.reasons_model.groups) > _ONE_REASON
            which = (
                self.tr("{n} of {all} are listed, the first of each reason")
                if several
                else self.tr("the first {n} of {all} are listed")
            )
            text += " · " + which.format(n=count(listed), all=count(of))
        return text + ". " + self.tr("Save them, correct them, and drop the new file on the window.")

    @Slot()
    def _save_clicked(self) -> None:
        self.save_wanted.emit(self._record)
        self.accept()
