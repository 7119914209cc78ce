"""Asking for a report that is saved by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTimeEdit,
    QWidget,
)

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, Form
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import LOCALE, time_format
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.selector import Selector


class PlanDialog(QDialog):
    """`folder_wanted` asks for a folder, which `show_folder` brings; `plan` once it is accepted."""

    folder_wanted = Signal()

    def __init__(self, parent: QWidget, icons: Icons) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scheduled report"))
        self._folder = ""
        self.period = Selector(icons, self.tr("Report of"))
        self.period.addItem(self.tr("Every day"), Period.DAY.value)
        self.period.addItem(self.tr("Every week"), Period.WEEK.value)
        self.period.addItem(self.tr("Every month"), Period.MONTH.value)
        self.period.setCurrentIndex(1)
        self.time = QTimeEdit(QTime(6, 30))
        self.time.setLocale(LOCALE)
        self.time.setDisplayFormat(time_format())
        self.form = Selector(icons, self.tr("Save as"))
        self.form.addItem(self.tr("Excel workbook"), Form.WORKBOOK.value)
        self.form.addItem(self.tr("CSV file"), Form.CSV.value)
        self.groups = QCheckBox(self.tr("One file for each group of stores"))
        self.folder = ElidedLabel("muted")
        self.choose = QPushButton(self.tr("Choose folder…"))
        self.choose.clicked.connect(self.folder_wanted)
        self.ok = QPushButton(self.tr("Add"))
        self.ok.setObjectName("primary")
        self.ok.clicked.connect(self.accept)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        rows = QFormLayout()
        rows.setSpacing(8)
        self.time.setAccessibleName(self.tr("Ready at"))
        rows.addRow(self.tr("Report of"), self.period)
        rows.addRow(self.tr("Ready at"), self.time)
        rows.addRow(self.tr("Save as"), self.form)
        rows.addRow("", self.groups)
        rows.addRow(self.tr("Folder"), place)
        column = dialog_column(self)
        column.addLayout(rows)
        column.addSpacing(8)
        column.addLayout(button_row(self.leave, self.ok))
        self.setMinimumWidth(480)
        self.show_folder("")

    @Slot(str)
    def show_folder(self, folder: str) -> None:
        """Take the folder that was chosen."""
        self._folder = folder
        self.folder.setText(folder or self.tr("No folder chosen"))
        self.ok.setEnabled(bool(folder))

    def plan(self, key: str, made: int, first_day: int) -> Delivery:
        """Return what was asked for."""
        time = self.time.time()
        return Delivery(
            key,
            Period(self.period.currentData()),
            time.hour() * 60 + time.minute(),
            self._folder,
            Form(self.form.currentData()),
            each_group=self.groups.isChecked(),
            made=made,
            first_day=first_day,
        )
