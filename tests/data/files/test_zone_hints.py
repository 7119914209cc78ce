"""Suggestions for invalid zone names: the right one, or none."""

from __future__ import annotations

from importlib.resources import files

import pytest

from storemon.core.zone_files import known_zone
from storemon.data.files.windows_zones import WINDOWS_ZONES
from storemon.data.files.zone_hints import meant, unknown_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Central Standard Time", "America/Chicago"),
        ("Pacific Daylight Time", "America/Los_Angeles"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("US Mountain Standard Time", "America/Phoenix"),
        ("(UTC-06:00) Central Time (US & Canada)", "America/Chicago"),
        ("Pacific Time", "America/Los_Angeles"),
        ("AMERICA/NEW_YORK", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("us/central", "US/Central"),
        ("New York", "America/New_York"),
        ("los_angeles", "America/Los_Angeles"),
        ("America/Chicgo", "America/Chicago"),
        ("Amercia/Denver", "America/Denver"),
        ("America/Detriot", "America/Detroit"),
        ("America/Indianopolis", "America/Indianapolis"),
        ("US/Cental", "US/Central"),
    ],
)
def test_what_can_only_mean_one_zone_gets_it(text: str, zone: str) -> None:
    assert meant(text) == zone
    assert unknown_zone(text) == f"The time zone is unknown; did you mean {zone}?"


@pytest.mark.parametrize(
    "text",
    [
        *("GMT+5", "GMT-0600", "UTC+2", "+05:30", "-6", "Etc/GMT+55"),
        *("PST", "CST", "IST", "BST", "EDT", "CDT", "AST"),
        *("localtime", "Local", "posixrules", "Mars", "x", "US Eastern", "Eastern"),
        *("America/Ohio", "America/Dallas", "America/Houston", "America/Boston", "America/Miami"),
        *("America/St_Louis", "America/Atlanta", "America/Columbus", "America/Seattle", "US/Ohio"),
        *("Athens", "Dublin", "Lima", "San Juan", "Columbus", "Georgia", "Paris"),
        *("40.00000 -73.00000", "America/Lima1", "https://example.com/America/Lima"),
    ],
)
def test_what_may_mean_several_or_none_gets_no_zone(text: str) -> None:
    assert meant(text) == ""
    assert "did you mean" not in unknown_zone(text)


def test_offsets_and_short_names_are_explained() -> None:
    assert unknown_zone("GMT+5").startswith("An offset does not say")
    assert unknown_zone("CST").startswith("A short name of a zone has several meanings")
    assert unknown_zone("Mars") == "The time zone is unknown; use a name such as America/New_York"
    assert unknown_zone("") == "The time zone is missing"


def test_a_long_cell_is_not_looked_up() -> None:
    assert (
        unknown_zone("America/Chicag" + "o" * 100)
        == "The time zone is unknown; use a name such as America/New_York"
    )


def test_every_zone_is_recognized_by_its_name_in_any_case_and_no_other() -> None:
    names = files("tzdata").joinpath("zones").read_text("utf-8").split()
    assert {name for name in names if meant(name.upper()) != name} == {"Factory"}  # no zone selected


def test_the_zones_of_windows_are_zones() -> None:
    assert len(WINDOWS_ZONES) > 120
    assert all(map(known_zone, WINDOWS_ZONES.values()))
    assert all(meant(name) == zone for name, zone in WINDOWS_ZONES.items())
