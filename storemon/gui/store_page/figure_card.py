"""A card with one store's figures in one window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from storemon.core.daypart_times import Sales
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.change import Change, uptime_of
from storemon.gui.figures.figure_text import (
    VERDICT_ICONS,
    adjusted_text,
    allowance_text,
    amounts_text,
    bounds,
    coverage_text,
    left_text,
    lost_text,
    own_target_text,
    range_text,
    uptime_text,
    verdict_text,
)
from storemon.gui.figures.note_text import judged_text, raw_text
from storemon.gui.figures.store_figures import Spread, StoreFigures
from storemon.gui.widgets.change_text import points_text
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.meter import Meter
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.sparse import set_sparse
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_GAP: Final = 8
_LEFT, _RIGHT = 16, 12
_MARGIN: Final = _LEFT + _RIGHT + 2
"""Outside of the texts of a card, with its border."""


class FigureCard(QFrame):
    """Uptime with its bounds, downtime, unknown time and coverage; `explain_wanted` asks to explain them.

    The card of the longest window also has the verdict on the target, the allowance and lost sales;
    `sales_wanted` asks to edit the store's sales per open hour.
    """

    explain_wanted = Signal()
    sales_wanted = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, caption: str, *, longest: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._icons = icons
        self.longest = longest
        self._covered = False
        self.caption = plain_label(caption, "muted")
        self.figure = plain_label("", "figure")
        self.range = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        # Not wrapped: in a scrolling page, everything below would then get more height than it needs.
        self.amounts = ElidedLabel("mutedBody", Qt.TextElideMode.ElideRight)
        self.adjusted = ElidedLabel("mutedBody", Qt.TextElideMode.ElideRight)
        self.change = ElidedLabel("change", Qt.TextElideMode.ElideRight)
        self.meter = Meter(theme)
        self.coverage = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.verdict = plain_label("", "strong")
        self.mark = QLabel()
        self.allowance = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.sales = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.pencil = QToolButton()
        self.pencil.setObjectName("iconButton")
        self.pencil.setIconSize(QSize(16, 16))
        self.pencil.setFixedSize(24, 22)
        self.pencil.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pencil.setAccessibleName(self.tr("Change sales per open hour of this store"))
        self.pencil.setToolTip(self.pencil.accessibleName())
        self.pencil.clicked.connect(self.sales_wanted)
        icons.put(self.pencil, "pencil")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.explain = QPushButton(self.tr("Explain"))
        self.explain.setObjectName("quiet")
        self.explain.setToolTip(self.tr("Show how these figures are calculated"))
        self.explain.setAccessibleName(self.tr("Explain {caption}").format(caption=caption))
        self.explain.clicked.connect(self.explain_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.caption, 1)
        top.addWidget(self.explain)
        number = QHBoxLayout()
        number.setSpacing(_GAP)
        number.addWidget(self.figure)
        number.addWidget(self.range, 1)
        cover = QHBoxLayout()
        cover.setSpacing(_GAP)
        cover.addWidget(self.meter)
        cover.addWidget(self.coverage, 1)
        verdict = QHBoxLayout()
        verdict.setSpacing(6)
        for widget in (self.mark, self.verdict):
            verdict.addWidget(widget)
        verdict.addWidget(self.allowance, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEFT, 8, _RIGHT, 12)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(number)
        layout.addWidget(self.amounts)
        layout.addWidget(self.adjusted)
        layout.addWidget(self.change)
        layout.addLayout(cover)
        layout.addLayout(verdict)
        cost = QHBoxLayout()
        cost.setSpacing(4)
        cost.addWidget(self.sales)
        cost.addWidget(self.pencil)
        cost.addStretch()
        layout.addLayout(cost)
        layout.addStretch()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card, leave the room of the bar to its words, which say the same."""
        super().resizeEvent(event)
        self._offer_meter()

    def _offer_meter(self) -> None:
        room = self.contentsRect().width() - _MARGIN
        needed = self.meter.sizeHint().width() + _GAP + self.coverage.sizeHint().width()
        self.meter.setVisible(self._covered and needed <= room)

    def needed_width(self) -> int:
        """Return the width at which no text is cut."""
        lines = (
            (self.caption, self.explain),
            (self.figure, self.range),
            (self.amounts,),
            (self.adjusted,),
            (self.change,),
            (self.coverage,),
            (self.mark, self.verdict, self.allowance),
            (self.sales, self.pencil),
        )
        shown = [[part.sizeHint().width() for part in line if not part.isHidden()] for line in lines]
        return max(sum(line) + _GAP * len(line) for line in shown) + _MARGIN

    def show_figures(
        self,
        found: StoreFigures,
        preferences: Preferences,
        sales: Sales | None,
        before: StoreFigures | None = None,
        group: str = "",
    ) -> None:
        """Show figures.

        `sales`: the store's, None while lost sales are not shown. `before`: figures of the period before,
        None until known. `group`: the store's group, which may have its own target.
        """
        change = Change.of(uptime_of(found), uptime_of(before))
        words = self.tr("{change} since the period before")
        said = change.text(points_text)
        raw = f" · {raw_text()}" if found.judged is not None else ""
        # What it is compared with is only in the tooltip: next to three other cards there is no room for it.
        self.change.setText(said + raw if said else "")
        self.change.set_tip(words.format(change=said) + raw if said else "")
        set_dynamic(self.change, "level", change.level(more_is_good=True))
        self.figure.setText(uptime_text(found))
        set_sparse(self.figure, sparse=found.sparse)
        limits = bounds(found)
        self.range.setVisible(bool(limits))
        self.range.setText(range_text(found))
        tip = self.tr("The true uptime is in this range: {range}")
        self.figure.setToolTip(tip.format(range=limits) if limits else "")
        self.amounts.setText(amounts_text(found))
        adjusted = adjusted_text(found)
        self.adjusted.setVisible(bool(adjusted))
        self.adjusted.setText(adjusted)
        self._covered = covered = not found.counted and not found.closed
        self._offer_meter()
        self.coverage.setVisible(covered)
        if covered:
            self.meter.show_share(found.known / found.open)
            self.coverage.setText(coverage_text(found))
        self._judge(found, preferences, sales, group)
        plain = [label.text() for label in (self.caption, self.figure, self.verdict) if not label.isHidden()]
        elided = (
            self.range,
            self.amounts,
            self.adjusted,
            self.change,
            self.coverage,
            self.allowance,
            self.sales,
        )
        cut = (label.accessibleName().strip() for label in elided if not label.isHidden())
        self.setAccessibleName(", ".join([*plain, *(text for text in cut if text)]))

    def _judge(self, found: StoreFigures, preferences: Preferences, sales: Sales | None, group: str) -> None:
        targets = preferences.targets
        target = targets.of(group)
        verdict = found.verdict(target) if self.longest else None
        judged = verdict is not None and verdict is not Verdict.NOT_OPEN
        left = found.left(target) if judged and found.known else None
        lost = found.sales(sales) if self.longest and sales is not None else None
        for widget in (self.mark, self.verdict):
            widget.setVisible(judged)
        priced = self.longest and sales is not None and not found.counted
        self.sales.setVisible(priced)
        self.pencil.setVisible(priced)
        if verdict is not None and judged:
            self.mark.setPixmap(self._icons.small(*VERDICT_ICONS[verdict]))
            words = (verdict_text(verdict, target), own_target_text(targets, group))
            self.verdict.setText(" · ".join(filter(None, words)))
        self._allow(left, verdict, adjusted=judged and found.judged is not None)
        if left is not None:
            self.verdict.setToolTip(
                self.tr("If all uncertain time was down: {least}\nIf it was up: {most}").format(
                    least=left_text(int(left.least)), most=left_text(int(left.most))
                )
            )
        if priced:
            self.sales.setText(lost_text(lost, preferences.currency))

    def _allow(self, left: Spread | None, verdict: Verdict | None, *, adjusted: bool) -> None:
        """Show what is left of the allowance, and then on what the target is judged if notes excuse time."""
        words = []
        if left is not None and verdict is not None:
            words.append(allowance_text(left, verdict))
        if adjusted:
            words.append(judged_text())
        self.allowance.setVisible(bool(words))
        self.allowance.setText(" · ".join(words))
