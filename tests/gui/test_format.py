from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.format import (
    clock,
    count,
    duration,
    hour_of_day,
    hours,
    instant,
    method_text,
    money,
    open_time,
    percent,
    plain_tip,
    plural,
    reach_text,
)


@pytest.mark.parametrize(
    ("part", "whole", "digits", "text"),
    [
        (168 * HOUR, 168 * HOUR, 2, "100.00%"),
        (168 * HOUR - 1, 168 * HOUR, 2, "99.99%"),
        (1, 3, 0, "33%"),
        (1, 1000, 0, "<1%"),
        (1, 168 * HOUR, 2, "<0.01%"),
        (0, 5, 1, "0.0%"),
        (0, 0, 1, "—"),
    ],
)
def test_a_share_is_rounded_down_and_never_made_of_nothing(
    part: int, whole: int, digits: int, text: str
) -> None:
    assert percent(part, whole, digits).replace("\u2009", " ") == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (HOUR + 28 * MINUTE + 6 * SECOND, "1 h 28 min"),
        (4 * MINUTE + 10 * SECOND, "4 min 10 s"),
        (35 * SECOND, "35 s"),
        (3 * DAY + 2 * HOUR, "3 d 2 h"),
        (20 * HOUR, "20 h"),
        (2 * DAY + 59 * MINUTE, "2 d"),
    ],
)
def test_a_duration_is_written_in_its_two_largest_units(span: int, text: str) -> None:
    assert duration(span) == text


def test_open_hours_are_never_written_in_days() -> None:
    assert [open_time(span) for span in (56 * HOUR, DAY + 30 * MINUTE, 10 * MINUTE)] == [
        "56 h",
        "24 h 30 min",
        "10 min",
    ]


def test_times_are_written_in_their_zone() -> None:
    time = 1_674_670_402_000_000
    assert instant(time) == "25 Jan 2023, 18:13"
    assert clock(time, "America/Chicago") == "12:13:22"


def test_times_are_written_as_am_and_pm_where_that_is_wanted() -> None:
    time = 1_674_670_402_000_000
    use_twelve_hours(True)
    assert instant(time) == "25 Jan 2023, 6:13\u00a0pm"
    assert clock(time, "America/Chicago") == "12:13:22\u00a0pm"
    assert [hour_of_day(hour) for hour in (0, 9, 12, 15, 24)] == [
        f"{text}\u00a0{half}" for text, half in ((12, "am"), (9, "am"), (12, "pm"), (3, "pm"), (12, "am"))
    ]
    use_twelve_hours(False)
    assert hour_of_day(9) == "09:00"


def test_money_stands_behind_its_sign() -> None:
    assert money(1234.4, "$") == "$1,234"
    assert money(12.5, "CHF") == "CHF\u00a012.50"


def test_numbers_have_their_thousands_apart() -> None:
    assert count(14_092) == "14,092"
    assert plural(QObject().tr, "1 store|{n} stores", 14_092) == "14,092 stores"
    assert plural(QObject().tr, "1 store|{n} stores", 1) == "1 store"
    assert hours(1_316_322 * HOUR) == "1,316,322\u2009h"
    assert hours(999 * HOUR) == "999.0\u2009h"
    assert hours(90 * MINUTE) == "1.50\u2009h"


def test_reach_and_method_have_plain_words() -> None:
    assert reach_text(None) == "unlimited"
    assert reach_text(2 * HOUR) == "2\u2009h"
    assert reach_text(90 * MINUTE) == "1.5\u2009h"
    assert method_text("poll-count") == "check count"


def test_a_tooltip_holds_no_markup_of_a_file() -> None:
    assert "<img" not in plain_tip("<img src=x>")
