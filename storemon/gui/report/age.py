"""The age of a report: texts say "now" only if its as-of time is within two hours of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import DAY, HOUR
from storemon.gui.widgets.format import at, full_date, instant, plural

if TYPE_CHECKING:
    from storemon.services.report_info import ReportInfo

_tr: Final = partial(QCoreApplication.translate, "age")

_PRESENT: Final = 2 * HOUR
_WEEK: Final = 7 * DAY
_MONTH: Final = 365 * DAY // 12
_YEAR: Final = 365 * DAY


@dataclass(frozen=True, slots=True)
class Age:
    """Whether a report is current, and the text about its age for the head: empty if it is current."""

    present: bool = False
    text: str = ""


def age_of(info: ReportInfo, data_end: int | None, now: int) -> Age:
    """Return the age of a complete report at the time `now`; `data_end`: time of the newest poll (µs UTC)."""
    as_of = info.as_of or 0
    if abs(now - as_of) <= _PRESENT:
        return Age(present=True)
    ends = data_end is not None and data_end <= as_of
    if as_of > now:
        text = _tr("Data ends {time}, later than this computer's clock")
        text = text if ends else _tr("As of {time}, later than this computer's clock")
        return Age(text=text.format(time=_time(as_of, now)))
    text = _tr("Data ends {time}, {age}") if ends else _tr("As of {time}, {age}")
    return Age(text=text.format(time=_time(as_of, now), age=ago(now - as_of)))


def down_text(*, ranged: bool, present: bool) -> str:
    """Return the label of stores that are down at the end of a report's time."""
    if ranged:
        return _tr("Down at end of range")
    return _tr("Down now") if present else _tr("Down at last check")


def ago(span: int) -> str:
    """Return how long ago something was (`span` in µs), in one unit, such as 3 years ago."""
    if span < 2 * DAY:
        return plural(_tr, "1 hour ago|{n} hours ago", span // HOUR)
    if span < 2 * _WEEK:
        return plural(_tr, "1 day ago|{n} days ago", span // DAY)
    if span < 2 * _MONTH:
        return plural(_tr, "1 week ago|{n} weeks ago", span // _WEEK)
    if span < 2 * _YEAR:
        return plural(_tr, "1 month ago|{n} months ago", span // _MONTH)
    return plural(_tr, "1 year ago|{n} years ago", span // _YEAR)


def _time(time: int, now: int) -> str:
    """Return the date of a time, with the time of day if it is less than two days away."""
    if abs(now - time) < 2 * DAY:
        return _tr("{time} UTC").format(time=instant(time))
    return full_date(at(time, "UTC"))
