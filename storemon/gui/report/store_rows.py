"""A report as columns for the table: numbers to sort by, text to filter by. No Qt; made on a worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from storemon.core.coverage import is_thin
from storemon.core.ids import canonical_id
from storemon.core.labels import Labels
from storemon.core.model import Int64
from storemon.core.target import allowance_left, sales_lost, verdicts
from storemon.core.vocabulary import HOUR, MINUTE, Method, Verdict

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.report import ReportTable


class Column(IntEnum):
    """Columns of the store table, from left to right; of a range, the week's columns are the range's."""

    STORE = 0
    NAME = 1
    UPTIME_WEEK = 2
    RANGE_WEEK = 3
    TARGET = 4
    ALLOWANCE = 5
    DOWN_HOUR = 6
    DOWN_DAY = 7
    DOWN_WEEK = 8
    UP_HOUR = 9
    UP_DAY = 10
    UP_WEEK = 11
    UNKNOWN_WEEK = 12
    COVERAGE_WEEK = 13
    LOST_SALES = 14
    LOST_RANGE = 15
    GROUP = 16
    ZONE = 17


_WORDS: Final = re.compile(r'"([^"\n]+)"(?!\S)|(\S+)')
TEXTS: Final = {Column.STORE, Column.NAME, Column.GROUP, Column.ZONE}
_SHORT: Final = {Column.UP_HOUR, Column.UP_DAY, Column.DOWN_HOUR, Column.DOWN_DAY}
_COSTS: Final = {Column.LOST_SALES, Column.LOST_RANGE}
_SURE: Final = {Column.RANGE_WEEK, Column.TARGET, Column.ALLOWANCE} | _COSTS
_COUNTED: Final = {Column.UNKNOWN_WEEK, Column.COVERAGE_WEEK}
# What is worth a look comes first: missed, nobody can tell, met.
_RANKS: Final = {Verdict.MISSED: 0.0, Verdict.CANNOT_TELL: 1.0, Verdict.MET: 2.0, Verdict.NOT_OPEN: np.nan}


@dataclass(frozen=True, slots=True)
class StoreRows:
    """All stores of one report in the report's order.

    `values` has shape (stores, columns): minutes for the hour's columns, hours for the others, 0 to 1 for
    shares, the rank of the text for columns of text, and NaN where nothing can be said. `known_week` (up +
    down), `open_week` and `up_week` keep the week in µs, so that a percentage can be rounded down. `per_hour`
    are the sales per open hour of each store, None where nobody wants to see any.
    """

    table: ReportTable
    labels: Labels
    answers: FleetInsights | None
    values: NDArray[np.float64]
    haystack: list[str]
    up_week: Int64
    known_week: Int64
    open_week: Int64
    longest_id: str
    position: dict[str, int] = field(repr=False)
    per_hour: NDArray[np.float64] | None = None

    @classmethod
    def of(
        cls, table: ReportTable, labels: Labels | None = None, answers: FleetInsights | None = None
    ) -> StoreRows:
        """Lay a report out for the table."""
        labels = labels or Labels.none(len(table.store_ids))
        figures, stores = table.figures, len(table.store_ids)
        values = np.full((stores, len(Column)), np.nan)
        values[:, Column.STORE] = np.arange(stores)
        # Not numpy's unique: it sorts all the texts, and no other thread can do anything meanwhile.
        rank = {zone: number for number, zone in enumerate(sorted(set(table.zones)))}
        values[:, Column.ZONE] = [rank[zone] for zone in table.zones]
        _rank_labels(values, labels)
        known = figures.up + figures.down
        counted = table.method is Method.POLL_COUNT
        windows = figures.open.shape[1]
        for window, unit in enumerate((MINUTE, HOUR, HOUR)[-windows:], 3 - windows):
            said = (known[:, window - 3] > 0) | counted
            for first, amount in ((Column.UP_HOUR, figures.up), (Column.DOWN_HOUR, figures.down)):
                values[:, first + window] = np.where(said, amount[:, window - 3] / unit, np.nan)
        real = known[:, -1] > 0
        values[real, Column.UPTIME_WEEK] = figures.up[real, -1] / known[real, -1]
        if not counted:
            opened = figures.open[:, -1] > 0
            values[:, Column.UNKNOWN_WEEK] = np.where(opened, figures.unknown[:, -1] / HOUR, np.nan)
            values[:, Column.COVERAGE_WEEK] = table.coverage()[:, -1]
        if answers is not None:
            values[:, Column.RANGE_WEEK] = answers.certainty.low()[:, -1]
        ids = table.store_ids
        return cls(
            table=table,
            labels=labels,
            answers=answers,
            values=values,
            haystack=_haystack(table, labels),
            up_week=figures.up[:, -1],
            known_week=known[:, -1],
            open_week=figures.open[:, -1],
            longest_id=max(ids, key=len, default=""),
            position={store: number for number, store in enumerate(ids)},
        )

    @property
    def ranged(self) -> bool:
        """Whether the report is of a range in the place of the last hour, day and week."""
        return bool(self.table.figures.open.shape[1] == 1)

    def columns(self) -> set[Column]:
        """Return the columns that have something to say of this report."""
        found = set(Column)
        if self.ranged:
            found -= _SHORT
        if self.table.method is Method.POLL_COUNT:
            found -= _COUNTED | _SURE
        if self.answers is None:
            found -= _SURE
        if self.per_hour is None:
            found -= _COSTS
        for column, texts in ((Column.NAME, self.labels.names), (Column.GROUP, self.labels.groups)):
            if not any(texts):
                found.discard(column)
        return found

    def judged(self, target: int, sales: float | None = None) -> StoreRows:
        """Return the same report judged by a target, in hundredths of a percent.

        `sales` per open hour holds for stores without a figure of their own; None to tell of no costs.
        """
        if self.answers is None or self.table.method is Method.POLL_COUNT:
            return self
        sure, values = self.answers.certainty, self.values.copy()
        opened, down = self.open_week, self.table.figures.down[:, -1]
        ranks = np.array([_RANKS[verdict] for verdict in Verdict])
        values[:, Column.TARGET] = ranks[verdicts(sure, target)[:, -1]]
        values[:, Column.ALLOWANCE] = np.where(
            self.known_week > 0, allowance_left(opened, down, target) / MINUTE, np.nan
        )
        per_hour = None if sales is None else self.labels.per_hour(sales)
        if per_hour is not None:
            for column, lost in ((Column.LOST_SALES, down), (Column.LOST_RANGE, sure.down[:, -1])):
                values[:, column] = np.where(opened > 0, sales_lost(per_hour, lost), np.nan)
        return replace(self, values=values, per_hour=per_hour)

    def most_lost(self, store: int) -> float:
        """Return the most that a store can have lost; NaN where nobody wants to know."""
        if self.answers is None or self.per_hour is None:
            return float("nan")
        sure = self.answers.certainty
        lost = sure.open[store : store + 1, -1] - sure.up[store : store + 1, -1]
        return float(sales_lost(self.per_hour[store : store + 1], lost)[0])

    def thin(self, store: int) -> bool:
        """Tell whether too little of a store's open time is known for its uptime to say much."""
        counted = self.table.method is Method.POLL_COUNT
        return not counted and is_thin(int(self.known_week[store]), int(self.open_week[store]))

    def verdict(self, store: int) -> Verdict:
        """Return the verdict on a store; `NOT_OPEN` where none was given."""
        value = self.values[store, Column.TARGET].item()
        return next((verdict for verdict, rank in _RANKS.items() if rank == value), Verdict.NOT_OPEN)

    def texts(self, column: int) -> list[str]:
        """Return the texts of one of `TEXTS`."""
        labels, table = self.labels, self.table
        by_column = {Column.NAME: labels.names, Column.GROUP: labels.groups, Column.ZONE: table.zones}
        return by_column.get(Column(column), table.store_ids)

    def title(self, store: int) -> str:
        """Return a store's name, or its id where it has none."""
        return self.labels.names[store] or self.table.store_ids[store]

    def window_of(self, column: Column) -> int:
        """Return the window of the report that a column is of: 0, 1, 2 for hour, day, week; 0 of a range."""
        if self.ranged:
            return 0
        return {
            Column.UP_HOUR: 0,
            Column.DOWN_HOUR: 0,
            Column.UP_DAY: 1,
            Column.DOWN_DAY: 1,
        }.get(column, 2)

    def relabelled(self, labels: Labels) -> StoreRows:
        """Return the same report under other labels."""
        values = self.values.copy()
        _rank_labels(values, labels)
        return replace(self, labels=labels, values=values, haystack=_haystack(self.table, labels))

    def order(self, column: int, *, descending: bool) -> Int64:
        """Return the positions of all stores by a column, those without a figure last."""
        keys = self.values[:, column]
        if descending:
            keys = -keys
        return np.argsort(keys, kind="stable")

    def matching(self, needle: str) -> NDArray[np.bool_]:
        """Return which stores have every word of the needle in their id, name, group or zone.

        Their case does not matter. Words in quotation marks have to be one of these as a whole. What cannot
        be seen makes no difference.
        """
        wanted = canonical_id(needle).lower()
        if len(wanted) > 2 and wanted[0] == wanted[-1] == '"':
            # What stands between may itself hold quotation marks.
            whole = self._having([f"\n{wanted[1:-1]}\n"])
            if whole.any():
                return whole
        parts = [f"\n{quoted}\n" if quoted else word for quoted, word in _WORDS.findall(wanted)]
        return self._having(parts)

    def _having(self, parts: Sequence[str]) -> NDArray[np.bool_]:
        found = (all(part in f"\n{text}\n" for part in parts) for text in self.haystack)
        return np.fromiter(found, np.bool_, len(self.haystack))


def _haystack(table: ReportTable, labels: Labels) -> list[str]:
    # The line breaks keep a needle from matching across two columns.
    columns = zip(table.store_ids, labels.names, labels.groups, table.zones, strict=True)
    joined = (("\n".join(texts), texts) for texts in columns)
    return [
        (text if text.isascii() else "\n".join(map(canonical_id, texts))).lower() for text, texts in joined
    ]


def _rank_labels(values: NDArray[np.float64], labels: Labels) -> None:
    for column, texts in ((Column.NAME, labels.names), (Column.GROUP, labels.groups)):
        rank = {text: float(number) for number, text in enumerate(sorted(set(texts), key=str.casefold))}
        values[:, column] = [rank[text] if text else np.nan for text in texts]
