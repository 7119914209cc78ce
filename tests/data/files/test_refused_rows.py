"""Refused rows: all are counted, and the first of each reason are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core import refused_rows as module
from storemon.core.refused_rows import MOST_KEPT, Refused, RefusedRow
from storemon.data.files.block import Block, pieces
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import LATEST
from storemon.data.files.file_rules import FileRules
from storemon.data.imports.recognition import read_header
from storemon.message import Message

ZONES = read_header("store_id,timezone_str")


def test_the_first_rows_of_each_reason_are_kept_and_all_counted() -> None:
    found = Refused()
    for line in range(2, 2_502):
        found.add(line, "text", Message("odd" if line % 5 else "rare"))
    assert found.counts == {"odd": 2_000, "rare": 500}
    assert len(found) == 2_500
    assert len(found.rows) == MOST_KEPT + 500
    assert [row.line for row in found.rows if row.reason == "rare"] == list(range(5, 2_502, 5))


def test_rows_of_later_blocks_are_kept_until_there_are_enough() -> None:
    whole = Refused()
    kept: list[RefusedRow] = []
    for start in (0, 700, 1_400):
        block = Refused()
        for line in range(start, start + 700):
            block.add(line, "", Message("odd"))
        kept += whole.take(block)
    assert [row.line for row in kept] == list(range(MOST_KEPT))
    assert (kept, len(whole)) == (whole.rows, 2_100)


def test_a_row_that_is_longer_than_is_kept_ends_in_an_ellipsis() -> None:
    found = Refused()
    found.add(2, "a" * 10_000, Message("long"))
    found.add(3, "\udcff" * 10_001, Message("long"))
    assert [row.text for row in found.rows] == ["a" * 10_000, "\ufffd" * 10_000 + "…"]


@given(st.lists(st.sampled_from(["a,UTC", "b", "c,UTC,x", '"d",UTC', "e,no", ""]), min_size=1, max_size=40))
def test_rows_are_counted_and_kept_as_one_by_one(lines: list[str]) -> None:
    few = 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_KEPT", few)
        patch.setattr("storemon.data.files.csv_rows.MOST_KEPT", few)
        rows = Rows(Block("\n".join(lines).encode(), 2, 1.0), ZONES, "z.csv", FileRules(LATEST))
        sound = [line for line in lines if line and line.count(",") == 1]
        bad = [place for place, line in enumerate(sound) if line == "e,no"]
        found = rows.refuse(bad, [Message("no zone")] * len(bad))
    expected = {
        "no zone": [place for place, line in enumerate(lines, 2) if line == "e,no"],
        "The row has 1 cell, the header 2": [place for place, line in enumerate(lines, 2) if line == "b"],
        "The row has 3 cells, the header 2": [
            place for place, line in enumerate(lines, 2) if line == "c,UTC,x"
        ],
    }
    assert dict(found.counts) == {reason: len(places) for reason, places in expected.items() if places}
    for reason, places in expected.items():
        assert [row.line for row in found.rows if row.reason == reason] == places[:few]


@given(
    st.lists(st.sampled_from([b"a,b", b'"a\nb",c', b"", b"x\r", b'"a""\n\n",b']), max_size=60),
    st.integers(1, 9),
)
def test_a_block_is_cut_between_rows(rows: list[bytes], most: int) -> None:
    data = b"".join(row + b"\n" for row in rows) + b"end"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storemon.data.files.block._MOST_ROWS", most)
        cut = list(pieces(data))
    assert b"".join(cut) == data
    assert all(piece.count(b'"') % 2 == 0 and piece.endswith((b"\n", b"end")) for piece in cut)
