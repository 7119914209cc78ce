"""Delivery platforms: a store on one of them is a listing, with polls of its own (METRICS: Platforms)."""

from __future__ import annotations

import unicodedata
from typing import Final

import numpy as np

from storemon.core.model import Int64
from storemon.core.visible import visible

NAMELESS: Final = 0
"""The number of the platform of polls that name none."""
_BITS: Final = 32
MOST_STORES_KEY: Final = (1 << _BITS) - 1
"""The highest key that a store can have."""

COMMON: Final = (
    *("Uber Eats", "DoorDash", "Grubhub", "Postmates", "Seamless", "Caviar", "ezCater", "SkipTheDishes"),
    *("Deliveroo", "Just Eat", "Glovo", "Wolt", "Foodpanda", "Menulog", "Lieferando", "Takeaway.com"),
    *("Rappi", "DiDi Food", "PedidosYa", "iFood", "Talabat", "Zomato", "Swiggy", "GrabFood", "Gojek"),
    *("ChowNow", "Relay"),
)


def listing(store: int, platform: int) -> int:
    """Return the key of a store's listing on a platform; without a name it is the store's own key."""
    return store + (platform << _BITS)


def listings(stores: Int64, platform: int | Int64) -> Int64:
    """Return the same of many."""
    found: Int64 = stores + (np.asarray(platform, np.int64) << _BITS)
    return found


def store_of(listing: Int64) -> Int64:
    """Return the keys of the stores of listings."""
    found: Int64 = listing & MOST_STORES_KEY
    return found


def platform_of(listing: Int64) -> Int64:
    """Return the numbers of the platforms of listings."""
    found: Int64 = listing >> _BITS
    return found


def comparable(name: str) -> str:
    """Return a platform's name as names are compared: without case and blanks."""
    return unicodedata.normalize("NFC", visible(name)).casefold().replace(" ", "")


def spelled(name: str) -> str:
    """Return a platform's name as it is stored: unchanged, or in the platform's own spelling if common."""
    plain = unicodedata.normalize("NFC", visible(name))
    return _SPELLINGS.get("".join(filter(str.isalnum, plain.casefold())), plain)


def named_in(text: str) -> str:
    """Return the common platform that a text, such as a file name, mentions; empty for none or several."""
    plain = "".join(filter(str.isalnum, text.casefold()))
    found = [name for key, name in _SPELLINGS.items() if len(key) > _SHORT and key in plain]
    return found[0] if len(found) == 1 else ""


_SHORT: Final = 5
"""Names as short as these are found inside many other words."""
_SPELLINGS: Final = {"".join(filter(str.isalnum, name.casefold())): name for name in COMMON}
