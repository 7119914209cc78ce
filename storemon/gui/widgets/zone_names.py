"""Display names of time zones: what a person reads. Files and the terminal have America/New_York."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

_CITIES: Final = {
    "newfoundland": "St_Johns",
    "atlantic": "Halifax Puerto_Rico St_Thomas Moncton Glace_Bay Goose_Bay Blanc-Sablon",
    "eastern": "New_York Detroit Toronto Indiana/Indianapolis Indianapolis Indiana/Marengo "
    "Indiana/Petersburg Indiana/Vevay Indiana/Vincennes Indiana/Winamac "
    "Kentucky/Louisville Louisville Kentucky/Monticello "
    "Montreal Fort_Wayne Iqaluit Atikokan Cancun",
    "central": "Chicago Menominee Winnipeg Indiana/Knox Indiana/Tell_City North_Dakota/Center "
    "North_Dakota/Beulah North_Dakota/New_Salem Regina Swift_Current Resolute Rankin_Inlet Matamoros Ojinaga",
    "mexico": "Mexico_City Monterrey Merida Chihuahua Bahia_Banderas",
    "mountain": "Denver Boise Edmonton Cambridge_Bay Inuvik Creston Dawson_Creek Fort_Nelson Ciudad_Juarez",
    "arizona": "Phoenix",
    "mexican_pacific": "Mazatlan Hermosillo",
    "pacific": "Los_Angeles Vancouver Tijuana",
    "yukon": "Whitehorse Dawson",
    "alaska": "Anchorage Juneau Sitka Nome Yakutat Metlakatla",
    "aleutian": "Adak",
}
REGIONS: Final = {
    f"America/{city}": region for region, cities in _CITIES.items() for city in cities.split()
} | {"Pacific/Honolulu": "hawaii"}


def called(zones: Sequence[str]) -> list[str]:
    """Return the display names of many zones, as `zone_name` does."""
    names = {zone: zone_name(zone) for zone in set(zones)}
    return [names[zone] for zone in zones]


def zone_name(zone: str) -> str:
    """Return the display name of a zone: Eastern (New York), Europe/Berlin or UTC.

    In North America it is the region that its clocks are called by, with the city.
    """
    plain = zone.removeprefix("Etc/").replace("_", " ")
    region = _region(REGIONS.get(zone, ""))
    return f"{region} ({plain.rpartition('/')[2]})" if region else plain


def _region(name: str) -> str:
    translate = QCoreApplication.translate
    names = {
        "atlantic": translate("zones", "Atlantic"),
        "eastern": translate("zones", "Eastern"),
        "central": translate("zones", "Central"),
        "mountain": translate("zones", "Mountain"),
        "pacific": translate("zones", "Pacific"),
        "alaska": translate("zones", "Alaska"),
        "hawaii": translate("zones", "Hawaii"),
        "arizona": translate("zones", "Arizona"),
        "newfoundland": translate("zones", "Newfoundland"),
        "mexico": translate("zones", "Central Mexico"),
        "mexican_pacific": translate("zones", "Mexican Pacific"),
        "yukon": translate("zones", "Yukon"),
        "aleutian": translate("zones", "Aleutian"),
    }
    return names.get(name, "")
