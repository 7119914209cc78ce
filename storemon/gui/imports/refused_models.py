"""Refused rows by reason, and the two lists that show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt

from storemon.gui.widgets.format import count, plain_tip
from storemon.gui.widgets.item_roles import AnyIndex
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.titled_model import TitledModel
from storemon.message import Message
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.refused_rows import RefusedRow

_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Groups:
    """The stored refused rows of an import, and those of each reason, the most frequent first.

    Each reason comes with its number of rows, which may be more than are stored.
    """

    rows: list[RefusedRow]
    by_reason: list[tuple[Message, list[RefusedRow], int]]


def grouped(rows: list[RefusedRow], counts: Mapping[Message, int]) -> Groups:
    """Group rows by reason; `counts`: how many each reason had. Called on a worker."""
    found: dict[Message, list[RefusedRow]] = {}
    for row in rows:
        found.setdefault(row.reason, []).append(row)
    groups = [(reason, some, max(len(some), counts.get(reason, 0))) for reason, some in found.items()]
    return Groups(rows, sorted(groups, key=lambda group: -group[2]))


class _Model(TitledModel):
    """Rows that consist of one text per column."""

    rows: Sequence[tuple[str, ...]]

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return super().data(index, role)
        text = self.rows[index.row()][index.column()]
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)


class ReasonsModel(_Model):
    """The reasons with their numbers of rows, below a line for all of them."""

    right = (1,)

    def __init__(self, groups: Groups, parent: QObject) -> None:
        super().__init__(parent)
        self.titles = (self.tr("Reason"), self.tr("Rows"))
        everything = sum(count for _, _, count in groups.by_reason)
        each = [(translate_message(reason), rows, count) for reason, rows, count in groups.by_reason]
        self.groups = [(self.tr("All reasons"), groups.rows, everything), *each]
        self.rows = [(reason, count(rows)) for reason, _, rows in self.groups]


class RowsModel(_Model):
    """The line number and text of the rows of one reason."""

    right = (0,)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.titles = (self.tr("Line"), self.tr("Text"))

    def show_rows(self, rows: Sequence[RefusedRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = [(count(row.line), _shortened(row.text)) for row in rows]
        self.endResetModel()


def _shortened(text: str) -> str:
    shown = " ".join(text[:_LONGEST].splitlines())
    return shown + "…" if len(text) > _LONGEST else shown
