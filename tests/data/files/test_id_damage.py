"""Ids that programs have converted to numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.files.id_damage import (
    Damage,
    is_written_as_a_number,
    judge,
    rounded_pairs,
    seem_rounded,
)
from storemon.data.files.rounding import Numbers, forms_of

LONG = ("8139926242460185114", "5650143238180595371", "8419537941919820732")
SOUND = st.integers(10**18, 9 * 10**18).map(str)


def in_javascript(store_id: str) -> str:
    """Return a long id as JSON.parse and String change it."""
    digits, _, exponent = repr(float(store_id)).partition("e+")
    whole = digits.replace(".", "")
    return whole + "0" * (int(exponent) + 1 - len(whole))


@pytest.mark.parametrize(
    "text",
    [
        *("8.13992624246019E+018", "8.13E+18", "8,13992624246019E+18", "8E+18", "8.E+18"),
        *("1e+05", "8.419537941919821e+18", "8.1399262424601851E18", "1.0E7", "1.2345678E7"),
        *("8,13 E+18", "8.13E\u221218", "4.02e-305", "813.9E+16", "8٫13E+18"),
        *("8.13×10^18", "8.13·10¹⁸", "8,13 x 10^18", "-8.13E+18"),
        *("8.139.926.242.460.180.000", "8,139,926,242,460,180,000", "8 139 926 242 460 180 000"),
        *("8'139'926'242'460'180'000", "8,13,99,26,24,24,60,18,000"),
    ],
)
def test_a_number_of_any_language_and_program_is_no_id(text: str) -> None:
    assert is_written_as_a_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("5E12", "1e05", "1E5", "E+5", "12E", "1E-05", "192.168.100.200", "1.000", "1.5", "10x10"),
        *("8139926242460185114", "abc", "A1E+5", "9e1c3a0e-6f1d", "2.0", "v1.2E3"),
    ],
)
def test_what_may_be_an_id_is_one(text: str) -> None:
    assert not is_written_as_a_number(text)


def test_ids_rounded_to_15_digits_are_found_however_long_they_are() -> None:
    for length in (19, 20, 24, 31):
        assert judge(["8139926242460180000" + "0" * (length - 19)], [], set()) is not None


def test_ids_from_javascript_are_found() -> None:
    rounded = [in_javascript(store_id) for store_id in LONG]
    assert rounded[2] == "8419537941919821000"
    found = judge(rounded, [], set())
    assert (found and found.damage) is Damage.ROUNDED


def test_ids_made_whole_again_from_floats_are_found() -> None:
    rounded = [str(int(float(store_id))) for store_id in LONG]
    assert rounded[2] == "8419537941919820800"
    assert judge(rounded, [], set()) is not None
    one = judge([rounded[2]], [], {LONG[2]})
    assert one is not None
    assert (one.example, one.original) == (rounded[2], LONG[2])


@given(st.lists(SOUND, min_size=2, unique_by=lambda store_id: store_id[:15]))
def test_ids_of_19_digits_that_lost_some_are_found_and_sound_ones_pass(ids: list[str]) -> None:
    if not Numbers(ids).may_be_rounded().any():
        assert judge(ids, [], set()) is None
        for damaged in (
            [f"{store_id[:15]}0000" for store_id in ids],
            [in_javascript(store_id) for store_id in ids],
            [str(int(float(store_id))) for store_id in ids],
        ):
            assert judge(damaged, [], set()) is not None
            found = judge(damaged[:1], [], set(ids))
            assert found is not None
            assert found.original in ids


def test_one_sound_id_proves_that_a_file_is() -> None:
    assert judge(["8139926242460180000", LONG[1]], [], set()) is None
    assert judge(["8139926242460180000"], [LONG[1]], set()) is None


def test_sound_ids_in_tens_look_rounded_and_ones_in_ones_do_not() -> None:
    assert judge([f"10000000000100{ten}0" for ten in range(1, 10)], [], set()) is not None
    assert judge([f"10000000000100{one}" for one in range(10, 20)], [], set()) is None


def test_six_digits_and_zeros_are_a_matter_of_several_ids() -> None:
    assert judge(["257000000000000", "812000000000000"], [], set()) is not None
    assert judge(["257000000000000"], [], set()) is None
    assert judge(["257000000000000", "257000000000001"], [], set()) is None
    assert seem_rounded(["257000000000000", "42"], 2) == ["257000000000000"]


def test_of_thousands_of_ids_some_end_in_zeros_by_chance() -> None:
    assert seem_rounded(["8139926242460180000"], 2) == ["8139926242460180000"]
    assert seem_rounded(["8139926242460180000"], 14_000) == []


@pytest.mark.parametrize("form", ["8419537941919820800", "8419537941919820000", "8419537941919830000"])
def test_one_rounded_id_among_sound_ones_is_found_whichever_comes_first(form: str) -> None:
    assert rounded_pairs({form}, {*LONG}) == [(form, LONG[2])]
    assert rounded_pairs({LONG[2]}, {form, *LONG[:2]}) == [(form, LONG[2])]
    assert rounded_pairs({form, *LONG}, set()) == [(form, LONG[2])]
    assert rounded_pairs({LONG[0]}, {form, *LONG[1:]}) == []


@pytest.mark.parametrize("first", [10**16, 10**18, 8419537941919820000])
def test_ids_that_are_counted_on_are_not_rounded_ones_of_each_other(first: int) -> None:
    assert rounded_pairs({str(first + number) for number in range(3000)}, set()) == []


@given(st.lists(SOUND, min_size=1, max_size=30, unique=True))
def test_any_id_that_lost_digits_is_found_beside_its_original(ids: list[str]) -> None:
    form = in_javascript(ids[0])
    if not Numbers(ids).may_be_rounded().any() and sum(form in forms_of(store_id) for store_id in ids) == 1:
        assert rounded_pairs({form}, {*ids}) == [(form, ids[0])]


@given(
    st.sampled_from(["", "0", "00", "9" * 13, "9" * 14, "9" * 15, "1" + "0" * 13, "84195379419198"]),
    st.integers(10**16, 10**20).map(str),
)
def test_each_form_that_ends_in_zeros_is_found_also_behind_zeros_and_nines(front: str, rest: str) -> None:
    store_id = (front + rest)[:20]
    if not Numbers([store_id]).may_be_rounded().any():
        for form in forms_of(store_id):
            if form.endswith("0" * (len(form) - 15)):
                assert rounded_pairs({form}, {store_id, *LONG}) == [(form, store_id)]


def test_zeros_are_gone_where_no_id_has_any_and_a_known_one_does() -> None:
    found = judge(["7", "42"], [], {"0042"})
    assert found is not None
    assert (found.damage, found.example, found.original) == (Damage.ZEROS, "42", "0042")
    assert judge(["7", "42", "0007"], [], {"0042"}) is None
    assert judge(["7", "42"], ["0042"], {"0042"}) is None
    assert judge(["7", "0"], [], {"00"}) is None
