"""Marks in the ids of a column are removed in one pass, and ids stay distinct."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.ids import canonical_id
from storemon.data.files.arrow_arrays import texts
from storemon.data.files.id_marks import without_marks

MARKS = st.sampled_from(("\u200b", "\ufeff", "\u00ad", "\U000e0041", "\u0301", "e", '"', " ", "é", "1"))


def plain(ids: list[str], longest: int = 20) -> list[str]:
    found: list[str] = without_marks(texts(ids), longest).cast("string").to_pylist()
    return found


def test_texts_that_differ_in_marks_alone_become_one() -> None:
    column = without_marks(texts(["a\u200b1", "a1", "\u2060a1\ufeff", "b"]), 20)
    assert column.dictionary.to_pylist() == ["a1", "b"]
    assert column.indices.to_pylist() == [0, 0, 0, 1]


@pytest.mark.parametrize("text", ['\ufeff"a"', '"\ufeff"a"', "\u200b" * 20 + "a"])
def test_what_the_marks_say_something_about_stays(text: str) -> None:
    assert plain([text, "é"]) == [text, "é"]


def test_a_column_of_plain_letters_or_of_nothing_stays() -> None:
    assert plain(["a", "b", "a"]) == ["a", "b", "a"]
    assert plain([]) == []


@given(st.lists(st.text() | st.lists(MARKS, max_size=30).map("".join), max_size=6))
def test_each_text_names_the_store_that_it_named(ids: list[str]) -> None:
    assert list(map(canonical_id, plain(ids))) == list(map(canonical_id, ids))
