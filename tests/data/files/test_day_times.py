"""Times of day in business hours, decided from both columns of a file together."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.data.files.day_times import Clocks, DayTimeEvidence, times_of_day
from storemon.data.files.fields import Reason


def read(*texts: str, end: bool = True) -> list[int | Reason]:
    """Read the times of a file; return each in µs, or the reason why it is refused."""
    evidence = DayTimeEvidence()
    evidence.add(texts)
    clocks = Clocks(evidence.clocks.mixed, evidence.numbers.kind())
    times, reasons = times_of_day(pa.array(texts, pa.string()).dictionary_encode(), clocks, end=end)
    return [
        time if reason == 0 else Reason(reason)
        for time, reason in zip(times.tolist(), reasons.tolist(), strict=True)
    ]


def clock(hour: int, minute: int = 0) -> int:
    """Return the µs since midnight."""
    return hour * HOUR + minute * MINUTE


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:00 a. m.", clock(9)),
        ("5:00 p.\u00a0m.", clock(17)),
        ("12:00\u202fa.m.", 0),
        ("9:00 p.m.", clock(21)),
        ("9 AM", clock(9)),
        ("10pm", clock(22)),
        ("9.30 a.m.", clock(9, 30)),
        ("5:30p", clock(17, 30)),
        ("10h00", clock(10)),
        ("17h30", clock(17, 30)),
        ("9h", clock(9)),
        ("9 h 30 min", clock(9, 30)),
        ("17:30 h", clock(17, 30)),
        ("17.30.00", clock(17, 30)),
        ("0600", clock(6)),
        ("2400", DAY),
        ("24:00", DAY),
        ("17.30", clock(17, 30)),
        ("17,30", clock(17, 30)),
        ("noon", clock(12)),
        ("Midnight", 0),
        ("medianoche", 0),
    ],
)
def test_the_forms_of_one_time(text: str, time: int) -> None:
    assert read(text) == [time]


def test_a_share_of_a_day_is_none_beside_a_clock_with_dots() -> None:
    assert read("9.00", "17.30", "0.30", "1.00") == [clock(9), clock(17, 30), clock(0, 30), clock(1)]


def test_shares_of_a_day_are_read_as_such() -> None:
    assert read("0.375", "0.75", "0.5", "1") == [clock(9), clock(18), clock(12), DAY]


@pytest.mark.parametrize(
    "texts",
    [
        ("0.30", "1.00"),  # 7:12 and midnight, or half past midnight and one
        ("0.25", "0.50"),
        ("9.50", "17.00"),  # half past nine, or ten to ten
        ("9.5", "17.25"),
        ("9.75", "17.30"),
        ("9.00", "0.375"),
        ("00,01", "0.375"),  # with another decimal sign it may be a minute past midnight
        ("900", "17.30"),
        ("900", "0.5"),
        ("600", "1320"),  # hours and minutes, or only minutes
        ("540", "1020", "1440"),
        ("32400", "61200"),
        ("900", "1760"),
        ("9", "17"),
    ],
)
def test_numbers_that_can_be_read_in_several_ways_are_refused(texts: tuple[str, ...]) -> None:
    assert read(*texts) == [Reason.NUMBER] * len(texts)


def test_digits_without_a_separator_are_hours_and_minutes_where_they_cannot_be_minutes() -> None:
    assert read("600", "2200", "0") == [clock(6), clock(22), 0]
    assert read("0600", "1400") == [clock(6), clock(14)]


def test_midnight_is_midnight_in_any_reading() -> None:
    assert read("0", "0.00", "0000", "9.50") == [0, 0, 0, Reason.NUMBER]


def test_a_one_is_the_whole_day_only_where_nothing_else_is_a_clock() -> None:
    assert read("0", "1") == [0, DAY]
    assert read("9:00", "1") == [clock(9), Reason.NUMBER]


def test_hours_that_may_have_lost_their_am_or_pm_are_refused_beside_those_that_have_it() -> None:
    assert read("10:30", "1:00 PM") == [Reason.MARK, clock(13)]
    assert read("10:30", "1:00 PM", "22:00") == [clock(10, 30), clock(13), clock(22)]
    assert read("noon", "1:00 PM") == [clock(12), clock(13)]


@pytest.mark.parametrize("text", ["17.60", "25.30", "30.00", "1760", "2500", "9:5", "13 PM", "0 AM", "25h00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    assert isinstance(read(text, "17.30")[0], Reason)


Form = Callable[[int, int], str]
FORMS: dict[str, Form] = {
    "24": lambda h, m: f"{h:02}:{m:02}",
    "12": lambda h, m: f"{h % 12 or 12}:{m:02} {'ap'[h >= 12]}. m.",
    "dots": lambda h, m: f"{h}.{m:02}",
    "commas": lambda h, m: f"{h:02},{m:02}",
    "digits": lambda h, m: f"{h:02}{m:02}",
    "bare digits": lambda h, m: str(h * 100 + m),
    "h": lambda h, m: f"{h}h{m:02}",
    "shares": lambda h, m: repr((h * 60 + m) / 1440),
}
times = st.tuples(st.integers(0, 23), st.integers(0, 59))


@given(st.lists(times, min_size=1, max_size=20), st.sampled_from([*FORMS.values()]))
def test_a_file_of_one_form_is_never_read_wrong(some: list[tuple[int, int]], form: Form) -> None:
    some = [*some, (9, 0)]  # only for 1 it is certain that it means the whole day
    found = read(*(form(*time) for time in some))
    for (hour, minute), time in zip(some, found, strict=True):
        assert time in (clock(hour, minute), Reason.NUMBER, Reason.END)


@given(st.lists(st.tuples(times, st.sampled_from([*FORMS])), min_size=1, max_size=20))
def test_a_mixture_of_forms_shifts_no_time(some: list[tuple[tuple[int, int], str]]) -> None:
    # 0.01 next to 0.000694 is a fraction of the day; nothing shows that it was meant as 0:01.
    assume(not {"dots", "shares"} <= {name for _, name in some})
    some = [*some, ((9, 0), "24")]
    found = read(*(FORMS[name](*time) for time, name in some))
    for ((hour, minute), _), time in zip(some, found, strict=True):
        assert time in (clock(hour, minute), Reason.NUMBER, Reason.MARK, Reason.END)


def test_quarters_tell_a_clock_from_hours_with_decimals() -> None:
    assert read("9.00", "17.00") == [clock(9), clock(17)]
    assert read("9.15", "17.45") == [clock(9, 15), clock(17, 45)]
    assert read("9.25", "17.00") == [Reason.NUMBER, Reason.NUMBER]
    assert clock(9, 15) == 9 * HOUR + 900 * SECOND


@pytest.mark.parametrize("text", ["closed", "CLOSED", " Closed. ", "cerrado", "Cerrada\u00a0"])
def test_the_word_closed_is_reported_as_such_and_opens_nothing(text: str) -> None:
    assert read("9:00", text) == [clock(9), Reason.CLOSED]
    assert read(text, end=False) == [Reason.CLOSED]
