"""The files under review as a Qt model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from storemon.gui.session.review import Entry, State
from storemon.gui.widgets.format import NONE, percent, plain_tip, plural, size_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.item_roles import AnyIndex
from storemon.gui.widgets.kind_texts import kind_texts
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.titled_model import TitledModel
from storemon.override import override


class Field(IntEnum):
    """Columns of the list, from left to right."""

    FILE = 0
    KIND = 1
    SIZE = 2
    ROWS = 3
    STATE = 4


_STATE_ICONS: Final = {
    State.READY: ("circle-check", "good"),
    State.SKIPS: ("info", "notice"),
    State.CHECKING: ("", "muted"),
    State.UNMATCHED: ("triangle-alert", "notice"),
    State.ASKS: ("triangle-alert", "notice"),
    State.USELESS: ("triangle-alert", "bad"),
    State.BROKEN: ("triangle-alert", "bad"),
}


class ReviewModel(TitledModel):
    """One row per file."""

    right = range(Field.SIZE, Field.ROWS + 1)

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.entries: list[Entry] = []
        self.titles = (self.tr("File"), self.tr("Kind"), self.tr("Size"), self.tr("Rows"), self.tr("State"))

    def show_entries(self, entries: list[Entry]) -> None:
        """Show another list of files."""
        self.beginResetModel()
        self.rows = self.entries = list(entries)
        self.endResetModel()

    def refresh(self, entry: Entry) -> None:
        """Update the row of one file."""
        if entry in self.entries:
            row = self.entries.index(entry)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Field) - 1))

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, icon, alignment and color of a cell."""
        entry, column = self.entries[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(entry, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(entry, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == Field.FILE:
            return plain_tip(str(entry.input_file.path))
        return super().data(index, role)

    def _text(self, entry: Entry, column: int) -> str:
        preview = entry.preview
        if column == Field.FILE:
            return entry.input_file.name
        if column == Field.STATE:
            return self._state(entry)
        unsaid = preview is not None and (
            (column == Field.KIND and preview.match is None)
            or (column == Field.ROWS and entry.state is State.BROKEN)
        )
        if preview is None or unsaid:
            return NONE
        if column == Field.SIZE:
            return NONE if preview.size is None else size_text(preview.size)
        if column == Field.KIND and preview.match is not None:
            return kind_texts(preview.match.kind).title
        rows = plural(self.tr, "1 row|{n} rows", preview.rows)
        return rows if preview.complete else self.tr("at least {rows}").format(rows=rows)

    def _state(self, entry: Entry) -> str:
        state = entry.state
        if state is State.CHECKING:
            return self.tr("Checking… {share}").format(share=percent(int(100 * entry.fraction), 100))
        if state is State.SKIPS:
            return plural(self.tr, "1 row will be skipped|{n} rows will be skipped", entry.skipped)
        warned = entry.preview is not None and entry.preview.warnings
        return {
            State.READY: self.tr("Ready, with a warning") if warned else self.tr("Ready"),
            State.UNMATCHED: self.tr("Columns not recognized"),
            State.ASKS: self.tr("Needs an answer"),
            State.USELESS: self.tr("No usable row"),
            State.BROKEN: self.tr("Cannot be imported"),
        }[state]

    def _icon(self, entry: Entry, column: int) -> object:
        if column == Field.FILE:
            match = entry.preview.match if entry.preview else None
            if match is None:
                return self._icons.small("file-question-mark", "faint")
            return self._icons.small(kind_texts(match.kind).icon, "accent")
        if column == Field.STATE:
            name, role = _STATE_ICONS[entry.state]
            if entry.state is State.READY and entry.preview is not None and entry.preview.warnings:
                name, role = _STATE_ICONS[State.SKIPS]
            return self._icons.small(name, role) if name else None
        return None

    def _colour(self, entry: Entry, column: int) -> QColor | None:
        tokens = self._theme.tokens
        if column == Field.STATE:
            role = _STATE_ICONS[entry.state][1]
            warned = entry.preview is not None and bool(entry.preview.warnings)
            plain = entry.state is State.SKIPS or (entry.state is State.READY and warned)
            return QColor(tokens.text if plain else getattr(tokens, role))
        if column == Field.FILE:
            return None
        return QColor(tokens.muted)
