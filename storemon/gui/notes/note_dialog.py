"""Writing a note on outages, or changing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from storemon.core.notes import LONGEST_REASON, LONGEST_TEXT, NoteContent, NoteScope, Reason
from storemon.gui.figures.note_text import reason_of, reason_text
from storemon.gui.report.note_request import NotedSpan, NoteRequest
from storemon.gui.widgets.dialog_layout import save_and_cancel
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.selector import Selector

_WIDTH: Final = 460

Agreed = Callable[[list[NoteContent], list[NoteContent]], None]
"""Called with the notes that go, and those that come."""


class NoteDialog(QDialog):
    """Asks for a reason, a text, and whether the time is excused."""

    def __init__(self, parent: QWidget, icons: Icons, request: NoteRequest, agreed: Agreed) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._request, self._agreed = request, agreed
        self.setWindowTitle(self.tr("Add a note") if request.note is None else self.tr("Edit note"))
        self.store = ElidedLabel("panelTitle", Qt.TextElideMode.ElideRight)
        self.store.setText(request.title)
        self.when = _plain(self._when(), "muted")
        self.scope = Selector(icons, self.tr("Outages"))
        self.scope.addItems([self._when(), self._all_listed()])
        self.scope.setVisible(len(request.all_listed) > len(request.spans))
        self.when.setHidden(not self.scope.isHidden())
        self.reason = Selector(icons, self.tr("Reason"))
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        own = QLineEdit(maxLength=LONGEST_REASON)
        own.setAccessibleName(self.tr("Reason"))
        own.setPlaceholderText(self.tr("Choose a reason or type your own"))
        self.reason.setLineEdit(own)
        self.reason.addItems([reason_text(reason.value) for reason in Reason])
        self.reason.setCurrentIndex(-1)
        self.text = QLineEdit(maxLength=LONGEST_TEXT)
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setPlaceholderText(self.tr("What happened (optional)"))
        self.excused = QCheckBox(self.tr("Excused: this time does not count against the target"))
        self._buttons()
        self._lay_out()
        self._fill()
        self.reason.editTextChanged.connect(self._check)
        self._check()

    def _buttons(self) -> None:
        self.save, self.cancel = save_and_cancel(self, self._save)
        self.remove = QPushButton(self.tr("Delete note"))
        self.remove.setVisible(self._request.note is not None)
        self.remove.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        for widget in (self.store, self.when, self.scope):
            layout.addWidget(widget)
        layout.addSpacing(4)
        for caption, field in ((self.tr("Reason"), self.reason), (self.tr("Note"), self.text)):
            layout.addWidget(_plain(caption, "muted"))
            field.setMinimumHeight(32)
            layout.addWidget(field)
        layout.addWidget(self.excused)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)

    def _fill(self) -> None:
        note = self._request.note
        if note is not None:
            self.reason.setEditText(reason_text(note.content.reason))
            self.text.setText(note.content.text)
            self.excused.setChecked(note.content.excused)

    def _when(self) -> str:
        spans, note = self._request.spans, self._request.note
        if note is not None and note.content.scope.store_id is None:
            group = note.content.scope.group
            # What is changed here is changed for the others too.
            if group is None:
                return self.tr("A note on all stores")
            return self.tr("A note on all stores of the group {group}").format(group=group)
        if self._request.when and len(spans) <= 1:
            return self._request.when
        return plural(self.tr, "1 outage|{n} outages", len(spans))

    def _all_listed(self) -> str:
        return self.tr("All {n} outages in the list").format(n=count(len(self._request.all_listed)))

    @property
    def chosen(self) -> tuple[NotedSpan, ...]:
        """The outages that the note is to be about."""
        request = self._request
        every = not self.scope.isHidden() and self.scope.currentIndex() == 1
        return request.all_listed if every else request.spans

    @Slot()
    def _check(self) -> None:
        self.save.setEnabled(bool(self.reason.currentText().strip()))

    @Slot()
    def _save(self) -> None:
        reason = reason_of(" ".join(self.reason.currentText().split()))
        text = " ".join(self.text.text().split())
        excused, note = self.excused.isChecked(), self._request.note
        self.accept()
        if note is not None:
            changed = replace(note.content, reason=reason, text=text, excused=excused)
            self._agreed([note.content], [changed])
            return
        made = [
            NoteContent(NoteScope(span.store_id), span.start, span.end, reason, text, excused)
            for span in self.chosen
        ]
        self._agreed([], made)

    @Slot()
    def _remove(self) -> None:
        note = self._request.note
        self.accept()
        if note is not None:
            self._agreed([note.content], [])


def _plain(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
