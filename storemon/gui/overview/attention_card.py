"""Which stores need a person: the first thing to see, and in the order to call them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from storemon.core.attention import Attention, Need
from storemon.core.fleet import Now
from storemon.core.model import Int64
from storemon.core.outages import Outages
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.outage_text import last_seen_text, start_samples, start_text
from storemon.gui.overview.hours_column import hours_column
from storemon.gui.overview.platforms_column import platforms_column
from storemon.gui.overview.store_list_card import (
    change_column,
    group_column,
    store_column,
    store_menu,
)
from storemon.gui.report.note_request import NoteRequest, noted_span
from storemon.gui.report.report_text import before_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.format import NONE, count, instant, money, open_time, plural, widest_moments
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme

_ROW: Final = 28
_MOST_ROWS: Final = 9


class AttentionCard(Card):
    """`store_wanted` carries the id of a store that was chosen, `explain_wanted` of one to be explained.

    `note_wanted` carries a `NoteRequest` on the outage that a store is in.
    """

    store_wanted = Signal(str)
    explain_wanted = Signal(str)
    note_wanted = Signal(object)

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs attention"), parent)
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
        """Called with each action of a menu that changes the data."""
        self.nothing = QLabel()
        self.nothing.setObjectName("muted")
        self.nothing.setWordWrap(True)
        self.body.addWidget(self.list)
        self.body.addWidget(self.nothing)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the stores of a report that need a person; nothing for a report of an earlier version."""
        self._fleet = fleet
        self._fill()

    def set_present(self, present: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        """Say whether the report's end is now, or was some time ago."""
        if present != self._present:
            self._present = present
            self._fill()

    @property
    def stores_shown(self) -> Int64:
        """The stores listed, as positions in the report, in the order shown."""
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
        self.note.setText(self._split(found) if some else "")
        self.list.setVisible(bool(some))
        self.nothing.setVisible(not some)
        self.nothing.setText("" if some else self._all_well(fleet))
        self.list.show_items(self._columns(fleet, found), some)
        self.list.scrollToTop()
        # A list that ends within the next row says that it goes on.
        rows = min(some, _MOST_ROWS) + (0.5 if some > _MOST_ROWS else 0)
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(self.list.height_for(0) + int(rows * _ROW) + frame)

    def _split(self, found: Attention) -> str:
        """Return how many stores have each need: 3 down now · 6 without checks."""
        tr = self.tr
        down, partly, silent, worse, odd = map(found.count, Need)
        before = before_text(ranged=self._ranged)
        texts = (
            (down, self._down_count(down)),
            (partly, plural(tr, "1 down on some platforms|{n} down on some platforms", partly)),
            (silent, plural(tr, "1 without checks|{n} without checks", silent)),
            (worse, plural(tr, "1 worse than {period}|{n} worse than {period}", worse, period=before)),
            (odd, plural(tr, "1 with hours that look wrong|{n} with hours that look wrong", odd)),
        )
        parts = [text for stores, text in texts if stores]
        if down + silent:
            parts.append(tr("times in each store's local time"))
        return " · ".join(parts)

    def _down_count(self, stores: int) -> str:
        if self._ranged:
            return plural(self.tr, "1 down at end of range|{n} down at end of range", stores)
        if self._present:
            return plural(self.tr, "1 down now|{n} down now", stores)
        return plural(self.tr, "1 down at last check|{n} down at last check", stores)

    @property
    def _ranged(self) -> bool:
        return self._fleet is not None and self._fleet.rows.ranged

    def _all_well(self, fleet: Fleet) -> str:
        if not fleet.open_now:
            return (
                self.tr("No store was open at this time.")
                if not self._present
                else self.tr("No store is open right now.")
            )
        if self._present:
            return plural(
                self.tr, "The 1 open store is online.|All {n} open stores are online.", fleet.open_now
            )
        return plural(
            self.tr,
            "The 1 store that was open was online.|All {n} stores that were open were online.",
            fleet.open_now,
        )

    def _columns(self, fleet: Fleet, found: Attention) -> list[ListColumn]:
        tr, rows, stores = self.tr, fleet.rows, found.store
        columns = [
            ListColumn(
                tr("State"),
                lambda item: self._state(found, item),
                found.need,
                148,
                tone=lambda item: "down" if found.need[item] <= Need.PARTLY else "text",
            ),
            store_column(rows, stores, tr("Store")),
        ]
        if fleet.answers is not None and fleet.answers.platforms is not None:
            columns.append(platforms_column(fleet.answers.platforms, stores, tr("Platforms")))
        if fleet.groups:
            columns.append(group_column(rows, stores, tr("Group")))
        if found.count(Need.WORSE):
            columns.append(change_column(found.points, fleet.changes, stores, tr("Change"), self._ranged))
        if fleet.answers is not None and found.count(Need.DOWN) + found.count(Need.NO_CHECKS):
            columns += self._of_outage(
                fleet.answers.outages, fleet.answers.now, found, [rows.table.zones[s] for s in stores]
            )
        if fleet.hours is not None and found.count(Need.HOURS):
            columns.append(hours_column(fleet.hours, found, tr("Hours")))
        return columns

    def _state(self, found: Attention, item: int) -> str:
        need = Need(int(found.need[item]))
        said = {
            Need.PARTLY: self.tr("Partly down"),
            Need.NO_CHECKS: self.tr("No checks"),
            Need.WORSE: self.tr("Got worse"),
            Need.HOURS: self.tr("Hours look wrong"),
        }
        if need in said:
            return said[need]
        if self._ranged:
            return self.tr("Down at end of range")
        if not self._present:
            return self.tr("Down at last check")
        return self.tr("Newly down") if found.new[item] else self.tr("Down now")

    def _of_outage(self, outages: Outages, now: Now, found: Attention, zones: list[str]) -> list[ListColumn]:
        tr, place = self.tr, found.outage
        down = place >= 0
        lost, last = _of(outages.lost, place, -1), now.last_poll[found.store]
        began = np.minimum(_of(outages.start, place, 0), _of(outages.first_inactive, place, 0))

        def since(item: int) -> str:
            if down[item]:
                return start_text(outages, int(place[item]), zones[item])
            if found.need[item] != Need.NO_CHECKS:
                return NONE
            if last[item]:
                return instant(int(last[item]), zones[item])
            return tr("all of this range") if self._ranged else tr("all week")

        columns = [
            ListColumn(
                tr("Down for"),
                lambda item: open_time(int(lost[item])) if down[item] else NONE,
                lost,
                104,
                right=True,
                descending=True,
                tone=lambda item: "down" if down[item] else "faint",
                tip=tr("Open hours lost in this outage so far"),
            ),
            ListColumn(
                tr("Since"),
                since,
                np.where(down, began, last),
                152,
                descending=True,
                samples=start_samples(outages, place[down]),
                tip=tr("When the outage began, or the last check was made, in the store's local time"),
            ),
        ]
        if now.open.size > 1:
            columns.append(
                ListColumn(
                    tr("Who else"),
                    lambda item: self._others(int(found.others[item])) if down[item] else NONE,
                    np.where(down, found.others, -2),
                    148,
                    descending=True,
                    tone=lambda item: "text" if found.others[item] > 0 else "muted",
                    tip=tr(
                        "Whether other stores went down at the same time: then it is probably the platform"
                    ),
                )
            )
        if not np.isnan(found.lost).all():
            columns.append(
                ListColumn(
                    tr("Lost sales"),
                    lambda item: (
                        NONE
                        if np.isnan(found.lost[item])
                        else money(found.lost[item].item(), self._preferences.currency)
                    ),
                    found.lost,
                    88,
                    right=True,
                    descending=True,
                    tip=tr("Sales lost in this outage so far"),
                )
            )
        columns.append(
            ListColumn(
                tr("Last seen online"),
                lambda item: last_seen_text(outages, int(place[item]), zones[item]) if down[item] else NONE,
                _of(outages.last_active, place, 0),
                152,
                descending=True,
                samples=widest_moments(),
                tone=lambda _: "muted",
                tip=tr("The last check before this outage that found the store online"),
                spare=True,
            )
        )
        return columns

    def _others(self, others: int) -> str:
        if others < 0:
            return self.tr("Not enough data")
        if others == 0:
            return self.tr("This store only")
        return plural(self.tr, "Shared with 1 other|Shared with {n} others", others)

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
        """Return the menu of a store in the list."""
        menu = store_menu(self.list, lambda: self._open(item), lambda: self._explain(item))
        request = self._note_on(item)
        if request is not None:
            menu.addSeparator()
            add = menu.addAction(self.tr("Add a note…"))
            add.triggered.connect(lambda: self.note_wanted.emit(request))
            self.limit(add)
        return menu

    def _note_on(self, item: int) -> NoteRequest | None:
        """Return the request of a note on the outage that a store is in; None where it is in none."""
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


def _of(values: Int64, place: Int64, otherwise: int) -> Int64:
    """Return the values at `place`, `otherwise` where that is negative."""
    found = np.full(place.size, otherwise)
    found[place >= 0] = values[place[place >= 0]]
    return found
