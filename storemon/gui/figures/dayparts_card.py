"""Uptime and lost sales by daypart, for all stores or one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from storemon.core.coverage import is_sparse
from storemon.gui.figures.daypart_text import cost_text, daypart_hours, daypart_name
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.format import NONE, hours, percent, percent_range
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.core.daypart_totals import DaypartTotal

_ROW = 24


class DaypartsCard(Card):
    """A card that is hidden if the report has no dayparts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dayparts"), parent)
        self.list = ListView(theme, self.tr("Dayparts"), row=_ROW, leads=False)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.hide()

    def show_totals(self, totals: Sequence[DaypartTotal], currency: str, *, ranged: bool) -> None:
        """Show dayparts; `ranged`: whether the report covers a range."""
        self.setVisible(bool(totals))
        self.note.setText(
            self.tr("{window}, each store’s local time; interpolated").format(
                window=whole_text(ranged=ranged)
            )
        )
        names = [daypart_name(total.part) for total in totals]
        opened, known, up, down, least = (
            np.array([getattr(total, name) for total in totals], np.int64)
            for name in ("open", "known", "up", "down", "sure_up")
        )
        columns = [
            ListColumn(self.tr("Daypart"), lambda item: names[item], ranks(names)),
            ListColumn(
                self.tr("Hours"),
                lambda item: daypart_hours(totals[item]),
                np.array([total.times.starts[total.part] for total in totals], np.int64),
                112,
                samples=[daypart_hours(total) for total in totals],
                tone=lambda _: "muted",
                tip=self.tr("On each store's own clock; set in Edit, Settings"),
            ),
            ListColumn(
                self.tr("Uptime"),
                lambda item: percent(totals[item].up, totals[item].known, 2),
                _shares(up, known),
                76,
                right=True,
                tone=lambda item: "faint" if is_sparse(totals[item].known, totals[item].open) else "text",
            ),
            ListColumn(
                self.tr("Between"),
                lambda item: _bounds(totals[item]),
                _shares(least, opened),
                112,
                right=True,
                tone=lambda _: "muted",
                tip=self.tr("Uptime if all uncertain time was down, and if it was up"),
                spare=True,
            ),
            ListColumn(
                self.tr("Downtime"),
                lambda item: hours(totals[item].down) if totals[item].known else NONE,
                down,
                92,
                right=True,
                descending=True,
                tone=lambda item: "down" if totals[item].down else "faint",
            ),
            ListColumn(
                self.tr("Coverage"),
                lambda item: percent(totals[item].known, totals[item].open),
                _shares(known, opened),
                128,
                right=True,
                meter=lambda item: totals[item].known / totals[item].open if totals[item].open else None,
                tip=self.tr("Share of the open time that is known"),
                spare=True,
            ),
        ]
        if any(total.sales is not None for total in totals):
            columns.append(
                ListColumn(
                    self.tr("Lost sales"),
                    lambda item: cost_text(totals[item], currency),
                    np.array([np.nan if total.sales is None else total.sales for total in totals]),
                    104,
                    right=True,
                    descending=True,
                    tip=self.tr("Downtime times what an open hour brings and what the daypart weighs"),
                )
            )
        self.list.show_items(columns, len(totals))
        self.list.setFixedHeight(self.list.height_for(len(totals)))


def _shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.maximum(1, whole), np.nan)


def _bounds(total: DaypartTotal) -> str:
    return percent_range(total.sure_up, total.open - total.sure_down, total.open)
