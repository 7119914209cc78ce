"""METRICS: Input, "Ids are compared after"."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.ids import canonical_id

INVISIBLE = (
    *("\u200b", "\ufeff", "\u200e", "\u200f", "\u202a", "\u202c", "\u2066", "\u2069", "\u00ad"),
    *("\u2060", "\u200c", "\u200d", "\u061c", "\u180e", "\U000e0041"),
)
BLANKS = (" ", "\t", "\r\n", "\u00a0", "\u2003", "\u202f", "\u3000", "\u2028", "\x0b", "\x85")


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize("where", ["{mark}abc", "abc{mark}", "a{mark}bc", "{mark}{mark}a{mark}bc{mark}"])
def test_what_cannot_be_seen_is_no_part_of_an_id(mark: str, where: str) -> None:
    assert canonical_id(where.format(mark=mark)) == "abc"


@pytest.mark.parametrize("blank", BLANKS)
def test_white_space_goes_at_the_ends_and_is_one_blank_inside(blank: str) -> None:
    assert canonical_id(f"{blank}a{blank}{blank}b{blank}") == "a b"
    assert canonical_id(f"{blank}é{blank} {blank}b") == "é b"


def test_a_blank_beside_an_invisible_mark_goes_too() -> None:
    assert canonical_id("\ufeff 42 \u200b") == "42"
    assert canonical_id(" \u200b \ufeff") == ""


def test_letters_and_their_accents_are_one_whichever_way_they_are_stored() -> None:
    assert canonical_id("Cafe\u0301-1") == canonical_id("Caf\u00e9-1") == "Caf\u00e9-1"
    assert canonical_id("e\u200d\u0301") == "\u00e9"  # separate until the joiner between them is removed


@pytest.mark.parametrize(
    ("one", "other"), [("abc", "ABC"), ("042", "42"), ("４２", "42"), ("42.0", "42"), ("a-b", "a b")]
)
def test_what_can_be_seen_stays_apart(one: str, other: str) -> None:
    assert canonical_id(one) != canonical_id(other)


@pytest.mark.parametrize(
    "store_id",
    ["8139926242460185114", "0042", "9e1c3a0e-6f1d-4b8e-8f60-5a1f9c0c1a11", "Mall St. 5", "مطعم", "🍕", "#1"],
)
def test_ids_as_they_should_be_stay_as_they_are(store_id: str) -> None:
    assert canonical_id(store_id) == store_id


ODD = st.sampled_from(
    [*INVISIBLE, *BLANKS, "a", "e", "\u0301", "\u0327", "\u1100", "\u1161", "\u2000", "Å", "0"]
)


@given(st.text() | st.lists(ODD, max_size=12).map("".join))
def test_the_rule_holds_for_any_text_and_twice_is_as_once(text: str) -> None:
    found = canonical_id(text)
    assert canonical_id(found) == found
    assert unicodedata.is_normalized("NFC", found)
    assert " ".join(found.split()) == found
    assert not any(unicodedata.category(letter) == "Cf" for letter in found)


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.sampled_from(INVISIBLE)), max_size=5))
def test_marks_anywhere_change_nothing(text: str, marks: list[tuple[int, str]]) -> None:
    marked = text
    for place, mark in marks:
        marked = marked[:place] + mark + marked[place:]
    assert canonical_id(marked) == canonical_id(text)
