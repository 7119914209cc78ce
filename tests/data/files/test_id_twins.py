"""Ids that differ only slightly from another one."""

from __future__ import annotations

import pytest

from storemon.data.files.id_twins import Likeness, Twins, skeleton
from storemon.message import Message


def notes(known: list[str], *new: str) -> list[Message]:
    twins = Twins(known)
    for store_id in new:
        twins.add(store_id)
    return twins.notes()


@pytest.mark.parametrize(
    ("new", "known", "likeness"),
    [
        ("ABC", "abc", Likeness.CASE),
        ("STRASSE", "straße", Likeness.CASE),
        ("É1", "é1", Likeness.CASE),
        ("012345", "12345", Likeness.ZEROS),
        ("7", "0007", Likeness.ZEROS),
        ("00a", "A", Likeness.ZEROS),
        ("12345.0", "12345", Likeness.FLOAT),
        ("12345,00", "12345", Likeness.FLOAT),
        ("１２３", "123", Likeness.LOOKS),
        ("٤٢", "42", Likeness.LOOKS),
        ("#12345", "12345", Likeness.LOOKS),
        ("+12345", "12345", Likeness.LOOKS),
        ("1e5", "100000", Likeness.LOOKS),
        ("1.2345E4", "12345", Likeness.LOOKS),
        ("abc\x01", "abc", Likeness.LOOKS),
        ("a\x7fé", "aé", Likeness.LOOKS),
        ("'00123", "00123", Likeness.LOOKS),
        ('="00123"', "00123", Likeness.LOOKS),
        ("“42”", "42", Likeness.LOOKS),
        ("12,345", "12345", Likeness.LOOKS),
        ("1.234.567", "1234567", Likeness.LOOKS),
        ("Cafe-1", "Café-1", Likeness.LOOKS),
        ("CafÃ©-1", "Café-1", Likeness.LOOKS),
        ("А1", "A1", Likeness.LOOKS),
        ("O’Brien", "O'Brien", Likeness.LOOKS),
        ("store 1", "store-1", Likeness.LOOKS),
        ("A&amp;B", "A&B", Likeness.LOOKS),
        ("Mall%20St", "Mall St", Likeness.LOOKS),
        ("b'00123'", "00123", Likeness.LOOKS),
        ("('00123',)", "00123", Likeness.LOOKS),
        ("store\u20111", "store-1", Likeness.LOOKS),
        ("a\ufe0fb", "ab", Likeness.LOOKS),
        ("a\u3164", "a", Likeness.LOOKS),
        ("{550E8400-E29B-41D4-A716-446655440000}", "550e8400e29b41d4a716446655440000", Likeness.LOOKS),
        (
            "550E8400E29B41D4A716446655440000",
            "550e8400-e29b-41d4-a716-446655440000",
            Likeness.LOOKS,
        ),
        ("0x1A2B3C", "1715004", Likeness.NUMBER),
        ("6F05B59D3B20000A", "8000000000000000010", Likeness.NUMBER),
        ("-8446744073709551606", "10000000000000000010", Likeness.NUMBER),
        ("-294967296", "4000000000", Likeness.NUMBER),
        ("-123456789", "123456789", Likeness.LOOKS),
    ],
)
def test_a_near_twin_of_a_known_store_is_named_whichever_comes_first(
    new: str, known: str, likeness: Likeness
) -> None:
    assert Likeness.of(new, known) is Likeness.of(known, new) is likeness
    assert notes([known], new) == [likeness.note([(new, known)])]
    assert notes([new], known) == [likeness.note([(known, new)])]
    assert notes([], known, new) == [likeness.note([(new, known)])]
    assert f"“{new}” / “{known}”" in likeness.note([(new, known)])


def test_a_uuid_is_known_again_with_the_prefix_of_its_name_space() -> None:
    uuid = "550e8400-e29b-41d4-a716-446655440000"
    assert skeleton(f"urn:uuid:{uuid}") == skeleton(uuid.upper()) == skeleton(f"{{{uuid}}}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("1-23", "12-3"),
            ("a", "b"),
            ("1", "10"),
            ("🍕", "🍔"),
            ("#", "#1"),
            ("1.5", "15"),
            ("مطعم", "مقهى"),
        ),
        *(("0x1A", "1A"), ("12h", "18"), ("deadbeef", "3735928559")),
    ],
)
def test_ids_that_differ_are_not_named(one: str, other: str) -> None:
    assert notes([one], other) == []


def test_twins_are_counted_and_the_first_three_named() -> None:
    known = [f"s{number}" for number in range(1200)]
    (note,) = notes(known, *map(str.upper, known))
    assert note.startswith("1,200 store ids differ from others only by case, and stay apart: “S0” / “s0”, ")
    assert note.endswith("“S2” / “s2”, …")


def test_dates_that_a_spreadsheet_made_are_named_and_codes_are_not() -> None:
    assert notes([], "1-Mar", "APR-01", "Mar-01", "5-ene", "3-abc", "Sep-4") == [
        "Some store ids look like dates that a spreadsheet made of them: “1-Mar”, “Mar-01”, “5-ene”"
    ]


def test_a_cell_with_a_date_and_a_time_of_day_is_no_usual_id_either() -> None:
    (note,) = notes([], "2023-01-24 09:06:42.605000", "2023-01-24 00:00:00", "2023-01-24")
    assert note.endswith(": “2023-01-24 09:06:42.605000”, “2023-01-24 00:00:00”")


@pytest.mark.parametrize("store_id", ["", "#", "0", "---", "'", "🍕", "\u3164", "''"])
def test_every_id_has_something_left(store_id: str) -> None:
    assert skeleton(store_id) or not store_id


def test_a_long_id_does_not_hide_the_sentence() -> None:
    (note,) = notes(["a" * 200], "A" * 200)
    assert len(note) < 180
