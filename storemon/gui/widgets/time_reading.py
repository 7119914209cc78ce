"""Parses typed times of day, on the 12-hour and on the 24-hour clock."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from storemon.gui.widgets.date_reading import folded
from storemon.gui.widgets.region import REGION

_TIME: Final = re.compile(r"(\d{1,2})(?:(?: ?[:.h] ?| )?(\d{2}))?(?:[:.](\d{2}))? ?h?")
_HALVES: Final = re.compile(r"\s*([ap])\.?\s*m\.?$")
_NOON: Final = 12


def read_time(text: str, *, twelve: bool) -> dt.time | None:
    """Return the time of day in a text, such as 5:30 PM, 17:30, 1730 or 5 pm; None if there is none.

    On the 12-hour clock (`twelve`) an hour from 1 to 12 needs AM or PM: nothing else tells which is meant.
    """
    plain = _plain(text)
    for own, half in ((REGION.dates.amText(), "am"), (REGION.dates.pmText(), "pm")):
        name = _plain(own)
        if name and (plain.endswith(name) or plain.startswith(name)):
            plain = f"{plain.removesuffix(name).removeprefix(name).strip()}{half}"
            break
    said = _HALVES.search(plain)
    found = _TIME.fullmatch((plain[: said.start()] if said else plain).strip())
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    if said is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if said[1] == "p" else 0)
    elif twelve and 1 <= hour <= _NOON:
        return None
    if hour == 24 and not minute and not second:
        hour = 0  # the midnight that ends a day
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _plain(text: str) -> str:
    return " ".join(folded(text).split())
