from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.cells import harmless_cell
from storemon.core.columns import csv_text
from storemon.core.model import Figures, Method
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\rnord",
        "\nnord",
        " =1",
        "\u00a0=1",
        "＝1",
        '=HYPERLINK("x")',
        "-",
    ],
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert harmless_cell(text) == "'" + text


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
    assert harmless_cell(text) == text


@given(st.text(alphabet="=+-@\t\r\n 1.x'"))
def test_no_cell_begins_with_a_formula_and_none_is_changed_but_by_the_apostrophe(text: str) -> None:
    cell = harmless_cell(text)
    assert cell in {text, "'" + text}
    if cell[:1] in {*"=+-@\t\r\n"} - {""}:
        assert float(cell.strip()) == float(text)


def test_a_harmless_report_holds_no_formula_and_every_other_id_as_it_is() -> None:
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
        line.rsplit(",", 6)[0] for line in csv_text(report_columns(table), harmless=True).splitlines()[1:]
    ]
    assert starts == ['"\'=HYPERLINK(""x"",""y"")"', "8419537941919820732", "'@nord"]
