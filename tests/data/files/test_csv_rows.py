from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.refused_rows import RefusedRow
from storemon.data.files.block import Block
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import LATEST
from storemon.data.files.file_rules import FileRules
from storemon.data.imports.recognition import read_header
from storemon.errors import FileRefused
from storemon.message import Message

ZONES = read_header("store_id,timezone_str")
RULES = FileRules(LATEST)


def rows(data: bytes) -> Rows:
    return Rows(Block(data, 2, 1.0), ZONES, "z.csv", RULES)


def test_cells_are_text_whatever_they_look_like() -> None:
    found = rows(b"0012,UTC\n8139926242460185114,NA\n,null\n")
    assert found.columns["store_id"].to_pylist() == ["0012", "8139926242460185114", ""]
    assert found.columns["timezone_str"].to_pylist() == ["UTC", "NA", "null"]


def test_a_refused_row_is_found_behind_blank_lines_and_quoted_line_breaks() -> None:
    found = rows(b'a,UTC\n\n\n"b\nc",UTC\nd,Nowhere\n')
    assert found.refuse([2], [Message("unknown")]).rows == [RefusedRow(7, "d,Nowhere", Message("unknown"))]
    assert found.refuse([1], [Message("odd")]).rows == [RefusedRow(5, '"b\nc",UTC', Message("odd"))]


def test_nothing_refused_needs_no_second_look() -> None:
    assert not rows(b"a,UTC\n").refuse([], [])


@pytest.mark.parametrize("bad", [b"b", b"b,UTC,more"])
def test_rows_of_another_width_are_set_aside_with_their_line(bad: bytes) -> None:
    found = rows(b"a,UTC\n" + bad + b"\nc,UTC\n")
    assert found.columns["store_id"].to_pylist() == ["a", "c"]
    (row,) = found.misshapen.rows
    assert (row.line, row.text) == (3, bad.decode())
    assert "the header 2" in row.reason
    assert found.refuse([1], [Message("why")]).rows[-1].line == 4


def test_a_row_with_bytes_that_are_no_text_is_set_aside() -> None:
    found = rows(b"a,UTC\nb\xff,UTC\nc,UTC\n")
    assert [(row.line, row.text) for row in found.misshapen.rows] == [(3, "b\ufffd,UTC")]
    assert found.refuse([1], [Message("why")]).rows[-1].line == 4


def test_empty_cells_beyond_the_header_are_nothing() -> None:
    assert rows(b"a,UTC,,\nb,UTC\n").columns["store_id"].to_pylist() == ["a", "b"]


def test_a_very_long_row_is_kept_shortened() -> None:
    (row,) = rows(b"a" * 50_000 + b"\n").misshapen.rows
    assert row.text == "a" * 10_000 + "…"


def test_carriage_returns_alone_end_rows_too() -> None:
    assert rows(b"a,UTC\rb,UTC").columns["store_id"].to_pylist() == ["a", "b"]


def test_a_quotation_mark_that_is_never_closed_is_reported_with_its_line() -> None:
    with pytest.raises(FileRefused, match="from line 3 on"):
        rows(b'a,UTC\n"b,UTC\nc,UTC\n').refuse([0], [Message("why")])


def test_a_mark_for_inches_is_no_quotation() -> None:
    assert rows(b'a 5" b,UTC\nc,UTC\n').columns["store_id"].to_pylist() == ['a 5" b', "c"]


LINE = st.sampled_from(["a,UTC", "", " ", "x", "a,b,", "a,b,c", "a,b,c,d"])


@given(st.lists(LINE, min_size=1, max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_misshapen_lines_are_those_that_are_found_one_at_a_time(lines: list[str], end: str) -> None:
    found = rows("".join(line + end for line in lines).encode())
    misshapen = [
        (place, line)
        for place, line in enumerate(lines, 2)
        if line and ("," not in line or line in {"a,b,c", "a,b,c,d"})
    ]
    assert sorted((row.line, row.text) for row in found.misshapen.rows) == misshapen
    assert found.count == sum(map(bool, lines)) - len(misshapen)


def test_of_many_short_lines_the_first_are_kept_and_all_are_counted() -> None:
    found = rows(b"a,UTC\n" + b"x\n" * 5_000 + b" \n" * 3_000).misshapen
    assert len(found.rows) == 1_000
    assert [row.line for row in found.rows] == [*range(3, 1_003)]
    assert len(found) == 8_000
