"""The names of the sample data's restaurants, and their regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

_DISHES: Final = (
    "Pizzeria", "Taqueria", "Noodle Bar", "Grill", "Bakery", "Diner", "Burger House", "Sushi", "Curry House",
    "Salad Bar", "Chicken Shack", "Creperie", "Falafel", "Steakhouse", "Coffee Roasters", "Fish & Chips",
)  # fmt: skip
_PLACES: Final = (
    "Harbour", "Station", "Market Square", "Old Mill", "Riverside", "Airport", "University", "Hillcrest",
    "Lakeview", "Union Street", "Park Lane", "Cathedral", "North Gate", "Sunset", "Garden", "Warehouse",
    "Bridge Street", "Fairground", "Theatre", "Museum", "Lighthouse", "Orchard", "Foundry", "Canal",
)  # fmt: skip
_UNNAMED: Final = 0.1


def choose_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return a name for each of `count` restaurants, empty for about one in ten; names are unique."""
    most = len(_DISHES) * len(_PLACES)
    names = []
    for number, place in enumerate(rng.permutation(max(count, most))[:count].tolist()):
        branch, pair = divmod(place, most)
        dish, street = divmod(pair, len(_PLACES))
        ending = f" {branch + 1}" if branch else ""
        names.append(
            f"{_PLACES[street]} {_DISHES[dish]}{ending}" if rng.random() >= _UNNAMED or number == 0 else ""
        )
    return names


def regions(zones: Sequence[str]) -> list[str]:
    """Return the region that a store in each of the zones belongs to."""
    inland = {"America/Chicago": "Central", "America/Denver": "Mountain", "America/Boise": "Mountain"}
    west = {"America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu"}
    found = []
    for zone in zones:
        if zone in west:
            found.append("West")
        elif zone.startswith("America/"):
            found.append(inland.get(zone, "East"))
        else:
            found.append("Overseas")
    return found
