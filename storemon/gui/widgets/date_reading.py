"""Parses typed dates: in numbers, or with a month's name in the window's languages or the system's."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Final

from PySide6.QtCore import QLocale

from storemon.gui.widgets.language import LANGUAGES
from storemon.gui.widgets.region import REGION

_LEAST_LETTERS: Final = 3
_SPARED: Final = frozenset(
    ("de", "del", "of", "the", "on", "el", "th", "st", "nd", "rd", "年", "月", "日", "년", "월", "일")
)
_ISO: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_PIECES: Final = re.compile(r"\d+|[^\W\d_]+")


def read_date(text: str, first: dt.date, last: dt.date) -> dt.date | None:
    """Return the date in a text; None if there is none.

    Numbers are in the order of the region, unless only the other order makes a date. A missing year is the
    newest with which the date is between `first` and `last`, or else that of `last`.
    """
    plain = text.strip()
    iso = _ISO.fullmatch(plain)
    if iso:
        year, month, day = (int(part) for part in iso.groups() if part)
        return _date(year, month, day)
    numbers, months, rest = _sorted_out(plain)
    if rest or len(months) > 1:
        return None
    if months:
        return _with_month(numbers, months[0], first, last)
    return _of_numbers(numbers, first, last)


def _sorted_out(text: str) -> tuple[list[int], list[int], list[str]]:
    """Return the numbers in a text, the months it names, and any other words that matter."""
    numbers: list[int] = []
    months: list[int] = []
    unsure: list[int] = []
    rest: list[str] = []
    names, weekdays = _month_names(), _weekdays()
    for piece in _PIECES.findall(folded(text)):
        if piece.isdecimal():
            numbers.append(int(piece))
        elif piece in names:
            # In Spanish, mar is Tuesday and March.
            (unsure if piece in weekdays else months).append(names[piece])
        elif piece not in _SPARED and piece not in weekdays:
            rest.append(piece)
    return numbers, months or unsure[-1:], rest


def _with_month(numbers: list[int], month: int, first: dt.date, last: dt.date) -> dt.date | None:
    if len(numbers) == 1:
        return _without_year(month, numbers[0], first, last)
    if len(numbers) != 2:
        return None
    # The year is the number that cannot be a day, or the last one.
    day, year = numbers if numbers[0] <= 31 else numbers[::-1]
    return _date(_year(year), month, day)


def _of_numbers(numbers: list[int], first: dt.date, last: dt.date) -> dt.date | None:
    if len(numbers) not in {2, 3}:
        return None
    if len(numbers) == 3 and numbers[0] > 31:
        return _date(*numbers)
    day_first = REGION.date.index("d") < REGION.date.index("M")
    orders = ((0, 1), (1, 0)) if day_first else ((1, 0), (0, 1))
    for day, month in orders:
        if len(numbers) == 2:
            found = _without_year(numbers[month], numbers[day], first, last)
        else:
            found = _date(_year(numbers[2]), numbers[month], numbers[day])
        if found is not None:
            return found
    return None


def _without_year(month: int, day: int, first: dt.date, last: dt.date) -> dt.date | None:
    years = range(last.year, first.year - 1, -1)
    found = [date for year in years if (date := _date(year, month, day)) is not None]
    return next((date for date in found if first <= date <= last), found[0] if found else None)


def _year(number: int) -> int:
    return number + 2000 if number < 100 else number


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month_names() -> dict[str, int]:
    """Return months by name and by unambiguous prefixes of their names."""
    kinds = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    names: dict[str, int] = {}
    for locale in (REGION.dates, *map(QLocale, LANGUAGES)):
        for month in range(1, 13):
            spelled = {locale.monthName(month, kind) for kind in kinds}
            spelled |= {locale.standaloneMonthName(month, kind) for kind in kinds}
            for word in (piece for name in spelled for piece in _PIECES.findall(folded(name))):
                for length in range(min(_LEAST_LETTERS, len(word)), len(word) + 1):
                    if word not in _SPARED and not word.isdecimal():
                        names.setdefault(word[:length], month)
    return names


def _weekdays() -> set[str]:
    kinds = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    locales = (REGION.dates, *map(QLocale, LANGUAGES))
    names = (folded(locale.dayName(day, kind)) for locale in locales for day in range(1, 8) for kind in kinds)
    return {piece for name in names for piece in _PIECES.findall(name)}


def folded(text: str) -> str:
    """Return text without accents, in lower case, with Western digits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in letters)
