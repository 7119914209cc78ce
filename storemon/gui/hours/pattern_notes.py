"""Findings about the file that the hours came from, above those of single stores."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.core.hours_patterns import Pattern
from storemon.gui.hours.pattern_text import pattern_text, pattern_title
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme


class PatternNote(QFrame):
    """One thing that most stores have in common; `wanted` carries its finding."""

    wanted = Signal(object)

    def __init__(self, icons: Icons, pattern: Pattern) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.finding = pattern.finding
        self.title, self.body = QLabel(pattern_title(pattern)), QLabel(pattern_text(pattern))
        self.setAccessibleName(self.title.text())
        for label, name in ((self.title, "strong"), (self.body, "muted")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark = QLabel()
        mark.setPixmap(icons.small("triangle-alert", "down"))
        self.link = QPushButton(self.tr("Show stores"))
        self.link.setObjectName("quiet")
        self.link.clicked.connect(lambda: self.wanted.emit(self.finding))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.body)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)


class PatternNotes(QWidget):
    """All of them, one below the other; `wanted` carries the finding whose stores are asked for."""

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
        theme.changed.connect(lambda: self.show_patterns(self._patterns))

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Show these in place of the last ones; none takes no room."""
        for note in self.notes:
            self._layout.removeWidget(note)
            note.deleteLater()
        self._patterns = patterns
        self.notes = [PatternNote(self._icons, pattern) for pattern in patterns]
        for note in self.notes:
            note.wanted.connect(self.wanted)
            self._layout.addWidget(note)
        self.setVisible(bool(patterns))

    def texts(self) -> list[str]:
        """Return what is said, a text for each."""
        return [f"{note.title.text()}\n{note.body.text()}" for note in self.notes]
