"""What programs add around the ids of a whole file."""

from __future__ import annotations

import pytest

from storemon.data.files.id_forms import FormEvidence, IdForm


def form_of(*ids: str) -> IdForm:
    evidence = FormEvidence()
    for store_id in ids:
        evidence.add([store_id])
    return evidence.form()


def read(*ids: str) -> list[str | None]:
    return [form_of(*ids).inside(store_id) for store_id in ids]


@pytest.mark.parametrize(
    ("ids", "form", "inside"),
    [
        (("42.0", "7.0"), IdForm.FLOAT, ["42", "7"]),
        (("257000000000000.0",), IdForm.FLOAT, ["257000000000000"]),
        (("42.00", "7.00"), IdForm.FLOAT, ["42", "7"]),
        (("42,0", "7,0"), IdForm.FLOAT, ["42", "7"]),
        (('="00123"', '="7"'), IdForm.FORMULA, ["00123", "7"]),
        (("=“00123”", "=„7“"), IdForm.FORMULA, ["00123", "7"]),
        (('= "00123"', '=""7""'), IdForm.FORMULA, ["00123", "7"]),
        (("'00123", "’7"), IdForm.APOSTROPHE, ["00123", "7"]),
        (("“abc”", '"x y"', "„z“"), IdForm.QUOTED, ["abc", "x y", "z"]),
        (("'abc'", "‘x’"), IdForm.QUOTED, ["abc", "x"]),
        (("b'abc'", "b'x'"), IdForm.QUOTED, ["abc", "x"]),
        (("N'abc'", "N'x'"), IdForm.QUOTED, ["abc", "x"]),
        (("«abc»", "« x »"), IdForm.QUOTED, ["abc", "x"]),
    ],
)
def test_what_all_ids_of_a_file_have_is_left_out(
    ids: tuple[str, ...], form: IdForm, inside: list[str]
) -> None:
    assert form_of(*ids) is form
    assert read(*ids) == inside


@pytest.mark.parametrize(
    "ids",
    [
        ("42.0", "7"),
        ("42.0", "x.0"),
        ("42.5", "7.0"),
        ("1.000", "2.000"),
        ("1.10", "1.20"),
        ("'00123", "7"),
        ('="1"', "2"),
        ("“a”", "b”"),
        ('"', '"'),
        (),
    ],
)
def test_ids_with_nothing_in_common_are_read_as_they_are(ids: tuple[str, ...]) -> None:
    assert form_of(*ids) is IdForm.PLAIN


@pytest.mark.parametrize("none", ["", " ", "nan", "NULL", "None", "<NA>", "\u200b", "store_id"])
def test_what_is_no_id_does_not_count_since_it_is_what_makes_floats_of_them(none: str) -> None:
    assert form_of("42.0", none, "7.0") is IdForm.FLOAT
    assert form_of(none) is IdForm.PLAIN


def test_what_cannot_be_seen_does_not_hide_a_form() -> None:
    assert form_of("\ufeff42.0", " 7.0\u200b") is IdForm.FLOAT


def test_a_form_says_how_it_is_read() -> None:
    assert IdForm.FLOAT.note("42.0") == ("All ids end in a decimal zero, which is left out: “42.0” → “42”")
    for form, example in ((IdForm.FORMULA, '="1"'), (IdForm.QUOTED, "“1”"), (IdForm.APOSTROPHE, "'1")):
        assert form.note(example).endswith(f"“{example}” → “1”")
    assert IdForm.PLAIN.note("1") == ""
