"""Times as programs and people write them: read as intended, or refused."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.choices import NO_CHOICES, Topic
from storemon.core.vocabulary import DAY, HOUR, SECOND
from storemon.data.files.fields import EARLIEST, LATEST, WORDS, Reason
from storemon.data.files.file_rules import FileRules, Survey
from storemon.data.files.time_fields import TimeEvidence, timestamps
from storemon.data.files.written_clocks import is_number, time_of_day
from storemon.data.files.written_dates import Order
from storemon.data.files.written_times import read_time

A_M, P_M = "a.\u00a0m.", "p.\u00a0m."
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
Form = Callable[[dt.datetime], str]


def read(*texts: str, latest: int = LATEST, order: str = "") -> list[int | Reason]:
    """Read a whole column; return each time in µs, or the reason why it is refused."""
    column = pa.array(texts, pa.string())
    evidence = TimeEvidence(latest)
    evidence.add(column)
    survey = Survey(evidence.dates.orders(), evidence.dates.possible(), evidence.clocks.mixed)
    choices = NO_CHOICES.answered(Topic.DATES, order) if order else NO_CHOICES
    times, reasons = timestamps(column, FileRules(latest, choices, lambda: survey))
    return [
        when if reason == 0 else Reason(reason)
        for when, reason in zip(times.tolist(), reasons.tolist(), strict=True)
    ]


def at(text: str) -> int:
    """Return the µs of a time as Python parses it."""
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp()) * SECOND


def clock_12(moment: dt.datetime, am: str = "AM", pm: str = "PM") -> str:
    """Return a time on the 12-hour clock."""
    return f"{moment.hour % 12 or 12}:{moment:%M:%S} {am if moment.hour < 12 else pm}"


FORMS_24: dict[str, Form] = {
    "iso": lambda m: f"{m:%Y-%m-%d %H:%M:%S} UTC",
    "iso T": lambda m: f"{m:%Y-%m-%dT%H:%M:%S}",
    "basic": lambda m: f"{m:%Y%m%dT%H%M%SZ}",
    "comma": lambda m: f"{m:%Y-%m-%d %H:%M:%S},000",
    "nine digits": lambda m: f"{m:%Y-%m-%d %H:%M:%S}.000000999 UTC",
    "offset": lambda m: f"{m - dt.timedelta(hours=6):%Y-%m-%d %H:%M:%S}-0600",
    "gmt": lambda m: f"{m:%Y-%m-%d %H:%M:%S} GMT",
    "go": lambda m: f"{m:%Y-%m-%d %H:%M:%S} +0000 UTC",
    "postgres": lambda m: f"{m:%Y-%m-%d %H:%M:%S}+00",
    "slashes": lambda m: f"{m.year}/{m.month}/{m.day} {m.hour}:{m:%M:%S}",
    "mail": lambda m: f"Tue, {m.day} {MONTHS[m.month - 1][:3]} {m.year} {m:%H:%M:%S} GMT",
    "javascript": lambda m: (
        f"Tue {MONTHS[m.month - 1][:3]} {m:%d} {m.year} {m:%H:%M:%S} GMT+0000 (Coordinated Universal Time)"
    ),
    "apache": lambda m: f"{m:%d}/{MONTHS[m.month - 1][:3]}/{m.year}:{m:%H:%M:%S} +0000",
    "oracle": lambda m: f"{m:%d}-{MONTHS[m.month - 1][:3].upper()}-{m:%y} {m:%H.%M.%S}",
    "english": lambda m: f"{MONTHS[m.month - 1]} {m.day}, {m.year} at {m:%H:%M:%S}",
    "spanish": lambda m: f"{m.day} de {MESES[m.month - 1]} de {m.year}, {m:%H:%M:%S}",
    "spanish short": lambda m: f"{m.day}-{MESES[m.month - 1][:3]}.-{m.year} {m:%H:%M:%S}",
}
FORMS_12: dict[str, Form] = {
    "iso": lambda m: f"{m:%Y-%m-%d} {clock_12(m)}",
    "american": lambda m: f"{m.month}/{m.day}/{m.year} {clock_12(m)}",
    "short year": lambda m: f"{m.month}/{m.day}/{m:%y} {clock_12(m)}",
    "comma": lambda m: f"{m.month}/{m.day}/{m.year}, {clock_12(m)} UTC",
    "narrow": lambda m: f"{m.month}/{m.day}/{m.year} {clock_12(m)}".replace(" A", "\u202fA").replace(
        " P", "\u202fP"
    ),
    "spanish": lambda m: f"{m.day}/{m.month}/{m.year} {clock_12(m, A_M, P_M)}",
    "english": lambda m: f"{MONTHS[m.month - 1][:3]} {m.day}, {m.year} {clock_12(m, 'a.m.', 'p.m.')}",
    "marks": lambda m: f"\u200e{m.month}\u200e/\u200e{m.day}\u200e/\u200e{m.year} {clock_12(m)}",
}
FORMS_ORDER: dict[str, Form] = {
    "day first": lambda m: f"{m:%d/%m/%Y %H:%M:%S}",
    "day first, dashes": lambda m: f"{m:%d-%m-%Y %H:%M:%S}",
    "short day first": lambda m: f"{m.day}-{m.month}-{m:%y} {m:%H:%M:%S}",
    "short year first": lambda m: f"{m:%y-%m-%d %H:%M:%S}",
    "short dots": lambda m: f"{m:%d.%m.%y %H:%M:%S}",
}
ALL = list((FORMS_24 | {f"{name} 12": form for name, form in FORMS_12.items()} | FORMS_ORDER).values())
MIXED = [*FORMS_24.values(), *FORMS_12.values()]

moments = st.datetimes(dt.datetime(2001, 1, 1), dt.datetime(2031, 12, 31)).map(  # noqa: DTZ001  # UTC
    lambda moment: moment.replace(microsecond=0)
)


def micros(moment: dt.datetime) -> int:
    """Return the µs of a UTC time."""
    return int(moment.replace(tzinfo=dt.UTC).timestamp()) * SECOND


@pytest.mark.parametrize("form", FORMS_24.values(), ids=FORMS_24)
@given(st.lists(moments, min_size=1, max_size=20))
def test_what_is_certain_is_read_as_it_was_meant(form: Form, some: list[dt.datetime]) -> None:
    assert read(*map(form, some)) == [micros(moment) for moment in some]


@given(st.lists(moments, min_size=1, max_size=20), st.sampled_from(ALL))
def test_a_column_of_one_form_is_never_read_wrong(some: list[dt.datetime], form: Form) -> None:
    found = read(*map(form, some))
    for moment, read_so in zip(some, found, strict=True):
        assert read_so in (micros(moment), Reason.ORDER)


@given(st.lists(st.tuples(moments, st.sampled_from(MIXED)), min_size=1, max_size=20))
def test_a_mixture_of_forms_shifts_no_time(some: list[tuple[dt.datetime, Form]]) -> None:
    """Uses a single order of day and month, because a file with both orders is ambiguous."""
    allowed = [(moment, form) for moment, form in some if form is not FORMS_12["spanish"]]
    found = read(*(form(moment) for moment, form in allowed))
    for (moment, _), read_so in zip(allowed, found, strict=True):
        assert read_so in (micros(moment), Reason.ORDER, Reason.MARK)


@pytest.mark.parametrize("form", FORMS_12.values(), ids=FORMS_12)
def test_every_hour_of_the_day_is_read_on_the_12_hour_clock(form: Form) -> None:
    day = dt.datetime(2023, 1, 24)  # noqa: DTZ001  # UTC
    hours = [day + dt.timedelta(hours=hour, minutes=30) for hour in range(24)]
    assert read(*map(form, hours)) == [micros(hour) for hour in hours]


def test_times_that_may_have_lost_their_am_or_pm_are_refused_beside_those_that_have_it() -> None:
    found = read("2023-01-24 10:30:00", "2023-01-24 12:00:00 UTC", "2023-01-24 1:00:00 PM")
    assert found == [Reason.MARK, Reason.MARK, at("2023-01-24 13:00")]


def test_the_24_hour_clock_proves_itself_beside_times_with_am_and_pm() -> None:
    found = read("2023-01-24 10:30:00", "2023-01-24 1:00:00 PM", "2023-01-24 13:30:00")
    assert found == [at("2023-01-24 10:30"), at("2023-01-24 13:00"), at("2023-01-24 13:30")]


def test_a_time_with_its_offset_cannot_have_lost_am_or_pm() -> None:
    assert read("2023-01-24T10:30:00Z", "2023-01-24 1:00 PM")[0] == at("2023-01-24 10:30")


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["1/24/23 9:00", "2/1/23 9:00"], ["2023-01-24", "2023-02-01"]),
        (["24/1/23 9:00", "31/1/23 9:00"], ["2023-01-24", "2023-01-31"]),
        (["23-01-24 9:00", "23-01-31 9:00"], ["2023-01-24", "2023-01-31"]),
        (["24.1.23 9:00", "31.1.23 9:00"], ["2023-01-24", "2023-01-31"]),
    ],
)
def test_two_digits_for_a_year_are_read_where_only_one_order_is_possible(
    texts: list[str], days: list[str]
) -> None:
    now = at("2026-01-01 00:00")
    assert read(*texts, latest=now) == [at(day) + 9 * HOUR for day in days]


def test_two_digits_for_a_year_that_may_be_a_day_are_asked_about() -> None:
    now = at("2026-01-01 00:00")
    texts = ("23-01-24 9:00", "23-01-25 9:00")
    assert read(*texts, latest=now) == [Reason.ORDER, Reason.ORDER]
    read_so = [at("2023-01-24 09:00"), at("2023-01-25 09:00")]
    assert read(*texts, latest=now, order="year/month/day") == read_so
    assert read(*texts, latest=now, order="day/month/year")[0] == at("2024-01-23 09:00")


def test_dates_with_one_separator_say_nothing_about_those_with_another() -> None:
    """A spreadsheet rewrites the values that it takes for dates and leaves the others unchanged."""
    assert read("24-01-2023 9:00", "1/5/2023 9:00") == [at("2023-01-24 09:00"), Reason.ORDER]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-01-24 10:30 CST", Reason.ZONE),
        ("2023-01-24 10:30:00 EST", Reason.ZONE),
        ("1/24/2023 10:30 AM PST", Reason.ZONE),
        ("2023-01-24 10:30 America/Chicago", Reason.ZONE),
        ("2023-01-24 10:30 Central Standard Time", Reason.ZONE),
        ("2023-01-24 10:30 GMT+5", Reason.ZONE),
        ("2023-01-24 10:30 UTC-06", Reason.ZONE),
        ("1674551202", Reason.EPOCH),
        ("1674551202.605777", Reason.EPOCH),
        ("1674551202605", Reason.EPOCH),
        ("1674551202605777", Reason.EPOCH),
        ("44950.4", Reason.SERIAL),
        ("06:42.6", Reason.CUT),
        ("2023-01-24 13:30 PM", Reason.TIME),
        ("2023-01-24 00:30 AM", Reason.TIME),
        ("2023-01-24 24:00", Reason.TIME),
        ("2023-01-24 10", Reason.TIME),
        ("24 Janvier 2023 10:30", Reason.TIME),
        ("about Jan 24, 2023 10:30", Reason.TIME),
        ("2023-02-30 1:30 PM", Reason.TIME),
        ("2023-01-24 10:30:00 +2500", Reason.TIME),
    ],
)
def test_what_is_no_time_of_utc_is_refused_with_its_reason(text: str, reason: Reason) -> None:
    assert read(text, "2023-01-24 13:00:00 UTC") == [reason, at("2023-01-24 13:00")]


def test_the_reasons_say_what_to_do() -> None:
    assert "export it" in WORDS[Reason.ZONE]
    assert "seconds since 1970" in WORDS[Reason.EPOCH]
    assert "AM or PM" in WORDS[Reason.MARK]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_a_column_of_any_texts_reads_as_each_does_alone_or_is_refused(values: list[str]) -> None:
    for value, found in zip(values, read(*values), strict=True):
        alone = read_time(value)
        known = alone is not None and EARLIEST <= alone < LATEST
        open_ones = (Reason.MARK, Reason.ORDER, Reason.BOTH_ORDERS)
        assert found in (alone, *open_ones) if known else isinstance(found, Reason)


def test_a_long_column_is_settled_by_a_late_row() -> None:
    usual = [f"2023-01-24 {hour:02}:{minute:02}:00 UTC" for hour in range(1, 13) for minute in range(60)]
    assert set(map(type, read(*usual))) == {int}
    found = read(*usual, "2023-01-24 1:00 PM")
    assert found[:-1] == [Reason.MARK] * len(usual)
    assert found[-1] == at("2023-01-24 13:00")
    assert at("2023-01-24 13:00") % DAY == 13 * HOUR


@pytest.mark.parametrize(
    "cell", ["1" * 30_000 + " a" * 1000, "1:00 " + "+00 (" * 6000, "9" * 32_000, "a.m." * 8000]
)
def test_long_cells_are_refused_at_once(cell: str) -> None:
    started = time.process_time()
    assert read(f"2023-01-24 {cell}", cell, "2023-01-24 13:00")[:2] == [Reason.TIME, Reason.TIME]
    assert time_of_day(cell) is None
    assert not is_number(cell)
    assert time.process_time() - started < 2


def test_dates_of_two_orders_with_one_separator_wait_for_the_person() -> None:
    both = ("13/1/2023 9:00", "1/14/2023 9:00", "2/3/2023 9:00", "5/5/2023 9:00", "2023-01-24 9:00")
    assert read(*both) == [*[Reason.BOTH_ORDERS] * 3, at("2023-05-05 09:00"), at("2023-01-24 09:00")]
    day_first = read(*both, order=Order.DAY_FIRST.value)
    assert day_first[:3] == [at("2023-01-13 09:00"), Reason.OTHER_ORDER, at("2023-03-02 09:00")]
    month_first = read(*both, order=Order.MONTH_FIRST.value)
    assert month_first[:3] == [Reason.OTHER_ORDER, at("2023-01-14 09:00"), at("2023-02-03 09:00")]


def test_dates_with_another_separator_are_certain_all_the_same() -> None:
    assert read("13/1/2023 9:00", "1/14/2023 9:00", "13.1.2023 9:00", "1-14-2023 9:00") == [
        Reason.BOTH_ORDERS,
        Reason.BOTH_ORDERS,
        at("2023-01-13 09:00"),
        at("2023-01-14 09:00"),
    ]


def test_a_date_far_ahead_or_that_does_not_exist_makes_no_file_of_two_orders() -> None:
    found = read(
        "1/24/23 9:00", "1/24/99 9:00", "40/40/2023 9:00", "1/25/2023 9:00", latest=at("2023-02-01 00:00")
    )
    assert found[0] == at("2023-01-24 09:00")
    assert found[3] == at("2023-01-25 09:00")
    assert set(map(type, found[1:3])) == {Reason}
