"""The questions that a file leaves open, each with a list of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.moment_fields import date_field
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector

if TYPE_CHECKING:
    from storemon.core.choices import Question


_OTHER: Final = "other"
"""Used instead of an option's value: the date next to it."""


class OtherDate(QWidget):
    """A date that is not one of the options; `agreed`: it is the answer."""

    agreed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = date_field(name)
        self.date.setDate(QDate.currentDate())
        self.button = QPushButton(self.tr("Use this date"))
        self.button.clicked.connect(self.agreed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.date, 1)
        layout.addWidget(self.button)
        self.hide()

    def value(self) -> str:
        """Return the date as an answer, in ISO 8601."""
        return str(self.date.date().toString(Qt.DateFormat.ISODate))


class QuestionsForm(QWidget):
    """`answered` carries pairs of a `Question` and the value of one of its options, or a date.

    A choice takes effect immediately; a proposed answer takes effect when the button confirms it.
    """

    answered = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._questions: list[Question] = []
        self.selectors: list[Selector] = []
        self.other_dates: dict[Selector, OtherDate] = {}
        self.button = QPushButton(self.tr("Use these answers"))
        self.button.clicked.connect(self._confirmed)
        self._rows = QWidget()
        self._filled = QVBoxLayout(self._rows)
        self._filled.setContentsMargins(0, 0, 0, 0)
        self._filled.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._rows)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_questions(self, questions: Sequence[Question]) -> bool:
        """Show a file's questions; return whether it has any."""
        asked = [(question.topic, question.word, question.options) for question in questions]
        shown = [(question.topic, question.word, question.options) for question in self._questions]
        self._questions = list(questions)
        if asked != shown:
            self._make_rows()
        for question, selector in zip(self._questions, self.selectors, strict=True):
            selector.setCurrentIndex(max(0, selector.findData(question.answer or question.proposed)))
        proposed = any(question.proposed and not question.answer for question in questions)
        self.button.setVisible(proposed)
        return bool(questions)

    def _make_rows(self) -> None:
        while (item := self._filled.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.other_dates = {}
        self.selectors = [self._add(question) for question in self._questions]

    def _add(self, question: Question) -> Selector:
        text = translate_message(question.text)
        label = plain_label(text, "mutedBody", wraps=True)
        selector = Selector(self._icons, text)
        selector.addItem(self.tr("Choose…"), "")
        for option in question.options:
            selector.addItem(translate_message(option.text), option.value)
        if question.any_date:
            selector.addItem(self.tr("From another date…"), _OTHER)
        selector.activated.connect(self._activated)
        label.setBuddy(selector)
        self._filled.addWidget(label)
        self._filled.addWidget(selector)
        if question.any_date:
            self.other_dates[selector] = other = OtherDate(text)
            other.agreed.connect(lambda: self._emit(dates=True))
            self._filled.addWidget(other)
        self._filled.addSpacing(8)
        return selector

    @Slot(int)
    def _activated(self, _place: int) -> None:
        waits = False
        for selector, other in self.other_dates.items():
            chosen = selector.currentData() == _OTHER
            waits = waits or (chosen and other.isHidden())
            other.setVisible(chosen)
            if chosen:
                other.date.setFocus()
        if waits:
            return
        # A choice elsewhere in the form does not confirm the proposed date.
        if not self.button.isVisible():
            self._emit()

    @Slot()
    def _confirmed(self) -> None:
        self._emit()

    def _emit(self, *, dates: bool = False) -> None:
        """Emit the answers; an unconfirmed date is left out, unless `dates`."""
        chosen = [
            (question, value)
            for question, selector in zip(self._questions, self.selectors, strict=True)
            if (value := self._value(selector, dates=dates))
        ]
        if any(value != question.answer for question, value in chosen):
            self.answered.emit(chosen)

    def _value(self, selector: Selector, *, dates: bool) -> str:
        value = str(selector.currentData())
        if value != _OTHER:
            return value
        return self.other_dates[selector].value() if dates else ""
