from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.choices import NO_CHOICES
from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.data.files import fields
from storemon.data.files.day_times import Clocks, DayTimeEvidence
from storemon.data.files.day_times import times_of_day as read_day_times
from storemon.data.files.fields import LATEST, Reason, Reasons
from storemon.data.files.file_rules import FileRules
from storemon.data.files.time_fields import timestamps
from storemon.data.files.weekday_words import Numbering
from storemon.data.files.written_times import read_time

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
RULES = FileRules(LATEST)
T0 = 1_674_551_202_605_777  # 2023-01-24 09:06:42.605777 UTC


def texts(*values: str) -> pa.DictionaryArray:
    return pa.array(values, pa.string()).dictionary_encode()


def times_of_day(column: pa.DictionaryArray, *, end: bool) -> tuple[Int64, Reasons]:
    """Read a column of a file that has no other column."""
    evidence = DayTimeEvidence()
    evidence.add(column.dictionary.to_pylist())
    clocks = Clocks(evidence.clocks.mixed, evidence.numbers.kind())
    return read_day_times(column, clocks, end=end)


@pytest.mark.parametrize(
    "text",
    [
        "2023-01-24 09:06:42.605777 UTC",
        "2023-01-24 09:06:42.605777",
        "2023-01-24T09:06:42.605777",
        "2023-01-24T09:06:42.605777Z",
        "2023-01-24 09:06:42.605777+00:00",
        "2023-01-24T04:06:42.605777-05:00",
        "2023-01-24T14:36:42.605777+0530",
        " 2023-01-24 09:06:42.605777 utc ",
        "2023-01-24T09:06:42.6057779Z",
    ],
)
def test_one_instant_in_all_its_spellings(text: str) -> None:
    assert read_time(text) == T0
    for company in (text, "2023-01-24 09:06 UTC", "2023-01-24T09:06:42Z"):
        times, reasons = timestamps(pa.array([company, text]), RULES)
        assert times[1] == T0
        assert reasons.tolist() == [0, 0]


@pytest.mark.parametrize("digits", range(7))
def test_zero_to_six_digits_of_fraction(digits: int) -> None:
    text = "2023-01-24 09:06:42" + (f".{605777:06}"[: digits + 1] if digits else "") + " UTC"
    expected = T0 - 605_777 + (605_777 // 10 ** (6 - digits)) * 10 ** (6 - digits)
    times, _ = timestamps(pa.array([text]), RULES)
    assert times.tolist() == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2023-01-24 09",
        "2023-02-30 09:00:00 UTC",
        "2023-01-24 24:00:00 UTC",
        "31/31/2023 9:06",
        "1/24/2023 13:06 PM",
        "1/24/2023 00:06 AM",
    ],
)
def test_what_is_no_time_is_refused_alone(text: str) -> None:
    times, reasons = timestamps(pa.array(["2023-01-24 09:06:42.605777 UTC", text]), RULES)
    assert reasons.tolist() == [Reason.NONE, Reason.TIME]
    assert times[0] == T0


@pytest.mark.parametrize(
    "text", ["2023-01-24", " 2023/1/24 ", "1/24/2023", "24.1.23", "Jan 24, 2023", "20230124"]
)
def test_a_date_without_its_time_is_reported_as_such(text: str) -> None:
    assert timestamps(pa.array([text]), RULES)[1].tolist() == [Reason.NO_CLOCK]


@pytest.mark.parametrize("text", ["9:06 AM", "06:42.6", "06:42,6", "9:06:42", "09:06:42.605777 UTC"])
def test_a_time_without_its_date_is_reported_as_such(text: str) -> None:
    assert timestamps(pa.array([text]), RULES)[1].tolist() == [Reason.CUT]


@pytest.mark.parametrize("text", ["44950", "44950.37965", "44950,37965"])
def test_a_date_that_became_a_number_is_reported_as_such(text: str) -> None:
    assert timestamps(pa.array([text]), RULES)[1].tolist() == [Reason.SERIAL]


@pytest.mark.parametrize(("year", "reason"), [(1999, Reason.EARLY), (2100, Reason.LATE)])
def test_times_far_away_are_refused(year: int, reason: Reason) -> None:
    _, reasons = timestamps(pa.array([f"{year}-06-01 00:00:00 UTC"]), RULES)
    assert reasons.tolist() == [reason]


@given(
    st.lists(
        st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)),  # noqa: DTZ001  # zones below
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["{:%Y-%m-%d %H:%M:%S.%f} UTC", "{:%Y-%m-%dT%H:%M:%S.%f}Z", "{:%Y-%m-%dT%H:%M:%S.%f}"]),
)
def test_columns_read_as_datetime_does(moments: list[dt.datetime], form: str) -> None:
    times, reasons = timestamps(pa.array([form.format(moment) for moment in moments]), RULES)
    expected = [(moment.replace(tzinfo=dt.UTC) - EPOCH) // dt.timedelta(microseconds=1) for moment in moments]
    assert times.tolist() == expected
    assert not reasons.any()


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_at_all_is_read_or_refused(values: list[str]) -> None:
    times, reasons = timestamps(pa.array(values, pa.string()), RULES)
    assert len(times) == len(reasons) == len(values)


def test_statuses_are_read_in_any_case_and_others_refused() -> None:
    active, reasons = fields.statuses(texts("active", "inactive", " ACTIVE ", "open", ""), NO_CHOICES)
    assert active[:3].tolist() == [True, False, True]
    assert reasons.tolist() == [0, 0, 0, Reason.STATUS, Reason.STATUS]


def test_weekdays_are_numbers_or_names_and_others_are_refused() -> None:
    days, reasons = fields.weekdays(texts("0", " 6", "Mon", "-1", "Mo"), lambda: Numbering.MONDAY_0)
    assert days[:3].tolist() == [0, 6, 0]
    assert reasons.tolist() == [0, 0, 0] + [Reason.DAY] * 2


def test_names_alone_do_not_ask_how_weekdays_are_numbered() -> None:
    def ask() -> Numbering:
        raise AssertionError

    assert fields.weekdays(texts("Mon", "domingo"), ask)[0].tolist() == [0, 6]


def test_times_of_day_have_hours_minutes_and_perhaps_more() -> None:
    times, reasons = times_of_day(texts("09:30:15", "9:30", "00:00:00.5", "23:59:59.999999"), end=True)
    assert times.tolist() == [9 * HOUR + 30 * MINUTE + 15 * SECOND, 9 * HOUR + 30 * MINUTE, 500_000, DAY - 1]
    assert not reasons.any()


@pytest.mark.parametrize(
    "text", ["24:00:01", "12:60", "12:00:60", "soon", "-1:00", "0:30 AM", "13:00 PM", "9 o'clock"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    for end, reason in ((False, Reason.START), (True, Reason.END)):
        _, reasons = times_of_day(texts(text), end=end)
        assert reasons.tolist() == [reason]


def test_a_missing_time_of_day_is_called_missing() -> None:
    for end, reason in ((False, Reason.NO_START), (True, Reason.NO_END)):
        _, reasons = times_of_day(texts(""), end=end)
        assert reasons.tolist() == [reason]


def test_twenty_four_is_an_end_but_no_start() -> None:
    assert times_of_day(texts("24:00:00"), end=True)[0].tolist() == [DAY]
    assert times_of_day(texts("24:00:00"), end=False)[1].tolist() == [Reason.START]


def test_every_reason_has_words() -> None:
    assert set(fields.WORDS) == set(Reason) - {Reason.NONE}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:06 AM", 9 * HOUR + 6 * MINUTE),
        ("9:06:42 p.m.", 21 * HOUR + 6 * MINUTE + 42 * SECOND),
        ("12:00\u202fAM", 0),
        ("12:30 pm", 12 * HOUR + 30 * MINUTE),
        ("0.99999", DAY - SECOND),
        ("0,375", 9 * HOUR),
        (".5", 12 * HOUR),
        ("4.16666666666667E-02", HOUR),
        ("0.041666666666666664", HOUR),
        ("1", DAY),
        ("1.0", DAY),
        ("0", 0),
    ],
)
def test_times_of_day_as_spreadsheets_write_them(text: str, time: int) -> None:
    times, reasons = times_of_day(texts(text), end=True)
    assert (times.tolist(), reasons.tolist()) == ([time], [Reason.NONE])


def test_one_is_an_hour_beside_other_whole_hours() -> None:
    _, reasons = times_of_day(texts("1", "17"), end=True)
    assert reasons.tolist() == [Reason.NUMBER, Reason.NUMBER]
