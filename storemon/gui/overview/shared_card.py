"""Shared outages: times when unusually many stores went down at once, and which stores."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.core.behind import InShared
from storemon.core.model import Int64
from storemon.gui.figures.common_outage_columns import downtime_column, platform_column
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.overview.store_list_card import group_column, store_column
from storemon.gui.report.note_request import NoteRequest, noted_span
from storemon.gui.report.report_text import no_shared_text
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import (
    count,
    duration,
    hours,
    instant,
    percent,
    plural,
    widest_moments,
)
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.local_zone import local_zone
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name

_ROW = 24


class SharedCard(Card):
    """`store_wanted` carries the id of a store that was chosen from an outage's stores.

    `wanted` carries a `Behind`: all stores of a shared outage. `note_wanted` carries a `NoteRequest` for
    their outages.
    """

    store_wanted = Signal(str)
    wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Shared outages"), parent)
        self._fleet: Fleet | None = None
        self._hit: Int64 = np.zeros(0, np.int64)
        self._zone = local_zone()
        self.split = quiet("")
        self.events = ListView(theme, self.tr("Shared outages"), row=_ROW)
        self.events.opened.connect(self._lead)
        self.events.selectionModel().currentRowChanged.connect(self._current_changed)
        self.stores = ListView(theme, self.tr("Stores of the shared outage"), row=_ROW)
        self.stores.opened.connect(self._opened)
        self.hit = QLabel()
        self.hit.setObjectName("muted")
        self.add_note = QPushButton(self.tr("Add a note…"))
        self.add_note.setObjectName("quiet")
        self.add_note.setToolTip(self.tr("Note what happened, for all stores of the shared outage"))
        self.add_note.clicked.connect(self._ask_note)
        self.list_stores = QPushButton(self.tr("List stores"))
        self.list_stores.setObjectName("quiet")
        self.list_stores.setToolTip(self.tr("Show the stores of the shared outage on the page of stores"))
        self.list_stores.clicked.connect(lambda: self._lead(self.current))
        self.tools.addWidget(self.list_stores)
        self.tools.addWidget(self.add_note)
        # A line of text above each list keeps their headers level.
        above = QVBoxLayout()
        above.setSpacing(4)
        above.addWidget(self.split, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.events, 1)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.hit)
        below.addWidget(self.stores, 1)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addLayout(above, 1)
        lists.addLayout(below, 1)
        self.body.addLayout(lists, 1)
        self.body.addStretch()

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the shared outages of a report."""
        self._fleet = fleet
        found = [] if fleet.answers is None else fleet.answers.shared.found
        self.note.setText(self.tr("times in {zone}").format(zone=zone_name(self._zone)) if found else "")
        self.split.setText(self._split(fleet, len(found)))
        for widget in (self.events, self.hit, self.stores):
            widget.setVisible(bool(found))
        self.events.show_items(self._events(fleet), len(found))
        if found:
            # Start with the outage that affected the most stores.
            most = max(range(len(found)), key=lambda place: found[place].stores)
            self.events.setCurrentIndex(self.events.list.index(self.events.list.items().index(most), 0))
        self._list_stores()

    @property
    def has_any(self) -> bool:
        """Whether there is a shared outage to show."""
        return self.events.list.rowCount() > 0

    @property
    def stores_shown(self) -> Int64:
        """The stores of the shared outage, as positions in the report, in display order."""
        fleet = self._fleet
        if fleet is None or fleet.answers is None:
            return self._hit
        found = fleet.answers.outages.store[self._hit[self.stores.list.items()]]
        # A store may have had two outages in it.
        return np.array(list(dict.fromkeys(found.tolist())), np.int64)

    @property
    def current(self) -> int:
        """The position of the shared outage whose stores are listed, −1 if none."""
        index = self.events.currentIndex()
        return self.events.list.item_at(index.row()) if index.isValid() else -1

    def _split(self, fleet: Fleet, found: int) -> str:
        answers = fleet.answers
        if not found or answers is None:
            return no_shared_text(answers)
        down, shared, undated = fleet.whole.down, fleet.shared_lost, int(answers.shared.undated.sum())
        own = max(0, down - shared - undated)
        parts = [
            (shared, self.tr("{time} shared ({share})")),
            (own, self.tr("{time} affected individual stores")),
            (undated, self.tr("{time} not enough checks to tell")),
        ]
        return " · ".join(
            text.format(time=hours(part), share=percent(part, down)) for part, text in parts if part
        )

    def _events(self, fleet: Fleet) -> list[ListColumn]:
        found = [] if fleet.answers is None else fleet.answers.shared.found
        start, end, stores = (
            np.array([getattr(event, name) for event in found], np.int64)
            for name in ("start", "end", "stores")
        )
        expected = np.array([event.expected for event in found], np.float64)
        tr = self.tr
        return [
            *platform_column(_platforms_of(fleet)),
            ListColumn(
                tr("Start"),
                lambda item: instant(int(start[item]), self._zone),
                start,
                samples=widest_moments(),
                tip=tr("The median of the times when its stores went down"),
            ),
            ListColumn(
                tr("Lasted"),
                lambda item: duration(int(end[item] - start[item])),
                end - start,
                92,
                right=True,
                descending=True,
                tip=tr("Until the median of the times when its stores were last down"),
            ),
            ListColumn(
                tr("Stores"),
                lambda item: count(int(stores[item])),
                stores,
                72,
                right=True,
                descending=True,
                tone=lambda _: "down",
                tip=tr("Stores that went down then"),
            ),
            ListColumn(
                tr("Typically down"),
                lambda item: count(round(expected[item].item())),
                expected,
                104,
                right=True,
                descending=True,
                tone=lambda _: "muted",
                tip=tr("Stores that would typically go down at such a moment"),
                spare=True,
            ),
        ]

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        self._list_stores()

    @Slot()
    def _ask_note(self) -> None:
        fleet = self._fleet
        if fleet is None or fleet.answers is None or not self._hit.size:
            return
        outages, event = fleet.answers.outages, fleet.answers.shared.found[self.current]
        ids = fleet.rows.table.store_ids
        spans = tuple(
            noted_span(outages, place, ids[int(outages.store[place])]) for place in self._hit.tolist()
        )
        title = self.tr("Shared outage, {start}").format(start=instant(event.start, self._zone))
        self.note_wanted.emit(NoteRequest(title, spans))

    def _list_stores(self) -> None:
        fleet, event = self._fleet, self.current
        for button in (self.add_note, self.list_stores):
            button.setVisible(event >= 0)
        if fleet is None or fleet.answers is None or event < 0:
            self._hit = np.zeros(0, np.int64)
            self.stores.show_items([], 0)
            return
        outages = fleet.answers.outages
        self._hit = place = np.flatnonzero(fleet.answers.shared.of_outage == event)
        stores, start, lost = (part[place] for part in (outages.store, outages.start, outages.lost))
        tr, rows = self.tr, fleet.rows
        self.hit.setText(plural(tr, "1 store affected|{n} stores affected", int(np.unique(stores).size)))
        columns = [store_column(rows, stores, tr("Store"))]
        if fleet.groups:
            columns.append(group_column(rows, stores, tr("Group")))
        moments = widest_moments()
        columns += [
            ListColumn(
                tr("Start"), lambda item: instant(int(start[item]), self._zone), start, 152, samples=moments
            ),
            downtime_column(lost, hours, 84),
        ]
        self.stores.show_items(columns, place.size)
        self.stores.scrollToTop()

    @Slot(int)
    def _lead(self, event: int) -> None:
        fleet = self._fleet
        if fleet is not None and fleet.answers is not None and event >= 0:
            self.wanted.emit(InShared(fleet.answers.shared.found[event].start))

    @Slot(int)
    def _opened(self, item: int) -> None:
        fleet = self._fleet
        if fleet is not None and fleet.answers is not None:
            store = int(fleet.answers.outages.store[self._hit[item]])
            self.store_wanted.emit(fleet.rows.table.store_ids[store])


def _platforms_of(fleet: Fleet) -> list[str]:
    """Return the platform of each shared outage; empty if the report does not cover several platforms."""
    platforms = None if fleet.answers is None else fleet.answers.platforms
    return [] if platforms is None else [platforms.names[number] for number in platforms.of_shared.tolist()]
