"""Words for a status: none is mapped without asking."""

from __future__ import annotations

import csv
import shlex

import pytest

from storemon.core.choices import NO_CHOICES, NeedsAnswer, Topic
from storemon.core.visible import folded
from storemon.data.files.status_words import (
    MOST_WORDS,
    is_known,
    meaning,
    questions,
    refused,
    unusable,
)


@pytest.mark.parametrize(
    "text", ["Active ", " ACTIVE", "active", "act\u200bive", "\ufeffactive", "active\u00a0"]
)
def test_case_blanks_and_invisible_signs_make_no_other_word(text: str) -> None:
    assert meaning(text, NO_CHOICES) == "active"


@pytest.mark.parametrize(
    "text", ["in-active", "in active", "not active", "active.", "online", "1", "", "activo"]
)
def test_any_other_word_means_nothing_until_it_is_said(text: str) -> None:
    assert meaning(text, NO_CHOICES) == ""
    assert meaning(text, NO_CHOICES.answered(Topic.STATUS, "inactive", folded(text))) == "inactive"


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (("online", "offline"), ["active", "inactive"]),
        (("up", "down"), ["active", "inactive"]),
        (("open", "closed"), ["active", "inactive"]),
        (("available", "unavailable"), ["active", "inactive"]),
        (("true", "false"), ["active", "inactive"]),
        (("0", "1"), ["inactive", "active"]),
        (("1", "2"), ["", ""]),
        (("0.0", "1.0"), ["inactive", "active"]),
        (("1.0", "2.0"), ["", ""]),
        (("yes", "no"), ["active", "inactive"]),
        (("sí", "no"), ["active", "inactive"]),
        (("online", "paused", "busy"), ["active", "inactive", "inactive"]),
        (("activo", "inactivo"), ["active", "inactive"]),
        (("abierto", "cerrado"), ["active", "inactive"]),
        (("en línea", "fuera de línea"), ["active", "inactive"]),
        (("in-active", "in active", "active."), ["inactive", "inactive", "active"]),
        (("not active",), ["inactive"]),
        (("unknown", "error"), ["", ""]),
    ],
)
def test_known_pairs_are_proposed_and_never_answered(words: tuple[str, ...], proposed: list[str]) -> None:
    asked = questions(words, NO_CHOICES, required=True)
    assert [question.proposed for question in asked] == proposed
    assert all(question.blocks for question in asked)
    assert [option.value for option in asked[0].options] == ["active", "inactive", "ignore"]


def test_beside_known_words_those_that_usually_mean_something_need_an_answer() -> None:
    words = ("not active", "unknown")
    assert [question.blocks for question in questions(words, NO_CHOICES, required=False)] == [True, False]
    error = unusable("p.csv", words, NO_CHOICES, none_used=False)
    assert isinstance(error, NeedsAnswer)
    assert error.what == "Some statuses in p.csv are neither active nor inactive."
    assert error.why == "They are “not active”."
    assert unusable("p.csv", ("unknown",), NO_CHOICES, none_used=False) is None


def test_known_words_tell_a_column_without_a_header() -> None:
    assert all(map(is_known, ("Online", "offline", "TRUE", "0", "paused", "inactive")))
    assert not any(map(is_known, ("", "status", "unknown", "2")))


def test_more_words_than_a_status_has_are_not_asked_about() -> None:
    words = tuple(f"word {number}" for number in range(MOST_WORDS + 1))
    assert questions(words, NO_CHOICES, required=True) == []
    error = unusable("p.csv", words, NO_CHOICES, none_used=True)
    assert error is not None
    assert not isinstance(error, NeedsAnswer)
    assert "more than 12 different words" in error.why


def test_the_error_names_the_option_with_the_words_of_the_file() -> None:
    error = unusable("p.csv", ("en línea", "offline"), NO_CHOICES, none_used=True)
    assert isinstance(error, NeedsAnswer)
    assert error.question.word == "en línea"
    assert '--status "en línea=active,offline=inactive"' in error.remedy
    answered = NO_CHOICES.answered(Topic.STATUS, "active", "en línea").answered(
        Topic.STATUS, "ignore", "offline"
    )
    assert unusable("p.csv", ("en línea", "offline"), answered, none_used=True) is None


@pytest.mark.parametrize(
    ("word", "option"),
    [
        ("online", "online=active"),
        ("'active'", "\"'active'=active\""),
        ('"active"', r'"\"\"\"active\"\"\"=active"'),
    ],
)
def test_the_option_in_the_error_reaches_the_program_as_it_stands(word: str, option: str) -> None:
    error = unusable("p.csv", (word,), NO_CHOICES, none_used=True)
    assert error is not None
    assert f"--status {option}." in error.remedy
    (given,) = shlex.split(option)
    # Its commas are separators, as in a CSV.
    assert next(csv.reader([given])) == [f"{word}=active"]


def test_letters_in_parts_make_no_other_word() -> None:
    answered = NO_CHOICES.answered(Topic.STATUS, "active", folded("en línea"))
    assert meaning("En li\u0301nea", answered) == "active"
    (question,) = questions((folded("EN LI\u0301NEA"),), NO_CHOICES, required=True)
    assert question.proposed == "active"


def test_a_refused_row_names_its_word_shortened() -> None:
    assert refused("Online ") == "The status is “Online”, neither active nor inactive"
    assert refused(" ") == "The status is missing"
    assert len(refused("x" * 1000)) < 100
