"""Figures and times as people read them."""

from __future__ import annotations

import html
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from storemon.core.units import DAY, HOUR, MINUTE, SECOND
from storemon.core.zone_files import shipped_zone
from storemon.gui.kit.clock_choice import CLOCK
from storemon.gui.kit.language import LANGUAGE

NONE: Final = "—"
_PERCENT: Final = "\u2009%"
LOCALE: Final = LANGUAGE.locale
"""Numbers and dates follow the language of the words around them."""


def count(number: int) -> str:
    """Return a whole number with its thousands apart: 14,092."""
    return LOCALE.toString(number)


def plural(number: int, one: str, many: str) -> str:
    """Choose the wording; `many` holds `{n}`."""
    return one if number == 1 else many.format(n=count(number))


def percent(part: float, whole: float, digits: int = 0) -> str:
    """Return a share rounded down, so that 100 % is said of nothing less than all."""
    if not whole > 0:
        return NONE
    scale = 10**digits
    # Exact for integer µs: a float quotient just under 1 must not be lifted to 1.
    steps = int(part) * 100 * scale // int(whole)
    return f"{LOCALE.toString(steps / scale, 'f', digits)}{_PERCENT}"


def percent_range(least: int, most: int, whole: int) -> str:
    """Return the lowest and the highest possible share, each rounded down: 96.1–98.0 %."""
    low, high = percent(least, whole, 1), percent(most, whole, 1)
    return low if low == high else f"{low.removesuffix(_PERCENT)}–{high}"


def hours(span: int) -> str:
    """Return µs as hours with one decimal, two below ten hours, none from a thousand on."""
    value = span / HOUR
    return f"{LOCALE.toString(value, 'f', 2 if value < 10 else 1 if value < 1000 else 0)}\u2009h"


def duration(span: int) -> str:
    """Return µs in the two largest units: 1 h 28 min, 4 min 10 s, 35 s."""
    if span >= DAY:
        return f"{span // DAY} d {span % DAY // HOUR} h"
    if span >= HOUR:
        return f"{span // HOUR} h {span % HOUR // MINUTE} min"
    if span >= MINUTE:
        return f"{span // MINUTE} min {span % MINUTE // SECOND} s"
    return f"{span // SECOND} s"


def instant(time: int, zone: str = "UTC") -> str:
    """Return µs UTC as date and time of a zone: 25 Jan 2023, 18:13."""
    local = at(time, zone)
    return f"{day(local)} {local.year}, {time_of_day(local)}"


def clock(time: int, zone: str) -> str:
    """Return µs UTC as local time to the second: 09:12:05, or 9:12:05 am."""
    return time_of_day(at(time, zone), seconds=True)


def time_of_day(local: datetime, *, seconds: bool = False) -> str:
    """Return 18:13 or 6:13 pm, as the operator wants it."""
    rest = f":{local:%M:%S}" if seconds else f":{local:%M}"
    if not CLOCK.twelve:
        return f"{local:%H}{rest}"
    return f"{local.hour % 12 or 12}{rest}\u00a0{_half(local.hour)}"


def hour_of_day(hour: int) -> str:
    """Return a full hour as an axis names it: 18:00 or 6 pm; 24 is the midnight that ends a day."""
    return f"{hour % 12 or 12}\u00a0{_half(hour)}" if CLOCK.twelve else f"{hour:02d}:00"


def time_format(*, seconds: bool = False) -> str:
    """Return the format of `time_of_day` for one of Qt's time fields."""
    rest = ":mm:ss" if seconds else ":mm"
    return f"h{rest} ap" if CLOCK.twelve else f"HH{rest}"


def money(amount: float, currency: str) -> str:
    """Return an amount as $1,234 or CHF 1,234, with two decimals below a hundred."""
    gap = "\u00a0" if currency[-1:].isalpha() else ""
    return f"{currency}{gap}{LOCALE.toString(amount, 'f', 2 if abs(amount) < 100 else 0)}"


def day(local: date) -> str:
    """Return 25 Jan."""
    return f"{local.day} {LOCALE.monthName(local.month, QLocale.FormatType.ShortFormat)}"


def full_date(local: date) -> str:
    """Return 25 Jan 2023."""
    return f"{day(local)} {local.year}"


def weekday(local: date) -> str:
    """Return Wed."""
    return LOCALE.dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)


def at(time: int, zone: str) -> datetime:
    """Return µs UTC as a datetime of a zone."""
    seconds, micros = divmod(time, SECOND)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros).astimezone(shipped_zone(zone))


def reach_text(reach: int | None) -> str:
    """Return the reach of a report, to stand after that word: 2 h, unlimited."""
    if reach is None:
        return QCoreApplication.translate("format", "unlimited")
    return f"{LOCALE.toString(reach / HOUR, 'g', 6)}\u2009h"


def method_text(method: str) -> str:
    """Return the name of a report's method in plain words."""
    if method == "poll-count":
        return QCoreApplication.translate("format", "poll count")
    return QCoreApplication.translate("format", "interpolated")


def kind_text(kind: str) -> str:
    """Return what a file holds in plain words."""
    names = {
        "polls": QCoreApplication.translate("format", "Store status"),
        "hours": QCoreApplication.translate("format", "Business hours"),
        "zones": QCoreApplication.translate("format", "Time zones"),
        "names": QCoreApplication.translate("format", "Names and groups"),
    }
    return names[kind]


def size_text(size: int) -> str:
    """Return bytes as 823 bytes, 106 kB, 1.2 GB."""
    return LOCALE.formattedDataSize(
        size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def plain_tip(text: str) -> str:
    """Return tooltip text that no content of a file can turn into markup."""
    return f"<p style='white-space:pre'>{html.escape(text)}</p>"


def _half(hour: int) -> str:
    return LOCALE.pmText() if hour % 24 >= 12 else LOCALE.amText()
