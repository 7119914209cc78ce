"""Display names of time zones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

_CITIES: Final = {
    "atlantic": "Halifax Puerto_Rico Moncton Glace_Bay Goose_Bay",
    "eastern": "New_York Detroit Toronto Indiana/Indianapolis Indianapolis Indiana/Marengo "
    "Indiana/Petersburg Indiana/Vevay Indiana/Vincennes Indiana/Winamac "
    "Kentucky/Louisville Louisville Kentucky/Monticello "
    "Montreal Fort_Wayne",
    "central": "Chicago Menominee Winnipeg Indiana/Knox Indiana/Tell_City North_Dakota/Center "
    "North_Dakota/Beulah North_Dakota/New_Salem",
    "mountain": "Denver Boise Edmonton",
    "pacific": "Los_Angeles Vancouver Tijuana",
    "alaska": "Anchorage Juneau Sitka Nome Yakutat Metlakatla",
}
_OTHERS: Final = {
    "America/Phoenix": "arizona",
    "America/St_Johns": "newfoundland",
    "America/Mexico_City": "mexico",
    "Pacific/Honolulu": "hawaii",
}
REGIONS: Final = {
    f"America/{city}": region for region, cities in _CITIES.items() for city in cities.split()
} | _OTHERS


def called(zones: Sequence[str]) -> list[str]:
    """Return the display names of many zones, as `zone_name` does."""
    names = {zone: zone_name(zone) for zone in set(zones)}
    return [names[zone] for zone in zones]


def zone_name(zone: str) -> str:
    """Return the display name of a zone, such as Eastern (New York), Europe/Berlin or UTC."""
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
    }
    return names.get(name, "")
