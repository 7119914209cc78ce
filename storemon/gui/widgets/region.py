"""The formats of dates, times of day and numbers, from the system's locale."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale

_PLAIN: Final = "en_US"
"""The locale if the system names no country, as with `LANG=C`."""
_QUOTED: Final = re.compile(r"'[^']*'")
_PART: Final = "[dMy]"
# CLDR's percent patterns that are not just the number followed by the sign.
_APART: Final = re.compile(
    "be|br|ca|cs|da|de|dsb|fi|fo|fr|gl|hr|hsb|kl|lb|lt|mk|nb|nn|oc|rn|ro|ru|se|sk|sl|smn|sv|tk|tt"
    "|es_(?:ES|EA|IC|GQ|PH)|en_(?:AT|DE|DK|FI|NO|SE)"
)
_TOGETHER: Final = frozenset({"de_CH", "de_LI", "fr_CH"})


class Region:
    """The regional formats. `numbers` and `dates` stay the same objects if the locale changes.

    `date` and `day` are Qt formats of a date with and without its year, `clock` is the system's format of a
    time of day; `after_weekday` goes between the name of a weekday and a date.
    """

    def __init__(self, system: QLocale) -> None:
        self.numbers = QLocale(system)
        self.dates = QLocale(system)
        self.hours: dict[tuple[bool, int], str] = {}
        """The text of each full hour on the 12 or 24-hour clock, as far as they have been formatted."""
        self.follow(system)

    def follow(self, system: QLocale) -> None:
        """Use the formats of the locale `system`."""
        named = system.language() != QLocale.Language.C
        self.system = QLocale(system) if named else QLocale(_PLAIN)
        self.numbers.swap(QLocale(self.system))
        self._set_dates(self.system)

    def speak(self, language: str, others: frozenset[str]) -> None:
        """Name months and days in `language` if the system's language is one of the supported `others`.

        If the window does not support the system's language, dates stay in that language, which is the
        easiest to read for its users.
        """
        own = QLocale.languageToCode(self.system.language())
        if own == language or own not in others:
            self._set_dates(self.system)
            return
        country = QLocale.territoryToCode(self.system.territory())
        there = QLocale(f"{language}_{country}")
        self._set_dates(there if there.territory() == self.system.territory() else QLocale(language))

    @property
    def country(self) -> str:
        """The two-letter country code; empty if the system names no country."""
        return QLocale.territoryToCode(self.system.territory())

    @property
    def twelve(self) -> bool:
        """Whether the system uses a 12-hour clock."""
        return "A" in _QUOTED.sub("", self.clock).upper()

    def time_format(self, *, twelve: bool, seconds: bool = False) -> str:
        """Return Qt's format of a time of day on a 12 or 24-hour clock."""
        gap = "." if "." in self.clock and ":" not in self.clock else ":"
        text = self.clock
        if twelve != self.twelve:
            text = f"h{gap}mm\u00a0Ap" if twelve else f"HH{gap}mm"
        return text.replace("mm", f"mm{gap}ss", 1) if seconds else text

    def hour_format(self) -> str:
        """Return Qt's format of a full hour with AM or PM."""
        return re.sub(r"[^\w\s]?mm", "", self.time_format(twelve=True))

    def around_percent(self) -> tuple[str, str]:
        """Return the text before and after a percentage."""
        name = self.numbers.name()
        language = name.partition("_")[0]
        if language == "tr":
            return "%", ""
        if language == "eu":
            return "%\u00a0", ""
        apart = name not in _TOGETHER and any(_APART.fullmatch(known) for known in (language, name))
        return "", f"\u00a0{self.numbers.percent()}" if apart else self.numbers.percent()

    def around_money(self) -> tuple[bool, str]:
        """Return whether the currency comes before the amount, and the locale's space between them."""
        text = self.numbers.toCurrencyString(1.0, "¤", 0)
        bare = re.sub("[\u200e\u200f]", "", text)
        return bare.startswith("¤"), "\u00a0" if re.search(r"\s", bare) else ""

    def _set_dates(self, locale: QLocale) -> None:
        self.dates.swap(QLocale(locale))
        self.hours.clear()
        # Use the system's own clock setting, whatever language the dates are in.
        short = self.system.timeFormat(QLocale.FormatType.ShortFormat)
        whole = re.sub("(?<!m)m(?!m)", "mm", short.replace("tttt", "").strip())
        self.clock = re.sub(r"\s", "\u00a0", whole)
        self.after_weekday, self.date = _date_formats(locale)
        self.day = _without_year(self.date)


def _date_formats(locale: QLocale) -> tuple[str, str]:
    """Return what follows a weekday, and the format of a date: the long one, with an abbreviated month."""
    whole = locale.dateFormat(QLocale.FormatType.LongFormat)
    worded = bool(_QUOTED.search(whole))
    long = re.sub(r"\s+\.", "", " ".join(_QUOTED.sub("", whole).replace("#", "").split()))
    first = re.match(rf"dddd(.*?)(?={_PART})", long)
    gap = f"{first[1].strip()} " if first else " "
    text = re.sub(rf"dddd.*?(?={_PART})|[\s,،(]*dddd\)?\s*$", "", long, count=1).strip()
    text = text.replace("MMMM", "MMM")
    if worded and ("MMM" not in text or "(" in text):
        # In some languages, the numbers would be unclear without the words between them.
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        text = re.sub("y+", "yyyy", _QUOTED.sub("", short)).strip()
    return gap, text


def _without_year(text: str) -> str:
    start = re.sub(r"^y+.*?(?=[dM])", "", text)
    return re.sub(r"(?<=[dM])(?P<kept>\.?)[^dM]*y+.*$", r"\g<kept>", start) if start == text else start


REGION: Final = Region(QLocale.system())
