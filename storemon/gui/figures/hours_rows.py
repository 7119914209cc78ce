"""The findings of the hours check, prepared for its page. No Qt; computed on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.hours_checks import HoursFindings
from storemon.core.hours_patterns import Pattern, patterns, wrong_stores
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import Finding

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows


@dataclass(frozen=True, slots=True)
class HoursRows:
    """The stores of a report whose hours look wrong.

    `flags`: shape (stores, findings); `wrong`: positions of the stores with any. `patterns`: findings that
    most stores share. If most stores are active when closed, that comes from how polls are taken and does
    not put a store in `wrong`.
    """

    rows: StoreRows
    found: HoursFindings
    flags: Bool
    wrong: Int64
    patterns: list[Pattern]

    @classmethod
    def of(cls, rows: StoreRows) -> HoursRows | None:
        """Collect the findings of a report; None if it has no insights."""
        if rows.answers is None or not rows.answers.hours.stores:
            return None
        found = rows.answers.hours
        flags = found.flags()
        common = patterns(found, flags)
        return cls(rows, found, flags, wrong_stores(found, flags, common), common)

    def count(self, finding: Finding | None) -> int:
        """Return how many stores have a finding; None: stores to check."""
        return self.wrong.size if finding is None else int(self.flags[:, finding].sum())

    def places(self, finding: Finding | None, needle: str) -> Int64:
        """Return the positions of the stores with a finding (None: any) that match the filter text."""
        wanted = self.wrong if finding is None else np.flatnonzero(self.flags[:, finding])
        return wanted[self.rows.matching(needle)[wanted]] if needle.strip() else wanted

    def findings(self, store: int) -> list[Finding]:
        """Return the findings of a store."""
        return [finding for finding in Finding if self.flags[store, finding]]

    def own_findings(self, store: int) -> list[Finding]:
        """Return the findings that are a store's own, and not just those that most stores share."""
        return self.findings(store) if np.isin(store, self.wrong) else []

    def weights(self, finding: Finding | None, places: Int64) -> Int64:
        """Return sort values for these stores: how often the finding occurred; None: number of findings."""
        if finding is None:
            how_many: Int64 = self.flags[places].sum(axis=1)
            return how_many
        counted = {
            Finding.DAY_OFF: self.found.moved.fit,
            Finding.NEVER_ACTIVE: self.found.never_active().sum(axis=1),
            Finding.ACTIVE_ON_CLOSED_DAY: self.found.active_on_closed_days().sum(axis=1),
            Finding.OPENS_LITTLE: -self.found.open_week,
            Finding.ACTIVE_WHEN_CLOSED: self.found.closed_active,
            Finding.OPENS_LATE: self.found.late_openings,
            Finding.ROWS_OVERLAP: self.found.overlapping,
            Finding.LONG_PAST_MIDNIGHT: self.found.long_rows,
        }
        return counted[finding][places] if finding in counted else np.zeros(places.size, np.int64)
