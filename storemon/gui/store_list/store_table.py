"""The report's table as a Qt model: sorts and filters numpy columns, makes text for what is seen only."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from storemon.core.model import Int64
from storemon.core.vocabulary import DEFAULT_TARGET, Verdict
from storemon.gui.report.store_rows import TEXTS, Column, StoreRows
from storemon.gui.widgets.cells import Cell, shared_colour
from storemon.gui.widgets.format import NONE, money, number, percent, percent_range, plain_tip, two_decimals
from storemon.gui.widgets.item_roles import METER_ROLE, UNIT_ROLE, AnyIndex
from storemon.gui.widgets.theme import Theme

_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_COSTS: Final = (Column.LOST_SALES, Column.LOST_RANGE)
_SHARES: Final = (Column.UPTIME_WEEK, Column.RANGE_WEEK, Column.COVERAGE_WEEK)
_QUIET: Final = (Column.RANGE_WEEK, Column.TARGET, Column.LOST_RANGE)
_DOWN: Final = range(Column.DOWN_HOUR, Column.UP_HOUR)


class StoreTableModel(QAbstractTableModel):
    """Rows are stores in the chosen order, of which the filter leaves some."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: StoreRows | None = None
        self._target = DEFAULT_TARGET
        self._sales: float | None = None
        self._currency = ""
        self._needle = ""
        self._sorted_by = (int(Column.STORE), Qt.SortOrder.AscendingOrder)
        self._order: np.ndarray[Any, np.dtype[np.int64]] = np.zeros(0, np.int64)
        self._shown = self._order
        self._titles = _titles(self, ranged=False)
        self._verdicts = {
            Verdict.MET: self.tr("Met"),
            Verdict.MISSED: self.tr("Missed"),
            Verdict.CANNOT_TELL: self.tr("Not enough data"),
            Verdict.NOT_OPEN: NONE,
        }

    def verdict_text(self) -> list[str]:
        """Return all that can stand under the target."""
        return list(self._verdicts.values())

    def show_rows(self, rows: StoreRows) -> None:
        """Show another report under the present filter and order."""
        self.beginResetModel()
        self._rows = rows.judged(self._target, self._sales)
        self._titles = _titles(self, ranged=rows.ranged)
        self._arrange()
        self.endResetModel()

    def judge(self, target: int, sales: float | None = None, currency: str = "") -> None:
        """Judge the stores by another target, in hundredths of a percent.

        `sales` per open hour in a `currency` are those of all stores; None to tell of no lost sales.
        """
        self._target, self._sales, self._currency = target, sales, currency
        if self._rows is not None:
            self.show_rows(self._rows)

    def filter(self, needle: str) -> None:
        """Leave the stores that have the needle in their id, name, group or zone."""
        if needle == self._needle:
            return
        self.beginResetModel()
        self._needle = needle
        self._arrange()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column and carry the selection along."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.store_at(index.row())) for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        if kept:
            place = {int(store): row for row, store in enumerate(self._shown)}
            moved = [self.index(place[store], index.column()) for index, store in kept]
            self.changePersistentIndexList([index for index, _ in kept], moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._rows is None:
            return
        column, order = self._sorted_by
        self._order = self._rows.order(column, descending=order == Qt.SortOrder.DescendingOrder)
        self._shown = self._order
        if self._needle.strip():
            self._shown = self._order[self._rows.matching(self._needle)[self._order]]

    def columns(self) -> set[Column]:
        """Return the columns that have something to say."""
        return set(Column) if self._rows is None else self._rows.columns()

    @property
    def total(self) -> int:
        """Number of stores in the report, filtered or not."""
        return len(self._order)

    def shown(self) -> Int64:
        """Return the positions in the report of all rows, in their order."""
        return self._shown.copy()

    def store_at(self, row: int) -> int:
        """Return the position in the report of a row of the table."""
        return int(self._shown[row])

    def row_of(self, store_id: str) -> int:
        """Return the row that shows a store, -1 where none does."""
        if self._rows is None or store_id not in self._rows.position:
            return -1
        found = np.flatnonzero(self._shown == self._rows.position[store_id])
        return int(found[0]) if len(found) else -1

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of stores the filter leaves."""
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, colour or meter of a cell."""
        if self._rows is None or not index.isValid():
            return None
        store, column = self.store_at(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._rows, store, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column in TEXTS else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(self._rows, store, column)
        return self._further(self._rows, store, column, role)

    def _further(self, rows: StoreRows, store: int, column: int, role: int) -> str | float | None:
        if role == Qt.ItemDataRole.ToolTipRole and column in TEXTS:
            return plain_tip(self._text(rows, store, column))
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.UPTIME_WEEK and rows.thin(store):
            known = percent(rows.known_week[store].item(), rows.open_week[store].item())
            return plain_tip(self.tr("Only {share} of the open time is known").format(share=known))
        return _meter(rows, store, column) if role == METER_ROLE else None

    def cell(self, row: int, column: int) -> Cell:
        """Return all that a cell shows."""
        if self._rows is None:
            return Cell("")
        rows, store = self._rows, self.store_at(row)
        return Cell(
            self._text(rows, store, column),
            self._colour(rows, store, column),
            right=column not in TEXTS,
            meter=_meter(rows, store, column),
        )

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title, and its unit under `UNIT_ROLE`."""
        if orientation == Qt.Orientation.Vertical:
            return None
        title, unit, tip = self._titles[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip
        if role == UNIT_ROLE:
            return unit
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section in TEXTS else _RIGHT
        return None

    def column_names(self) -> list[str]:
        """Return each column's title and unit on one line."""
        return [f"{title}, {unit}" if unit else title for title, unit, _ in self._titles]

    def _text(self, rows: StoreRows, store: int, column: int) -> str:
        if column in TEXTS:
            return rows.texts(column)[store]
        if column in _SHARES:
            return self._share(rows, store, column)
        if column == Column.TARGET:
            return self._verdicts[rows.verdict(store)]
        value = rows.values[store, column].item()
        if math.isnan(value):
            return NONE
        return self._amount(rows, store, column, value)

    def _amount(self, rows: StoreRows, store: int, column: int, value: float) -> str:
        if column in _COSTS:
            return self._cost(rows, store, column, value)
        if column == Column.ALLOWANCE:
            # Rounded down: nobody is told of a minute that is not left.
            return number(math.floor(value), 0).replace("-", "\N{MINUS SIGN}")
        return two_decimals(value)

    def _cost(self, rows: StoreRows, store: int, column: int, value: float) -> str:
        said = money(value, self._currency)
        most = said if column == Column.LOST_SALES else money(rows.most_lost(store), self._currency)
        return said if most == said else f"{said}–{most}"

    @staticmethod
    def _share(rows: StoreRows, store: int, column: int) -> str:
        if column == Column.COVERAGE_WEEK:
            return percent(rows.known_week[store].item(), rows.open_week[store].item())
        if column == Column.UPTIME_WEEK:
            return percent(rows.up_week[store].item(), rows.known_week[store].item(), 2)
        if rows.answers is None:
            return NONE
        sure = rows.answers.certainty
        return percent_range(
            sure.up[store, -1].item(), sure.highest[store, -1].item(), sure.open[store, -1].item()
        )

    def _colour(self, rows: StoreRows, store: int, column: int) -> QColor | None:
        """Return the colour of a cell's text; None for that of all text."""
        tokens = self._theme.tokens
        if column == Column.ZONE:
            return shared_colour(tokens.faint if rows.table.zone_assumed[store] else tokens.muted)
        if column == Column.UPTIME_WEEK:
            return shared_colour(tokens.faint) if rows.thin(store) else None
        if column in TEXTS:
            return None
        value = rows.values[store, column].item()
        if column in {Column.TARGET, Column.ALLOWANCE}:
            # What is overdrawn only if all doubt counts against the store is no reproach.
            bad = rows.verdict(store) is Verdict.MISSED
        else:
            bad = column in _DOWN and value > 0
        if bad:
            return shared_colour(tokens.down)
        if column in _QUIET:
            return shared_colour(tokens.muted)
        # Where little is known, so is what is left of the allowance.
        quiet = rows.thin(store) if column == Column.ALLOWANCE else not value > 0
        return shared_colour(tokens.faint) if quiet or math.isnan(value) else None


def _meter(rows: StoreRows, store: int, column: int) -> float | None:
    if column != Column.COVERAGE_WEEK:
        return None
    share: float = rows.values[store, column].item()
    return None if math.isnan(share) else share


def _titles(model: StoreTableModel, *, ranged: bool) -> list[tuple[str, str, str]]:
    tr = model.tr
    whole = tr("in range") if ranged else tr("last week")
    whole_hours = tr("in range, h") if ranged else tr("last week, h")
    up = tr("Time known to be up inside business hours")
    down = tr("Time known to be down inside business hours")
    return [
        (tr("Store"), "", tr("Store id")),
        (tr("Name"), "", tr("Name of the store, from a file or given here")),
        (tr("Uptime"), whole, tr("Time up, of the time that is known")),
        (tr("Between"), whole, tr("Uptime if all that nobody saw was down, and if it was up")),
        (tr("Target"), whole, tr("Whether the store kept its target whatever happened unseen")),
        (
            tr("Allowance"),
            tr("left, min"),
            tr("Downtime that the target still allows; below zero: overdrawn"),
        ),
        (tr("Down"), tr("last hour, min"), down),
        (tr("Down"), tr("last day, h"), down),
        (tr("Down"), whole_hours, down),
        (tr("Up"), tr("last hour, min"), up),
        (tr("Up"), tr("last day, h"), up),
        (tr("Up"), whole_hours, up),
        (tr("Unknown"), whole_hours, tr("Open time with no check near enough to tell")),
        (tr("Coverage"), whole, tr("Share of the open time that is known")),
        (tr("Lost sales"), whole, tr("Downtime times what the store sells in an open hour")),
        (
            tr("Between"),
            tr("lost sales"),
            tr("Lost sales if all that nobody saw was up, and if it was down"),
        ),
        (tr("Group"), "", tr("Group of the store, from a file of names")),
        (tr("Time zone"), "", tr("Zone of the store's business hours; gray where none was given")),
    ]
