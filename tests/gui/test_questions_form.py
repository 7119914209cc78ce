"""The form of a file's questions: what counts as an answer, and when."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate

from storemon.core.choices import Option, Question, Topic
from storemon.gui.imports.questions_form import QuestionsForm
from storemon.gui.widgets.icons import Icons
from storemon.message import Message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLAIN = Question(
    Topic.DATES,
    Message("Which one is right?"),
    (Option("a", Message("The first")), Option("b", Message("The second"))),
)
LIKELY = dataclasses.replace(PLAIN, word="online", proposed="b")


@pytest.fixture
def form(qtbot: QtBot, icons: Icons) -> QuestionsForm:
    made = QuestionsForm(icons)
    qtbot.addWidget(made)
    return made


def shown(form: QuestionsForm, *questions: Question) -> list[list[tuple[Question, str]]]:
    """Show the form with the questions; return the list of the answers that it emits."""
    said: list[list[tuple[Question, str]]] = []
    form.answered.connect(said.append)
    form.show_questions(questions)
    form.show()
    return said


def test_a_choice_counts_at_once(form: QuestionsForm) -> None:
    said = shown(form, PLAIN)
    assert not form.button.isVisible()
    form.selectors[0].setCurrentIndex(1)
    form.selectors[0].activated.emit(1)
    assert said == [[(PLAIN, "a")]]


def test_a_proposed_answer_is_shown_and_counts_only_once_it_is_confirmed(form: QuestionsForm) -> None:
    said = shown(form, LIKELY)
    assert form.selectors[0].currentText() == "The second"
    assert said == []
    form.button.click()
    assert said == [[(LIKELY, "b")]]


def test_an_answer_stays_there_to_be_changed(form: QuestionsForm) -> None:
    said = shown(form, PLAIN)
    selector = form.selectors[0]
    form.show_questions([dataclasses.replace(PLAIN, answer="a")])
    assert form.selectors[0] is selector
    assert selector.currentText() == "The first"
    assert said == []


def test_without_a_question_nothing_is_asked(form: QuestionsForm) -> None:
    assert shown(form) == []
    assert not form.show_questions([])


def test_a_date_that_is_no_option_is_an_answer_once_it_is_confirmed(form: QuestionsForm) -> None:
    dated = dataclasses.replace(PLAIN, any_date=True)
    said = shown(form, PLAIN, dated)
    selector = form.selectors[1]
    other = form.other_dates[selector]
    assert other.isHidden()
    selector.setCurrentIndex(selector.findText("From another date…"))
    selector.activated.emit(selector.currentIndex())
    assert other.isVisible()
    assert said == []
    form.selectors[0].setCurrentIndex(1)
    form.selectors[0].activated.emit(1)
    assert said == [[(PLAIN, "a")]]
    other.date.setDate(QDate(2023, 2, 3))
    other.button.click()
    assert said[1:] == [[(PLAIN, "a"), (dated, "2023-02-03")]]
    selector.setCurrentIndex(1)
    selector.activated.emit(1)
    assert other.isHidden()
