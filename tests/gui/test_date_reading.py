from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from storemon.gui.widgets.date_reading import read_date
from storemon.gui.widgets.format import day, full_date, weekday_and_date
from storemon.gui.widgets.region import REGION

FIRST, LAST = date(2022, 3, 1), date(2023, 1, 25)
ASKED = date(2023, 1, 20)


def read(text: str, place: str = "en_US") -> date | None:
    REGION.follow(QLocale(place))
    return read_date(text, FIRST, LAST)


@pytest.mark.parametrize(
    "text",
    [
        *("1/20/2023", "01/20/2023", "1/20/23", "1-20-2023", "1.20.2023", "1/20", "20/1/2023"),
        *("2023-01-20", "2023-1-20", "2023/01/20", "20230120", " 2023.01.20 "),
        *(
            "Jan 20, 2023",
            "jan 20 2023",
            "January 20th, 2023",
            "20 Jan 2023",
            "20. January",
            "JAN 20",
            "Jan. 20",
        ),
        *(
            "20 ene 2023",
            "20 de enero de 2023",
            "enero 20",
            "Fri, Jan 20, 2023",
            "viernes 20 ene",
            "2023 Jan 20",
        ),
    ],
)
def test_an_american_date_can_be_typed_in_many_ways(text: str) -> None:
    assert read(text) == ASKED


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("20/1/2023", "en_GB"),
        ("1/20/2023", "en_GB"),
        ("20.1.2023", "de_DE"),
        ("20. Januar 2023", "de_DE"),
        ("20.01.", "de_DE"),
        ("20/01/23", "es_MX"),
        ("2023年1月20日", "ja_JP"),
        ("20 janv. 2023", "fr_FR"),
        ("20. leden 2023", "cs_CZ"),
        ("2023. jan. 20.", "hu_HU"),
    ],
)
def test_dates_are_read_as_the_place_writes_them(text: str, place: str) -> None:
    assert read(text, place) == ASKED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "20",
        "1/2/3/4",
        "2023",
        "13/32/2023",
        "Feb 30 2023",
        "Jan Feb 3",
        "Jan 20 around noon",
        "-",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) is None


def test_a_year_left_out_is_the_newest_with_data() -> None:
    assert read("Mar 3") == date(2022, 3, 3)
    assert read("Jan 3") == date(2023, 1, 3)
    # If no year is given, that of the newest data.
    assert read("Feb 10") == date(2023, 2, 10)
    assert read_date("Feb 29", date(2019, 1, 1), date(2023, 1, 1)) == date(2020, 2, 29)


def test_numbers_that_make_a_date_both_ways_follow_the_place() -> None:
    assert read("3/4/2022") == date(2022, 3, 4)
    assert read("3/4/2022", "en_GB") == date(2022, 4, 3)
    assert read("3/4/2022", "de_DE") == date(2022, 4, 3)


@pytest.mark.parametrize(
    "place", ["en_US", "en_GB", "de_DE", "es_MX", "es_ES", "fr_FR", "fi_FI", "ja_JP", "hu_HU"]
)
@given(local=st.dates(FIRST, LAST))
def test_what_the_window_writes_can_be_typed_too(place: str, local: date) -> None:
    REGION.follow(QLocale(place))
    for text in (full_date(local), weekday_and_date(local), local.isoformat()):
        assert read_date(text, FIRST, LAST) == local
    assert read_date(day(local), LAST - timedelta(days=364), LAST + timedelta(days=1)) in {
        local,
        local.replace(year=local.year + 1) if (local.month, local.day) != (2, 29) else local,
        local.replace(year=local.year - 1) if (local.month, local.day) != (2, 29) else local,
    }


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read_or_refused(text: str) -> None:
    found = read(text)
    assert found is None or isinstance(found, date)
