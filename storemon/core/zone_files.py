"""Zones from the bundled tzdata package, never the system's (METRICS: Business intervals).

So two machines with the same program print the same report, whatever their own zone files say. This module
imports nothing large, since the window needs it to show times.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzdata

_NO_PLACE = "Factory"
"""A name in tzdata that means that no zone was chosen."""


@cache
def zone_names() -> frozenset[str]:
    """Return the names in tzdata, so that a zone is known on every machine or on none."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


def known_zone(name: str) -> bool:
    """Return whether `name` is an IANA zone, spelled exactly."""
    return name in zone_names() and name != _NO_PLACE


@cache
def shipped_zone(name: str) -> ZoneInfo:
    """Return the rules of a zone from tzdata.

    Raises `zoneinfo.ZoneInfoNotFoundError` if there is no such zone.
    """
    # Not ZoneInfo(name): that searches the system's folders and PYTHONTZPATH first.
    if name not in zone_names():  # an earlier version may have stored a name that is no longer known
        raise ZoneInfoNotFoundError(f"No time zone found with key {name}")
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def rules_version() -> str:
    """Return the version of the rules in use, such as 2026f (tzdata 2026.6)."""
    return f"{tzdata.IANA_VERSION} (tzdata {tzdata.__version__})"
