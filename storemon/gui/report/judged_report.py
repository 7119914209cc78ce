"""A report as the window shows it: with labels of stores, judged by the user's settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.coverage import is_sparse
from storemon.core.difference import Differences
from storemon.core.excused import less
from storemon.core.labels import Labels
from storemon.core.model import Figures, Int64
from storemon.core.target import Loss, each_target, lost_time, sales_lost, verdicts
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.core.vocabulary import Method, Verdict
from storemon.gui.widgets.zone_names import called

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.certainty import Certainty
    from storemon.core.daypart_times import Sales
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.period_before import PeriodBefore
    from storemon.core.report import ReportTable
    from storemon.gui.report.platform_uptimes import PlatformUptimes


@dataclass(frozen=True)
class JudgedReport:
    """A report judged by `targets`.

    `sales` (in `currency`) apply to stores without a figure of their own; None while lost sales are not
    shown. In a report on a range, "week" in names means the range. `before`: the period that it is compared
    with, None until computed. `platforms`: uptime on each platform if figures are sums over several.
    """

    table: ReportTable
    labels: Labels
    answers: FleetInsights | None
    targets: Targets = DEFAULT_TARGETS
    sales: Sales | None = None
    currency: str = ""
    before: PeriodBefore | None = None
    platforms: PlatformUptimes | None = None

    @property
    def ranged(self) -> bool:
        """Whether the report is on a range instead of the last hour, day and week."""
        return bool(self.table.figures.open.shape[1] == 1)

    @property
    def counted(self) -> bool:
        """Whether the method is `poll-count`, which has neither unknown time nor bounds."""
        return self.table.method is Method.POLL_COUNT

    @property
    def sure(self) -> Certainty | None:
        """The bounds of the figures, None if there are none."""
        return None if self.answers is None or self.counted else self.answers.certainty

    @property
    def noted(self) -> bool:
        """Whether the report was made with notes, so that it has figures without excused time."""
        return self.answers is not None and self.answers.notes is not None

    @cached_property
    def adjusted(self) -> Figures:
        """The table's figures minus excused time (METRICS: Excused time)."""
        notes = None if self.answers is None else self.answers.notes
        return self.table.figures if notes is None else less(self.table.figures, notes.table)

    @cached_property
    def changes(self) -> Differences | None:
        """How each store changed since the period before, in the longest window; None until known."""
        if self.before is None:
            return None
        sure = self.sure
        bounds = None if sure is None else (sure, self.before.certainty)
        return Differences.of(self.table.figures, self.before.own, -1, bounds)

    @cached_property
    def zone_names(self) -> list[str]:
        """The display names of the stores' time zones."""
        return called(self.table.zones)

    @cached_property
    def up_week(self) -> Int64:
        """Uptime of each store in the longest window, in µs, so that percentages can be rounded down."""
        return self.table.figures.up[:, -1]

    @cached_property
    def known_week(self) -> Int64:
        """Known time (uptime plus downtime) of each store in the longest window, in µs."""
        return self.up_week + self.table.figures.down[:, -1]

    @cached_property
    def open_week(self) -> Int64:
        """Open time of each store in the longest window, in µs."""
        return self.table.figures.open[:, -1]

    @cached_property
    def per_hour(self) -> NDArray[np.float64] | None:
        """Sales per open hour of each store; None if lost sales are not shown or there are no bounds."""
        return None if self.sales is None or self.sure is None else self.labels.per_hour(self.sales)

    @cached_property
    def each_target(self) -> Int64:
        """The target of each store, in hundredths of a percent."""
        return each_target(self.targets, self.labels.groups)

    @cached_property
    def has_own_targets(self) -> bool:
        """Whether any store is judged by a target of its group's own."""
        return any(self.targets.is_own(group) for group in set(self.labels.groups))

    @cached_property
    def verdicts(self) -> Int64:
        """The `Verdict` on each store, excluding excused time; `NOT_OPEN` if the report has no bounds."""
        if self.sure is None or self.answers is None:
            return np.full(len(self.table.store_ids), int(Verdict.NOT_OPEN))
        return verdicts(self.answers.judged, self.each_target)[:, -1]

    def verdict(self, store: int) -> Verdict:
        """Return the verdict on a store."""
        return Verdict(int(self.verdicts[store]))

    def cost(self, loss: Loss) -> NDArray[np.float64]:
        """Return the lost sales of each store; NaN if not open or not known."""
        if self.answers is None or self.sales is None or self.per_hour is None:
            return np.full(len(self.table.store_ids), np.nan)
        lost = lost_time(loss, self.answers.sold(self.table.figures, self.sales), self.sales)
        return np.where(self.open_week > 0, sales_lost(self.per_hour, lost), np.nan)

    @cached_property
    def most_cost(self) -> NDArray[np.float64]:
        """The upper bound of each store's lost sales."""
        return self.cost(Loss.MOST)

    def sparse(self, store: int) -> bool:
        """Return whether too little of a store's open time is known for its uptime to be reliable."""
        return not self.counted and is_sparse(int(self.known_week[store]), int(self.open_week[store]))

    @cached_property
    def is_named(self) -> bool:
        """Whether any store has a name."""
        return any(self.labels.names)

    @cached_property
    def titles(self) -> list[str]:
        """Each store's name, or its id if it has none."""
        pairs = zip(self.labels.names, self.table.store_ids, strict=True)
        return [name or store_id for name, store_id in pairs]

    def title(self, store: int) -> str:
        """Return a store's name, or its id if it has none."""
        return self.labels.names[store] or self.table.store_ids[store]
