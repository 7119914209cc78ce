"""The settings of reports, read without Qt. Invalid values are replaced by the defaults."""

from __future__ import annotations

import contextlib
import json
import math
from typing import Final
from urllib.parse import unquote

from storemon.core.targets import Targets
from storemon.core.vocabulary import DEFAULT_REACH, DEFAULT_TARGET, HOUR, Method
from storemon.services.paths import setting

_SECTION: Final = "report"
_MOST_TARGET: Final = 10_000
_MOST_HOURS: Final = 1_000


def chosen_targets() -> Targets:
    """Return the targets of all stores and of groups."""
    target = _target(_number("target"))
    groups: dict[str, int] = {}
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(unquote(setting(_SECTION, "group-targets")))
        if isinstance(found, dict) and all(_target(value) == value for value in found.values()):
            groups = found
    return Targets(DEFAULT_TARGET if target is None else target, groups)


def chosen_method() -> Method:
    """Return the method of new reports."""
    text = setting(_SECTION, "method")
    return Method(text) if text in set(Method) else Method.INTERPOLATED


def chosen_reach() -> int | None:
    """Return the reach of new reports in µs, None for no limit."""
    if setting(_SECTION, "reach") == "none":
        return None
    hours = _number("reach")
    return round(hours * HOUR) if hours is not None and 0 <= hours <= _MOST_HOURS else DEFAULT_REACH


def _number(name: str) -> float | None:
    with contextlib.suppress(ValueError):
        value = float(setting(_SECTION, name))
        return value if math.isfinite(value) else None
    return None


def _target(value: object) -> int | None:
    sound = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    return int(value) if sound and isinstance(value, int | float) and 0 <= value <= _MOST_TARGET else None
