from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.services.file_names import safe_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nord", "nord.csv"),
        ("8419537941919820732", "8419537941919820732.csv"),
        ("../../etc/passwd", "-..-etc-passwd.csv"),
        ("C:\\Windows\\win.ini", "C--Windows-win.ini.csv"),
        ("/", "storemon.csv"),
        ("..", "storemon.csv"),
        ("", "storemon.csv"),
        (" . nord . ", "nord.csv"),
        ("two\nlines\tand a tab", "two lines and a tab.csv"),
        ("a\x00b", "ab.csv"),
        ("nord\u202egpj", "nordgpj.csv"),
        ("half \ud800 letter", "half letter.csv"),
        ("CON", "_CON.csv"),
        ("lpt1.old", "_lpt1.old.csv"),
        ("COM¹", "_COM¹.csv"),
        ("console", "console.csv"),
        ("Cafe\u0301 Zürich", "Café Zürich.csv"),
        ("مطعم", "مطعم.csv"),
        ("<b>x</b>", "-b-x--b-.csv"),
    ],
)
def test_a_name_is_made_of_any_text(text: str, name: str) -> None:
    assert safe_file_name(text, ".csv") == name


def test_a_long_name_is_cut_between_letters_and_keeps_its_suffix() -> None:
    name = safe_file_name("é" * 300, ".csv")
    assert name == "é" * 58 + ".csv"
    assert len(name.encode()) == 120


@given(st.text(), st.sampled_from([".csv", ".xlsx", ""]))
def test_no_text_leads_out_of_the_folder(text: str, suffix: str) -> None:
    name = safe_file_name(text, suffix)
    assert Path(name).name == name == PureWindowsPath(name).name
    assert name not in {"", ".", ".."}
    assert name.endswith(suffix)
    assert name.isprintable()
    assert len(name.encode()) <= 120
    assert safe_file_name(name.removesuffix(suffix), suffix) == name


@given(text=st.text(alphabet=st.characters(exclude_categories=["C"]), min_size=1, max_size=30))
def test_a_file_of_that_name_can_be_made(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / safe_file_name(text, ".csv")
    path.write_text(text, "utf-8")
    assert path.read_text("utf-8").splitlines() == text.splitlines()
    path.unlink()
