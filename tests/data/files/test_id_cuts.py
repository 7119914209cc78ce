"""Ids that a fixed-width column has truncated."""

from __future__ import annotations

import pytest

from storemon.data.files.id_cuts import cut_ids, cut_note

UUIDS = {"550e8400-e29b-41d4-a716-446655440000", "7c9e6679-7425-40de-944b-e07fc1f90ae7"}


@pytest.mark.parametrize("width", [12, 15, 20, 32])
def test_ids_that_all_end_at_one_width_are_named_with_the_whole_ones(width: int) -> None:
    cut = [store_id[:width] for store_id in UUIDS]
    assert cut_ids(cut, UUIDS) == sorted(zip(cut, UUIDS, strict=True))


def test_a_blank_at_the_cut_is_lost() -> None:
    assert cut_ids(["Los Angeles Downtown"], {"Los Angeles Downtown Grill"}) == [
        ("Los Angeles Downtown", "Los Angeles Downtown Grill")
    ]


def test_digits_cut_at_fifteen_are_named() -> None:
    assert cut_ids(["138965203711984"], {"1389652037119844321"}) == [
        ("138965203711984", "1389652037119844321")
    ]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (["1234"], {"12345"}),  # too short to tell
        (["Main Street 1"], {"Main Street 12"}),  # numbered
        (["Main Street Cafe", "Main Street Cafe Annex Building"], {"Main Street Cafe 2 and Bar"}),
        (["Main Street Cafe"], {"Main Street Cafe"}),
        ([], UUIDS),
    ],
)
def test_ids_that_are_whole_are_not_named(here: list[str], there: set[str]) -> None:
    assert cut_ids(here, there) == []


def test_the_first_three_are_shown() -> None:
    note = cut_note([(f"aaaaaaaaaaa{number}", f"aaaaaaaaaaa{number}x") for number in range(5)])
    assert note.count(" / ") == 3
    assert note.endswith(", …")
