"""Short texts for queries of the stores behind a figure."""

from __future__ import annotations

from collections.abc import Callable
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
    return _TEXTS[type(behind)](behind, known)


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


_TEXTS: Final[dict[type[Behind], Callable[[Any, Known | None], str]]] = {
    InBin: _bin,
    InGroup: _group,
    InZone: _zone,
    DownInHour: _hour,
    InShared: _shared,
    WithReason: _reason,
    DownOnDates: _dates,
    WithFinding: _finding,
}
