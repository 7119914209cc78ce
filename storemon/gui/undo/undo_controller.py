"""Names the changes to undo and redo in the Edit menu, and shows a message when that is done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from storemon.gui.context import Context
from storemon.gui.widgets.banner import Tone

_MOST: Final = 60
"""The most characters of a name in the menu."""


class UndoController(QObject):
    """Connects the menu with `Edits`. While a text field has the focus, the keys are the field's own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._edits = context.edits
        self._undo, self._redo = context.menus["undo"], context.menus["redo"]
        self._keys = [(action, action.shortcuts()) for action in (self._undo, self._redo)]
        self._undo.triggered.connect(self._edits.undo)
        self._redo.triggered.connect(self._edits.redo)
        self._edits.changed.connect(self._show)
        self._edits.taken_back.connect(self._tell_undone)
        self._edits.done_again.connect(self._tell_redone)
        context.preferences.changed.connect(self._show)
        context.theme.application.focusChanged.connect(self._focus_moved)
        context.window.closing.connect(self._leave)
        self._show()

    @Slot()
    def _show(self) -> None:
        undo, redo = self._edits.undo_name, self._edits.redo_name
        _name(self._undo, self.tr("&Undo “{name}”") if undo else self.tr("&Undo"), undo)
        _name(self._redo, self.tr("&Redo “{name}”") if redo else self.tr("&Redo"), redo)

    @Slot(str)
    def _tell_undone(self, name: str) -> None:
        self._tell(self.tr("Undone: {name}").format(name=name))

    @Slot(str)
    def _tell_redone(self, name: str) -> None:
        self._tell(self.tr("Redone: {name}").format(name=name))

    def _tell(self, text: str) -> None:
        """Show what was done, since the change may only be visible on another page."""
        self._context.banners.clear_passing()
        self._context.banners.show_message(Tone.NOTICE, text)

    @Slot()
    def _leave(self) -> None:
        """Stop following the focus, which moves again while the menus are destroyed."""
        self._keys = []

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for action, keys in self._keys:
            action.setShortcuts([] if _is_text_field(now) else keys)


def _name(action: QAction, text: str, name: str) -> None:
    short = name if len(name) <= _MOST else f"{name[: _MOST - 1].rstrip()}…"
    action.setText(text.format(name=short.replace("&", "&&")))
    action.setEnabled(bool(name))


def _is_text_field(widget: QWidget | None) -> bool:
    if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()
