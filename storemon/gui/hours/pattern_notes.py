"""Findings about the file that the hours came from, shown above those on single stores."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemon.core.hours_patterns import Pattern
from storemon.gui.hours.finding_note import FindingNote
from storemon.gui.hours.pattern_text import pattern_text, pattern_title
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme


class PatternNote(FindingNote):
    """A finding that most stores share; `wanted` carries it."""

    wanted = Signal(object)

    def __init__(self, icons: Icons, pattern: Pattern) -> None:
        mark = icons.small("triangle-alert", "down")
        super().__init__(mark, pattern_title(pattern), pattern_text(pattern), self.tr("Show stores"))
        self.finding = pattern.finding
        self.link.clicked.connect(lambda: self.wanted.emit(self.finding))


class PatternNotes(QWidget):
    """All of them, one below the other; `wanted` carries the finding whose stores to show."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Found in most stores"))
        self._icons = icons
        self._patterns: Sequence[Pattern] = ()
        self.notes: list[PatternNote] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.hide()
        theme.changed.connect(self._fill)

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Show these instead of the previous ones; takes no room if there are none."""
        if patterns != self._patterns:
            self._patterns = patterns
            self._fill()

    @Slot()
    def _fill(self) -> None:
        for note in self.notes:
            self._layout.removeWidget(note)
            note.deleteLater()
        self.notes = [PatternNote(self._icons, pattern) for pattern in self._patterns]
        for note in self.notes:
            note.wanted.connect(self.wanted)
            self._layout.addWidget(note)
        self.setVisible(bool(self._patterns))

    def texts(self) -> list[str]:
        """Return the texts shown, one for each."""
        return [f"{note.title.text()}\n{note.body.text()}" for note in self.notes]
