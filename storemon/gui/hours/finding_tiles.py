"""The findings of the hours check side by side, each with its number of stores; one is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from storemon.core.vocabulary import Finding
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.hours_text import advice, notes, titles
from storemon.gui.widgets.format import NONE, count, plural
from storemon.override import override

_GAP: Final = 8
_MOST_ROWS: Final = 3
_MANY: Final = 8
"""From this many tiles on, two rows are too wide for a small window."""


class FindingTile(QPushButton):
    """A number of stores above the finding."""

    def __init__(self, caption: str, note: str) -> None:
        super().__init__()
        self.setObjectName("segmentTile")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(caption)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.number, self.caption, self.note = QLabel(NONE), QLabel(caption), QLabel(note)
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(0)
        for label, name in ((self.number, "figure"), (self.caption, "muted"), (self.note, "faint")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    @override
    def sizeHint(self) -> QSize:
        """Return the room that the texts need, which Qt ignores in a button."""
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Do not let texts be cut."""
        return self._inside.minimumSize()

    def needed_width(self, *, noted: bool) -> int:
        """Return the width that the texts need, with or without the note."""
        labels = (self.number, self.caption, self.note) if noted else (self.number, self.caption)
        margins = self._inside.contentsMargins()
        return max(label.sizeHint().width() for label in labels) + margins.left() + margins.right()

    def show_text(self, number: int, stores: str, *, here: bool) -> None:
        """Show a number; the tile can be selected if there is something `here`."""
        self.number.setText(count(number))
        self.setEnabled(here)
        self.setAccessibleName(f"{self.caption.text()}: {stores}")


class FindingTiles(QWidget):
    """`chosen` carries a `Finding`, or None for all; uses up to three rows if one has too little room.

    A finding without stores takes no room.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Findings"))
        self.all = FindingTile(self.tr("Stores to check"), "")
        names, more = titles(), notes()
        self.of = {finding: FindingTile(names[finding], more[finding]) for finding in Finding}
        self.tiles = [self.all, *self.of.values()]
        self._shown = self.tiles
        self.group = QButtonGroup(self)
        self.all.setChecked(True)
        for number, tile in enumerate(self.tiles):
            self.group.addButton(tile, number)
        for finding, text in advice().items():
            self.of[finding].setToolTip(f"<p>{text}</p>")
            self.of[finding].setAccessibleDescription(text)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._across = 0
        self._arrange(len(self.tiles))
        self.group.idClicked.connect(self._clicked)

    @property
    def choice(self) -> Finding | None:
        """The selected finding, None for all."""
        number = self.group.checkedId()
        return Finding(number - 1) if number > 0 else None

    def choose(self, finding: Finding | None) -> None:
        """Select another finding without emitting `chosen`."""
        (self.all if finding is None else self.of[finding]).setChecked(True)

    def show_rows(self, rows: HoursRows) -> None:
        """Count the stores; if the selected finding has none left, select all."""
        total = len(rows.rows.table.store_ids)
        self.all.caption.setText(plural(self.tr, "Store to check|Stores to check", rows.count(None)))
        self.all.note.setText(plural(self.tr, "of 1 store|of {n} stores", total))
        for finding, tile in ((None, self.all), *self.of.items()):
            number = rows.count(finding)
            stores = plural(self.tr, "1 store|{n} stores", number)
            tile.show_text(number, stores, here=number > 0 or finding is None)
            tile.setVisible(number > 0 or finding is None)
        choice = self.choice
        if choice is not None and not rows.count(choice):
            self.choose(None)
        self._shown = [tile for tile in self.tiles if not tile.isHidden()]
        self._across = 0
        self._fit()
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size of two rows, or of three if there are many tiles."""
        across = -(-len(self._shown) // (_MOST_ROWS if len(self._shown) > _MANY else 2))
        # Each as high as its texts: the style sheet sets no height for tiles.
        return QSize(across * self._widest() + (across - 1) * _GAP, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as few rows as possible."""
        super().resizeEvent(event)
        self._fit()

    def _widest(self, *, noted: bool = False) -> int:
        # From the texts: a tile's own hint would change with the notes that it decides on, without end.
        return max(tile.needed_width(noted=noted) for tile in self._shown)

    def _fit(self) -> None:
        number = len(self._shown)
        for rows in range(1, _MOST_ROWS + 1):
            across = -(-number // rows)
            if self._has_room(across):
                break
        self._arrange(across)
        noted = across == number and self._has_room(across, noted=True)
        for tile in self._shown:
            tile.note.setVisible(noted)

    def _has_room(self, across: int, *, noted: bool = False) -> bool:
        return self.width() >= across * self._widest(noted=noted) + (across - 1) * _GAP

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, tile in enumerate(self._shown):
            self._grid.addWidget(tile, number // across, number % across)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, int(column < across))

    @Slot(int)
    def _clicked(self, number: int) -> None:
        del number
        self.chosen.emit(self.choice)
