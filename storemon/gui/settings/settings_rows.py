"""A section of the settings: named controls under each other, each with a word on what it does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, SignalInstance, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.widgets.format import LOCALE
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.switch import Switch
from storemon.gui.widgets.theme import Theme, body_font

FIELD: Final = 176
_SELECTOR_EDGES: Final = 52
"""What a list to choose from needs beside its text: borders, padding and the arrow."""
_SHORT: Final = 96


class SettingsRows(QWidget):
    """Lays a section out and keeps it in step with the preferences; each change counts at once.

    A section defines `show_values` and `keep_values`, and calls `end` when it is laid out.
    """

    def __init__(self, theme: Theme, icons: Icons, preferences: Preferences) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._preferences = preferences
        self._showing = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._named = False

    def head(self, text: str) -> None:
        """Begin a group of controls."""
        if self._named:
            self._layout.addSpacing(16)
        self._named = True
        label = plain_label(text, "panelTitle")
        self._layout.addWidget(label)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        self._layout.addWidget(line)
        self._layout.addSpacing(4)

    def row(self, text: str, *controls: QWidget, hint: str = "") -> None:
        """Add a row: its name, a muted hint below it, and the controls at the trailing edge."""
        name = plain_label(text, "body")
        name.setBuddy(controls[0])
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        if hint:
            words.addWidget(plain_label(hint, "faint"))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            if hint and not control.accessibleDescription():
                control.setAccessibleDescription(hint)
        self._layout.addWidget(whole)

    def line(self, *widgets: QWidget) -> None:
        """Add widgets under each other."""
        for widget in widgets:
            self._layout.addWidget(widget)

    def line_of_buttons(self, *buttons: QWidget) -> None:
        """Add buttons beside each other, at the leading edge."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 12)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self._layout.addLayout(row)

    def end(self, *changes: SignalInstance) -> None:
        """Leave the rest of the height empty, show the values, and keep them on each of `changes`."""
        self._layout.addStretch()
        self._show()
        for change in changes:
            change.connect(self._keep)
        self._preferences.changed.connect(self._show)

    def show_values(self) -> None:
        """Show the values as they are kept."""

    def keep_values(self) -> None:
        """Keep the values as they are shown."""

    @Slot()
    def _show(self) -> None:
        self._showing = True
        self.show_values()
        self._showing = False

    @Slot()
    def _keep(self) -> None:
        if not self._showing:
            self.keep_values()

    def switch(self, name: str) -> Switch:
        """Return a switch."""
        return Switch(self._theme, name)

    def selector(self, name: str, *texts: str) -> Selector:
        """Return a list to choose from."""
        selector = Selector(self._icons, name)
        selector.addItems(texts)
        metrics = QFontMetrics(body_font())
        needed = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        selector.setFixedWidth(max(FIELD, needed + _SELECTOR_EDGES))
        return selector

    def number(
        self, name: str, highest: float, *, decimals: int, around: tuple[str, str] = ("", "")
    ) -> QDoubleSpinBox:
        """Return a field for a number from 0 up, with what stands around it."""
        field = QDoubleSpinBox(minimum=0.0, maximum=highest, decimals=decimals)
        field.setLocale(LOCALE)
        field.setPrefix(around[0])
        field.setSuffix(around[1])
        field.setAccessibleName(name)
        field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(8, 0, 8, 0)
        field.setFixedSize(_SHORT, 32)
        return field

    def text(self, name: str, longest: int) -> QLineEdit:
        """Return a field for a short text."""
        field = QLineEdit()
        field.setAcceptDrops(False)
        field.setAccessibleName(name)
        field.setMaxLength(longest)
        field.setFixedSize(64, 32)
        return field


def plain_label(text: str, name: str) -> QLabel:
    """Return a label of plain text that wraps."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
