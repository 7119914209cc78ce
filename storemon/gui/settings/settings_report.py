"""Settings of reports: the target, how they are computed, and what downtime costs."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from storemon.core.vocabulary import DEFAULT_REACH, HOUR, Method
from storemon.gui.settings.settings_rows import SettingsRows
from storemon.gui.widgets.format import percent_signs
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import LONGEST_CURRENCY, MOST_REACH, MOST_SALES, Preferences
from storemon.gui.widgets.theme import Theme

_METHODS = (Method.INTERPOLATED, Method.POLL_COUNT)


class ReportSettings(SettingsRows):
    """Writes each change into the preferences at once."""

    def __init__(self, theme: Theme, icons: Icons, preferences: Preferences) -> None:
        super().__init__(theme, icons, preferences)
        tr = self.tr
        self.target = self.number(tr("Target"), 100, decimals=2, around=percent_signs())
        self.method = self.selector(tr("Method"), tr("Interpolated"), tr("Check count"))
        self.limit = self.selector(tr("How long a check counts"), tr("Hours around a check"), tr("No limit"))
        self.reach = self.number(tr("Reach in hours"), MOST_REACH / HOUR, decimals=2, around=("", "\u2009h"))
        self.follow = self.switch(tr("Update the report by itself"))
        self.sales_on = self.switch(tr("Show lost sales"))
        self.sales = self.number(tr("Sales per open hour"), MOST_SALES, decimals=2)
        self.currency = self.text(tr("Currency symbol"), LONGEST_CURRENCY)
        self.head(tr("Target"))
        self.row(
            tr("Uptime that every store should reach"),
            self.target,
            hint=tr("Share of the open time. What is left of it is the downtime that a store may have."),
        )
        self.head(tr("New reports"))
        self.row(tr("Method"), self.method)
        self.row(
            tr("How long a check counts"),
            self.limit,
            self.reach,
            hint=tr("Open time further than this from any check counts as unknown."),
        )
        self.row(
            tr("Update the report by itself"),
            self.follow,
            hint=tr("After an import or an undo, the report on the screen is made again."),
        )
        self.head(tr("Lost sales"))
        self.row(
            tr("Show what downtime costs"),
            self.sales_on,
            hint=tr("An estimate: downtime times what a store sells in an open hour."),
        )
        self.row(
            tr("Sales per open hour"),
            self.currency,
            self.sales,
            hint=tr("For all stores. On its page, a store can have a figure of its own."),
        )
        self.end(
            *(number.valueChanged for number in (self.target, self.reach, self.sales)),
            *(selector.currentIndexChanged for selector in (self.method, self.limit)),
            *(switch.toggled for switch in (self.follow, self.sales_on)),
        )
        self.currency.editingFinished.connect(self._keep_currency)

    @override
    def show_values(self) -> None:
        """Show the values as they are kept."""
        chosen = self._preferences
        self.target.setValue(chosen.target / 100)
        self.method.setCurrentIndex(_METHODS.index(chosen.method))
        reach = chosen.reach
        self.limit.setCurrentIndex(1 if reach is None else 0)
        self.reach.setValue((DEFAULT_REACH if reach is None else reach) / HOUR)
        self.follow.setChecked(chosen.update_report)
        self.sales_on.setChecked(chosen.sales_on)
        self.sales.setValue(chosen.sales_per_hour)
        self.currency.setText(chosen.currency)
        self._enable()

    def _enable(self) -> None:
        counted = self._preferences.method is Method.POLL_COUNT
        self.limit.setEnabled(not counted)
        self.reach.setEnabled(not counted and self.limit.currentIndex() == 0)
        for field in (self.sales, self.currency):
            field.setEnabled(self.sales_on.isChecked())

    @override
    def keep_values(self) -> None:
        """Keep the values as they are shown."""
        chosen = self._preferences
        limited = self.limit.currentIndex() == 0
        values = (
            ("target", round(self.target.value() * 100)),
            ("method", _METHODS[self.method.currentIndex()]),
            ("reach", round(self.reach.value() * HOUR) if limited else None),
            ("update_report", self.follow.isChecked()),
            ("sales_on", self.sales_on.isChecked()),
            ("sales_per_hour", self.sales.value()),
        )
        for name, value in values:
            setattr(chosen, name, value)

    @Slot()
    def _keep_currency(self) -> None:
        text = self.currency.text().strip()
        if Preferences.currency.parse(text) is not None:
            self._preferences.currency = text
        # What cannot be a sign gives way to the one before.
        self.currency.setText(self._preferences.currency)
