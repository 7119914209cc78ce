"""The list of imports as a Qt model: an entry for each drop, which expands to its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from storemon.core.vocabulary import SECOND
from storemon.gui.imports.drops import Drop, can_undo, drops_of
from storemon.gui.session.undo_text import called_together, names_of
from storemon.gui.widgets.format import NONE, count, moment, plain_tip
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.item_roles import INDENT_ROLE, AnyIndex
from storemon.gui.widgets.kind_texts import kind_texts
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.titled_model import TitledModel
from storemon.override import override
from storemon.services.import_service import spec_of

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord


class Field(IntEnum):
    """Columns of the list, from left to right."""

    FILE = 0
    WHEN = 1
    KIND = 2
    NEW = 3
    KNOWN = 4
    REFUSED = 5
    CHANGED = 6
    UNDO = 7


_FIGURES = range(Field.NEW, Field.UNDO)
INDENT: Final = 24

Row = tuple[Drop, "ImportRecord | None"]
"""A file of a drop, or None for the entry of a drop of several."""


class ImportsModel(TitledModel):
    """Imports, newest first; undone ones stay, grayed out."""

    right = range(Field.NEW, Field.UNDO + 1)

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.records: Sequence[ImportRecord] = ()
        self.drops: list[Drop] = []
        self.rows: list[Row] = []
        self._open: set[int] = set()
        self._refusal = ""
        self.titles = (
            self.tr("File"),
            self.tr("Imported"),
            self.tr("Kind"),
            self.tr("New rows"),
            self.tr("Already known"),
            self.tr("Not used"),
            self.tr("Stores changed"),
            "",
        )

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show a list of imports; expanded drops stay expanded."""
        self.beginResetModel()
        self.records = records
        self.drops = drops_of(records)
        self.rows = [row for drop in self.drops for row in self._rows_of(drop)]
        self.endResetModel()

    def refuse_undo(self, why: str) -> None:
        """Offer no undo, and say why; an empty text offers it."""
        self._refusal = why
        self.show_records(self.records)

    def undoable(self, records: Sequence[ImportRecord]) -> list[ImportRecord]:
        """Return which of them can be undone by this account."""
        return [] if self._refusal else list(filter(can_undo, records))

    def row_at(self, row: int) -> Row:
        """Return the drop in a row, and the file if the row is one."""
        return self.rows[row]

    def records_at(self, row: int) -> list[ImportRecord]:
        """Return the files of a row."""
        drop, record = self.rows[row]
        return list(drop.records) if record is None else [record]

    def is_open(self, drop: Drop) -> bool:
        """Return whether the files of a drop of several are listed."""
        return drop.time in self._open

    def turn(self, row: int) -> None:
        """Expand or collapse the entry of a drop with several files."""
        drop, record = self.rows[row]
        if record is not None:
            return
        first, last = row + 1, row + len(drop.records)
        if self.is_open(drop):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._open.discard(drop.time)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._open.add(drop.time)
            self.rows[first:first] = [(drop, found) for found in drop.records]
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, Field.UNDO))

    def _rows_of(self, drop: Drop) -> list[Row]:
        files: list[Row] = [(drop, record) for record in drop.records]
        if not drop.several:
            return files
        return [(drop, None), *(files if self.is_open(drop) else ())]

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, alignment and color of a cell."""
        (drop, record), column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(drop, record, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(drop, record, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(drop, record, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(drop, record, column)
        return self._before(drop, record, role) if column == Field.FILE else super().data(index, role)

    def texts_of(self, column: Field) -> set[str]:
        """Return all texts of a column, for drops and their files, expanded or not."""
        return {self._text(drop, record, column) for drop in self.drops for record in (None, *drop.records)}

    def _before(self, drop: Drop, record: ImportRecord | None, role: int) -> object:
        """Return what comes before a file's name: its icon, indented below the entry of its drop."""
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(drop, record)
        if role == INDENT_ROLE:
            return INDENT if record is not None and drop.several else 0
        return self._side(Field.FILE) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _icon(self, drop: Drop, record: ImportRecord | None) -> object:
        tone = "faint" if (drop.undone if record is None else record.undone is not None) else "accent"
        if record is not None:
            return self._icons.small(kind_texts(record.kind).icon, tone)
        return self._icons.small("chevron-down" if self.is_open(drop) else "chevron-right", tone)

    def _text(self, drop: Drop, record: ImportRecord | None, column: int) -> str:
        records = drop.records if record is None else (record,)
        if column == Field.UNDO:
            return self._undo_text(records, one=record is not None)
        if column == Field.FILE:
            several = f"{called_together(records)} · {names_of(records)}"
            return several if record is None else record.name
        if column == Field.WHEN:
            return own_time(drop.time)
        if column == Field.KIND:
            kinds = {found.kind for found in records}
            return kind_texts(records[0].kind).title if len(kinds) == 1 else self.tr("Several kinds")
        return self._figure(records, column)

    def _undo_text(self, records: Sequence[ImportRecord], *, one: bool) -> str:
        if any(map(can_undo, records)):
            return self.tr("Undo") if one else self.tr("Undo all")
        if any(found.undone is not None for found in records):
            return self.tr("Undone")
        return self.tr("Too old to undo") if any(map(_is_too_old, records)) else NONE

    def _figure(self, records: Sequence[ImportRecord], column: int) -> str:
        if column == Field.CHANGED:
            # What is added to a store changes nothing about it; files of one drop may change the same store.
            telling = [found for found in records if spec_of(found.kind).replaces]
            return count(telling[0].changed) if len(telling) == 1 else NONE
        names = {Field.NEW: "imported", Field.KNOWN: "known", Field.REFUSED: "refused"}
        total = sum(getattr(found, names[Field(column)]) for found in records)
        if column == Field.REFUSED and total:
            usable = any(found.usable for found in records)
            text = self.tr("{n} · Show") if usable else self.tr("All {n} · Show")
            return text.format(n=count(total))
        return count(total)

    def _accessible_text(self, drop: Drop, record: ImportRecord | None, column: int) -> str:
        text = self._text(drop, record, column)
        if column == Field.UNDO:
            return self._tip(drop, record, column) or text
        if column == Field.FILE and record is None:
            sentence = self.tr("{files}, open") if self.is_open(drop) else self.tr("{files}, closed")
            return sentence.format(files=text)
        return text

    def _tip(self, drop: Drop, record: ImportRecord | None, column: int) -> str | None:
        if column == Field.FILE:
            return plain_tip(
                "\n".join(found.name for found in (drop.records if record is None else [record]))
            )
        if column == Field.UNDO and self._refusal:
            return self._refusal
        return None if record is None else self._tip_on(record, column)

    def _tip_on(self, record: ImportRecord, column: int) -> str | None:
        if column == Field.REFUSED and not record.usable:
            return self.tr("No row of this file could be used")
        if column == Field.UNDO and not record.can_be_undone:
            too_old = self.tr(
                "Only the newest imports of checks can be undone. You can change how many in the settings."
            )
            undone = self.tr("Undone {time}")
            return too_old if record.undone is None else undone.format(time=own_time(record.undone))
        if column == Field.CHANGED and spec_of(record.kind).replaces:
            return self.tr("Stores whose hours or time zone this file changed, of {n} in it").format(
                n=count(record.stores)
            )
        return None

    def _colour(self, drop: Drop, record: ImportRecord | None, column: int) -> QColor | None:
        tokens = self._theme.tokens
        undone = drop.undone if record is None else record.undone is not None
        refused = drop.refusing if record is None else record.refused
        undoable = self.undoable(drop.records if record is None else [record])
        if (column == Field.REFUSED and refused) or (column == Field.UNDO and undoable):
            return QColor(tokens.accent)
        if undone or (column == Field.UNDO and self._refusal):
            return QColor(tokens.faint)
        if column in {Field.WHEN, Field.KIND}:
            return QColor(tokens.muted)
        none = column in _FIGURES and self._text(drop, record, column) in {count(0), NONE}
        return QColor(tokens.faint) if none else None


def _is_too_old(record: ImportRecord) -> bool:
    return record.undone is None and not record.can_be_undone


def own_time(time: int) -> str:
    """Return µs UTC in the computer's local time, for events at the user's location."""
    return moment(datetime.fromtimestamp(time / SECOND).astimezone())
