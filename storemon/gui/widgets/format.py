"""Formats figures and times for display."""

from __future__ import annotations

import html
from datetime import UTC, date, datetime
from datetime import time as wall_time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND
from storemon.core.zone_files import shipped_zone
from storemon.gui.widgets.clock_choice import CLOCK
from storemon.gui.widgets.region import REGION
from storemon.message import plural_form

if TYPE_CHECKING:
    from collections.abc import Callable

NONE: Final = "—"
_LEAST: Final = 0.01
_MOST: Final = (1 << 31) - 1
"""The largest number that Qt accepts for choosing a plural form."""
LOCALE: Final = REGION.numbers
"""Numbers are formatted by the system's locale."""


def count(number: int) -> str:
    """Format a whole number with thousands separators: 14,092."""
    return LOCALE.toString(number)


def plural(look_up: Callable[[str, None, int], str], text: str, number: int, **values: str) -> str:
    """Return a text about a number of things, translated and filled in.

    `look_up`: a `tr`; `text`: the English forms, such as `1 row|{n} rows`, with any further `values`.
    """
    return plural_text(look_up, text, number).format(n=count(number), **values)


def plural_text(look_up: Callable[[str, None, int], str], text: str, number: int) -> str:
    """Return the plural form of a text for a number in the window's language, not filled in yet."""
    return plural_form(look_up(text, None, min(number, _MOST)), number)


def number(value: float, digits: int) -> str:
    """Format a number with this many decimals."""
    return LOCALE.toString(float(value), "f", digits)


def plain_number(value: float) -> str:
    """Format a number with only the decimals that it has, at most six digits: 1.5, 12."""
    return LOCALE.toString(float(value), "g", 6)


def percent(part: float, whole: float, digits: int = 0) -> str:
    """Format a share, rounded down: only all is 100%, only nothing is 0%, and anything less is <1%."""
    return NONE if not whole > 0 else percent_text(_rounded_down(part, whole, digits))


def percent_range(least: int, most: int, whole: int) -> str:
    """Format the lowest and highest possible share, each rounded down: 96.1–98.0%.

    If one decimal cannot distinguish them, they have two: 99.96–99.98%.
    """
    if not whole > 0:
        return NONE
    low, high = _ends(least, most, whole)
    return percent_text(low if low == high else f"{low}–{high}")


def percent_ends(least: int, most: int, whole: int) -> tuple[str, str]:
    """Format the lowest and highest possible share separately, each as in `percent_range`."""
    low, high = _ends(least, most, whole)
    return percent_text(low), percent_text(high)


def _ends(least: int, most: int, whole: int) -> tuple[str, str]:
    low, high = (_rounded_down(part, whole, 1) for part in (least, most))
    if low == high and least != most:
        return _rounded_down(least, whole, 2), _rounded_down(most, whole, 2)
    return low, high


def percent_signs() -> tuple[str, str]:
    """Return the texts before and after the number in a percentage."""
    return REGION.around_percent()


def percent_text(figure: str) -> str:
    """Format a number, or a range, as a percentage: 84.3%."""
    before, after = percent_signs()
    less = "<" if figure.startswith("<") else ""
    return f"{less}{before}{figure.removeprefix(less)}{after}"


def _rounded_down(part: float, whole: float, digits: int) -> str:
    scale = 10**digits
    # Exact for integer µs: a float quotient just under 1 must not be lifted to 1.
    steps = int(part) * 100 * scale // int(whole)
    less = "<" if part > 0 and not steps else ""
    return f"{less}{number((1 if less else steps) / scale, digits)}"


def two_decimals(value: float) -> str:
    """Format a number with two decimals, such that only 0 is shown as 0.00."""
    less = "<" if 0 < value < _LEAST else ""
    return f"{less}{number(_LEAST if less else value, 2)}"


def hours(span: int) -> str:
    """Format µs as hours with one decimal, two below ten hours, none from a thousand on."""
    value = span / HOUR
    if value < _LEAST:
        return f"{two_decimals(value)}\u2009h"
    return f"{number(value, 2 if value < 10 else 1 if value < 1000 else 0)}\u2009h"


def duration(span: int) -> str:
    """Format µs of clock time in the two largest units: 2 d 3 h, 1 h 28 min, 4 min 10 s, 35 s, 2 h."""
    if span >= DAY:
        return _two_units(span, DAY, "d", HOUR, "h")
    return open_time(span)


def open_time(span: int) -> str:
    """Format µs of open time like `duration`, but never in days: 56 h of open time are more than two days."""
    if span >= HOUR:
        return _two_units(span, HOUR, "h", MINUTE, "min")
    if span >= MINUTE:
        return _two_units(span, MINUTE, "min", SECOND, "s")
    return f"<{count(1)} s" if 0 < span < SECOND else f"{count(span // SECOND)} s"


def _two_units(span: int, large: int, name: str, small: int, other: str) -> str:
    rest = span % large // small
    return f"{count(span // large)} {name}" + (f" {count(rest)} {other}" if rest else "")


def instant(time: int, zone: str = "UTC") -> str:
    """Format µs UTC as date and time in a zone: Jan 25, 2023, 6:13 PM."""
    return moment(at(time, zone))


def moment(local: datetime) -> str:
    """Format a date and a time of day."""
    return f"{full_date(local)}, {time_of_day(local)}"


def widest_moments() -> list[str]:
    """Return a date and time in each month, before and after noon; no other is wider than all of these."""
    return [moment(datetime(2028, month, 28, hour, 58)) for month in range(1, 13) for hour in (10, 22)]  # noqa: DTZ001  # by no clock


def clock(time: int, zone: str) -> str:
    """Format µs UTC as local time to the second: 9:12:05 AM, or 09:12:05."""
    return time_of_day(at(time, zone), seconds=True)


def time_of_day(local: datetime | wall_time, *, seconds: bool = False, twelve: bool | None = None) -> str:
    """Format 6:13 PM or 18:13, by the system or the user's setting unless `twelve` decides."""
    of_day = QTime(local.hour, local.minute, local.second)
    chosen = CLOCK.twelve if twelve is None else twelve
    return REGION.dates.toString(of_day, REGION.time_format(twelve=chosen, seconds=seconds))


def hour_of_day(hour: int) -> str:
    """Format a full hour for an axis: 6 PM or 18:00; 24 is the midnight that ends a day."""
    key = CLOCK.twelve, hour
    if key not in REGION.hours:
        REGION.hours[key] = _hour_of_day(hour)
    return REGION.hours[key]


def _hour_of_day(hour: int) -> str:
    if CLOCK.twelve:
        return REGION.dates.toString(QTime(hour % 24, 0), REGION.hour_format())
    if hour == 24:  # which no clock of Qt's knows
        return time_of_day(wall_time(23)).replace(count(23), count(24))
    return time_of_day(wall_time(hour))


def clock_span(start: wall_time | None, end: wall_time | None) -> str:
    """Format a time span of a day: 9 AM–5:30 PM, 5–10 PM, 09:00–17:30; None is the midnight that ends it.

    On the 12-hour clock, full hours have no minutes, and am or pm is written once if both ends share it.
    """
    first, last = (_short_time(time) for time in (start, end))
    if CLOCK.twelve and start is not None and end is not None and (start.hour < 12) == (end.hour < 12):
        half = REGION.dates.amText() if start.hour < 12 else REGION.dates.pmText()
        first = first.removesuffix(f"\u00a0{half}")
    return f"{first}–{last}"


def _short_time(time: wall_time | None) -> str:
    if time is None:
        return hour_of_day(24)
    return hour_of_day(time.hour) if CLOCK.twelve and not time.minute else time_of_day(time)


def time_format(*, seconds: bool = False) -> str:
    """Return Qt's format of `time_of_day`."""
    return REGION.time_format(twelve=CLOCK.twelve, seconds=seconds)


def money(amount: float, currency: str) -> str:
    """Format an amount as $1,234, CHF 1,234 or 1.234 €, with two decimals below a hundred."""
    leads, gap = REGION.around_money()
    figure = number(amount, 2 if abs(amount) < 100 else 0)
    if leads:
        # A currency written in letters is always set apart.
        gap = gap or ("\u00a0" if currency[-1:].isalpha() else "")
        return f"{currency}{gap}{figure}"
    return f"{figure}{gap}{currency}"


def day(local: date) -> str:
    """Format a date: Jan 25."""
    return REGION.dates.toString(QDate(local.year, local.month, local.day), REGION.day)


def full_date(local: date) -> str:
    """Format a date: Jan 25, 2023."""
    return REGION.dates.toString(QDate(local.year, local.month, local.day), REGION.date)


def date_span(first: date, last: date) -> str:
    """Format a span of days: Jan 18 – Jan 25, 2023. One day is written alone."""
    if first == last:
        return full_date(first)
    start = day(first) if first.year == last.year else full_date(first)
    return f"{start} – {full_date(last)}"


def weekday(local: date) -> str:
    """Format a weekday: Wed."""
    return REGION.dates.dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_name(number: int) -> str:
    """Return the full name of a weekday, 0 = Monday."""
    return REGION.dates.standaloneDayName(number + 1, QLocale.FormatType.LongFormat)


def weekday_and_day(local: date) -> str:
    """Format a date: Wed, Jan 25."""
    return f"{weekday(local)}{REGION.after_weekday}{day(local)}"


def weekday_and_date(local: date) -> str:
    """Format a date: Wed, Jan 25, 2023."""
    return f"{weekday(local)}{REGION.after_weekday}{full_date(local)}"


def at(time: int, zone: str) -> datetime:
    """Convert µs UTC to a datetime in a zone."""
    seconds, micros = divmod(time, SECOND)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros).astimezone(shipped_zone(zone))


def reach_text(reach: int | None) -> str:
    """Format the reach of a report, to follow the word "reach": 2 h, unlimited."""
    if reach is None:
        return QCoreApplication.translate("format", "unlimited")
    return f"{plain_number(reach / HOUR)}\u2009h"


def method_text(method: str) -> str:
    """Return the name of a report's method in plain words."""
    if method == "poll-count":
        return QCoreApplication.translate("format", "check count")
    return QCoreApplication.translate("format", "interpolated")


def size_text(size: int) -> str:
    """Format bytes: 823 bytes, 106 kB, 1.2 GB."""
    return LOCALE.formattedDataSize(
        size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def plain_tip(text: str) -> str:
    """Return tooltip text in which content from files cannot become markup."""
    return f"<p style='white-space:pre'>{html.escape(text)}</p>"
