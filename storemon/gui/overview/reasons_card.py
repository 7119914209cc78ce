"""Downtime by the reasons given in notes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.core.behind import WithReason
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.note_text import no_note_text, reason_text
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.format import hours, percent
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme

_ROW = 24
_MOST_ROWS = 8


class ReasonsCard(Card):
    """Hidden if the report has no notes; `wanted` carries a `Behind`: the stores with a reason."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Downtime by reason"), parent)
        self.list = ListView(theme, self.tr("Downtime by reason"), row=_ROW)
        self.list.opened.connect(self._opened)
        self._reasons: list[str] = []
        self.body.addWidget(self.list, 1)
        self.hide()

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the downtime of a report by the reasons in its notes."""
        found, whole = fleet.reasons, fleet.whole.down
        self._reasons = [reason for reason, _ in found]
        self.setVisible(bool(found))
        self.note.setText(
            self.tr("{window}; time with two reasons is in both").format(
                window=whole_text(ranged=fleet.rows.ranged)
            )
        )
        names = [reason_text(reason) or no_note_text() for reason, _ in found]
        down = np.array([amount for _, amount in found], np.int64)
        columns = [
            ListColumn(
                self.tr("Reason"),
                lambda item: names[item],
                ranks(names),
                tone=lambda item: "text" if found[item][0] else "muted",
            ),
            ListColumn(
                self.tr("Downtime"),
                lambda item: hours(int(down[item])),
                down,
                96,
                right=True,
                descending=True,
                tone=lambda _: "down",
            ),
            ListColumn(
                self.tr("Share of downtime"),
                lambda item: percent(int(down[item]), whole),
                down,
                140,
                right=True,
                descending=True,
                meter=lambda item: down[item] / whole if whole else None,
            ),
        ]
        self.list.show_items(columns, len(found))
        self.list.setFixedHeight(self.list.height_for(min(max(1, len(found)), _MOST_ROWS)))

    @Slot(int)
    def _opened(self, item: int) -> None:
        self.wanted.emit(WithReason(self._reasons[item]))
