"""The first card of the overview: the stores that need attention, in the order to call them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from storemon.core.attention import Attention
from storemon.core.model import Int64
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.outage_text import start_text
from storemon.gui.overview.attention_columns import attention_columns
from storemon.gui.overview.attention_text import all_well_text, split_text
from storemon.gui.overview.store_list_card import store_menu
from storemon.gui.report.note_request import NoteRequest, noted_span
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.format import count
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme

_ROW: Final = 28
_MOST_ROWS: Final = 9


class AttentionCard(Card):
    """`store_wanted` carries the id of a chosen store, `explain_wanted` that of a store to explain.

    `note_wanted` carries a `NoteRequest` for a store's current outage.
    """

    store_wanted = Signal(str)
    explain_wanted = Signal(str)
    note_wanted = Signal(object)

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs attention"), parent, elides=True)
        self._preferences = preferences
        self._fleet: Fleet | None = None
        self._present = False
        self.figure = QLabel()
        self.figure.setObjectName("attentionCount")
        self.head.insertWidget(1, self.figure)
        self.list = ListView(theme, self.tr("Needs attention"), row=_ROW, asks=True)
        self.list.opened.connect(self._open)
        self.list.asked.connect(self._explain)
        self.list.menu_wanted.connect(self._open_menu)
        self.limit: Callable[[QAction], None] = lambda _action: None
        """Called with each menu action that changes data."""
        self.nothing = QLabel()
        self.nothing.setObjectName("muted")
        self.nothing.setWordWrap(True)
        self.body.addWidget(self.list)
        self.body.addWidget(self.nothing)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the stores of a report that need attention; ignore a report of an earlier version."""
        self._fleet = fleet
        self._fill()

    def set_present(self, present: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        """Set whether the report ends now rather than some time ago."""
        if present != self._present:
            self._present = present
            self._fill()

    @property
    def stores_shown(self) -> Int64:
        """The stores listed, as positions in the report, in display order."""
        found = self._found()
        return np.zeros(0, np.int64) if found is None else found.store[self.list.list.items()]

    def _found(self) -> Attention | None:
        return None if self._fleet is None else self._fleet.attention

    def _fill(self) -> None:
        fleet, found = self._fleet, self._found()
        if fleet is None or found is None:
            return
        some = found.store.size
        self.figure.setText(count(some))
        set_dynamic(self.figure, "level", "bad" if some else "good")
        self.note.setText(split_text(found, ranged=fleet.rows.ranged, present=self._present) if some else "")
        self.list.setVisible(bool(some))
        self.nothing.setVisible(not some)
        self.nothing.setText("" if some else all_well_text(fleet, present=self._present))
        columns = attention_columns(fleet, found, self._preferences.currency, present=self._present)
        self.list.show_items(columns, some)
        self.list.scrollToTop()
        # Half a row at the bottom hints that the list can be scrolled.
        rows = min(some, _MOST_ROWS) + (0.5 if some > _MOST_ROWS else 0)
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(self.list.height_for(0) + int(rows * _ROW) + frame)

    def _id_of(self, item: int) -> str | None:
        fleet, found = self._fleet, self._found()
        if fleet is None or found is None:
            return None
        return fleet.rows.table.store_ids[int(found.store[item])]

    @Slot(int)
    def _open(self, item: int) -> None:
        store_id = self._id_of(item)
        if store_id is not None:
            self.store_wanted.emit(store_id)

    @Slot(int)
    def _explain(self, item: int) -> None:
        store_id = self._id_of(item)
        if store_id is not None:
            self.explain_wanted.emit(store_id)

    def menu_for(self, item: int) -> QMenu:
        """Return the context menu of a store in the list."""
        menu = store_menu(self.list, lambda: self._open(item), lambda: self._explain(item))
        request = self._note_on(item)
        if request is not None:
            menu.addSeparator()
            add = menu.addAction(self.tr("Add a note…"))
            add.triggered.connect(lambda: self.note_wanted.emit(request))
            self.limit(add)
        return menu

    def _note_on(self, item: int) -> NoteRequest | None:
        """Return a request for a note on a store's current outage; None if it is not down."""
        fleet, found = self._fleet, self._found()
        if fleet is None or fleet.answers is None or found is None or found.outage[item] < 0:
            return None
        outages, place, store = fleet.answers.outages, int(found.outage[item]), int(found.store[item])
        rows = fleet.rows
        since = start_text(outages, place, rows.table.zones[store])
        span = noted_span(outages, place, rows.table.store_ids[store])
        return NoteRequest(rows.title(store), (span,), self.tr("since {time}").format(time=since))

    @Slot(int, QPoint)
    def _open_menu(self, item: int, place: QPoint) -> None:
        self.menu_for(item).popup(place)
