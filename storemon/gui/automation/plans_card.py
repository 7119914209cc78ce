"""The card of scheduled reports of complete days, weeks and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.gui.automation.choice_table import ChoiceTable
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import plural, time_of_day
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.theme import Theme
from storemon.services.automation.delivery_book import Delivered

_ROWS: Final = 2


class PlansCard(Card):
    """`adding` asks for another one; the other signals carry the selected row."""

    adding = Signal()
    removing = Signal(int)
    now_wanted = Signal(int)
    preview_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.show_text(self.tr("Scheduled reports"))
        self._plans: Sequence[Delivery] = ()
        self.table = ChoiceTable(theme, self.tr("Scheduled reports"))
        self.table.setFixedHeight(self.table.height_for(_ROWS))
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.add = QPushButton(self.tr("Add…"))
        self.add.clicked.connect(self.adding)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.clicked.connect(lambda: self.removing.emit(self.table.chosen or 0))
        self.now = QPushButton(self.tr("Save last one now"))
        self.now.setToolTip(self.tr("The report of the last whole day, week or month"))
        self.now.clicked.connect(lambda: self.now_wanted.emit(self.table.chosen or 0))
        self.preview = QPushButton(self.tr("Preview…"))
        self.preview.setToolTip(self.tr("Show the mail of the last whole day, week or month"))
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self.table.chosen or 0))
        self.last = quiet("")
        self.body.addWidget(
            quiet(self.tr("The report of each day, week or month is saved or sent once it has ended."))
        )
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.remove, self.now, self.preview):
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addWidget(self.last)
        self.body.addStretch()
        self.show_plans((), ())

    def show_plans(self, plans: Sequence[Delivery], delivered: Sequence[Delivered]) -> None:
        """Show the scheduled reports and the outcome of the newest one."""
        self._plans = plans
        whens = [self._when(plan) for plan in plans]
        wheres = [self._where(plan) for plan in plans]
        forms = [self._form(plan) for plan in plans]
        self.table.show_rows(
            [
                ListColumn(self.tr("When"), whens.__getitem__, width=190),
                ListColumn(self.tr("As"), forms.__getitem__, width=150),
                ListColumn(self.tr("Where"), wheres.__getitem__, whole=wheres.__getitem__),
            ],
            len(plans),
        )
        self.last.setText("" if not delivered else self._last(delivered[0]))
        self.last.setVisible(bool(delivered))
        failed = sum(one.state is not DeliveryState.DONE for one in delivered)
        self.note.setText(plural(self.tr, "1 not made|{n} not made", failed) if failed else "")
        self._offer()

    def _when(self, plan: Delivery) -> str:
        texts = {
            Period.DAY: self.tr("Every day at {time}"),
            Period.WEEK: self.tr("Every week at {time}"),
            Period.MONTH: self.tr("Every month at {time}"),
        }
        hour, minute = divmod(plan.minute, 60)
        return texts[plan.period].format(time=time_of_day(time(hour, minute)))

    def _where(self, plan: Delivery) -> str:
        if not plan.by_mail:
            return plan.folder
        people = dict.fromkeys(one for some in plan.people.values() for one in some)
        return self.tr("Mail to {people}").format(people=", ".join(people))

    def _form(self, plan: Delivery) -> str:
        texts = {Form.WORKBOOK: self.tr("Workbook"), Form.CSV: self.tr("CSV file"), Form.PDF: self.tr("PDF")}
        form = texts[plan.form]
        return self.tr("{form}, each group").format(form=form) if plan.each_group else form

    def _last(self, one: Delivered) -> str:
        if one.state is DeliveryState.DONE:
            return self.tr("Last made: {name}").format(name=one.name)
        text = self.tr("{name} could not be made and is tried again. {reason}")
        return text.format(name=one.name, reason=translate_message(one.reason))

    @Slot()
    def _offer(self) -> None:
        row = self.table.chosen
        there = row is not None and row < len(self._plans)
        self.remove.setEnabled(there)
        self.now.setEnabled(there)
        by_mail = there and row is not None and self._plans[row].by_mail
        self.now.setText(self.tr("Send last one now") if by_mail else self.tr("Save last one now"))
        self.preview.setVisible(by_mail)
