"""Texts about what a report counts, for titles and captions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.shared import LEAST_STORES
from storemon.core.shared_certainty import SharedCertainty, shared_certainty
from storemon.core.vocabulary import DAY, HOUR
from storemon.gui.widgets.format import count, full_date, instant, method_text, plural, reach_text

if TYPE_CHECKING:
    from storemon.core.dates import Dates
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Int64
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.report_info import ReportInfo
    from storemon.services.resolve_as_of import AsOf

_MOST_NAMED: Final = 3

_tr: Final = partial(QCoreApplication.translate, "report")


def time_text(info: ReportInfo) -> str:
    """Return the as-of time or the range of a report, for example: as of 25 Jan 2023, 18:13 UTC."""
    if info.range is None:
        return as_of_text(info)
    if info.dates is not None:
        return _dates_text(info, info.dates)
    text = _tr("from {start} to {end} UTC")
    return text.format(start=instant(info.range.start), end=instant(info.range.end))


def _dates_text(info: ReportInfo, dates: Dates) -> str:
    """Return the local dates of a report, with its as-of time if that cuts them short."""
    first, last = map(full_date, (dates.first, dates.last))
    text = _tr("for {date}, local time") if first == last else ""
    text = text or _tr("from {first} to {last}, local time")
    text = text.format(date=first, first=first, last=last)
    return f"{text}, {as_of_text(info)}" if info.range and info.range.end == info.as_of else text


def as_of_text(info: ReportInfo) -> str:
    """Return the as-of time of a report, including one on a range."""
    text = _tr("as of {time} UTC")
    return text.format(time=instant(info.as_of or 0))


def report_text(info: ReportInfo) -> str:
    """Return what a report counts and how, for example: Report as of … · checks count for up to 2 h."""
    parts = [_tr("Report {time}").format(time=time_text(info))]
    parts.append(counted_text(info.reach) if info.method == "interpolated" else method_text(info.method))
    return " · ".join(parts)


def platforms_text(rows: StoreRows) -> str:
    """Return which platforms a report's times cover, and a separator; empty unless there are several."""
    alone = rows.table.of_platform
    if alone is not None:
        text = _tr("{platform} alone").format(platform=alone or _tr("without a platform"))
    elif rows.table.added_up is not None:
        text = _tr("times of all platforms added up")
    else:
        return ""
    return f"{text} · "


def counted_text(reach: int | None) -> str:
    """Return how long a check counts in the interpolated method."""
    if reach is None:
        return _tr("checks count without a time limit")
    text = _tr("checks count for up to {time}")
    return text.format(time=reach_text(reach))


def later_text(rows: StoreRows | None) -> str:
    """Return which polls are left out as later than the as-of time, and which stores are far ahead.

    Empty if there are none.
    """
    if rows is None or rows.answers is None:
        return ""
    later, ahead = rows.answers.later, rows.answers.ahead
    texts = []
    if later.any():
        texts.append(later_note(int(later.sum()), _titles(rows, later)))
    if ahead.any():
        texts.append(ahead_text(int(ahead.max()), _titles(rows, ahead)))
    return " · ".join(texts)


def _titles(rows: StoreRows, of: Int64) -> list[str]:
    return [rows.title(store) for store in of.nonzero()[0].tolist()]


def ahead_text(lead: int, stores: Sequence[str]) -> str:
    """Return the text that the newest polls of `stores` (titles) are `lead` µs ahead of all others."""
    if lead < 2 * DAY:
        time = plural(_tr, "1 hour|{n} hours", lead // HOUR)
    else:
        time = plural(_tr, "1 day|{n} days", lead // DAY)
    text = plural(
        _tr,
        "The newest check of 1 store is {time} ahead of all others"
        "|The newest checks of {n} stores are {time} ahead of all others",
        len(stores),
        time=time,
    )
    return f"{text}: {_first_names(stores)}"


def as_of_note(found: AsOf) -> str:
    """Return a note on the as-of time that a new report would have; empty if there is none."""
    texts = [later_note(found.polls, list(found.later))] if found.later else []
    if found.ahead:
        texts.append(ahead_text(max(found.ahead.values()), list(found.ahead)))
    return " · ".join(texts)


def later_note(polls: int, stores: Sequence[str]) -> str:
    """Return the text that `polls` later polls of these stores are not counted, with the first names."""
    text = plural(_tr, "1 later check is not counted|{n} later checks are not counted", polls)
    return f"{text}: {_first_names(stores)}"


def _first_names(stores: Sequence[str]) -> str:
    names = ", ".join(stores[:_MOST_NAMED])
    if more := stores[_MOST_NAMED:]:
        text = _tr("{names} and {n} more")
        names = text.format(names=names, n=count(len(more)))
    return names


def whole_text(*, ranged: bool) -> str:
    """Return the name of the longest window: last week, or in this range."""
    if ranged:
        return _tr("in this range")
    return _tr("last week")


def before_text(*, ranged: bool) -> str:
    """Return what the longest window is compared with: the week before, or the period before."""
    if ranged:
        return QCoreApplication.translate("report", "the period before")
    return QCoreApplication.translate("report", "the week before")


def no_shared_text(answers: FleetInsights | None) -> str:
    """Return why no shared outage is listed: there was none, or too little is known."""
    if answers is None:
        return _tr("Generate a new report to see shared outages.")
    certainty = shared_certainty(answers)
    if certainty is SharedCertainty.TOO_FEW_STORES:
        text = _tr("Not enough stores to tell; at least {n} are needed.")
        return text.format(n=LEAST_STORES)
    if certainty is SharedCertainty.UNSURE:
        return _tr("Not enough checks to tell.")
    return _tr("No shared outages.")


def silent_text(silent: int) -> str:
    """Return how many stores have no polls during open hours."""
    if not silent:
        return _tr("all with checks")
    return plural(_tr, "1 with no checks during open hours|{n} with no checks during open hours", silent)


def gone_text() -> str:
    """Return the text for a store that is no longer in the data."""
    return _tr("This store is no longer in your data.")
