"""A report as columns for the table: numbers to sort by, text to filter by; created on a worker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from storemon.core.ids import canonical_id
from storemon.core.labels import Labels
from storemon.core.model import Int64
from storemon.gui.report.judged_report import JudgedReport
from storemon.gui.report.store_columns import Column
from storemon.gui.widgets.zone_names import called

if TYPE_CHECKING:
    from storemon.core.daypart_times import Sales
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.period_before import PeriodBefore
    from storemon.core.report import ReportTable
    from storemon.core.targets import Targets
    from storemon.gui.report.platform_uptimes import PlatformUptimes

_WORDS: Final = re.compile(r'"([^"\n]+)"(?!\S)|(\S+)')


@dataclass(frozen=True, eq=False, kw_only=True)
class StoreRows(JudgedReport):
    """All stores of one report, in its order; `ranks`: the sort keys of text columns."""

    ranks: Mapping[Column, NDArray[np.float64]]
    haystack: Sequence[str]
    position: Mapping[str, int]
    longest_id: str
    longest_title: str
    """The longest name of a store, or id if it has none."""
    _values: dict[Column, NDArray[np.float64]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls,
        table: ReportTable,
        labels: Labels | None = None,
        answers: FleetInsights | None = None,
        before: PeriodBefore | None = None,
        platforms: PlatformUptimes | None = None,
    ) -> StoreRows:
        """Prepare a report for the table."""
        report = JudgedReport(table, labels or Labels.none(len(table.store_ids)), answers)
        rows = cls(
            table=table,
            labels=report.labels,
            answers=answers,
            before=before,
            platforms=platforms,
            ranks=_ranks(report),
            haystack=_haystack(table, report.labels),
            position={store: number for number, store in enumerate(table.store_ids)},
            longest_id=_longest(table.store_ids),
            longest_title=_longest(report.titles),
        )
        return _titled(rows, report.titles)

    def values(self, column: Column) -> NDArray[np.float64]:
        """Return the sort keys of a column: its numbers, or the ranks of its texts; NaN if missing."""
        if column not in self._values:
            numbers = column.spec.numbers
            self._values[column] = self.ranks[column] if numbers is None else numbers(self)
        return self._values[column]

    def columns(self) -> set[Column]:
        """Return the columns that apply to this report."""
        return {column for column in Column if column.spec.shown(self)}

    def judged(self, targets: Targets, sales: Sales | None = None, currency: str = "") -> StoreRows:
        """Return the same report judged by other settings; see `JudgedReport`."""
        return _titled(replace(self, targets=targets, sales=sales, currency=currency), self.titles)

    def compared(self, before: PeriodBefore) -> StoreRows:
        """Return the same report compared with the period before."""
        return _titled(replace(self, before=before), self.titles)

    def window_of(self, column: Column) -> int:
        """Return a column's window: 0, 1, 2 for hour, day, week; 0 in a report on a range."""
        return 0 if self.ranged else column.spec.window

    def relabelled(self, labels: Labels) -> StoreRows:
        """Return the same report with other labels."""
        named = replace(self, labels=labels.on(self.table.listed))
        rows = replace(
            named,
            ranks=_ranks(named),
            haystack=_haystack(self.table, labels),
            longest_title=_longest(named.titles),
        )
        return _titled(rows, named.titles)

    def order(self, column: Column, *, descending: bool) -> Int64:
        """Return the positions of all stores sorted by a column, those without a value last."""
        keys = self.values(column)
        if descending:
            keys = -keys
        return np.argsort(keys, kind="stable")

    def matching(self, needle: str) -> NDArray[np.bool_]:
        """Return which stores have every word of the needle in their id, name, group or zone.

        Case and invisible characters are ignored. Words in quotation marks must equal one of these as a
        whole.
        """
        wanted = canonical_id(needle).lower()
        if len(wanted) > 2 and wanted[0] == wanted[-1] == '"':
            # The text between the outer quotation marks may contain quotation marks itself.
            whole = self._having([f"\n{wanted[1:-1]}\n"])
            if whole.any():
                return whole
        parts = [f"\n{quoted}\n" if quoted else word for quoted, word in _WORDS.findall(wanted)]
        return self._having(parts)

    def _having(self, parts: Sequence[str]) -> NDArray[np.bool_]:
        found = (all(part in f"\n{text}\n" for part in parts) for text in self.haystack)
        return np.fromiter(found, np.bool_, len(self.haystack))


def _titled(rows: StoreRows, titles: list[str]) -> StoreRows:
    """Give rows the stores' titles, or the window would collect them again while it paints."""
    vars(rows)["titles"] = titles
    return rows


def _longest(texts: Iterable[str]) -> str:
    return max(texts, key=len, default="")


def _haystack(table: ReportTable, labels: Labels) -> list[str]:
    # Line breaks keep a word from matching across two columns.
    columns = zip(table.store_ids, labels.names, labels.groups, table.zones, called(table.zones), strict=True)
    joined = (("\n".join(texts), texts) for texts in columns)
    return [
        (text if text.isascii() else "\n".join(map(canonical_id, texts))).lower() for text, texts in joined
    ]


def _ranks(report: JudgedReport) -> dict[Column, NDArray[np.float64]]:
    found = {}
    for column in Column:
        if column.spec.numbers is None and column.spec.texts is not None:
            texts = (column.spec.keys or column.spec.texts)(report)
            # Not `np.unique`: it sorts all texts, and blocks all other threads meanwhile.
            rank = {text: number for number, text in enumerate(sorted(set(texts), key=str.casefold))}
            found[column] = np.array([rank[text] if text else np.nan for text in texts], np.float64)
    return found
