"""Notes on what is read although it looks odd, so that the user can check whether it is read correctly."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from storemon.core.file_spec import Header
from storemon.core.visible import visible
from storemon.data.files import source_notes
from storemon.data.files.arrow_arrays import numbers
from storemon.data.files.csv_rows import Rows
from storemon.data.files.day_times import Clocks, clocks_of
from storemon.data.files.number_clocks import Numbers, number_clock
from storemon.data.files.written_clocks import is_number, time_of_day
from storemon.data.files.written_dates import Order
from storemon.data.files.written_times import order_of, read_time
from storemon.data.files.zone_hints import odd_zones
from storemon.message import Message

_MOST_NAMED: Final = 20
_WRITTEN: Final = {
    Order.MONTH_FIRST: Message("month/day/year"),
    Order.DAY_FIRST: Message("day/month/year"),
    Order.YEAR_FIRST: Message("year/month/day"),
}
_DATE: Final = r"\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:\d{2})?[, T]"


class Oddities:
    """Collects notes about a file's rows, one of each kind with its first example."""

    def __init__(self) -> None:
        self._notes: dict[str, Message] = {}
        self._same = False

    def notes(self, header: Header) -> list[Message]:
        """Return the notes, those about columns first."""
        found: list[Message] = []
        if header.match and not header.match.has_header:
            found.append(Message("There is no header line; the columns are told by what they hold"))
        if header.match and header.extra and self._same:
            found.append(source_notes.same_instants(header.extra))
        elif header.match and header.extra:
            more = ", …" if len(header.extra) > _MOST_NAMED else ""
            found.append(
                Message(
                    "Extra columns are ignored: {join}{more}",
                    join=", ".join(header.extra[:_MOST_NAMED]),
                    more=more,
                )
            )
        return found + list(self._notes.values())

    def look(self, rows: Rows) -> None:
        """Look at a block of rows."""
        if "timestamp_utc" in rows.columns:
            self._dates(rows)
            self._same = self._same or repeats(rows)
            self._clocks(rows)
        if "start_time_local" in rows.columns:
            clocks = clocks_of(rows)
            for name in ("start_time_local", "end_time_local"):
                self._times_of_day(rows.columns[name].dictionary.to_pylist(), clocks)

        if "timezone_str" in rows.columns:
            self._zones(rows.columns["timezone_str"].dictionary.to_pylist())

    def _zones(self, names: list[str]) -> None:
        self._notes.update((note, note) for note in odd_zones(map(visible, names)))

    def _dates(self, rows: Rows) -> None:
        text = "" if "date" in self._notes else _first_like(rows.columns["timestamp_utc"], f"^\\D*{_DATE}")
        if text:
            order = order_of(text, rows.rules.dates())
            if order is not Order.UNSURE:
                self._notes["date"] = Message(
                    "Dates like {text} are read as {order}, in UTC", text=text, order=_WRITTEN[order]
                )
            if rows.rules.survey().swapped_dates:
                self._notes["swap"] = source_notes.SWAPPED_DATES

    def _clocks(self, rows: Rows) -> None:
        times = rows.columns["timestamp_utc"]
        if "clock" in self._notes or not pc.any(pc.match_substring(times, "m", ignore_case=True)).as_py():
            return
        text = _first_like(times, r"(?i)\d[\s\x{a0}\x{202f}]*[ap]\.?[\s\x{a0}\x{202f}]?m\b")
        if text and read_time(text, rows.rules.dates()) is not None:
            self._notes["clock"] = _on_twelve(text)

    def _times_of_day(self, texts: list[str], clocks: Clocks) -> None:
        for text in texts:
            if is_number(text):
                if clocks.numbers is not Numbers.UNSURE and "number" not in self._notes:
                    self._number(visible(text), clocks.numbers)
            elif "clock" not in self._notes and (clock := time_of_day(text)) is not None and clock.marked:
                self._notes["clock"] = _on_twelve(visible(text))

    def _number(self, text: str, kind: Numbers) -> None:
        time = number_clock(text, kind)
        if time is None:
            return
        minutes, seconds = divmod(time // 1_000_000, 60)
        read = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        self._notes["number"] = (
            Message("Numbers like {text} are read as shares of a day: {read}", text=text, read=read)
            if kind is Numbers.SHARES
            else Message("Numbers like {text} are read as hours and minutes: {read}", text=text, read=read)
        )


def repeats(rows: Rows) -> bool:
    """Return whether a block with ignored columns has two polls of one store at the same instant."""
    if not rows.extra or rows.count == 0:
        return False
    times = rows.columns["timestamp_utc"].dictionary_encode()
    stores, instants = (
        numbers(column.indices, np.int32).astype(np.int64) for column in (rows.columns["store_id"], times)
    )
    keys = stores << 32 | instants
    if "platform" in rows.columns:  # used, not ignored
        # A block has few different stores and instants.
        keys = keys * len(rows.columns["platform"].dictionary) + numbers(
            rows.columns["platform"].indices, np.int32
        )
    return bool(np.unique(keys).size < rows.count)


def _first_like(times: pa.StringArray, pattern: str) -> str:
    """Return the first time that matches, or an empty text if none does."""
    # Arrow's `index` would load pandas.
    places = pc.indices_nonzero(pc.match_substring_regex(times, pattern))
    return visible(times[places[0].as_py()].as_py()) if len(places) else ""


def _on_twelve(text: str) -> Message:
    return Message("Times like {text} are read on the 12-hour clock", text=text)
