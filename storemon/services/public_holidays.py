"""Public holidays of countries and their parts, to be offered as closures; nothing here changes any data.

The library is loaded when it is first asked, on a worker: a quarter of a second that no start has to pay.
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
    """A country by its two letters of ISO 3166, with those of its parts that have holidays of their own.

    `parts`: code and name of each, by name; the code again where the library knows no name.
    """

    code: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A local date and what it is called, in the language that was asked for where the library has it."""

    date: dt.date
    name: str


def countries() -> list[Country]:
    """Return all countries that holidays are known of, by their codes. Slow the first time."""
    library = _library()
    known = library.list_supported_countries(include_aliases=False)
    return [Country(code, _parts(library, code, codes)) for code, codes in sorted(known.items())]


def public_holidays(country: str, part: str, year: int, language: str) -> list[PublicHoliday]:
    """Return the public holidays of a country, or with `part` those of a part of it, in a year, by date.

    `language` is that of the window, such as es; where the library has none it is English, or the country's
    own. Dates that bring several together are one.
    """
    library = _library()
    known = getattr(library, country)
    languages = known.supported_languages
    # Without a language the library would take one of the system's environment.
    wanted = (one for prefix in (language, "en") for one in languages if one.split("_")[0] == prefix)
    spoken = next(wanted, known.default_language)
    found = library.country_holidays(country, subdiv=part or None, years=year, language=spoken)
    # What was moved from another year's end may lie outside.
    return [PublicHoliday(date, name) for date, name in sorted(found.items()) if date.year == year]


def _parts(library: Any, country: str, codes: list[str]) -> tuple[tuple[str, str], ...]:
    names = getattr(library, country).get_subdivision_aliases()
    named = [(code, next(iter(names.get(code, ())), code)) for code in codes]
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def _library() -> Any:
    return importlib.import_module(_LIBRARY)
