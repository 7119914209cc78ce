"""Digits that many numbers lose, computed together."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.files.rounding import Model, Numbers, forms_in, forms_of

LONG = ("8139926242460185114", "5650143238180595371", "8419537941919820732")
DIGITS = st.text("0123456789", min_size=12, max_size=24) | st.builds(
    lambda front, zeros: (front + "0" * zeros)[:60],
    st.text("0123456789", min_size=1, max_size=18),
    st.integers(0, 50),
)


def digits_lost(number: str, model: Model) -> float:
    """Return the result of `Numbers.lost` for one number, in plain integer arithmetic."""
    zeros = len(number) - len(number.rstrip("0"))
    match model:
        case Model.FIFTEEN:
            gone = len(number) - 15
            return math.nan if gone <= 0 else gone if zeros >= gone else 0
        case Model.FEW:
            gone = len(number) - 6
            return math.nan if not 6 <= gone <= 9 else gone if zeros >= gone else 0
        case Model.FLOAT:
            if len(number) <= 15 or int(number) <= 1 << 53:
                return math.nan
            kept = float(number)
            as_written = zeros >= max(1, len(number) - 17) and f"{Decimal(repr(kept)):.0f}" == number
            return math.log10(math.ulp(kept)) if int(kept) == int(number) or as_written else 0


@given(st.lists(DIGITS | st.integers(1 << 53, 10**19).map(str), max_size=8))
def test_what_many_numbers_lost_is_what_each_did(ids: list[str]) -> None:
    numbers = Numbers(ids)
    assert numbers.texts == [text for text in ids if 12 <= len(text) <= 60]
    for model in Model:
        wanted = [digits_lost(text, model) for text in numbers.texts]
        assert numbers.lost(model).tolist() == pytest.approx(wanted, nan_ok=True)


@given(st.lists(DIGITS, max_size=8), st.lists(DIGITS, max_size=3))
def test_all_forms_are_found_among_others(ids: list[str], others: list[str]) -> None:
    wanted = {*others, *(form for store_id in ids[:4] for form in forms_of(store_id))}
    found = {(form, store_id) for store_id in ids for form in forms_of(store_id) if form in wanted}
    assert {*forms_in(wanted, ids)} == found


def test_ids_of_other_letters_are_no_numbers() -> None:
    assert Numbers(["8139926242460185114a", "\uff18" * 16, "1" * 11, "1" * 61]).texts == []


@pytest.mark.parametrize("store_id", [*LONG, "0042", "813992624246018511412345"])
def test_what_damage_makes_of_an_id_is_no_longer_that_id(store_id: str) -> None:
    forms = set(forms_of(store_id))
    assert forms
    assert store_id not in forms


@pytest.mark.parametrize("store_id", ["42", "abc", "0", "00", "", "９００００００００００００００００"])
def test_other_ids_have_nothing_to_lose(store_id: str) -> None:
    assert not set(forms_of(store_id))
