"""The form for a closure or special hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, Qt, QTime, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from storemon.core.vocabulary import DAY
from storemon.gui.closures.closure_times import day_time, wall_time
from storemon.gui.closures.store_titles import StoreTitles
from storemon.gui.widgets.completion import suggest
from storemon.gui.widgets.date_edit import DateEdit
from storemon.gui.widgets.dialog_layout import save_and_cancel
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import date_field, time_field
from storemon.gui.widgets.selector import Selector
from storemon.services.closures import Closure

_ALL, _GROUP, _STORE, _STORES = "all", "group", "store", "stores"
_OPENS, _CLOSES = QTime(10, 0), QTime(15, 0)


class ClosureForm(QDialog):
    """Calls `agreed` with the entered closure; `shown`: the initial values, `titles`: the known stores."""

    def __init__(
        self,
        parent: QWidget,
        icons: Icons,
        shown: Closure,
        groups: Sequence[str],
        agreed: Callable[[Closure], None],
        titles: StoreTitles | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Closure or special hours"))
        self._agreed = agreed
        self._shown = shown
        self._titles = titles or StoreTitles()
        self.stores = Selector(icons, self.tr("Stores"))
        self.stores.addItem(self.tr("All stores"), (_ALL, ""))
        self.stores.addItem(self.tr("One store"), (_STORE, ""))
        several = len(shown.store_ids)
        if several > 1:
            self.stores.addItem(plural(self.tr, "1 store|{n} stores", several), (_STORES, ""))
        for group in sorted({*groups, shown.group} - {""}):
            self.stores.addItem(self.tr("Group {group}").format(group=group), (_GROUP, group))
        self.store = self._line(
            self.tr("Store"), self._titles.full(shown.store_ids[0]) if several == 1 else ""
        )
        self.store.setPlaceholderText(self.tr("Name or id"))
        suggest(self.store, list(self._titles.offered), self.tr("Stores"))
        self.first = self._date(self.tr("First date"), shown.first)
        self.last = self._date(self.tr("Last date"), shown.last)
        self.closed = QRadioButton(self.tr("Closed"))
        self.special = QRadioButton(self.tr("Special hours"))
        choice = QButtonGroup(self)
        choice.addButton(self.closed)
        choice.addButton(self.special)
        self.opens = time_field(self.tr("Opens"), _OPENS if shown.closed else wall_time(shown.start))
        self.closes = time_field(self.tr("Closes"), _CLOSES if shown.closed else wall_time(shown.end))
        self.name = self._line(self.tr("Name"), shown.name)
        self.name.setPlaceholderText(self.tr("Such as Thanksgiving"))
        self.wrong = QLabel()
        self.wrong.setObjectName("wrong")
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        self.save, self.cancel = save_and_cancel(self, self._save)
        (self.closed if shown.closed else self.special).setChecked(True)
        own = (_STORES if several > 1 else _STORE, "")
        kind = own if several else (_GROUP, shown.group) if shown.group else (_ALL, "")
        self.stores.setCurrentIndex(
            next(place for place in range(self.stores.count()) if tuple(self.stores.itemData(place)) == kind)
        )
        self._lay_out()
        self.stores.currentIndexChanged.connect(self._choose)
        self.special.toggled.connect(self._choose)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())
        self._choose()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.addRow(self.tr("Stores"), self.stores)
        fields.addRow(self.tr("Store"), self.store)
        fields.addRow(self.tr("First date"), self.first)
        fields.addRow(self.tr("Last date"), self.last)
        fields.addRow(self.closed)
        fields.addRow(self.special)
        fields.addRow(self.tr("Opens"), self.opens)
        fields.addRow(self.tr("Closes"), self.closes)
        fields.addRow(self.tr("Name"), self.name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addLayout(fields)
        layout.addWidget(self.wrong)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self.setMinimumWidth(440)

    def _line(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setAcceptDrops(False)
        made.setMaxLength(200)
        return made

    def _date(self, name: str, date: dt.date) -> DateEdit:
        made = date_field(name)
        made.setDate(QDate(date.year, date.month, date.day))
        return made

    @Slot()
    def _choose(self) -> None:
        self.store.setEnabled(self._kind() == _STORE)
        for field in (self.opens, self.closes):
            field.setEnabled(self.special.isChecked())
        self.wrong.clear()
        self.wrong.hide()

    def _kind(self) -> str:
        return str(self.stores.currentData()[0])

    @Slot()
    def _save(self) -> None:
        kind, text = self._kind(), self.store.text().strip()
        if kind == _STORE and not text:
            self._say(self.tr("Enter the name or the id of the store."))
            return
        stores = self._titles.find(text)
        if kind == _STORE and len(stores) > 1:
            self._say(self.tr("Several stores have this name. Choose one of the list, or enter its id."))
            return
        own = {_STORE: tuple(stores), _STORES: self._shown.store_ids}
        start, end = day_time(self.opens.time()), day_time(self.closes.time()) or DAY
        if self.special.isChecked() and start == end:
            self._say(self.tr("Opening and closing time are the same. For all day, use 00:00 twice."))
            return
        if self.closed.isChecked():
            start = end = 0
        entered = replace(
            self._shown,
            first=_date(self.first.date()),
            last=_date(self.last.date()),
            start=start,
            end=end,
            store_ids=own.get(kind, ()),
            group=str(self.stores.currentData()[1]),
            name=self.name.text(),
        )
        self.accept()
        self._agreed(entered)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()


def _date(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())
