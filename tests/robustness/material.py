"""Generated files of polls, hours and zones, large enough that an import takes some time."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

STORES: Final = 700
BASE_POLLS: Final = 20_000
COMING_POLLS: Final = 30_000

_START: Final = datetime(2023, 1, 18)  # noqa: DTZ001  # written as UTC
_MINUTES: Final = 7 * 24 * 60


def write_polls(path: Path, count: int, seed: int) -> Path:
    """Write `count` polls at whole minutes of one week, with a few unusable rows."""
    rng = random.Random(seed)
    lines = ["store_id,status,timestamp_utc"]
    for _ in range(count):
        moment = _START + timedelta(minutes=rng.randrange(_MINUTES))
        status = rng.choices(("active", "inactive", "asleep"), (90, 9, 0.1))[0]
        lines.append(f"{10**18 + rng.randrange(STORES)},{status},{moment} UTC")
    return _write(path, lines)


def write_hours(path: Path, stores: range, opens: int) -> Path:
    """Write hours for every day of the stores, opening at `opens` o'clock."""
    lines = ["store_id,day,start_time_local,end_time_local"]
    for store in stores:
        lines += [f"{10**18 + store},{day},{opens:02}:00:00,21:00:00" for day in range(7)]
    return _write(path, lines)


def write_zones(path: Path, stores: range, zone: str) -> Path:
    """Write one zone for the stores."""
    return _write(path, ["store_id,timezone_str", *(f"{10**18 + store},{zone}" for store in stores)])


def _write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join((*lines, "")), "utf-8")
    return path
