"""A dialog to add a note on outages or on any time, or to change one."""

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
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from storemon.core.notes import LONGEST_REASON, LONGEST_TEXT, NoteContent, NoteScope, Reason
from storemon.core.vocabulary import MINUTE
from storemon.gui.figures.note_text import reason_of, reason_text
from storemon.gui.notes.span_fields import SpanFields
from storemon.gui.report.note_request import NoteRequest
from storemon.gui.widgets.dialog_layout import save_and_cancel
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector

_WIDTH: Final = 460
_CHOSEN, _LISTED, _FREE = "chosen", "listed", "free"
_STORE, _GROUP, _ALL = "store", "group", "all"

Agreed = Callable[[list[NoteContent], list[NoteContent]], None]
"""Called with the notes to remove, and those to add."""


class NoteDialog(QDialog):
    """Asks for the stores and time of a note, a reason, a text, and whether the time is excused."""

    def __init__(self, parent: QWidget, icons: Icons, request: NoteRequest, agreed: Agreed) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._request, self._agreed = request, agreed
        self.setWindowTitle(self.tr("Add a note") if request.note is None else self.tr("Edit note"))
        self.store = ElidedLabel("panelTitle", Qt.TextElideMode.ElideRight)
        self.store.setText(request.title)
        self.when = plain_label(self._when(), "muted")
        self.scope = Selector(icons, self.tr("Time"))
        for text, kind in self._choices():
            self.scope.addItem(text, kind)
        self.scope.setVisible(self.scope.count() > 1)
        self.time = self._time(request)
        self.stores = Selector(icons, self.tr("Stores"))
        self.stores.addItem(self.tr("This store"), _STORE)
        if request.free is not None and request.free.group:
            self.stores.addItem(self.tr("Group {group}").format(group=request.free.group), _GROUP)
        self.stores.addItem(self.tr("All stores"), _ALL)
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
        self.wrong = plain_label(self.tr("The end is not after the start."), "wrong")
        self._buttons()
        self._lay_out()
        self._fill()
        self.scope.currentIndexChanged.connect(self._check)
        self.time.changed.connect(self._check)
        self.reason.editTextChanged.connect(self._check)
        self._check()

    def _choices(self) -> list[tuple[str, str]]:
        """Return the times that a new note may be about, as texts."""
        request, found = self._request, []
        if request.note is not None:
            return []
        if request.spans:
            found.append((self._when(), _CHOSEN))
        if len(request.all_listed) > len(request.spans):
            found.append((self._all_listed(), _LISTED))
        if request.free is not None:
            found.append((self.tr("Another time"), _FREE))
        return found if request.spans else found[::-1]

    @staticmethod
    def _time(request: NoteRequest) -> SpanFields:
        note, free = request.note, request.free
        if free is None:
            return SpanFields("UTC", (0, 0))
        return SpanFields(
            free.zone,
            (free.start, free.end) if note is None else (note.content.start, note.content.end),
        )

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
        for widget in (self.store, self.when, self.scope, self.time, self.stores):
            layout.addWidget(widget)
        layout.addSpacing(4)
        for caption, field in ((self.tr("Reason"), self.reason), (self.tr("Note"), self.text)):
            layout.addWidget(plain_label(caption, "muted"))
            field.setMinimumHeight(32)
            layout.addWidget(field)
        layout.addWidget(self.excused)
        layout.addWidget(self.wrong)
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
            # A change here also affects the other stores.
            if group is None:
                return self.tr("A note on all stores")
            return self.tr("A note on all stores of the group {group}").format(group=group)
        if len(spans) <= 1:
            return self._request.when
        return plural(self.tr, "1 outage|{n} outages", len(spans))

    def _all_listed(self) -> str:
        return self.tr("All {n} outages in the list").format(n=count(len(self._request.all_listed)))

    @property
    def chosen(self) -> list[tuple[NoteScope, int, int]]:
        """The stores and time of the note."""
        request, kind = self._request, self._kind
        if kind == _FREE and request.free is not None:
            start, end = self.time.span
            whom = {_GROUP: NoteScope(group=request.free.group), _ALL: NoteScope()}
            scope = whom.get(str(self.stores.currentData()), NoteScope(request.free.store_id))
            return [(scope, start, end)]
        spans = request.all_listed if kind == _LISTED else request.spans
        return [(NoteScope(span.store_id), span.start, span.end) for span in spans]

    @property
    def _kind(self) -> str:
        if self._request.note is not None:
            return _FREE if self._movable else _CHOSEN
        return str(self.scope.currentData() or _CHOSEN)

    @property
    def _movable(self) -> bool:
        """Whether the note being changed covers whole minutes, like those entered by hand."""
        note = self._request.note
        if note is None or self._request.free is None:
            return False
        return note.content.start % MINUTE == note.content.end % MINUTE == 0

    @Slot()
    def _check(self) -> None:
        free = self._kind == _FREE
        self.when.setHidden(not self.when.text() or self.scope.count() > 1)
        self.time.setVisible(free)
        self.stores.setVisible(free and self._request.note is None)
        start, end = self.time.span
        empty = free and start >= end
        self.wrong.setVisible(empty)
        self.save.setEnabled(bool(self.reason.currentText().strip()) and not empty)

    @Slot()
    def _save(self) -> None:
        reason = reason_of(" ".join(self.reason.currentText().split()))
        text = " ".join(self.text.text().split())
        excused, note = self.excused.isChecked(), self._request.note
        if note is not None:
            start, end = self.time.span if self._movable else (note.content.start, note.content.end)
            changed = replace(note.content, start=start, end=end, reason=reason, text=text, excused=excused)
            self.accept()
            self._agreed([note.content], [changed])
            return
        made = [NoteContent(scope, start, end, reason, text, excused) for scope, start, end in self.chosen]
        self.accept()
        self._agreed([], made)

    @Slot()
    def _remove(self) -> None:
        note = self._request.note
        self.accept()
        if note is not None:
            self._agreed([note.content], [])
