"""Quotation marks in bytes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.files.quotes import doubled, ends_inside, has_escapes, without_blanks


@pytest.mark.parametrize(
    ("data", "inside"),
    [
        (b'a,12" pizza,UTC\n', False),
        (b'a,"12"" pizza\n', True),
        (b'a,"x\n', True),
        (b'a, "x\n', True),
        (b'"a","b"\n', False),
        (b'a,5" b\nb,"two\nlines"\n', False),
        (b"", False),
    ],
)
def test_a_field_is_open_where_a_mark_opened_it(data: bytes, inside: bool) -> None:
    assert ends_inside(data) == inside


@pytest.mark.parametrize(
    ("data", "escapes"),
    [
        (b'"a \\"b\\" c",UTC\n', True),
        (b'"C:\\dir\\",UTC\n', False),
        (b'"C:\\dir\\"\n', False),
        (b'"a\\""\n', False),
        (b"a\\b,UTC\n", False),
    ],
)
def test_escapes_are_recognized_by_what_follows_them(data: bytes, escapes: bool) -> None:
    assert has_escapes(data) == escapes


@given(st.lists(st.text('ab"\\, \n', max_size=6), min_size=1, max_size=4))
def test_escaped_fields_become_doubled_ones(cells: list[str]) -> None:
    written = ",".join('"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in cells)
    assert next(csv.reader(io.StringIO(doubled(written.encode()).decode(), newline=""))) == cells


def test_a_blank_before_a_mark_goes_and_none_inside_of_a_field() -> None:
    assert without_blanks(b'a, "Joe, Inc",  "x"\n "b",c d\n') == b'a,"Joe, Inc","x"\n"b",c d\n'
    assert without_blanks(b'a,"x, ""y"""\n') == b'a,"x, ""y"""\n'
