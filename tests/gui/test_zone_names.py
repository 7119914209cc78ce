from __future__ import annotations

import pytest

from storemon.core.zone_files import known_zone
from storemon.gui.widgets.zone_names import REGIONS, called, zone_name


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/New_York", "Eastern (New York)"),
        ("America/Indiana/Indianapolis", "Eastern (Indianapolis)"),
        ("America/Chicago", "Central (Chicago)"),
        ("America/Phoenix", "Arizona (Phoenix)"),
        ("Pacific/Honolulu", "Hawaii (Honolulu)"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos Aires"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("Etc/UTC", "UTC"),
    ],
)
def test_a_zone_is_called_as_people_in_it_do(zone: str, name: str) -> None:
    assert zone_name(zone) == name


def test_many_zones_are_called_in_their_order() -> None:
    assert called(["America/Chicago", "UTC", "America/Chicago"]) == [
        "Central (Chicago)",
        "UTC",
        "Central (Chicago)",
    ]


def test_every_zone_with_a_name_of_its_own_is_known() -> None:
    assert {zone for zone in REGIONS if not known_zone(zone)} == set()
