"""A title that can be edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.override import override


class EditableTitle(QWidget):
    """Shows a title; the pencil, F2 or a double click makes it a field.

    Enter or leaving the field saves the text, Escape discards it. `changed` carries the new text, which may
    be empty.
    """

    changed = Signal(str)

    def __init__(self, icons: Icons, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("pageTitle")
        self.label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label.installEventFilter(self)
        self.field = QLineEdit()
        self.field.setMaxLength(longest)
        self.field.setAcceptDrops(False)
        self.field.setMaximumWidth(480)
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self._finish)
        self.pencil = QToolButton()
        self.pencil.setObjectName("iconButton")
        self.pencil.setIconSize(QSize(16, 16))
        self.pencil.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pencil.clicked.connect(self.edit)
        icons.put(self.pencil, "pencil")
        self._text = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.pencil)
        layout.addStretch()

    def name_for(self, what: str, hint: str) -> None:
        """Set what is being edited, and the placeholder of the empty field."""
        self.field.setAccessibleName(what)
        self.field.setPlaceholderText(hint)
        self.pencil.setAccessibleName(what)
        self.pencil.setToolTip(what)

    def show_text(self, title: str, text: str) -> None:
        """Show a title with the editable part `text`; discards an edit in progress."""
        self._text = text
        self.label.setText(title)
        self._leave()

    @property
    def editing(self) -> bool:
        """Whether the field is shown instead of the title."""
        return not self.field.isHidden()

    @Slot()
    def edit(self) -> None:
        """Show the field instead of the title, unless the pencil is disabled."""
        if not self.pencil.isEnabled():
            return
        self.field.setText(self._text)
        self.label.hide()
        self.pencil.hide()
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start editing on a double click on the title, and leave the field on Escape."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit()
            return True
        if (
            watched is self.field
            and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _finish(self) -> None:
        if not self.editing:
            return
        text = self.field.text()
        self._leave()
        if text.strip() != self._text:
            self.changed.emit(text)

    def _leave(self) -> None:
        had_focus = self.field.hasFocus()
        self.field.hide()
        self.label.show()
        self.pencil.show()
        if had_focus:
            self.pencil.setFocus()
