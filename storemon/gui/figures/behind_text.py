"""Kinds of queries of the stores behind a figure: their names in the settings and their short texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.behind import (
    Behind,
    DownInHour,
    DownOnDates,
    InBin,
    InGroup,
    InShared,
    InZone,
    WithFinding,
    WithReason,
)
from storemon.core.fleet import BIN_EDGES
from storemon.core.heat import CELLS
from storemon.core.vocabulary import Finding
from storemon.gui.figures.heat_chart import HOURS
from storemon.gui.figures.hours_text import titles
from storemon.gui.figures.note_text import reason_text
from storemon.gui.figures.uptime_bars import bin_name
from storemon.gui.widgets.format import (
    date_span,
    hour_of_day,
    instant,
    plural,
    weekday_and_date,
    weekday_name,
)
from storemon.gui.widgets.local_zone import local_zone
from storemon.gui.widgets.zone_names import zone_name

if TYPE_CHECKING:
    from storemon.core.behind import Known

_tr: Final = partial(QCoreApplication.translate, "behind")


def behind_text(behind: Behind, known: Known | None = None) -> str:
    """Return what the stores have in common: Down Tuesday 3 PM. `known` is needed to date a shared outage."""
    return kind_of(behind).text(behind, known)


def counted_text(behind: Behind, stores: int, known: Known | None = None) -> str:
    """Return the text with the number of stores: Down Tuesday 3 PM: 42 stores."""
    return plural(_tr, "{what}: 1 store|{what}: {n} stores", stores, what=behind_text(behind, known))


def _bin(behind: InBin, _known: Known | None) -> str:
    name = bin_name(behind.bin)
    return _tr("Uptime {bin}").format(bin=name) if behind.bin >= 0 else name[:1].upper() + name[1:]


def _group(behind: InGroup, _known: Known | None) -> str:
    return _tr("Group {group}").format(group=behind.group) if behind.group else _tr("Without a group")


def _zone(behind: InZone, _known: Known | None) -> str:
    return zone_name(behind.zone)


def _hour(behind: DownInHour, _known: Known | None) -> str:
    day, hour = divmod(behind.cell, HOURS)
    return _tr("Down {weekday} {hour}").format(weekday=weekday_name(day), hour=hour_of_day(hour))


def _shared(behind: InShared, known: Known | None) -> str:
    event = None if known is None else behind.outage(known)
    start = behind.start if event is None else event.start
    return _tr("Shared outage, {start}").format(start=instant(start, local_zone()))


def _reason(behind: WithReason, _known: Known | None) -> str:
    if not behind.reason:
        return _tr("Down without a note")
    return _tr("Down, reason: {reason}").format(reason=reason_text(behind.reason))


def _dates(behind: DownOnDates, _known: Known | None) -> str:
    one = behind.first == behind.last
    days = weekday_and_date(behind.first) if one else date_span(behind.first, behind.last)
    text = _tr("Down {days}").format(days=days)
    if behind.group is None:
        return text
    return _tr("{what}, group {group}").format(what=text, group=behind.group)


def _finding(behind: WithFinding, _known: Known | None) -> str:
    if behind.finding is None:
        return _tr("Hours to check")
    return _tr("Hours: {finding}").format(finding=titles()[behind.finding])


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


@dataclass(frozen=True, slots=True)
class BehindKind:
    """A kind of what is asked for: its `name` in the settings, its class, and its `text`.

    `fields`: what reads each of its values as the settings keep it; raises `TypeError` or `ValueError` for
    what makes no sense.
    """

    name: str
    made: type[Behind]
    text: Callable[[Any, Known | None], str]
    fields: Mapping[str, Callable[[Any], Any]]


KINDS: Final = (
    BehindKind("bin", InBin, _bin, {"bin": _whole(-1, len(BIN_EDGES) - 1)}),
    BehindKind("group", InGroup, _group, {"group": _words}),
    BehindKind("zone", InZone, _zone, {"zone": _words}),
    BehindKind("hour", DownInHour, _hour, {"cell": _whole(0, CELLS - 1)}),
    BehindKind("shared", InShared, _shared, {"start": _whole(0, 1 << 62)}),
    BehindKind("reason", WithReason, _reason, {"reason": _words}),
    BehindKind(
        "dates",
        DownOnDates,
        _dates,
        {
            "first": dt.date.fromisoformat,
            "last": dt.date.fromisoformat,
            "group": lambda value: None if value is None else _words(value),
        },
    ),
    BehindKind(
        "finding",
        WithFinding,
        _finding,
        {"finding": lambda value: None if value is None else Finding(value)},
    ),
)
_BY_CLASS: Final = {kind.made: kind for kind in KINDS}


def kind_of(behind: Behind) -> BehindKind:
    """Return the kind of what is asked for."""
    return _BY_CLASS[type(behind)]
