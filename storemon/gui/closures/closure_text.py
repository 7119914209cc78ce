"""Texts about closures and special hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import MINUTE
from storemon.gui.closures.store_titles import StoreTitles
from storemon.gui.figures.hours_calendar import CalendarCell
from storemon.gui.widgets.format import clock_span, date_span, full_date, plural
from storemon.services.closures import Closure

_tr: Final = partial(QCoreApplication.translate, "closures")

_MINUTES_OF_A_DAY: Final = 24 * 60
_BY_ID: Final = StoreTitles()


def closure_text(closure: Closure, titles: StoreTitles = _BY_ID) -> str:
    """Return a closure on one line: its dates, stores, hours, and name."""
    dates = (
        full_date(closure.first) if closure.first == closure.last else date_span(closure.first, closure.last)
    )
    return " · ".join(filter(None, (dates, for_whom(closure, titles), hours_text(closure), closure.name)))


def calendar_cells(
    dates: Sequence[dt.date],
    found: Mapping[dt.date, Sequence[Closure]],
    titles: StoreTitles = _BY_ID,
) -> list[CalendarCell]:
    """Return a calendar's dates, each with its first closure and the number of others."""
    cells = []
    for date in dates:
        closures = found.get(date, ())
        if not closures:
            cells.append(CalendarCell(date, ""))
            continue
        texts = [
            " · ".join(filter(None, (for_whom(one, titles), hours_text(one), one.name))) for one in closures
        ]
        first, more = closures[0], len(closures) - 1
        stores, below = for_whom(first, titles), first.name
        if more and all(one.store_ids and _alike(one, first) for one in closures):
            # What was entered for several stores at once is one row a store.
            stores = plural(_tr, "1 store|{n} stores", sum(len(one.store_ids) for one in closures))
        elif more:
            below = plural(_tr, "and 1 more|and {n} more", more)
        said = f"{stores}: {hours_text(first)}"
        cells.append(CalendarCell(date, said, below, special=True, more="; ".join(texts)))
    return cells


def _alike(one: Closure, other: Closure) -> bool:
    return (one.start, one.end, one.name) == (other.start, other.end, other.name)


def for_whom(closure: Closure, titles: StoreTitles = _BY_ID) -> str:
    """Return the stores of a closure as text."""
    if len(closure.store_ids) > 1:
        return plural(_tr, "1 store|{n} stores", len(closure.store_ids))
    if closure.store_ids:
        (store_id,) = closure.store_ids
        return titles.name(store_id) or _tr("Store {store_id}").format(store_id=store_id)
    return _tr("Group {group}").format(group=closure.group) if closure.group else _tr("All stores")


def hours_text(closure: Closure) -> str:
    """Return that the store is closed, or its open times."""
    if closure.closed:
        return _tr("Closed")
    return clock_span(_wall(closure.start), _wall(closure.end))


def _wall(time: int) -> dt.time | None:
    """Return a time of day in whole minutes, None for the end of the day."""
    minutes = time // MINUTE
    return None if minutes >= _MINUTES_OF_A_DAY else dt.time(minutes // 60, minutes % 60)
