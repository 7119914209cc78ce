"""Public holidays of countries and their regions, offered as closures; nothing here changes any data.

The library is loaded on first use, on a worker: this takes a quarter of a second that startup avoids.
"""

from __future__ import annotations

import datetime as dt
import importlib
from dataclasses import dataclass
from typing import Any, Final

_LIBRARY: Final = "holidays"
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its two-letter ISO 3166 code, with its parts that have their own holidays.

    `parts`: code and name of each, sorted by name; the code again if the library has no name.
    """

    code: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A local date and its name, in the requested language if the library has it."""

    date: dt.date
    name: str


def countries() -> list[Country]:
    """Return all countries with known holidays, by code. Slow the first time."""
    library = _library()
    known = library.list_supported_countries(include_aliases=False)
    return [Country(code, _parts(library, code, codes)) for code, codes in sorted(known.items())]


def public_holidays(country: str, part: str, year: int, language: str) -> list[PublicHoliday]:
    """Return the public holidays of a country, or of its `part`, in a year, by date.

    `language` is that of the window, such as es; if the library does not have it, names are in English or the
    country's own language. Several holidays on one date are merged.
    """
    library = _library()
    known = getattr(library, country)
    languages = known.supported_languages
    # Without a language, the library would use one from the environment.
    wanted = (one for prefix in (language, "en") for one in languages if one.split("_")[0] == prefix)
    spoken = next(wanted, known.default_language)
    found = library.country_holidays(country, subdiv=part or None, years=year, language=spoken)
    # A holiday moved across the turn of the year may be outside.
    return [PublicHoliday(date, name) for date, name in sorted(found.items()) if date.year == year]


def _parts(library: Any, country: str, codes: list[str]) -> tuple[tuple[str, str], ...]:
    names = getattr(library, country).get_subdivision_aliases()
    named = [(code, next(iter(names.get(code, ())), code)) for code in codes]
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def _library() -> Any:
    return importlib.import_module(_LIBRARY)
