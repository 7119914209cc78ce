"""Refused rows by reason, and the two lists that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from storemon.gui.kit.format import count, plain_tip
from storemon.gui.kit.item_roles import AnyIndex
from storemon.gui.kit.messages import told

if TYPE_CHECKING:
    from storemon.services.imports import RefusedRow

_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Groups:
    """All refused rows of an import, and for each reason its own, the most frequent first."""

    rows: list[RefusedRow]
    by_reason: list[tuple[str, list[RefusedRow]]]


def grouped(rows: list[RefusedRow]) -> Groups:
    """Group rows by their reason; called on a worker."""
    found: dict[str, list[RefusedRow]] = {}
    for row in rows:
        found.setdefault(row.reason, []).append(row)
    return Groups(rows, sorted(found.items(), key=lambda item: -len(item[1])))


class _Model(QAbstractTableModel):
    """Two columns; the one that holds figures is aligned to the right."""

    def __init__(self, titles: tuple[str, str], figures: int, parent: QObject) -> None:
        super().__init__(parent)
        self._titles = titles
        self._figures = figures

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        text = self._text(index.row(), index.column())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)

    def _text(self, row: int, column: int) -> str:
        raise NotImplementedError

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column == self._figures else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class ReasonsModel(_Model):
    """The reasons with the number of their rows, after a line for all of them."""

    def __init__(self, groups: Groups, parent: QObject) -> None:
        super().__init__(("", ""), 1, parent)
        self._titles = (self.tr("Reason"), self.tr("Rows"))
        self.groups = [(self.tr("All reasons"), groups.rows), *groups.by_reason]

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of reasons and one."""
        return 0 if parent.isValid() else len(self.groups)

    @override
    def _text(self, row: int, column: int) -> str:
        reason, rows = self.groups[row]
        return count(len(rows)) if column else told(reason)


class RowsModel(_Model):
    """Line and text of the rows of one reason."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("", ""), 0, parent)
        self._titles = (self.tr("Line"), self.tr("Text"))
        self._rows: Sequence[RefusedRow] = ()

    def show_rows(self, rows: Sequence[RefusedRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def _text(self, row: int, column: int) -> str:
        refused = self._rows[row]
        return " ".join(refused.text[:_LONGEST].splitlines()) if column else count(refused.line)
