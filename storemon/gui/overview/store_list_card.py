"""The stores with the lowest uptime, those of one bar, or those that got worse or better."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from storemon.core.difference import Differences
from storemon.core.fleet import BIN_EDGES
from storemon.core.model import Int64
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.note_text import raw_text
from storemon.gui.figures.uptime_bars import NOTHING_KNOWN, bin_name
from storemon.gui.report.report_text import before_text
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.change_text import point_change
from storemon.gui.widgets.format import NONE, count, hours, percent, percent_range
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOWEST: Final = -3
WORSE: Final = -4
BETTER: Final = -5
"""Kinds of list other than the bins of `BIN_EDGES` and `NOTHING_KNOWN`."""

_ROW: Final = 24


class StoreListCard(Card):
    """`store_wanted` carries the id of a store that was chosen from the list.

    `explain_wanted` carries the id of a store whose figures to explain.
    """

    store_wanted = Signal(str)
    explain_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Stores"), parent)
        self._fleet: Fleet | None = None
        self._stores: Int64 = np.zeros(0, np.int64)
        self.kind = Selector(icons, self.tr("Stores to list"), fits=True)
        self.kind.setObjectName("compact")
        self.kind.setMinimumContentsLength(20)
        self.kind.currentIndexChanged.connect(self._fill)
        self.tools.insertWidget(0, self.kind)
        self.list = ListView(theme, self.tr("Stores"), row=_ROW, asks=True)
        self.list.opened.connect(self._opened)
        self.list.asked.connect(self._explain)
        self.list.menu_wanted.connect(self._open_menu)
        self.nothing = QLabel()
        self.nothing.setObjectName("muted")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)

    def show_fleet(self, fleet: Fleet) -> None:
        """List stores of a report; the selected kind of list stays if it still exists."""
        self._fleet = fleet
        chosen = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("Lowest uptime"), LOWEST)
            self._offer_changes(fleet)
            for place in (*reversed(range(len(BIN_EDGES))), NOTHING_KNOWN):
                stores = fleet.silent if place == NOTHING_KNOWN else int(fleet.counts[place])
                if stores:
                    name = (
                        self.tr("Uptime {bin}").format(bin=bin_name(place)) if place >= 0 else bin_name(place)
                    )
                    self.kind.addItem(f"{name[:1].upper()}{name[1:]} ({count(stores)})", place)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.updateGeometry()
        self._fill()

    def _offer_changes(self, fleet: Fleet) -> None:
        for kind, stores, text in (
            (WORSE, fleet.worse, self.tr("Worse than {period} ({n})")),
            (BETTER, fleet.better, self.tr("Better than {period} ({n})")),
        ):
            if stores.size:
                period = before_text(ranged=fleet.rows.ranged)
                self.kind.addItem(text.format(period=period, n=count(stores.size)), kind)

    @property
    def stores_shown(self) -> Int64:
        """The stores listed, as positions in the report, in display order."""
        return self._stores[self.list.list.items()]

    @Slot()
    def _fill(self) -> None:
        fleet, kind = self._fleet, self.kind.currentData()
        if fleet is None or kind is None:
            return
        self._stores = _stores_of(fleet, int(kind))
        # Comparisons use raw uptime, even if targets are judged on adjusted uptime.
        self.note.setText(raw_text() if fleet.excuses and kind in {WORSE, BETTER} else "")
        self.list.show_items(self._columns(fleet), self._stores.size)
        self.list.scrollToTop()
        self.list.setVisible(bool(self._stores.size))
        self.nothing.setVisible(not self._stores.size)
        self.nothing.setText(
            self.tr("No downtime found in this time.")
            if fleet.whole.known
            else QCoreApplication.translate("report", "Not enough checks to tell.")
        )

    def _columns(self, fleet: Fleet) -> list[ListColumn]:
        stores, tr, rows = self._stores, self.tr, fleet.rows
        up, down, few = fleet.figures.up[stores, -1], fleet.figures.down[stores, -1], fleet.sparse[stores]
        columns = [store_column(rows, stores, tr("Store"))]
        if fleet.groups:
            columns.append(group_column(rows, stores, tr("Group")))
        columns.append(
            ListColumn(
                tr("Uptime"),
                lambda item: percent(int(up[item]), int(up[item] + down[item]), 2),
                np.where(up + down > 0, up / np.maximum(1, up + down), np.nan),
                76,
                right=True,
                tone=lambda item: "faint" if few[item] else "text",
            )
        )
        if self.kind.currentData() in {WORSE, BETTER} and fleet.changes is not None:
            found, title = fleet.changes, tr("Change")
            columns.append(change_column(found.points[stores], found, stores, title, fleet.rows.ranged))
        if few.any():
            columns.append(self._known(fleet))
        columns.append(self._bounds(fleet))
        columns.append(down_column(down, tr("Down"), tr("Downtime inside business hours")))
        if fleet.answers is not None and fleet.answers.shared.found:
            shared = fleet.answers.shared.lost[stores]
            columns.append(
                ListColumn(
                    tr("Shared"),
                    lambda item: hours(int(shared[item])) if shared[item] else NONE,
                    shared,
                    80,
                    right=True,
                    descending=True,
                    tone=lambda item: "muted" if shared[item] else "faint",
                    tip=tr("Downtime shared with many other stores"),
                )
            )
        return columns

    def _known(self, fleet: Fleet) -> ListColumn:
        stores = self._stores
        known = fleet.figures.up[stores, -1] + fleet.figures.down[stores, -1]
        opened = fleet.figures.open[stores, -1]
        return ListColumn(
            self.tr("Known"),
            lambda item: percent(int(known[item]), int(opened[item])),
            np.where(opened > 0, known / np.maximum(1, opened), np.nan),
            64,
            right=True,
            tone=lambda _: "muted",
            tip=self.tr("Share of the open time that is known; where it is little, the uptime is gray"),
        )

    def _bounds(self, fleet: Fleet) -> ListColumn:
        if fleet.answers is None:
            return ListColumn(self.tr("Between"), lambda _: NONE, None, 112, right=True)
        sure, stores = fleet.answers.certainty, self._stores
        opened, least, most = (part[stores, -1] for part in (sure.open, sure.up, sure.highest))
        return ListColumn(
            self.tr("Between"),
            lambda item: percent_range(int(least[item]), int(most[item]), int(opened[item])),
            np.where(opened > 0, least / np.maximum(1, opened), np.nan),
            112,
            right=True,
            tone=lambda _: "muted",
            tip=self.tr("Uptime if all uncertain time was down, and if it was up"),
        )

    def menu_for(self, item: int) -> QMenu:
        """Return the context menu of a store in the list."""
        return store_menu(self.list, lambda: self._opened(item), lambda: self._explain(item))

    @Slot(int, QPoint)
    def _open_menu(self, item: int, place: QPoint) -> None:
        self.menu_for(item).popup(place)

    @Slot(int)
    def _opened(self, item: int) -> None:
        if self._fleet is not None:
            self.store_wanted.emit(self._fleet.rows.table.store_ids[int(self._stores[item])])

    @Slot(int)
    def _explain(self, item: int) -> None:
        if self._fleet is not None:
            self.explain_wanted.emit(self._fleet.rows.table.store_ids[int(self._stores[item])])


def store_column(rows: StoreRows, stores: Int64, title: str) -> ListColumn:
    """Return the column of store names; it sorts by name, stores without one after them by id."""
    rank = rows.values(Column.STORE)[stores]
    keys = np.where(np.isnan(rank), len(rows.table.store_ids) + stores, rank)
    return ListColumn(
        title,
        lambda item: rows.title(int(stores[item])),
        keys,
        whole=lambda item: _in_full(rows, int(stores[item])),
    )


def group_column(rows: StoreRows, stores: Int64, title: str) -> ListColumn:
    """Return the column of the stores' groups."""
    return ListColumn(
        title,
        lambda item: rows.labels.groups[int(stores[item])] or NONE,
        rows.values(Column.GROUP)[stores],
        104,
        tone=lambda _: "muted",
    )


def _in_full(rows: StoreRows, store: int) -> str:
    name, store_id = rows.labels.names[store], rows.table.store_ids[store]
    return f"{name}\n{store_id}" if name else store_id


def change_column(
    points: NDArray[np.float64],
    found: Differences | None,
    stores: Int64,
    title: str,
    ranged: bool,  # noqa: FBT001  # a fact
) -> ListColumn:
    """Return the column of the change of uptime since the period before, the largest drop first."""
    tip = QCoreApplication.translate("StoreListCard", "Change of the uptime since {period}; — where not sure")

    def text(item: int) -> str:
        if found is None or not found.sure[stores[item]]:
            return NONE
        return point_change(points[item].item())

    def tone(item: int) -> str:
        if found is None or not found.sure[stores[item]]:
            return "faint"
        return "down" if points[item] < 0 else "good"

    return ListColumn(
        title,
        text,
        points,
        96,
        right=True,
        tone=tone,
        tip=tip.format(period=before_text(ranged=ranged)),
    )


def _stores_of(fleet: Fleet, kind: int) -> Int64:
    if kind == LOWEST:
        return fleet.worst
    if kind in {WORSE, BETTER}:
        return fleet.worse if kind == WORSE else fleet.better
    return fleet.in_bin(kind)


def store_menu(parent: QWidget, open_store: Callable[[], None], explain: Callable[[], None]) -> QMenu:
    """Return the context menu of a store in any list."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, action in (
        (QCoreApplication.translate("StoreListCard", "Open store\tEnter"), open_store),
        (QCoreApplication.translate("StoreListCard", "Explain this number\tF2"), explain),
    ):
        menu.addAction(text).triggered.connect(action)
    return menu


def down_column(down: Int64, title: str, tip: str = "") -> ListColumn:
    """Return the column of downtimes (µs), the longest first."""
    return ListColumn(
        title,
        lambda item: hours(int(down[item])) if down[item] else NONE,
        down,
        84,
        right=True,
        descending=True,
        tone=lambda item: "down" if down[item] else "faint",
        tip=tip,
    )
