"""Zones of the tzdata package that comes with the program, never the system's (METRICS: Business intervals).

Two machines with the same program print the same report, whatever their own zone files say. Nothing large is
imported here, since the window shows times too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzdata

_NO_PLACE = "Factory"
"""A name in tzdata that says only that no zone was chosen."""


@cache
def zone_names() -> frozenset[str]:
    """Return the names that tzdata ships, so that a zone is known on every machine or on none."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


def known_zone(name: str) -> bool:
    """Tell whether `name` is an IANA zone, spelled exactly."""
    return name in zone_names() and name != _NO_PLACE


@cache
def shipped_zone(name: str) -> ZoneInfo:
    """Return the rules of a zone as tzdata ships them.

    Raises `zoneinfo.ZoneInfoNotFoundError` for a name that is no zone.
    """
    # Not ZoneInfo(name): that looks into the system's folders, and PYTHONTZPATH's, first.
    if name not in zone_names():  # an earlier version may have stored what is not known any more
        raise ZoneInfoNotFoundError(f"No time zone found with key {name}")
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def rules_version() -> str:
    """Return which rules are used: 2026f (tzdata 2026.6)."""
    return f"{tzdata.IANA_VERSION} (tzdata {tzdata.__version__})"
