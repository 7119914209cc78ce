"""A pass over a whole file for what only all of its rows can show."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from storemon.core.choices import NO_CHOICES
from storemon.core.file_spec import Match
from storemon.core.input_file import InputFile
from storemon.core.platforms import comparable, spelled
from storemon.core.progress import Progress
from storemon.core.visible import folded, visible
from storemon.data.files import day_dates
from storemon.data.files.arrow_arrays import numbers
from storemon.data.files.csv_rows import Rows
from storemon.data.files.day_times import DayTimeEvidence
from storemon.data.files.fields import LATEST
from storemon.data.files.file_rules import FileRules, Survey
from storemon.data.files.id_forms import FormEvidence
from storemon.data.files.status_words import MOST_WORDS, meaning
from storemon.data.files.time_fields import TimeEvidence
from storemon.data.files.weekday_words import weekday_number
from storemon.data.files.written_dates import OrderEvidence
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.poll_platforms import MOST_PLATFORMS
from storemon.message import Message, joined


def survey(
    input_file: InputFile, match: Match, latest: int, progress: Progress, most_bytes: float = float("inf")
) -> Survey:
    """Read all of `input_file`, or about its first `most_bytes`, before its rows are used.

    `latest` is the latest time that a poll may have (µs UTC). Raises `FileRefused` and `Cancelled`.
    """
    seen = _Seen(latest)
    done = 0
    with CsvSource(input_file, match) as source:
        for block in source.blocks():
            progress(block.fraction, joined(input_file.name, Message("looking at the whole file"), by=" · "))
            seen.look(Rows(block, source.header, input_file.name, FileRules(latest)))
            done += len(block.data)
            if done >= most_bytes:
                break
    return seen.survey()


def _said(rows: Rows, name: str) -> list[str]:
    """Return the distinct cells of a column, except its title, which files joined together repeat."""
    title = folded(rows.title(name))
    return [text for text in rows.columns[name].dictionary.to_pylist() if folded(text) != title]


def _other_words(rows: Rows) -> list[str]:
    """Return the statuses that are neither active nor inactive, of rows that have a time.

    A line of totals has no time, and its status is no status.
    """
    found = [text for text in _said(rows, "status") if folded(text) and not meaning(text, NO_CHOICES)]
    if found and "timestamp_utc" in rows.columns:
        column = rows.columns["status"]
        timed = numbers(pc.binary_length(rows.columns["timestamp_utc"]), np.int32) > 0
        texts = column.dictionary.to_pylist()
        used = {texts[place] for place in np.unique(numbers(column.indices, np.int32)[timed]).tolist()}
        found = [text for text in found if text in used]
    return list(map(folded, found))


class _Seen:
    """Collects evidence from all rows."""

    def __init__(self, latest: int) -> None:
        self._times = TimeEvidence(latest)
        self._day_times = DayTimeEvidence()
        # Unlike polls, closures and new hours may be in the future.
        self._dates = OrderEvidence(LATEST)
        self._words: dict[str, None] = {}
        self._platforms: dict[str, str] = {}
        self._weekdays: set[int] = set()
        self._ids = FormEvidence()

    def look(self, rows: Rows) -> None:
        """Look at a block of rows."""
        columns = rows.columns
        if "timestamp_utc" in columns:
            self._times.add(columns["timestamp_utc"])
        for name in ("start", "end"):
            if name in columns:
                self._times.add(columns[name].dictionary)
        if "start_time_local" in columns:
            self._day_times.look(rows)
        if "day" in columns:
            numbers = map(weekday_number, columns["day"].dictionary.to_pylist())
            self._weekdays.update(number for number in numbers if number is not None)
        self._look_at_dates_and_ids(rows)
        self._look_at_words(rows)

    def _look_at_words(self, rows: Rows) -> None:
        if "status" in rows.columns and len(self._words) <= MOST_WORDS:
            self._words.update((word, None) for word in _other_words(rows))
        if "platform" in rows.columns and len(self._platforms) <= MOST_PLATFORMS:
            for name in map(visible, _said(rows, "platform")):
                if comparable(name):
                    self._platforms.setdefault(comparable(spelled(name)), name)

    def _look_at_dates_and_ids(self, rows: Rows) -> None:
        columns = rows.columns
        for name in day_dates.COLUMNS:
            if name in columns:
                self._dates.add(map(day_dates.plain_date, columns[name].dictionary.to_pylist()))
        if "store_id" in columns:
            self._ids.add(columns["store_id"].dictionary.to_pylist())

    def survey(self) -> Survey:
        """Return what was found."""
        return Survey(
            orders={**self._times.dates.orders(), **self._dates.orders()},
            possible_orders=(*self._times.dates.possible(), *self._dates.possible()),
            swapped_dates=self._times.swaps.found,
            mixed_clocks=self._times.clocks.mixed or self._day_times.clocks.mixed,
            numbers=self._day_times.numbers.kind(),
            status_words=tuple(self._words)[: MOST_WORDS + 1],
            platforms=tuple(self._platforms.values())[: MOST_PLATFORMS + 1],
            weekdays=frozenset(self._weekdays),
            ids=self._ids.form(),
        )
