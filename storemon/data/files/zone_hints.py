"""Which time zone an unknown name may mean: the right one, or none."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from storemon.core.zone_files import known_zone, zone_names
from storemon.data.files.windows_zones import WINDOWS_ZONES
from storemon.message import Message

UNKNOWN: Final = Message("The time zone is unknown; use a name such as America/New_York")
_LONGEST: Final = 60
_OFFSET: Final = re.compile(r"(?:utc|gmt)? ?[+-−] ?\d{1,2}(?::?\d{2})?", re.IGNORECASE)
_SHORT: Final = re.compile(r"[A-Z]{2,4}T")
_SPELLED: Final = re.compile(r"[a-z]+/[a-z_ /-]{3,}")
_COUNTRIES: Final = ("US", "CA", "MX")
_COLLOQUIAL: Final = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "alaska time": "America/Anchorage",
    "hawaii time": "Pacific/Honolulu",
}
_NO_SUMMER: Final = {
    "EST": ("New York", "America/New_York"),
    "MST": ("Denver", "America/Denver"),
}
"""Abbreviations that are zones, but probably not the intended ones, with those."""
_ALL_YEAR: Final = re.compile(r"Etc/GMT([+-])([1-9]\d?)")
"""Zones named by their offset, with its sign reversed."""
_PREFIX: Final = re.compile(r"^\((?:utc|gmt)[^)]*\) | \(us (?:&|and) canada\)$")


@functools.lru_cache(maxsize=4096)
def unknown_zone(zone: str) -> Message:
    """Return why a zone is refused, with the intended one if that is certain."""
    if not zone:
        return Message("The time zone is missing")
    if len(zone) > _LONGEST:
        return UNKNOWN
    if hint := meant(zone):
        return Message("The time zone is unknown; did you mean {hint}?", hint=hint)
    if _OFFSET.fullmatch(zone):
        return Message("An offset does not say when the clocks change; use the zone of the store's city")
    if _SHORT.fullmatch(zone):
        return Message("A short name of a zone has several meanings; use the zone of the store's city")
    return UNKNOWN


def odd_zones(zones: Iterable[str]) -> list[Message]:
    """Return notes on zones that are probably not the intended ones, one each."""
    notes = []
    for name in sorted({*zones}):
        if name in _NO_SUMMER:
            city, zone = _NO_SUMMER[name]
            notes.append(
                Message(
                    "The zone {name} has no daylight saving time; that of {city} is {meant}",
                    name=name,
                    city=city,
                    meant=zone,
                )
            )
        elif found := _ALL_YEAR.fullmatch(name):
            offset = f"{'-' if found[1] == '+' else '+'}{int(found[2]):02}:00"
            notes.append(
                Message(
                    "The zone {name} is UTC{offset} all year, without daylight saving time",
                    name=name,
                    offset=offset,
                )
            )
    return notes


def meant(text: str) -> str:
    """Return the only zone that a short text can mean, or an empty string if there are none or several."""
    plain = " ".join(text.split()).lower()
    known = _by_spelling().get(plain.replace(" ", "_"))
    plain = _PREFIX.sub("", plain)
    known = known or _windows().get(plain) or _COLLOQUIAL.get(plain) or _cities().get(plain.replace("_", " "))
    if known:
        return known
    # One letter missing, added, changed or two swapped, if only one zone is that close.
    if not _SPELLED.fullmatch(plain):
        return ""
    near = {name for key in _near(plain.replace(" ", "_")) for name in _index().get(key, ())}
    return next(iter(near)) if len(near) == 1 else ""


@functools.cache
def _zones() -> list[str]:
    return sorted(filter(known_zone, zone_names()))


@functools.cache
def _by_spelling() -> dict[str, str]:
    return {name.lower(): name for name in _zones()}


@functools.cache
def _windows() -> dict[str, str]:
    daylight = {name.replace("standard", "daylight"): zone for name, zone in WINDOWS_ZONES.items()}
    return daylight | WINDOWS_ZONES


@functools.cache
def _cities() -> dict[str, str]:
    """Return the zones of North America named after a city, by that name.

    Those of other continents share names with places in Ohio: Athens, Dublin, Lima.
    """
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    zones = [line.split("\t")[2] for line in lines if line.startswith(_COUNTRIES)]
    return {zone.partition("/")[2].replace("_", " ").lower(): zone for zone in zones if zone.count("/") == 1}


@functools.cache
def _index() -> dict[str, set[str]]:
    """Return the zones by their names in lower case, in full and with any one letter left out."""
    found: dict[str, set[str]] = {}
    for name in _zones():
        if "/" in name:
            for key in _near(name.lower()):
                found.setdefault(key, set()).add(name)
    return found


def _near(text: str) -> set[str]:
    return {text} | {text[:place] + text[place + 1 :] for place in range(len(text))}
