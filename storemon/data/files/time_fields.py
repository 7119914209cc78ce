"""The column of poll times (METRICS: Input).

What can be read in several ways is read as the whole file shows, and refused if it does not show it.
"""

from __future__ import annotations

import functools
import re
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from storemon.core.model import Bool, Int64
from storemon.core.visible import visible
from storemon.core.vocabulary import DAY, HOUR
from storemon.data.files.arrow_arrays import numbers
from storemon.data.files.csv_rows import taken
from storemon.data.files.fields import EARLIEST, Reason, Reasons
from storemon.data.files.file_rules import FileRules
from storemon.data.files.written_clocks import ClockEvidence
from storemon.data.files.written_dates import DATE, OrderEvidence, SwapEvidence
from storemon.data.files.written_times import SPLIT, DateRules, Flaw, read_day, read_zoned

_CLOCK_ALONE: Final = re.compile(
    r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[ap]\.?m\.?)?(?:\s?UTC)?", re.IGNORECASE
)
"""What spreadsheets show for a date with a fraction of a second: minutes and seconds, as in 06:42.6."""
_SERIAL: Final = re.compile(r"[34567]\d{4}(?:[.,]\d+)?")
"""Spreadsheet day numbers since 1900, for dates from 1982 on."""
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3}){0,3}(?:[.,]\d+)?")
"""Seconds since 1970, from 2001 on, or milliseconds, microseconds, nanoseconds."""
_DATE_ALONE: Final = re.compile(DATE)
_LONGEST_DATE: Final = 40
_USUAL: Final = (
    r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})? UTC$",
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$",
    r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$",
)
_FREQUENT: Final = (
    r"^(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}),? "
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)$"
)
"""What spreadsheets write most: Arrow splits it several times faster than the general pattern."""
_FRACTION: Final = r"^(\d{1,2}(?::\d{2}:\d{2}|\.\d{2}\.\d{2}))[.,](\d{1,18})((?:[^\d.,:].*)?)$"
"""A clock with a fraction of a second: without the fraction, a day has only 86,400 different clocks."""
_FLAWS: Final = {
    Flaw.NONE: Reason.NONE,
    Flaw.TIME: Reason.TIME,
    Flaw.ORDER: Reason.ORDER,
    Flaw.ZONE: Reason.ZONE,
    Flaw.BOTH: Reason.BOTH_ORDERS,
    Flaw.OTHER_ORDER: Reason.OTHER_ORDER,
}


_zoned = functools.lru_cache(maxsize=86_400)(read_zoned)


def timestamps(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons]:
    """Return the times of polls in µs UTC, with reasons; no suffix means UTC."""
    found = _all_alike(column)
    if found is not None:
        times, certain = found
        reasons = np.zeros(len(column), dtype=np.int8)
        unsure = np.zeros(0, np.bool_) if certain or _proves(times[:1024]) else _unsure(times)
        proof = not unsure.all()
    else:
        times, reasons, unsure, proof = _of_several_forms(column, rules)
    if unsure.any() and not proof and rules.survey().mixed_clocks:
        reasons[unsure & (reasons == Reason.NONE)] = Reason.MARK
    reasons[(times < EARLIEST) & (reasons == Reason.NONE)] = Reason.EARLY
    reasons[(times >= rules.latest) & (reasons == Reason.NONE)] = Reason.LATE
    return times, reasons


class TimeEvidence:
    """Collects evidence from a file's times about how all of them are written."""

    def __init__(self, latest: int) -> None:
        self.dates = OrderEvidence(latest)
        self.clocks = ClockEvidence()
        self.swaps = SwapEvidence()

    def add(self, column: pa.StringArray) -> None:
        """Look at some times."""
        found = _all_alike(column)
        if found is not None:
            self._usual(*found)
            return
        left = np.ones(len(column), dtype=np.bool_)
        for form in _USUAL:
            alike = left & _matches(column, form)
            found = _all_alike(_taken_from(column, alike))
            if found is not None:
                self._usual(*found)
                left &= ~alike
        _, dates, clocks, _ = _split(_taken_from(column, left))
        self.dates.add(dates.dictionary.to_pylist())
        self.swaps.add(dates.dictionary.to_pylist())
        self.clocks.add(clock for clock, _ in map(_zoned, clocks.dictionary.to_pylist()) if clock)

    def _usual(self, times: Int64, certain: bool) -> None:  # noqa: FBT001  # the pair from `_all_alike`
        days = times.astype("datetime64[us]").astype("datetime64[D]")
        self.swaps.dated(np.unique(days - days.astype("datetime64[M]")).astype(np.int64) + 1)
        if not certain and len(times):
            unsure = _unsure(times)
            self.clocks.unmarked(unsure=bool(unsure.any()), proof=not unsure.all())


def _all_alike(column: pa.StringArray) -> tuple[Int64, bool] | None:
    """Read a column whose times all have the same usual form; None if they do not.

    The second value: each has an offset or the T of ISO 8601, so that it cannot have lost an AM or PM.
    """
    if len(column) == 0:
        return np.empty(0, dtype=np.int64), True
    # Arrow is slow to find that it can read none of them.
    if not column[0].as_py()[:4].isdecimal():
        return None
    plain = column
    if pc.all(pc.ends_with(column, " UTC")).as_py():
        plain = pc.binary_slice(column.cast(pa.binary()), 0, -4).cast(pa.string())
    # Arrow would accept a bare date or hour.
    if pc.min(pc.binary_length(plain)).as_py() < len("2023-01-24 09:06"):
        return None
    for unit in (pa.timestamp("us"), pa.timestamp("us", "UTC")):
        try:
            return numbers(plain.cast(unit).cast(pa.int64()), np.int64), unit.tz is not None or _all_iso(
                plain
            )
        except pa.ArrowInvalid:
            continue
    return None


def _all_iso(column: pa.StringArray) -> bool:
    if column[0].as_py()[10:11] != "T":
        return False
    return bool(pc.all(pc.match_substring(column, "T")).as_py())


def _unsure(times: Int64) -> Bool:
    """Return which times would be different if they had lost an AM or PM."""
    of_day = times % DAY
    found: Bool = (of_day >= HOUR) & (of_day < 13 * HOUR)
    return found


def _proves(times: Int64) -> bool:
    return not _unsure(times).all()


def _of_several_forms(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons, Bool, bool]:
    """Read the times form by form; return them, reasons, which are unsure, and whether any is proof."""
    times = np.full(len(column), EARLIEST, dtype=np.int64)
    reasons = np.zeros(len(column), dtype=np.int8)
    unsure = np.zeros(len(column), dtype=np.bool_)
    left = np.ones(len(column), dtype=np.bool_)
    proof = False
    for form in _USUAL:
        alike = left & _matches(column, form)
        found = _all_alike(_taken_from(column, alike))
        if found is not None:
            times[alike], certain = found
            if not certain:
                unsure[alike] = _unsure(times[alike])
                proof = proof or not unsure[alike].all()
            left &= ~alike
    times[left], reasons[left], unsure[left], more = _dates_and_clocks(_taken_from(column, left), rules)
    return times, reasons, unsure, proof or more


def _dates_and_clocks(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons, Bool, bool]:
    """Read times that are a date and a clock, each distinct date and clock once."""
    parted, dates, clocks, fractions = _split(column)
    texts = dates.dictionary.to_pylist()
    order = rules.dates() if not all(text[:4].isdecimal() for text in texts) else DateRules()
    days = [read_day(text, order) for text in texts]
    read = [_zoned(text) for text in clocks.dictionary.to_pylist()]
    day = np.array([EARLIEST // DAY if day is None else day for day, _ in days], dtype=np.int64)
    time = np.array([0 if clock is None else clock.time for clock, _ in read], dtype=np.int64)
    unsure = np.array([clock is not None and clock.unsure for clock, _ in read], dtype=np.bool_)
    proof = any(clock and not (clock.marked or clock.certain or clock.unsure) for clock, _ in read)
    no_day = np.array([_FLAWS[flaw] for _, flaw in days], dtype=np.int8)
    no_clock = np.array([_FLAWS[flaw] for _, flaw in read], dtype=np.int8)
    first = taken(dates, no_day)
    times = np.full(len(column), EARLIEST, dtype=np.int64)
    reasons = np.full(len(column), Reason.TIME, dtype=np.int8)
    doubtful = np.zeros(len(column), dtype=np.bool_)
    times[parted] = taken(dates, day) * DAY + taken(clocks, time) + fractions
    reasons[parted] = np.where(first == Reason.NONE, taken(clocks, no_clock), first)
    doubtful[parted] = taken(clocks, unsure)
    spoiled = _taken_from(column, ~parted).dictionary_encode()
    why = np.array([_spoiled(text) for text in spoiled.dictionary.to_pylist()], dtype=np.int8)
    reasons[~parted] = taken(spoiled, why)
    return times, reasons, doubtful, proof


def _split(column: pa.StringArray) -> tuple[Bool, pa.DictionaryArray, pa.DictionaryArray, Int64]:
    """Return which times are a date and a clock, and their date, clock and fraction in µs."""
    parts = pc.extract_regex(column, _FREQUENT)
    if parts.null_count:
        parts = pc.extract_regex(_plain(column), SPLIT)
    dates, clocks = (pc.struct_field(parts, name).drop_null() for name in ("date", "clock"))
    clocks, fractions = _whole_seconds(clocks)
    return _flags(pc.is_valid(parts)), dates.dictionary_encode(), clocks.dictionary_encode(), fractions


def _whole_seconds(clocks: pa.StringArray) -> tuple[pa.StringArray, Int64]:
    """Return the clocks without fractions of a second, and the fractions in µs."""
    micros = np.zeros(len(clocks), dtype=np.int64)
    found = _matches(clocks, _FRACTION)
    if found.any():
        digits = pc.replace_substring_regex(_taken_from(clocks, found), _FRACTION, r"\2")
        digits = pc.utf8_slice_codeunits(pc.utf8_rpad(digits, 6, "0"), 0, 6)
        micros[found] = numbers(digits.cast(pa.int64()), np.int64)
        clocks = pc.replace_substring_regex(clocks, _FRACTION, r"\1\3")
    return clocks, micros


def _plain(column: pa.StringArray) -> pa.StringArray:
    """Return the times as `visible` makes them, in lower case."""
    plain = pc.utf8_lower(column)
    if not pc.all(pc.string_is_ascii(plain)).as_py():
        plain = pc.replace_substring_regex(plain, r"\p{Cf}", "")
        plain = pc.replace_substring_regex(plain, r"\p{Z}", " ")
    plain = pc.replace_substring_regex(plain, r"\s+", " ")
    return pc.utf8_trim(plain, " ")


def _spoiled(text: str) -> Reason:
    """Return why a time cannot be read, if its form shows what happened to it."""
    plain = text.strip()
    if _CLOCK_ALONE.fullmatch(plain):
        return Reason.CUT
    if len(plain) <= _LONGEST_DATE and _DATE_ALONE.fullmatch(visible(plain).lower()):
        return Reason.NO_CLOCK
    if _EPOCH.fullmatch(plain):
        return Reason.EPOCH
    return Reason.SERIAL if _SERIAL.fullmatch(plain) else Reason.TIME


def _matches(column: pa.StringArray, form: str) -> Bool:
    return _flags(pc.match_substring_regex(column, form))


def _flags(column: pa.BooleanArray) -> Bool:
    return numbers(column.cast(pa.uint8()), np.uint8).astype(np.bool_)


def _taken_from(column: pa.StringArray, rows: Bool) -> pa.StringArray:
    places = np.flatnonzero(rows)
    return column.take(pa.Array.from_buffers(pa.int64(), len(places), [None, pa.py_buffer(places)]))
