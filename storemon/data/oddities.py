"""What a file reads although it looks odd, so that a person can see whether it is read as it was meant."""

from __future__ import annotations

from typing import Final

import pyarrow.compute as pc

from storemon.data.csv_header import Header
from storemon.data.csv_rows import Rows
from storemon.data.written_times import Order, day_fraction, time_of_day

_DATE: Final = r"^\s*\d{1,2}[./-]\d{1,2}[./-]\d{4}\D"


class Oddities:
    """Gathers notes about a file's rows, one of each sort with its first example."""

    def __init__(self) -> None:
        self._notes: dict[str, str] = {}

    def notes(self, header: Header) -> list[str]:
        """Return the notes, those about the columns first."""
        found = []
        if header.match and not header.match.has_header:
            found.append("There is no header line; the columns are told by what they hold")
        if header.match and header.extra:
            found.append(f"Extra columns are ignored: {', '.join(header.extra)}")
        return found + list(self._notes.values())

    def look(self, rows: Rows) -> None:
        """Look at a block of rows."""
        if "timestamp_utc" in rows.columns:
            self._dates(rows)
        for name in ("start_time_local", "end_time_local"):
            if name in rows.columns:
                self._times_of_day(rows.columns[name].dictionary.to_pylist())

    def _dates(self, rows: Rows) -> None:
        if "date" in self._notes:
            return
        times = rows.columns["timestamp_utc"]
        # Not Arrow's `index`, which loads pandas.
        places = pc.indices_nonzero(pc.match_substring_regex(times, _DATE))
        if len(places):
            text = times[places[0].as_py()].as_py().strip()
            order = Order.DAY_FIRST if "." in text.split()[0] else rows.rules.order()
            if order is not Order.UNSURE:
                self._notes["date"] = f"Dates like {text} are read as {order.value}, in UTC"

    def _times_of_day(self, texts: list[str]) -> None:
        for text in texts:
            if "clock" not in self._notes and text.strip()[-1:] in "mM." and time_of_day(text) is not None:
                self._notes["clock"] = f"Times like {text.strip()} are read on the 12-hour clock"
            if "share" not in self._notes and (time := day_fraction(text)) is not None:
                minutes, seconds = divmod(time // 1_000_000, 60)
                read = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
                self._notes["share"] = f"Numbers like {text.strip()} are read as shares of a day: {read}"
