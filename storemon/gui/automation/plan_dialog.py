"""The dialog for a scheduled report, which is saved or mailed automatically."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, Form
from storemon.core.mail import parse_addresses
from storemon.errors import BadInput
from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.moment_fields import time_field
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector

_FOLDER, _MAIL = "folder", "mail"
_LONGEST = 4_000


class PlanDialog(QDialog):
    """`folder_wanted` asks for a folder, passed to `show_folder`; `plan` is valid once accepted.

    `groups`: the groups of stores.
    """

    folder_wanted = Signal()

    def __init__(self, parent: QWidget, icons: Icons, groups: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scheduled report"))
        self._folder = ""
        self.period = Selector(icons, self.tr("Report of"))
        self.period.addItem(self.tr("Every day"), Period.DAY.value)
        self.period.addItem(self.tr("Every week"), Period.WEEK.value)
        self.period.addItem(self.tr("Every month"), Period.MONTH.value)
        self.period.setCurrentIndex(1)
        self.time = time_field(self.tr("Ready at"), QTime(6, 30))
        self.form = Selector(icons, self.tr("Save as"))
        self.form.addItem(self.tr("Excel workbook"), Form.WORKBOOK.value)
        self.form.addItem(self.tr("PDF"), Form.PDF.value)
        self.form.addItem(self.tr("CSV file"), Form.CSV.value)
        self.groups = QCheckBox(self.tr("One file for each group of stores"))
        self.without = plain_label(
            self.tr("Stores without a group are in none of these files."), "muted", wraps=True
        )
        self.way = Selector(icons, self.tr("Deliver to"))
        self.way.addItem(self.tr("A folder"), _FOLDER)
        self.way.addItem(self.tr("People, by mail"), _MAIL)
        self.folder = ElidedLabel("muted")
        self.choose = QPushButton(self.tr("Choose folder…"))
        self.choose.clicked.connect(self.folder_wanted)
        self.people = self._line(self.tr("Addresses"))
        self.people.setPlaceholderText(self.tr("Addresses, separated by commas"))
        self.own = {group: self._line(group) for group in groups}
        self.wrong = plain_label("", "wrong", wraps=True)
        self.wrong.hide()
        self.ok = QPushButton(self.tr("Add"))
        self.ok.setObjectName("primary")
        self.ok.clicked.connect(self._accept)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self._lay_out()
        self.way.currentIndexChanged.connect(self._offer)
        self.groups.toggled.connect(self._offer)
        for line in (self.people, *self.own.values()):
            line.textChanged.connect(self._offer)
        self.show_folder("")

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        self._rows = rows = QFormLayout()
        rows.setSpacing(8)
        rows.addRow(self.tr("Report of"), self.period)
        rows.addRow(self.tr("Ready at"), self.time)
        rows.addRow(self.tr("Save as"), self.form)
        rows.addRow("", self.groups)
        rows.addRow("", self.without)
        rows.addRow(self.tr("Deliver to"), self.way)
        self._place = place
        rows.addRow(self.tr("Folder"), place)
        rows.addRow(self.tr("Addresses"), self.people)
        inside = QWidget()
        own = QFormLayout(inside)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        own.addRow(
            plain_label(
                self.tr("Addresses of groups; a group without any goes to those above."), "muted", wraps=True
            )
        )
        for group, line in self.own.items():
            label = ElidedLabel("muted")
            label.setText(group)
            label.setFixedWidth(160)
            own.addRow(label, line)
        self._groups = QScrollArea()
        self._groups.setObjectName("plainScroll")
        self._groups.setWidgetResizable(True)
        self._groups.setFixedHeight(168)
        self._groups.setWidget(inside)
        column = dialog_column(self)
        column.addLayout(rows)
        column.addWidget(self._groups)
        column.addWidget(self.wrong)
        column.addSpacing(8)
        column.addLayout(button_row(self.leave, self.ok))
        self.setMinimumWidth(480)

    @property
    def by_mail(self) -> bool:
        """Whether the report is to be mailed."""
        return bool(self.way.currentData() == _MAIL)

    @Slot(str)
    def show_folder(self, folder: str) -> None:
        """Show the chosen folder."""
        self._folder = folder
        self.folder.setText(folder or self.tr("No folder chosen"))
        self._offer()

    def plan(self, key: str, made: int, first_day: int) -> Delivery:
        """Return the scheduled report that was entered. Raises `BadInput` for an invalid mail address."""
        time = self.time.time()
        return Delivery(
            key,
            Period(self.period.currentData()),
            time.hour() * 60 + time.minute(),
            "" if self.by_mail else self._folder,
            Form(self.form.currentData()),
            each_group=self.groups.isChecked(),
            made=made,
            first_day=first_day,
            people=self._people() if self.by_mail else {},
        )

    def _people(self) -> dict[str, tuple[str, ...]]:
        lines = {"": self.people, **(self.own if self.groups.isChecked() else {})}
        found = {group: parse_addresses(line.text()) for group, line in lines.items()}
        return {group: people for group, people in found.items() if people}

    @Slot()
    def _accept(self) -> None:
        try:
            self.plan("", 0, 0)
        except BadInput as error:
            self.wrong.setText(translate_message(error.message))
            self.wrong.show()
        else:
            self.accept()

    @Slot()
    def _offer(self) -> None:
        self._rows.setRowVisible(self.without, self.groups.isChecked() and bool(self.own))
        self._rows.setRowVisible(self._place, not self.by_mail)
        self._rows.setRowVisible(self.people, self.by_mail)
        by_group = self.by_mail and self.groups.isChecked() and bool(self.own)
        self._groups.setVisible(by_group)
        lines = (self.people, *(self.own.values() if by_group else ()))
        self.ok.setEnabled(any(line.text().strip() for line in lines) if self.by_mail else bool(self._folder))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setAcceptDrops(False)
        made.setMaxLength(_LONGEST)
        return made
