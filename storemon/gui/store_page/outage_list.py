"""A store's outages: what they come to, and each of them."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from storemon.core.outage_statistics import statistics
from storemon.gui.figures.outage_text import (
    accuracy_text,
    end_samples,
    end_text,
    shared_text,
    split_text,
    start_samples,
    start_text,
)
from storemon.gui.figures.shown_week import OUTSIDE, StoreOutages
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import NONE, count, open_time
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.theme import Theme

_KNOWN: Final = 120
_KNOWN_WIDE: Final = 264
"""Widths of the column that says how well a start is known; the wider one has room for a date."""


class OutageFigures(QWidget):
    """The statistics of some outages on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        captions = (
            (self.tr("Outages"), ""),
            (self.tr("Longest"), self.tr("Most downtime of one outage in this time")),
            (self.tr("Median"), self.tr("Half of the outages had less downtime than this")),
            (
                self.tr("Avg. time to recover"),
                self.tr("Average downtime of outages that started and ended in this time"),
            ),
            (
                self.tr("Avg. time between outages"),
                self.tr("Average open time up for each outage that started in this time"),
            ),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        self.values: list[QLabel] = []
        for caption, tip in captions:
            pair = QHBoxLayout()
            pair.setSpacing(6)
            value, caption_label = QLabel(NONE), QLabel(caption)
            value.setObjectName("strong")
            caption_label.setObjectName("muted")
            for label in (caption_label, value):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setToolTip(tip)
                pair.addWidget(label)
            self.values.append(value)
            layout.addLayout(pair)
        layout.addStretch()

    def show_outages(self, found: StoreOutages | None) -> None:
        """Sum outages up; None where there are none to look at."""
        if found is None:
            for label in self.values:
                label.setText(NONE)
            self.setAccessibleName("")
            return
        outages, place = found.outages, found.place
        stats = statistics(outages, place, found.up)
        spans = (stats.longest, stats.median, stats.to_recovery, stats.between)
        texts = [count(stats.count), *(NONE if span is None else open_time(span) for span in spans)]
        for label, text in zip(self.values, texts, strict=True):
            label.setText(text)
        self.setAccessibleName(self.tr("Outages: {n}").format(n=texts[0]))


class OutageCard(Card):
    """`chosen` carries the position of an outage among those of the week shown, −1 for none.

    The list holds those of the week shown, or all of the report's window where that is another.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Outages"), parent)
        self._zone = "UTC"
        self._week: StoreOutages | None = None
        self._report: StoreOutages | None = None
        self._differ = False
        self._quiet = False
        self.scope = Segments(self.tr("Outages of"), (self.tr("Week shown"), self.tr("Report")))
        self.scope.chosen.connect(self._refill)
        self.tools.addWidget(self.scope)
        self.figures = OutageFigures()
        self.list = ListView(theme, self.tr("Outages"), leads=False)
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

    def show_outages(
        self, zone: str, week: StoreOutages | None, report: StoreOutages | None, *, differ: bool
    ) -> None:
        """Show outages of the week shown; `differ` where the report's are of another time."""
        self._zone, self._week, self._report = zone, week, report
        self._differ = differ
        self.scope.setVisible(differ and report is not None)
        if not differ or report is None:
            self.scope.choose(0)
        self._refill()

    def choose(self, number: int) -> None:
        """Choose an outage of the week shown as the chart does; −1 for none."""
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
        """The outages that the list holds."""
        return self._report if self.scope.choice and self._report is not None else self._week

    @Slot()
    def _refill(self) -> None:
        found = self.shown
        self._quiet = True
        self.figures.show_outages(found)
        if found is not None:
            self.list.show_items(self._columns(found), found.place.size)
        self._quiet = False
        self._show_split()
        empty = found is None or not found.place.size
        self.list.setVisible(not empty)
        self.nothing.setVisible(found is not None and empty)

    def _show_split(self) -> None:
        """Say how much of the downtime is shared with other stores; the report alone knows."""
        report = None if self._differ and self.shown is self._week else self._report
        label = "" if report is None else split_text(report)
        self.split.setVisible(bool(label))
        self.split.setText(label)

    def _columns(self, found: StoreOutages) -> list[ListColumn]:
        outages, place, tr, zone = found.outages, found.place, self.tr, self._zone
        start, end = outages.start[place], outages.end[place]
        lost, polls, slack = outages.lost[place], outages.polls[place], outages.slack[place]

        def began(item: int) -> str:
            return start_text(outages, int(place[item]), zone)

        def ended(item: int) -> str:
            return end_text(outages, int(place[item]), zone, current=found.current)

        def known(item: int) -> str:
            return accuracy_text(outages, int(place[item]), zone)

        columns = [
            ListColumn(
                tr("Start"),
                began,
                np.minimum(start, outages.first_inactive[place]),
                160,
                samples=start_samples(outages, place),
            ),
            ListColumn(
                tr("End"),
                ended,
                end,
                whole=ended,
                samples=end_samples(outages, place, current=found.current),
            ),
            ListColumn(
                tr("Downtime"),
                lambda item: open_time(int(lost[item])),
                lost,
                104,
                right=True,
                descending=True,
                tone=lambda _: "down",
                tip=tr("Downtime inside business hours"),
            ),
            ListColumn(
                tr("Checks"),
                lambda item: count(int(polls[item])),
                polls,
                64,
                right=True,
                descending=True,
                tip=tr("Checks that found the store offline"),
                spare=True,
            ),
            ListColumn(
                tr("Start accurate to"),
                known,
                np.where(slack > 0, slack, np.nan),
                _KNOWN_WIDE if outages.earlier[place].any() else _KNOWN,
                tip=tr("The store went down between two checks this far apart"),
                whole=known,
            ),
        ]
        if (found.shared != OUTSIDE).any():
            columns.append(
                ListColumn(
                    tr("Shared"),
                    lambda item: shared_text(found, item),
                    found.shared,
                    124,
                    tip=tr("Whether unusually many stores went down at that time"),
                )
            )
        return columns

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        if self._quiet or self.shown is None:
            return
        number = self.list.list.item_at(current.row()) if current.isValid() else -1
        if self.shown is not self._week:
            number = self._in_week(number)
        self.chosen.emit(number)

    def _in_week(self, number: int) -> int:
        """Return the position in the week shown of an outage of the report's, −1 where it is not in it."""
        week, report = self._week, self._report
        if number < 0 or week is None or report is None:
            return -1
        first = report.outages.first[report.place[number]]
        found = np.flatnonzero(week.outages.first[week.place] == first)
        return int(found[0]) if found.size else -1
