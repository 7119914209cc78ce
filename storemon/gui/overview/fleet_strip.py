"""The main figures of the whole fleet, on as many lines as the width requires."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from storemon.core.coverage import is_sparse
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.change import Change, coverage_of, downtime_of, uptime_of
from storemon.gui.figures.figure_text import own_target_text, sparse_text, target_text, targets_text
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.note_text import judged_text, raw_text
from storemon.gui.figures.store_figures import Spread
from storemon.gui.figures.tiles import Tile
from storemon.gui.report.report_text import whole_text
from storemon.gui.report.store_cells import verdict_texts
from storemon.gui.widgets.bounds import bounds_text
from storemon.gui.widgets.change_text import arrowed, points_text
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.format import (
    NONE,
    count,
    hours,
    money,
    percent,
    plain_tip,
    plural,
)
from storemon.gui.widgets.meter import Meter
from storemon.gui.widgets.preferences import JUDGING, Preferences
from storemon.gui.widgets.theme import Theme
from storemon.override import override


class FleetStrip(QFrame):
    """Up to six tiles with the most important figures."""

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._preferences = preferences
        self._fleet: Fleet | None = None
        self._across = 0
        self.day, self.whole = (Tile("", self) for _ in range(2))
        self.down, self.coverage, self.target, self.sales = (
            Tile(text, self) for text in ("", "", "", self.tr("Lost sales"))
        )
        self.tiles = (
            self.day,
            self.whole,
            self.down,
            self.coverage,
            self.target,
            self.sales,
        )
        self.meter = Meter(theme)
        self.coverage.put_beside(self.meter)
        for tile in self.tiles:
            tile.add_change()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        preferences.changed.connect(self._preference_changed)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the figures of a report."""
        self._fleet = fleet
        whole = whole_text(ranged=fleet.rows.ranged)
        for tile, text in (
            (self.whole, self.tr("Uptime {window}")),
            (self.down, self.tr("Downtime {window}")),
            (self.coverage, self.tr("Coverage {window}")),
        ):
            tile.name(text.format(window=whole))
        self.day.name(self.tr("Uptime last day"))
        self._show_times(fleet)
        self._show_changes(fleet)
        self._judge(fleet)
        self._lay_out()

    def _show_changes(self, fleet: Fleet) -> None:
        """Compare with the period before; coverage has no uncertainty, and its change is not rated."""
        before = fleet.whole_before
        for tile, now, then in (
            (self.day, fleet.day, fleet.day_before),
            (self.whole, fleet.whole, before),
        ):
            change = Change.of(uptime_of(now), uptime_of(then))
            tile.show_change(change.text(points_text), change.level(more_is_good=True))
            # Comparisons use raw uptime, even if the target is judged on adjusted uptime.
            tile.setToolTip(raw_text() if fleet.excuses else "")
        change = Change.of(downtime_of(fleet.whole), downtime_of(before))
        self.down.show_change(change.text(lambda by: hours(int(by))), change.level(more_is_good=False))
        # If checks only began during the period before, its coverage cannot be compared.
        covered = before is not None and 2 * before.known >= before.open
        by = Change.of(coverage_of(fleet.whole), coverage_of(before) if covered else None).by
        self.coverage.show_change("" if math.isnan(by) or not by else arrowed(by, points_text(abs(by))))

    def _show_times(self, fleet: Fleet) -> None:
        for tile, total in ((self.day, fleet.day), (self.whole, fleet.whole)):
            if total is None:
                continue
            known = total.up + total.down
            note = ""
            if total.sure_up is not None and total.sure_down is not None and total.open and known:
                note = bounds_text(total.sure_up, total.open - total.sure_down, total.open)
            few = is_sparse(known, total.open)
            tile.note.setToolTip(note if few else "")
            if few:
                note = sparse_text(known, total.open)
            tile.show_text(percent(total.up, known, 2), note, sparse=few)
        whole = fleet.whole
        shared = self.tr("{share} in shared outages").format(share=percent(fleet.shared_lost, whole.down))
        few = is_sparse(whole.known, whole.open)
        lost = hours(whole.down) if whole.known else NONE
        self.down.show_text(lost, shared if fleet.shared_lost else "", sparse=few)
        self.coverage.show_text(
            percent(whole.known, whole.open, 1), self.tr("of {time} open").format(time=hours(whole.open))
        )
        self.meter.setVisible(whole.open > 0)
        self.meter.show_share(whole.known / whole.open if whole.open else None)

    def _judge(self, fleet: Fleet) -> None:
        self._show_target(fleet)
        sales = self._preferences.sales
        lost = None if sales is None else fleet.sales(sales)
        if lost is not None:
            amounts = (lost.figure, lost.least, lost.most)
            figure, least, most = (money(amount, self._preferences.currency) for amount in amounts)
            self.sales.show_text(figure, self.tr("{least} to {most}").format(least=least, most=most))
            change = Change.of(lost, None if sales is None else fleet.sales_before(sales))
            text = change.text(lambda by: money(by, self._preferences.currency))
            self.sales.show_change(text, change.level(more_is_good=False))
        shown = {
            self.day: fleet.day is not None,
            self.target: fleet.answers is not None,
            self.sales: lost is not None,
        }
        for tile, there in shown.items():
            tile.setVisible(there)

    def _show_target(self, fleet: Fleet) -> None:
        targets = self._preferences.targets
        found, groups = fleet.verdicts(targets), fleet.rows.labels.groups
        if len(fleet.rows.table.store_ids) == 1:
            of_store = target_text(targets.of(groups[0]))
            self.target.name(self.tr("Target {share}").format(share=of_store))
            self.target.setToolTip(_tip(own_target_text(targets, groups[0])))
            verdict = next(verdict for verdict, stores in found.items() if stores)
            self.target.show_text(verdict_texts()[verdict], self._adjusted(fleet))
            set_dynamic(self.target.figure, "level", "bad" if verdict is Verdict.MISSED else "")
            self.target.show_change("")
            return
        set_dynamic(self.target.figure, "level", "")
        judged = sum(found.values()) - found[Verdict.NOT_OPEN]
        of_all = target_text(targets.usual)
        own = fleet.has_own(targets)
        self.target.name(
            self.tr("Target of each group met") if own else self.tr("Target {share} met").format(share=of_all)
        )
        self.target.setToolTip(_tip(targets_text(targets, groups)) if own else "")
        figure = self.tr("{n} of {all}").format(n=count(found[Verdict.MET]), all=count(judged))
        note = self.tr("{missed} missed · {unsure} not enough data").format(
            missed=count(found[Verdict.MISSED]), unsure=count(found[Verdict.CANNOT_TELL])
        )
        adjusted = self._adjusted(fleet)
        self.target.note.setToolTip(note if adjusted else "")
        self.target.show_text(figure if judged else NONE, (adjusted or note) if judged else "")
        change = Change.of(_met(found), _met(fleet.verdicts_before(targets)))
        self.target.show_change(
            change.text(lambda by: plural(self.tr, "1 store|{n} stores", int(by))),
            change.level(more_is_good=True),
        )

    def _adjusted(self, fleet: Fleet) -> str:
        """Return the adjusted uptime that the target is judged on; empty if no time is excused."""
        if not fleet.excuses:
            return ""
        words = self.tr("{uptime} uptime, {judged}")
        return words.format(uptime=percent(*fleet.adjusted, 2), judged=judged_text())

    @override
    def minimumSizeHint(self) -> QSize:
        """Allow the page to be narrower than all tiles on one line."""
        return QSize(240, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many tiles on a line as fit."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        shown = [tile for tile in self.tiles if not tile.isHidden()]
        widths = [tile.minimumSizeHint().width() for tile in shown]
        # Lines of about equal length look better than a full line and a short one.
        ways = (-(-len(shown) // lines) for lines in range(1, len(shown) + 1))
        across = next((count for count in ways if _needed(widths, count) <= self.width()), 1)
        for place, tile in enumerate(shown):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, place // across, place % across)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _preference_changed(self, name: str) -> None:
        if self._fleet is not None and name in JUDGING:
            self._judge(self._fleet)
            self._lay_out()


def _tip(text: str) -> str:
    return plain_tip(text) if text else ""


def _met(found: dict[Verdict, int] | None) -> Spread | None:
    """Return how many stores met the target; undecided ones count only in the upper bound."""
    if found is None:
        return None
    met = found[Verdict.MET]
    return Spread(met, met, met + found[Verdict.CANNOT_TELL])


def _needed(widths: Sequence[int], across: int) -> int:
    """Return the width of `across` columns, each as wide as its widest tile."""
    return sum(max(widths[column::across]) for column in range(across))
