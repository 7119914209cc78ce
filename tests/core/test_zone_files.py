"""Zone rules are those of the tzdata package on every machine (METRICS: Business intervals)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzdata

from storemon.core.zone_files import known_zone, rules_version, shipped_zone, zone_names

REPOSITORY = Path(__file__).parents[2]
# Every way in which the program converts to or from local time.
SCRIPT = """
import numpy as np
from storemon.core.zones import StoreZones, ZoneRules, local_days
from storemon.core.vocabulary import HOUR
from storemon.data.files.zone_hints import unknown_zone
from storemon.gui.widgets.format import instant

noon = 1_796_904_000_000_000  # 2026-12-10 12:00 UTC
rules = ZoneRules.over("America/Vancouver", noon, noon)
print((rules.to_local(np.array([noon])) - noon)[0] // HOUR)
print((rules.to_utc(np.array([noon])) - noon)[0] // HOUR)
print(local_days("America/Vancouver", noon, noon + 1)[0].start)
print(instant(noon, "America/Vancouver"))
print(unknown_zone("Bogus/Plase"))
"""


def said(environment: dict[str, str]) -> str:
    """Return a new process's result for Vancouver; its system may have zone files of its own."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def test_wrong_zone_files_of_the_system_change_nothing(tmp_path: Path) -> None:
    shipped = Path(tzdata.__file__).parent / "zoneinfo"
    for wrong in ("America/Vancouver", "Bogus/Place"):
        (tmp_path / wrong).parent.mkdir(exist_ok=True)
        (tmp_path / wrong).write_bytes((shipped / "Asia" / "Tokyo").read_bytes())
    expected = said({"PYTHONTZPATH": ""})
    assert said({"PYTHONTZPATH": str(tmp_path)}) == expected
    # The rules since 2026: Vancouver stays seven hours behind UTC in winter.
    assert expected.splitlines()[:2] == ["-7", "7"]
    assert "did you mean Bogus" not in expected


@pytest.mark.parametrize("name", ["America/Chicago", "Asia/Kathmandu", "UTC", "Etc/GMT+5"])
def test_iana_names_are_known(name: str) -> None:
    assert known_zone(name)


@pytest.mark.parametrize(
    "name", ["", "america/chicago", "America", "Chicago", "../zone", "/etc/localtime", "localtime", "CST"]
)
def test_other_names_are_not_known_and_have_no_rules(name: str) -> None:
    assert not known_zone(name)
    with pytest.raises(ZoneInfoNotFoundError):
        shipped_zone(name)


def test_the_name_that_stands_for_no_zone_is_not_known_though_a_database_may_hold_it() -> None:
    assert not known_zone("Factory")
    assert shipped_zone("Factory").key == "Factory"


def test_every_known_name_has_rules() -> None:
    assert {shipped_zone(name).key for name in zone_names()} == zone_names()


def test_the_version_of_the_rules_is_that_of_the_package() -> None:
    assert rules_version() == f"{tzdata.IANA_VERSION} (tzdata {tzdata.__version__})"
