"""A store's outages: their statistics, and a list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from storemon.core.notes import Note
from storemon.gui.figures.note_text import dated_text, notes_on, notes_text
from storemon.gui.figures.outage_text import (
    split_text,
)
from storemon.gui.figures.shown_week import StoreOutages
from storemon.gui.store_page.outage_figures import OutageFigures
from storemon.gui.store_page.outage_list_columns import columns_of
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme


class OutageCard(Card):
    """`chosen` carries the position of an outage among those of the week shown, −1 for none.

    `note_wanted` carries a list of items to add a note to (empty for any other time) and None, or a `Note`
    to edit.

    The list holds the outages of the week shown or, if the report covers another time, optionally those of
    the report's longest window.
    """

    chosen = Signal(int)
    note_wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Outages"), parent)
        self._zone = "UTC"
        self._week: StoreOutages | None = None
        self._report: StoreOutages | None = None
        self._differ = False
        self.limit: Callable[[QAction], None] = lambda _action: None
        """Called with each menu action that changes data."""
        self._notes: Sequence[Note] = ()
        self._span: tuple[int, int] | None = None
        self._quiet = False
        self.scope = Segments(self.tr("Outages of"), (self.tr("Week shown"), self.tr("Report")))
        self.scope.chosen.connect(self._refill)
        self.add_note = QPushButton(self.tr("Add a note…"))
        self.add_note.setObjectName("quiet")
        self.add_note.setToolTip(
            self.tr("Note what happened during the outages that are chosen in the list, or at another time")
        )
        self.add_note.clicked.connect(self._note_clicked)
        self.all_notes = QPushButton()
        self.all_notes.setObjectName("quiet")
        self.all_notes.setToolTip(self.tr("Change or delete the notes on the time shown"))
        self.all_notes.clicked.connect(self._open_all)
        self.tools.addWidget(self.all_notes)
        self.tools.addWidget(self.add_note)
        self.tools.addWidget(self.scope)
        self.figures = OutageFigures()
        self.list = ListView(theme, self.tr("Outages"), leads=False, asks=True)
        self.list.setSelectionMode(ListView.SelectionMode.ExtendedSelection)
        self.list.asked.connect(self._asked)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.selectionModel().currentRowChanged.connect(self._current_changed)
        self.nothing = QLabel(self.tr("No downtime found in this time."))
        self.nothing.setObjectName("muted")
        self.split = quiet("")
        self.split.hide()
        self.body.addWidget(self.figures)
        self.body.addWidget(self.split)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self._offer_note()

    def show_outages(
        self,
        zone: str,
        week: StoreOutages | None,
        report: StoreOutages | None,
        *,
        differ: bool,
        notes: Sequence[Note] = (),
        span: tuple[int, int] | None = None,
    ) -> None:
        """Show the outages of a week, with the store's notes.

        `differ`: whether the report covers another time; `span`: start and end of the week, µs UTC.
        """
        self._span = span
        self._zone, self._week, self._report = zone, week, report
        self._notes = notes
        self._differ = differ
        self.scope.setVisible(differ and report is not None)
        if not differ or report is None:
            self.scope.choose(0)
        self._refill()

    def choose(self, number: int) -> None:
        """Select the outage of the week that was chosen in the chart; −1 for none."""
        if self.shown is not self._week or self._week is None:
            self.scope.choose(0)
            self._refill()
        self._quiet = True
        rows = self.list.list.items()
        index = self.list.list.index(rows.index(number), 0) if number in rows else QModelIndex()
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
        else:
            self.list.clearSelection()
        self._quiet = False

    @property
    def shown(self) -> StoreOutages | None:
        """The outages in the list."""
        return self._report if self.scope.choice and self._report is not None else self._week

    @Slot()
    def _refill(self) -> None:
        found = self.shown
        self._quiet = True
        self.figures.show_outages(found)
        if found is not None:
            self.list.show_items(columns_of(found, self._zone, self._notes), found.place.size)
        self._quiet = False
        self._show_split()
        empty = found is None or not found.place.size
        self.list.setVisible(not empty)
        self._offer_note()
        self.nothing.setVisible(found is not None and empty)

    def _show_split(self) -> None:
        """Show how much downtime is shared with other stores; only known for the report's time."""
        report = None if self._differ and self.shown is self._week else self._report
        label = "" if report is None else split_text(report)
        self.split.setVisible(bool(label))
        self.split.setText(label)

    @property
    def current(self) -> int:
        """The current outage of the list, −1 if none."""
        index = self.list.currentIndex()
        return self.list.list.item_at(index.row()) if index.isValid() else -1

    @property
    def selected(self) -> list[int]:
        """The selected outages of the list, in row order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.list.list.item_at(row) for row in rows]

    def _offer_note(self) -> None:
        self.add_note.setVisible(self.shown is not None)
        notes = self._notes_shown()
        self.all_notes.setVisible(bool(notes))
        self.all_notes.setText(plural(self.tr, "1 note…|{n} notes…", len(notes)))

    @Slot()
    def _note_clicked(self) -> None:
        one_listed = self.shown is not None and self.shown.place.size == 1
        chosen = [0] if one_listed else self.selected
        if len(chosen) == 1:
            self._asked(chosen[0])
        else:
            self.note_wanted.emit(chosen, None)

    def menu_for(self, item: int) -> QMenu:
        """Return the menu of an outage: edit its notes, or add one to it or to all selected with it."""
        menu = self._menu_of(self._notes_of(item), notes_text)
        chosen = self.selected if item in self.selected else [item]
        text = self.tr("Add a note…")
        if len(chosen) > 1:
            text = plural(self.tr, "Add a note to 1 outage…|Add a note to {n} outages…", len(chosen))
        add = menu.addAction(text)
        add.triggered.connect(partial(self.note_wanted.emit, chosen, None))
        self.limit(add)
        return menu

    def menu_of_all(self) -> QMenu:
        """Return the menu of all notes on the week shown."""
        return self._menu_of(self._notes_shown(), partial(dated_text, zone=self._zone))

    def _menu_of(self, notes: Sequence[Note], named: Callable[[Sequence[Note]], str]) -> QMenu:
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for note in notes:
            # Show an ampersand as such: Qt takes it as a mnemonic.
            text = self.tr("Edit note “{note}”…").format(note=named([note])).replace("&", "&&")
            menu.addAction(text).triggered.connect(partial(self.note_wanted.emit, [], note))
        return menu

    def _notes_shown(self) -> list[Note]:
        """Return the notes that overlap the week shown."""
        if self._span is None:
            return []
        start, end = self._span
        return [note for note in self._notes if note.content.start < end and note.content.end > start]

    @Slot()
    def _open_all(self) -> None:
        self.menu_of_all().popup(self.all_notes.mapToGlobal(self.all_notes.rect().bottomLeft()))

    def _notes_of(self, item: int) -> list[Note]:
        found = self.shown
        return [] if found is None else notes_on(self._notes, found.outages, int(found.place[item]))

    @Slot(int)
    def _asked(self, item: int) -> None:
        if self._notes_of(item):
            self._open_menu(item, self.add_note.mapToGlobal(self.add_note.rect().bottomLeft()))
        else:
            self.note_wanted.emit([item], None)

    @Slot(int, QPoint)
    def _open_menu(self, item: int, place: QPoint) -> None:
        self.menu_for(item).popup(place)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        self._offer_note()
        if self._quiet or self.shown is None:
            return
        number = self.list.list.item_at(current.row()) if current.isValid() else -1
        if self.shown is not self._week:
            number = self._in_week(number)
        self.chosen.emit(number)

    def _in_week(self, number: int) -> int:
        """Return the position in the week shown of an outage of the report, −1 if it is not there."""
        week, report = self._week, self._report
        if number < 0 or week is None or report is None:
            return -1
        first = report.outages.first[report.place[number]]
        found = np.flatnonzero(week.outages.first[week.place] == first)
        return int(found[0]) if found.size else -1
