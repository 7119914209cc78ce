"""The meaning of cells: statuses and weekdays, and why a cell cannot be used (METRICS: Input).

Each reader takes a column of text and returns its values with a `Reason` for each cell, `Reason.NONE` for a
valid one.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from storemon.core.choices import Choices
from storemon.core.ids import LONGEST_ID
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import DAY, SECOND
from storemon.data.files.csv_rows import taken
from storemon.data.files.status_words import meaning
from storemon.data.files.weekday_words import Numbering, read_weekday, weekday_number
from storemon.message import Message

Reasons = NDArray[np.int8]


class Reason(IntEnum):
    """Why a cell cannot be used; a number, since millions of cells have one."""

    NONE = 0
    NO_ID = 1
    STATUS = 2
    TIME = 3
    EARLY = 4
    LATE = 5
    DAY = 6
    START = 7
    END = 8
    ORDER = 9
    SIGN = 10
    CUT = 11
    SERIAL = 12
    EPOCH = 13
    ZONE = 14
    MARK = 15
    NUMBER = 16
    LEFT_OUT = 17
    PLATFORM = 18
    PLACEHOLDER = 19
    LONG_ID = 20
    HEADER = 21
    CLOSED = 22
    BOTH_ORDERS = 23
    OTHER_ORDER = 24
    NO_CLOCK = 25
    NO_START = 26
    NO_END = 27
    NO_TIMES = 28
    DATE = 29
    NO_DATE = 30
    BACKWARD = 31
    EQUAL_TIMES = 32
    NO_TARGET = 33
    TWO_TARGETS = 34
    LONG_NAME = 35
    SHUT_BEFORE = 36
    OPEN_BEFORE = 37


LONGEST_LABEL: Final = 200
"""Maximum characters of a name or group."""
WORDS: Final = {
    Reason.NO_ID: Message("The store id is missing"),
    Reason.STATUS: Message("The status is neither active nor inactive"),
    Reason.TIME: Message("The time cannot be read"),
    Reason.EARLY: Message("The time is before the year 2000"),
    Reason.LATE: Message("The time is more than two days in the future"),
    Reason.DAY: Message("The day is neither a weekday's number nor its name"),
    Reason.START: Message("The start time cannot be read"),
    Reason.END: Message("The end time cannot be read"),
    Reason.ORDER: Message("The date can be read in several orders, and no other row tells which"),
    Reason.BOTH_ORDERS: Message(
        "Some dates of the file have the month first and others the day, so none is certain"
    ),
    Reason.NO_CLOCK: Message("The date has no time of day; export the file again"),
    Reason.OTHER_ORDER: Message("The date does not exist in the order of the other dates"),
    Reason.NO_START: Message("The start time is missing"),
    Reason.NO_END: Message("The end time is missing"),
    Reason.NO_TIMES: Message("The row has no times; a day without hours is closed anyway"),
    Reason.CLOSED: Message("The row says closed; a day without hours is closed anyway"),
    Reason.CUT: Message("A spreadsheet has cut off the date; export the file again"),
    Reason.SERIAL: Message("A spreadsheet has made a number of the date; export the file again"),
    Reason.PLACEHOLDER: Message("The store id is a placeholder, such as NULL"),
    Reason.LONG_ID: Message("The store id is longer than {most} characters", most=LONGEST_ID),
    Reason.HEADER: Message("The row repeats the header line, as in files joined together"),
    Reason.EPOCH: Message("The time is a count of seconds since 1970; export it as a date and time"),
    Reason.ZONE: Message(
        "The time names a zone that is not UTC; export it in UTC or with an offset like -06:00"
    ),
    Reason.MARK: Message("Other times of the file say AM or PM; this one does not"),
    Reason.NUMBER: Message("The number can be read as a time in several ways; write it like 9:30"),
    Reason.LEFT_OUT: Message("Rows with this status are left out"),
    Reason.PLATFORM: Message("The poll is not of the chosen platform"),
    Reason.DATE: Message("The date cannot be read, or is not of the years 2000 to 2099"),
    Reason.NO_DATE: Message("The date is missing"),
    Reason.BACKWARD: Message("The last date is before the first one"),
    Reason.EQUAL_TIMES: Message(
        "Opening and closing time are the same; write closed, or 00:00 and 24:00 for all day"
    ),
    Reason.NO_TARGET: Message("The row names neither a store nor a group"),
    Reason.TWO_TARGETS: Message("The row names a store and a group; it can be for one of them only"),
    Reason.LONG_NAME: Message("The name or group is longer than {most} characters", most=LONGEST_LABEL),
    Reason.SHUT_BEFORE: Message("An earlier row of the file says closed on one of these dates"),
    Reason.OPEN_BEFORE: Message("An earlier row of the file has hours on one of these dates"),
    Reason.SIGN: Message("The store id holds � in place of a character that was lost"),
}

OPEN_ORDERS: Final = frozenset({WORDS[Reason.ORDER], WORDS[Reason.BOTH_ORDERS]})
"""Reasons that no longer apply once the user answers a question: how dates are written."""

EARLIEST: Final = 946_684_800 * SECOND
"""2000-01-01 UTC, in µs: an earlier poll is an error."""
LATEST: Final = 4_102_444_800 * SECOND
"""2100-01-01 UTC, in µs: a later time is an error."""
AHEAD: Final = 2 * DAY
"""How far after now a poll may be, in µs: clocks are off by hours, hardly ever by days."""


def statuses(column: pa.DictionaryArray, choices: Choices) -> tuple[Bool, Reasons]:
    """Return which polls are active; words other than active and inactive are read as `choices` says."""
    found = [meaning(text, choices) for text in column.dictionary.to_pylist()]
    active = np.array([word == "active" for word in found], dtype=np.bool_)
    codes = {"active": Reason.NONE, "inactive": Reason.NONE, "ignore": Reason.LEFT_OUT}
    reasons = np.array([codes.get(word, Reason.STATUS) for word in found], dtype=np.int8)
    return taken(column, active), taken(column, reasons)


def weekdays(column: pa.DictionaryArray, numbering: Callable[[], Numbering]) -> tuple[Int64, Reasons]:
    """Return the days of the week, 0 = Monday; `numbering` is called if some are numbers."""
    texts = column.dictionary.to_pylist()
    numbered = any(weekday_number(text) is not None for text in texts)
    way = numbering() if numbered else Numbering.MONDAY_0
    read = [read_weekday(text, way) for text in texts]
    days = np.array([-1 if day is None else day for day in read], dtype=np.int64)
    reasons = np.where(days < 0, Reason.DAY, Reason.NONE).astype(np.int8)
    return taken(column, days), taken(column, reasons)
