from __future__ import annotations

import csv
import io
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.columns import Column, Unit, csv_text
from storemon.core.csv_cells import escape_formula, escape_text, one_line
from storemon.core.model import Figures
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.vocabulary import Method


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(A1)",
        "\tnord",
        "\rnord",
        "\nnord",
        " =1",
        "\u00a0=1",
        "＝1",
        '=HYPERLINK("x")',
        "-",
        "﹦1",
        "﹫SUM(A1)",
        "−1+1",
        "\x00=1",
        "\x7f\x1b=1",
        "\u2066=1\u2069",
        "\u061c\u180e=1",
        "\u3164\u2800\U000e0001=1",
    ],
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert escape_formula(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nord",
        "8419537941919820732",
        "-5",
        "+49",
        "-1.50",
        "c0ffee00-1234-4abc-8def-0123456789ab",
        "a=1",
        "'=1",
        "–",
        "مطعم",
    ],
)
def test_all_else_stays_as_it_is(text: str) -> None:
    assert escape_formula(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Joe;=1+2;", "Joe;'=1+2;"),
        ("Joe;-1+2|x", "Joe;'-1+2|x"),
        ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ("a\r\n=1+1", "a\r\n'=1+1"),
        ("a;\n=1", "a;\n'=1"),
        ("\t=1", "'\t'=1"),
        ("a; =1", "a; '=1"),
        ('a;"=1"', 'a;"\'=1"'),
        ("a;\u200b＝1", "a;\u200b'＝1"),
        ("=a;=b", "'=a;'=b"),
        ('"=1', "'\"=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("a;\x02=1", "a;\x02'=1"),
        ("a\t\u2067﹢1", "a\t\u2067'﹢1"),
        ("a;;\ufeff =1", "a;;\ufeff '=1"),
        ("a, -5; @ Main St", "a, -5; '@ Main St"),
    ],
)
def test_a_formula_behind_a_semicolon_tab_or_line_end_gets_an_apostrophe(text: str, cell: str) -> None:
    assert escape_formula(text) == cell


def test_a_number_in_a_column_of_text_stays_the_text_it_is() -> None:
    assert escape_text("+49") == "'+49"
    assert escape_text("-5") == "'-5"
    assert escape_text("49") == "49"


_NASTY = st.text(alphabet="=+-@;,\t\r\n \"|1.x'＝﹦−\x00\u200b\u2028\u2066", max_size=12)


@given(_NASTY)
def test_nothing_but_apostrophes_is_put_into_a_cell(text: str) -> None:
    assert escape_formula(text).replace("'", "") == text.replace("'", "")


@given(st.lists(st.tuples(_NASTY, _NASTY, _NASTY), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_whatever_separator_a_spreadsheet_takes(
    rows: list[tuple[str, str, str]], separator: str
) -> None:
    ids, names, groups = (list(column) for column in zip(*rows, strict=True))
    columns = [
        Column("store_id", "", Unit.TEXT, ids),
        Column("change", "", Unit.NUMBER, np.full(len(ids), -1.0)),
        Column("name", "", Unit.TEXT, names),
        Column("group", "", Unit.TEXT, groups),
    ]
    text = csv_text(columns, escaped=True)
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    cells = [cell for row in read for cell in row if cell != "-1.00"]
    assert not [cell for cell in cells if _RUNS.match(cell)]
    if separator == ",":
        assert [row[0] for row in read[1:]] == [escape_text(one) for one in ids]
        assert {len(row) for row in read} == {4}


_RUNS = re.compile(r'[\s"\x00\u200b\u2066]*[=+\-@＝﹦−]')


@given(st.text())
def test_a_line_of_a_table_has_neither_tabs_nor_line_ends(text: str) -> None:
    line = one_line(text)
    assert "\t" not in line
    assert len(f"{line}.".splitlines()) == 1
    assert "".join(line.split()) == "".join(one_line(text).split())


def test_an_escaped_report_holds_no_formula_and_every_other_id_as_it_is() -> None:
    zeros = np.zeros((3, 3), np.int64)
    table = ReportTable(
        method=Method.INTERPOLATED,
        store_ids=['=HYPERLINK("x","y")', "8419537941919820732", "@nord"],
        zones=["America/Chicago"] * 3,
        zone_assumed=np.zeros(3, np.bool_),
        hours_assumed=np.zeros(3, np.bool_),
        figures=Figures(open=zeros, up=zeros, down=zeros, unknown=zeros),
    )
    starts = [
        line.rsplit(",", 6)[0] for line in csv_text(report_columns(table), escaped=True).splitlines()[1:]
    ]
    assert starts == ['"\'=HYPERLINK(""x"",""y"")"', "8419537941919820732", "'@nord"]
