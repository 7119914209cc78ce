from __future__ import annotations

from importlib.resources import files

import pytest

from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.core.zone_files import known_zone
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.zone_names import REGIONS, called, zone_name
from storemon.message import Message


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/New_York", "Eastern (New York)"),
        ("America/Indiana/Indianapolis", "Eastern (Indianapolis)"),
        ("America/Chicago", "Central (Chicago)"),
        ("America/Phoenix", "Arizona (Phoenix)"),
        ("America/Regina", "Central (Regina)"),
        ("America/Hermosillo", "Mexican Pacific (Hermosillo)"),
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


def test_every_zone_of_north_america_has_the_name_of_its_region() -> None:
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    zones = {line.split("\t")[2] for line in lines if line.startswith(("US\t", "CA\t", "MX\t", "PR\t"))}
    assert {zone for zone in zones if "/" in zone_name(zone)} == set()


def test_messages_name_zones_as_the_window_does() -> None:
    message = Message("No file has its time zone, so {zone} is assumed.", zone=DEFAULT_ZONE)
    assert str(message) == "No file has its time zone, so America/Chicago is assumed."
    assert translate_message(message) == "No file has its time zone, so Central (Chicago) is assumed."
