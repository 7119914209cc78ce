"""A dialog to choose closures and special hours from the public holidays of a country and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from storemon.core.vocabulary import DAY
from storemon.gui.closures.closure_text import hours_text
from storemon.gui.closures.closure_times import day_time, wall_time
from storemon.gui.widgets.dialog_layout import save_and_cancel
from storemon.gui.widgets.format import plain_tip, plural, weekday_and_date
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import LANGUAGE
from storemon.gui.widgets.moment_fields import time_field
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector
from storemon.services.closures import Closure
from storemon.services.public_holidays import FIRST_YEAR, LAST_YEAR, Country, PublicHoliday

_HOME = "US"
_OPENS, _CLOSES = QTime(10, 0), QTime(15, 0)


class HolidaysDialog(QDialog):
    """Calls `agreed` with a closure for each holiday that is checked; none is at first.

    `wanted` carries the country, its part and the year whose holidays to show.
    """

    wanted = Signal(str, str, int)

    def __init__(
        self,
        parent: QWidget,
        icons: Icons,
        today: dt.date,
        groups: Sequence[str],
        agreed: Callable[[list[Closure]], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add public holidays"))
        self._agreed = agreed
        self._holidays: list[PublicHoliday] = []
        self._times: dict[dt.date, tuple[int, int]] = {}
        self._there: Mapping[dt.date, Sequence[Closure]] = {}
        self.country = Selector(icons, self.tr("Country"))
        self.part = Selector(icons, self.tr("State or region"))
        self.year = QSpinBox()
        self.year.setAccessibleName(self.tr("Year"))
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(today.year)
        # The style sheet's padding applies only to line edits.
        self.year.lineEdit().setTextMargins(8, 0, 8, 0)
        self.year.setFixedHeight(32)
        self.stores = Selector(icons, self.tr("Stores"))
        self.stores.addItem(self.tr("All stores"), "")
        for group in groups:
            self.stores.addItem(self.tr("Group {group}").format(group=group), group)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(self.tr("Public holidays"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_hours)
        self.list.itemChanged.connect(self._offer)
        self.closed = QRadioButton(self.tr("Closed"))
        self.special = QRadioButton(self.tr("Special hours"))
        self.closed.setChecked(True)
        self.opens = time_field(self.tr("Opens"), _OPENS)
        self.closes = time_field(self.tr("Closes"), _CLOSES)
        self.note = plain_label("", "muted", wraps=True)
        self.save, self.cancel = save_and_cancel(self, self._save)
        self.save.setText(self.tr("Add"))
        self._lay_out()
        self.country.currentIndexChanged.connect(self._country_chosen)
        for changed in (self.part.currentIndexChanged, self.year.valueChanged):
            changed.connect(self._ask)
        self.special.toggled.connect(self._set_hours)
        for field in (self.opens, self.closes):
            field.timeChanged.connect(self._set_hours)
        self._show_hours()
        self._offer()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        for name, field in (
            (self.tr("Country"), self.country),
            (self.tr("State or region"), self.part),
            (self.tr("Year"), self.year),
            (self.tr("Stores"), self.stores),
        ):
            fields.addRow(name, field)
        hours = QHBoxLayout()
        hours.setSpacing(8)
        for widget in (self.closed, self.special, self.opens, self.closes):
            hours.addWidget(widget)
        hours.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addLayout(fields)
        layout.addWidget(self.list, 1)
        layout.addLayout(hours)
        layout.addLayout(buttons)
        self.setMinimumSize(640, 560)

    def show_countries(self, countries: Sequence[Country], chosen: str, part: str) -> None:
        """Offer countries by name, with one country and part selected."""
        named = [(country_name(one.code), one) for one in countries]
        named.sort(key=lambda pair: pair[0].casefold())
        self.country.blockSignals(True)  # noqa: FBT003  # Qt's signature
        for name, country in named:
            self.country.addItem(name, country)
        codes = [country.code for _, country in named]
        self.country.setCurrentIndex(codes.index(chosen if chosen in codes else _HOME))
        self.country.blockSignals(False)  # noqa: FBT003  # as above
        self._list_parts(part)
        self._ask()

    def show_holidays(
        self, holidays: Sequence[PublicHoliday], there: Mapping[dt.date, Sequence[Closure]]
    ) -> None:
        """List these, none of them checked; `there`: what already applies on each date."""
        self._holidays, self._there, self._times = list(holidays), there, {}
        self.list.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.list.clear()
        for holiday in self._holidays:
            item = QListWidgetItem(self._text(holiday))
            item.setToolTip(plain_tip(holiday.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003  # as above
        self.list.setCurrentRow(0 if holidays else -1)
        self._show_hours()
        self._offer()

    def _text(self, holiday: PublicHoliday) -> str:
        parts = [weekday_and_date(holiday.date), holiday.name]
        if holiday.date in self._times:
            parts.append(hours_text(self._closure(holiday)))
        there = self._there.get(holiday.date, ())
        if there:
            parts.append(plural(self.tr, "1 already added|{n} already added", len(there)))
        return " · ".join(parts)

    def _closure(self, holiday: PublicHoliday) -> Closure:
        start, end = self._times.get(holiday.date, (0, 0))
        group = str(self.stores.currentData() or "")
        return Closure(holiday.date, holiday.date, start, end, group=group, name=holiday.name)

    @property
    def _checked(self) -> list[PublicHoliday]:
        checked = Qt.CheckState.Checked
        return [one for row, one in enumerate(self._holidays) if self.list.item(row).checkState() == checked]

    @property
    def _current(self) -> PublicHoliday | None:
        row = self.list.currentRow()
        return self._holidays[row] if 0 <= row < len(self._holidays) else None

    def _list_parts(self, chosen: str = "") -> None:
        country: Country = self.country.currentData()
        self.part.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.part.clear()
        self.part.addItem(self.tr("Whole country"), "")
        for code, name in country.parts:
            self.part.addItem(name, code)
        self.part.setCurrentIndex(max(0, self.part.findData(chosen)))
        self.part.setEnabled(bool(country.parts))
        self.part.blockSignals(False)  # noqa: FBT003  # as above

    @Slot()
    def _country_chosen(self) -> None:
        self._list_parts()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        country: Country | None = self.country.currentData()
        if country is not None:
            self.wanted.emit(country.code, str(self.part.currentData() or ""), self.year.value())

    @Slot()
    def _show_hours(self) -> None:
        """Show how the current holiday is entered."""
        current = self._current
        times = None if current is None else self._times.get(current.date)
        fields = (self.special, self.opens, self.closes)
        for field in fields:
            field.blockSignals(True)  # noqa: FBT003  # Qt's signature
        (self.closed if times is None else self.special).setChecked(True)
        if times is not None:
            self.opens.setTime(wall_time(times[0]))
            self.closes.setTime(wall_time(times[1]))
        for field in fields:
            field.blockSignals(False)  # noqa: FBT003  # as above
        for widget in (self.closed, self.special):
            widget.setEnabled(current is not None)
        for field in (self.opens, self.closes):
            field.setEnabled(times is not None)

    @Slot()
    def _set_hours(self) -> None:
        """Enter the current holiday as the fields say, and check it."""
        current, row = self._current, self.list.currentRow()
        if current is None:
            return
        if self.special.isChecked():
            self._times[current.date] = (day_time(self.opens.time()), day_time(self.closes.time()) or DAY)
        else:
            self._times.pop(current.date, None)
        self.list.item(row).setText(self._text(current))
        self.list.item(row).setCheckState(Qt.CheckState.Checked)
        self._show_hours()

    @Slot()
    def _offer(self) -> None:
        checked = len(self._checked)
        wrong = any(start == end for start, end in self._times.values())
        self.save.setEnabled(bool(checked) and not wrong)
        if wrong:
            text = self.tr("Opening and closing time are the same.")
        elif not self._holidays:
            text = self.tr("No public holidays are known of this year.")
        elif checked:
            text = plural(self.tr, "1 holiday checked|{n} holidays checked", checked)
        else:
            text = self.tr("Check the holidays on which stores are closed or have special hours.")
        self.note.setText(text)

    @Slot()
    def _save(self) -> None:
        closures = [self._closure(holiday) for holiday in self._checked]
        self.accept()
        self._agreed(closures)


def country_name(code: str) -> str:
    """Return a country's name in the window's language if Qt knows it, else in English."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyCountry:
        return code
    language = QLocale(LANGUAGE.name).language()
    spoken = QLocale(language, territory)
    own = spoken.territory() == territory and spoken.language() == language
    return (spoken.nativeTerritoryName() if own else "") or QLocale.territoryToString(territory)
