"""Totals by time zone, or by the user's own groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from storemon.core.behind import InGroup, InZone
from storemon.core.coverage import is_sparse
from storemon.core.fleet import GroupTotals
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.figure_text import target_text
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.overview.store_list_card import down_column
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.format import NONE, count, percent, percent_range
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name

if TYPE_CHECKING:
    from storemon.core.model import Bool

_ROW = 24


class GroupsCard(Card):
    """`wanted` carries a `Behind`: the stores of a group or of a time zone.

    `targets_wanted` asks to edit the targets of groups.
    """

    wanted = Signal(object)
    targets_wanted = Signal()

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Groups"), parent)
        self._preferences = preferences
        self._fleet: Fleet | None = None
        self.by = Segments(self.tr("Totals by"), (self.tr("Group"), self.tr("Time zone")))
        self.by.chosen.connect(self._fill)
        self.targets = QPushButton(self.tr("Targets…"))
        self.targets.setObjectName("quiet")
        self.targets.setToolTip(self.tr("Set a target for a group"))
        self.targets.clicked.connect(self.targets_wanted)
        self.tools.addWidget(self.targets)
        self.tools.addWidget(self.by)
        self.list = ListView(theme, self.tr("Groups"), row=_ROW)
        self.list.opened.connect(self._opened)
        self.body.addWidget(self.list, 1)
        preferences.changed.connect(self._preference_changed)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the totals of a report; only those by time zone if no store has a group."""
        self._fleet = fleet
        for tool in (self.by, self.targets):
            tool.setVisible(bool(fleet.groups))
        self.show_text(self.tr("Groups") if fleet.groups else self.tr("Time zones"))
        self.note.setText(whole_text(ranged=fleet.rows.ranged))
        self._fill()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in {"target", "group_targets"}:
            self._fill()

    @property
    def totals(self) -> list[GroupTotals]:
        """The totals listed."""
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
        if grouped and self._fleet is not None:
            columns += self._target_columns(self._fleet, found)
        self.list.show_items(columns, len(found))

    def _target_columns(self, fleet: Fleet, found: list[GroupTotals]) -> list[ListColumn]:
        """Return the columns for each group's target and how many of its stores met it."""
        targets = self._preferences.targets
        each = fleet.each_verdict(targets)
        if each is None:
            return []
        groups = np.array(fleet.rows.labels.groups)
        met, judged = (
            np.array([int((verdict & (groups == total.label)).sum()) for total in found], np.int64)
            for verdict in (each == Verdict.MET, each != Verdict.NOT_OPEN)
        )
        shares = np.array([targets.of(total.label) for total in found], np.int64)
        return [
            *self._adjusted_columns(fleet, [groups == total.label for total in found]),
            ListColumn(
                self.tr("Target"),
                lambda item: target_text(int(shares[item])),
                shares,
                72,
                right=True,
                tone=lambda item: "text" if targets.is_own(found[item].label) else "muted",
                tip=self.tr("Target of the stores in the group; gray where it is that of all stores"),
                spare=True,
            ),
            ListColumn(
                self.tr("Met"),
                lambda item: self.tr("{n} of {all}").format(
                    n=count(int(met[item])), all=count(int(judged[item]))
                ),
                _shares(met, judged),
                84,
                right=True,
                tip=self.tr("Stores that met their target; excused time does not count"),
                spare=True,
            ),
        ]

    def _adjusted_columns(self, fleet: Fleet, stores: list[Bool]) -> list[ListColumn]:
        """Return the column of what targets are judged on; none if no time is excused."""
        if not fleet.excuses:
            return []
        found = [fleet.adjusted_of(own) for own in stores]
        up, known = np.array(found, np.int64).reshape(-1, 2).T
        return [
            ListColumn(
                self.tr("Adjusted"),
                lambda item: percent(*found[item], 2),
                _shares(up, known),
                84,
                right=True,
                tip=self.tr("Uptime without excused time, on which targets are judged"),
                spare=True,
            )
        ]

    @Slot(int)
    def _opened(self, item: int) -> None:
        label = self.totals[item].label
        grouped = self._fleet is not None and self.totals is self._fleet.groups
        self.wanted.emit(InGroup(label) if grouped else InZone(label))


def _shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.maximum(1, whole), np.nan)


def _bounds(total: GroupTotals) -> str:
    if total.sure_up is None or total.sure_down is None:
        return NONE
    return percent_range(total.sure_up, total.open - total.sure_down, total.open)
