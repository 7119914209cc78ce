"""Columns of times of day, as in business hours (METRICS: Input).

How a 10:30 in a file with 1:00 PM, or a 0.30 in a file with 9.00, is read depends on both columns of the
whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from storemon.core.model import Int64
from storemon.core.visible import visible
from storemon.core.vocabulary import DAY
from storemon.data.files.csv_rows import Rows, taken
from storemon.data.files.fields import Reason, Reasons
from storemon.data.files.number_clocks import NumberEvidence, Numbers, number_clock
from storemon.data.files.written_clocks import ClockEvidence, is_number, time_of_day
from storemon.errors import FileRefused
from storemon.message import Message

_COLUMNS: Final = ("start_time_local", "end_time_local")
_USUAL: Final = re.compile(r"\d{2}:\d{2}(?::\d{2})?")
_MOST_TIMES: Final = 200_000
"""Maximum number of different times of day in one file: a day has 86,400 seconds."""
_NO_TIME: Final = -1
_CLOSED: Final = frozenset({"closed", "close", "cerrado", "cerrada"})


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a file's rows show about its times of day: `mixed_clocks` and `numbers` of its `Survey`."""

    mixed: bool = False
    numbers: Numbers = Numbers.UNSURE


class DayTimeEvidence:
    """Collects evidence from a file's times of day about how all of them are written."""

    def __init__(self) -> None:
        self.clocks = ClockEvidence()
        self.numbers = NumberEvidence()
        self._seen: set[str] = set()

    def look(self, rows: Rows) -> None:
        """Look at a block of rows. Raises `FileRefused` for more different times than hours can have."""
        self.add(_texts(rows))
        if len(self._seen) > _MOST_TIMES:
            raise FileRefused(
                Message(
                    "{name} holds more than {most} different times of day.", name=rows.name, most=_MOST_TIMES
                ),
                Message("Business hours have no more than a day has seconds."),
                Message("Check that it is the right file."),
            )

    def add(self, texts: Iterable[str]) -> None:
        """Look at some times."""
        new = set(texts) - self._seen
        self._seen |= new
        numbers, found = [], []
        for text in new:
            if is_number(text):
                numbers.append(text)
            elif (clock := time_of_day(text)) is not None:
                found.append(clock)
        self.clocks.add(found)
        self.numbers.add(numbers, clocks=bool(found))


def clocks_of(rows: Rows) -> Clocks:
    """Return how to read a block's times of day; the whole file is read only if it matters."""
    texts = _texts(rows)
    usual = all(_USUAL.fullmatch(text) for text in texts)
    if usual and any((clock := time_of_day(text)) is not None and not clock.unsure for text in texts):
        return Clocks()
    survey = rows.rules.survey()
    return Clocks(survey.mixed_clocks, survey.numbers)


def times_of_day(column: pa.DictionaryArray, clocks: Clocks, *, end: bool) -> tuple[Int64, Reasons]:
    """Return times in µs since local midnight; 24:00 is valid only as the end of a row."""
    latest, unreadable = (DAY, Reason.END) if end else (DAY - 1, Reason.START)
    missing = Reason.NO_END if end else Reason.NO_START

    unsure = clocks.numbers is Numbers.UNSURE

    def read(text: str) -> tuple[int, Reason]:
        if is_number(text):
            number = number_clock(text, clocks.numbers)
            if number is None and unsure:
                return _NO_TIME, Reason.NUMBER
            return (_NO_TIME, unreadable) if number is None or number > latest else (number, Reason.NONE)
        clock = time_of_day(text)
        if clock is None:
            plain = visible(text).lower()
            if not plain:
                return _NO_TIME, missing
            if plain.rstrip(".") in _CLOSED:
                return _NO_TIME, Reason.CLOSED
        if clock is None or clock.time > latest:
            return _NO_TIME, unreadable
        return clock.time, Reason.MARK if clocks.mixed and clock.unsure else Reason.NONE

    found = [read(text) for text in column.dictionary.to_pylist()]
    times = np.array([time for time, _ in found], dtype=np.int64)
    reasons = np.array([reason for _, reason in found], dtype=np.int8)
    return taken(column, times), taken(column, reasons)


def _texts(rows: Rows) -> list[str]:
    return [text for name in _COLUMNS for text in rows.columns[name].dictionary.to_pylist()]
