"""A field whose value may be typed in any common format."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from storemon.override import override

_LETTERS: Final = 17
"""How many letters wide Qt makes a field."""


class TypedEdit(QLineEdit):
    """Shows its value as everywhere in the window.

    Text that is no value is not taken, and it says so: Enter leaves the text selected, and leaving the field
    shows the value again that counts. The arrow keys go up and down by a step.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(40)
        self.editingFinished.connect(self._finished)

    @abstractmethod
    def _shown(self) -> str:
        """Return the value as text."""

    @abstractmethod
    def _read(self, text: str) -> bool:
        """Take the value in a text; return whether there is one that is allowed."""

    @abstractmethod
    def _step(self, by: int) -> None:
        """Go to the next value, or to the one before."""

    @abstractmethod
    def _advice(self) -> str:
        """Return what to type, with an example."""

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave room for the value."""
        hint, letters = super().minimumSizeHint(), self.fontMetrics()
        # Qt's own hint is the width of some letters within the frame.
        around = self.sizeHint().width() - _LETTERS * letters.horizontalAdvance("x")
        return QSize(max(hint.width(), letters.horizontalAdvance(self._shown()) + around), hint.height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the value."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down by a step; keep Enter from saving another value than the one that was typed."""
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is not None and self._take():
            self._step(by)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._take():
            self._explain()
        else:
            super().keyPressEvent(event)

    def _take(self) -> bool:
        """Take what was typed; return whether it is a value that is allowed."""
        return self.text() == self._shown() or self._read(self.text())

    def _explain(self) -> None:
        self.selectAll()
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self._advice(), self)

    @Slot()
    def _finished(self) -> None:
        if not self._take():
            self._explain()
        self._show()

    def _show(self) -> None:
        self.setText(self._shown())
        self.updateGeometry()
