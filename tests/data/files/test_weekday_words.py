"""Weekdays as they occur in files."""

from __future__ import annotations

import unicodedata

import pytest

from storemon.data.files.weekday_words import Numbering, read_weekday, weekday_number

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPANISH = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


@pytest.mark.parametrize("names", [ENGLISH, SPANISH])
@pytest.mark.parametrize("numbering", list(Numbering))
def test_names_are_read_whole_or_by_three_letters_in_any_case(
    names: tuple[str, ...], numbering: Numbering
) -> None:
    for day, name in enumerate(names):
        for text in (name, name.upper(), name.capitalize(), f" {name} ", name[:3], f"{name[:3]}."):
            assert read_weekday(text, numbering) == day


def test_longer_short_forms_of_english_are_known() -> None:
    forms = ("Tues.", "Weds", "Thur", "Thurs.")
    assert [read_weekday(text, Numbering.MONDAY_0) for text in forms] == [1, 2, 3, 3]


def test_accents_may_be_left_out_or_stand_apart() -> None:
    for text in ("miercoles", "sabado", "mie", "sab", unicodedata.normalize("NFD", "miércoles")):
        assert read_weekday(text, Numbering.MONDAY_0) in {2, 5}


@pytest.mark.parametrize(
    ("numbering", "days"),
    [
        (Numbering.MONDAY_0, [0, 1, 2, 3, 4, 5, 6, None]),
        (Numbering.MONDAY_1, [6, 0, 1, 2, 3, 4, 5, 6]),
        (Numbering.SUNDAY_1, [None, 6, 0, 1, 2, 3, 4, 5]),
    ],
)
def test_each_numbering_has_its_days(numbering: Numbering, days: list[int | None]) -> None:
    assert [read_weekday(str(number), numbering) for number in range(8)] == days


def test_a_number_may_have_a_zero_in_front_and_a_decimal_zero() -> None:
    assert [weekday_number(text) for text in ("01", " 6 ", "3.0", "3,00")] == [1, 6, 3, 3]


@pytest.mark.parametrize("text", ["8", "-1", "1.5", "10", "", "Mo", "day 1", "montag", "1e0"])
def test_what_is_no_weekday_stands_for_none(text: str) -> None:
    assert [read_weekday(text, numbering) for numbering in Numbering] == [None] * 3
