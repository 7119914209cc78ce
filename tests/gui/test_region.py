"""Dates, times of day and numbers in the system's locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale

from storemon.core.vocabulary import HOUR, SECOND
from storemon.gui.widgets.bounds import bounds_text
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.format import (
    clock,
    count,
    date_span,
    day,
    duration,
    full_date,
    hour_of_day,
    hours,
    instant,
    money,
    percent,
    percent_range,
    reach_text,
    time_of_day,
    weekday_and_day,
)
from storemon.gui.widgets.language import LANGUAGES, speak
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.region import REGION, Region
from storemon.gui.widgets.time_reading import read_time
from storemon.message import Message
from tests.windows import ROOT

TIME = 1_674_670_402_000_000
SPOKEN = frozenset(LANGUAGES)
PLACES = [
    "en_US",
    "en_GB",
    "en_CA",
    "en_AU",
    "en_DE",
    "es_MX",
    "es_ES",
    "es_US",
    "es_AR",
    "de_DE",
    "de_CH",
    "fr_FR",
    "fr_CA",
    "pt_BR",
    "it_IT",
    "nl_NL",
    "sv_SE",
    "da_DK",
    "fi_FI",
    "cs_CZ",
    "pl_PL",
    "hu_HU",
    "lt_LT",
    "lv_LV",
    "bg_BG",
    "ru_RU",
    "uk_UA",
    "el_GR",
    "tr_TR",
    "eu_ES",
    "ca_ES",
    "vi_VN",
    "ja_JP",
    "ko_KR",
    "zh_CN",
    "hi_IN",
    "C",
]


def live_in(place: str) -> None:
    REGION.follow(QLocale(place))
    use_twelve_hours(REGION.twelve)


@pytest.mark.parametrize(
    ("place", "time", "share", "thousands"),
    [
        ("en_US", "Jan 25, 2023, 6:13 PM", "84.3%", "14,092"),
        ("en_GB", "25 Jan 2023, 18:13", "84.3%", "14,092"),
        ("de_DE", "25. Jan. 2023, 18:13", "84,3 %", "14.092"),
        ("es_MX", "25 ene 2023, 6:13 p.m.", "84.3%", "14,092"),
        ("es_ES", "25 ene 2023, 18:13", "84,3 %", "14.092"),
        ("fi_FI", "25. tammi 2023, 18.13", "84,3 %", "14 092"),
        ("tr_TR", "25 Oca 2023, 18:13", "%84,3", "14.092"),
        ("ja_JP", "2023年1月25日, 18:13", "84.3%", "14,092"),
        ("hu_HU", "2023. jan. 25., 18:13", "84,3%", "14 092"),
        ("C", "Jan 25, 2023, 6:13 PM", "84.3%", "14,092"),
    ],
)
def test_a_place_has_its_own_dates_clock_and_numbers(
    place: str, time: str, share: str, thousands: str
) -> None:
    live_in(place)
    said = [text.replace("\u00a0", " ") for text in (instant(TIME), percent(843, 1000, 1), count(14_092))]
    assert said == [time, share, thousands]


@pytest.mark.parametrize("place", PLACES)
@given(local=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_can_be_read_back_in_every_place(place: str, local: date) -> None:
    live_in(place)
    read = REGION.dates.toDate(full_date(local), REGION.date)
    assert (read.year(), read.month(), read.day()) == (local.year, local.month, local.day)
    # Without the year, it is a part of the full date.
    assert day(local).strip(".") in full_date(local)
    assert str(local.year) not in day(local)
    assert day(local) in weekday_and_day(local)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("twelve", [True, False])
@given(second=st.integers(0, 86_399))
def test_a_time_of_day_can_be_read_back_in_every_place(place: str, twelve: bool, second: int) -> None:
    live_in(place)
    local = time(second // 3600, second // 60 % 60, second % 60)
    text = time_of_day(local, seconds=True, twelve=twelve)
    assert read_time(text, twelve=twelve) == local
    assert read_time(text.replace("\u00a0", " "), twelve=twelve) == local


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("twelve", [True, False])
@given(second=st.integers(0, 86_399))
def test_no_two_times_of_day_read_alike_on_either_clock(place: str, twelve: bool, second: int) -> None:
    live_in(place)
    use_twelve_hours(twelve)
    local = datetime.fromtimestamp(second, UTC)
    half = datetime.fromtimestamp((second + 43_200) % 86_400, UTC)
    assert time_of_day(local, seconds=True) != time_of_day(half, seconds=True)
    shown = REGION.dates.toTime(
        time_of_day(local, seconds=True), REGION.time_format(twelve=twelve, seconds=True)
    )
    assert shown.msecsSinceStartOfDay() == second * 1000
    assert f"{local.minute:02d}" in time_of_day(local)


@pytest.mark.parametrize(
    ("place", "share"), [("en_US", "<0.1%"), ("de_DE", "<0,1\u00a0%"), ("tr_TR", "<%0,1")]
)
def test_a_share_too_small_to_be_written_is_less_than_the_smallest(place: str, share: str) -> None:
    live_in(place)
    assert percent(1, 100_000, 1) == share


@pytest.mark.parametrize("place", PLACES)
@given(tenths=st.integers(0, 1000))
def test_a_share_has_the_figures_of_the_place_and_its_sign(place: str, tenths: int) -> None:
    live_in(place)
    text = percent(tenths, 1000, 1)
    figure = text.replace(REGION.numbers.percent(), "").strip()
    assert REGION.numbers.toDouble(figure)[0] == tenths / 10
    assert text.count("%") == 1
    both = percent_range(0, tenths, 1000)
    assert both.count("%") == 1
    assert both == text or both.index("–")


def test_bounds_that_one_decimal_cannot_tell_apart_have_two() -> None:
    live_in("en_US")
    assert percent_range(99_961, 99_985, 100_000) == "99.96–99.98%"
    assert percent_range(99_960, 99_968, 100_000) == "99.96%"
    assert percent_range(990, 990, 1000) == "99.0%"
    assert bounds_text(990, 995, 1000) == "between 99.0% and 99.5%"
    assert bounds_text(99_961, 99_985, 100_000) == "between 99.96% and 99.98%"
    assert bounds_text(99_960, 99_968, 100_000) == "about 99.96%"
    assert bounds_text(990, 990, 1000) == "exact"
    assert bounds_text(0, 0, 0) == ""


@pytest.mark.parametrize("place", PLACES)
def test_every_figure_follows_the_place(place: str) -> None:
    live_in(place)
    point = REGION.numbers.decimalPoint()
    assert f"1{point}50" in hours(HOUR + HOUR // 2)
    assert f"1{point}5" in reach_text(HOUR + HOUR // 2)
    assert money(12.5, "$").strip("$\u00a0") == f"12{point}50"
    assert duration(90 * SECOND) == "1 min 30 s"
    assert count(1_234_567) == REGION.numbers.toString(1_234_567)


def test_the_hours_of_an_axis_follow_the_clock() -> None:
    live_in("en_US")
    assert [hour_of_day(hour) for hour in (0, 9, 24)] == ["12\u00a0AM", "9\u00a0AM", "12\u00a0AM"]
    live_in("fi_FI")
    assert [hour_of_day(hour) for hour in (0, 9, 24)] == ["0.00", "9.00", "24.00"]
    live_in("de_DE")
    assert [hour_of_day(hour) for hour in (9, 24)] == ["09:00", "24:00"]


def test_the_clock_can_be_overruled() -> None:
    live_in("en_US")
    use_twelve_hours(False)
    assert instant(TIME) == "Jan 25, 2023, 18:13"
    live_in("de_DE")
    use_twelve_hours(True)
    assert clock(TIME, "UTC") == "6:13:22\u00a0PM"


def test_a_span_names_its_year_once_where_there_is_one() -> None:
    live_in("en_US")
    assert date_span(date(2023, 1, 18), date(2023, 1, 25)) == "Jan 18 – Jan 25, 2023"
    assert date_span(date(2022, 12, 28), date(2023, 1, 3)) == "Dec 28, 2022 – Jan 3, 2023"
    assert date_span(date(2023, 1, 25), date(2023, 1, 25)) == "Jan 25, 2023"


def test_money_stands_where_the_place_puts_it() -> None:
    live_in("en_US")
    assert money(1234.4, "$") == "$1,234"
    assert money(12.5, "CHF") == "CHF\u00a012.50"
    live_in("de_DE")
    assert money(1234.4, "€") == "1.234\u00a0€"


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(
    ("place", "language", "text"),
    [
        ("en_US", "es", "25 ene 2023"),
        ("es_MX", "en", "Jan 25, 2023"),
        ("de_DE", "en", "25. Jan. 2023"),
        ("es_MX", "es", "25 ene 2023"),
    ],
)
@pytest.mark.usefixtures("_english_again", "qtbot")
def test_months_are_in_the_language_that_was_chosen_over_the_system_s(
    place: str, language: str, text: str
) -> None:
    live_in(place)
    speak(language)
    assert full_date(date(2023, 1, 25)) == text
    # The country stays the same.
    assert REGION.numbers.name() == place


def test_sentences_of_the_layers_below_have_the_numbers_of_the_place() -> None:
    live_in("de_DE")
    assert translate_message(Message("1 store|{n} stores", n=14_092)) == "14.092 stores"
    live_in("en_US")
    assert translate_message(Message("1 store|{n} stores", n=14_092)) == "14,092 stores"


_ASK = """
import json
from storemon.gui.widgets.format import instant, count, percent
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.region import REGION
use_twelve_hours(REGION.twelve)
print(json.dumps([instant(1674670402000000), count(14092), percent(843, 1000, 1), REGION.country]))
"""


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "en_US.UTF-8"}, ["Jan 25, 2023, 6:13 PM", "14,092", "84.3%", "US"]),
        ({"LANG": "es_MX.UTF-8"}, ["25 ene 2023, 6:13 p.m.", "14,092", "84.3%", "MX"]),
        ({"LANG": "de_DE.UTF-8"}, ["25. Jan. 2023, 18:13", "14.092", "84,3 %", "DE"]),
        ({"LANG": "C"}, ["Jan 25, 2023, 6:13 PM", "14,092", "84.3%", "US"]),
        (
            {"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
            ["25 Jan 2023, 18:13", "14.092", "84,3%", "US"],
        ),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no LANG")
def test_the_environment_decides_on_linux(environment: dict[str, str], said: list[str]) -> None:
    names = ("LANG", "LANGUAGE", "LC_ALL", "LC_TIME", "LC_NUMERIC", "LC_MONETARY", "LC_MESSAGES")
    rest = {name: value for name, value in os.environ.items() if name not in names}
    ended = subprocess.run(
        [sys.executable, "-c", _ASK], cwd=ROOT, env=rest | environment, check=True, capture_output=True
    )
    assert [text.replace("\u00a0", " ") for text in json.loads(ended.stdout)] == said


def test_no_place_that_qt_knows_is_without_dates_and_times() -> None:
    kinds = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    for locale in QLocale.matchingLocales(*kinds):
        region = Region(locale)
        region.speak("en", SPOKEN)
        text = region.dates.toString(QDate(2023, 12, 31), region.date)
        assert text == text.strip().replace("'", ""), locale.name()
        assert region.date.count("y") == 4, locale.name()
        assert set("yMd") <= set(region.date), locale.name()
        assert set("yMd") & set(region.day) == set("Md"), locale.name()
        for twelve in (True, False):
            assert "mm" in region.time_format(twelve=twelve), locale.name()
        assert "h" in region.hour_format().lower(), locale.name()
