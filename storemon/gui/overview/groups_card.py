"""Totals by time zone, or by the group of the person's own."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.core.coverage import is_sparse
from storemon.core.fleet import GroupTotals
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.overview.store_list_card import down_column
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.format import NONE, count, percent, percent_range
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name

_ROW = 24


class GroupsCard(Card):
    """`wanted` carries the group or the zone whose stores are to be shown."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Groups"), parent)
        self._fleet: Fleet | None = None
        self.by = Segments(self.tr("Totals by"), (self.tr("Group"), self.tr("Time zone")))
        self.by.chosen.connect(self._fill)
        self.tools.addWidget(self.by)
        self.list = ListView(theme, self.tr("Groups"), row=_ROW)
        self.list.opened.connect(self._opened)
        self.body.addWidget(self.list, 1)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the totals of a report; of zones alone where no store has a group."""
        self._fleet = fleet
        self.by.setVisible(bool(fleet.groups))
        self.show_text(self.tr("Groups") if fleet.groups else self.tr("Time zones"))
        self.note.setText(whole_text(ranged=fleet.rows.ranged))
        self._fill()

    @property
    def totals(self) -> list[GroupTotals]:
        """What is listed."""
        fleet = self._fleet
        if fleet is None:
            return []
        return fleet.groups if fleet.groups and not self.by.choice else fleet.zones

    @Slot()
    def _fill(self) -> None:
        found, tr = self.totals, self.tr
        grouped = self._fleet is not None and found is self._fleet.groups
        called = [total.label if grouped else zone_name(total.label) for total in found]
        names = [name or tr("without a group") for name in called]
        opened, up, known, down, stores = (
            np.array([getattr(total, name) for total in found], np.int64)
            for name in ("open", "up", "known", "down", "stores")
        )
        columns = [
            ListColumn(
                tr("Group") if grouped else tr("Time zone"),
                lambda item: names[item],
                ranks(names),
                tone=lambda item: "text" if found[item].label else "muted",
            ),
            ListColumn(
                tr("Stores"), lambda item: count(int(stores[item])), stores, 64, right=True, descending=True
            ),
            ListColumn(
                tr("Uptime"),
                lambda item: percent(found[item].up, found[item].known, 2),
                _shares(up, known),
                76,
                right=True,
                tone=lambda item: "faint" if is_sparse(found[item].known, found[item].open) else "text",
            ),
            ListColumn(
                tr("Between"),
                lambda item: _bounds(found[item]),
                _shares(np.array([total.sure_up or 0 for total in found], np.int64), opened),
                112,
                right=True,
                tone=lambda _: "muted",
                tip=tr("Uptime if all uncertain time was down, and if it was up"),
            ),
            down_column(down, tr("Downtime")),
            ListColumn(
                tr("Coverage"),
                lambda item: percent(found[item].known, found[item].open),
                _shares(known, opened),
                128,
                right=True,
                meter=lambda item: found[item].known / found[item].open if found[item].open else None,
                tip=tr("Share of the open time that is known"),
            ),
        ]
        self.list.show_items(columns, len(found))

    @Slot(int)
    def _opened(self, item: int) -> None:
        # No filter leaves those without a group.
        if self.totals[item].label:
            self.wanted.emit(self.totals[item].label)


def _shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.maximum(1, whole), np.nan)


def _bounds(total: GroupTotals) -> str:
    if total.sure_up is None or total.sure_down is None:
        return NONE
    return percent_range(total.sure_up, total.open - total.sure_down, total.open)
