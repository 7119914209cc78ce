"""What the window says of a closure or of special hours."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import MINUTE
from storemon.gui.widgets.format import clock_span, date_span, full_date, plural
from storemon.services.closures import Closure

_tr: Final = partial(QCoreApplication.translate, "closures")

_MINUTES_OF_A_DAY: Final = 24 * 60


def closure_text(closure: Closure) -> str:
    """Return a closure in a line: its dates, who it is for, what it says, and its name."""
    dates = (
        full_date(closure.first) if closure.first == closure.last else date_span(closure.first, closure.last)
    )
    return " · ".join(filter(None, (dates, for_whom(closure), hours_text(closure), closure.name)))


def for_whom(closure: Closure) -> str:
    """Return the stores that it is for."""
    if len(closure.store_ids) > 1:
        return plural(_tr, "1 store|{n} stores", len(closure.store_ids))
    if closure.store_ids:
        return _tr("Store {store_id}").format(store_id=closure.store_ids[0])
    return _tr("Group {group}").format(group=closure.group) if closure.group else _tr("All stores")


def hours_text(closure: Closure) -> str:
    """Return that the store is closed, or from when to when it is open."""
    if closure.closed:
        return _tr("Closed")
    return clock_span(_wall(closure.start), _wall(closure.end))


def _wall(time: int) -> dt.time | None:
    """Return a time of day in whole minutes, None for the end of the day."""
    minutes = time // MINUTE
    return None if minutes >= _MINUTES_OF_A_DAY else dt.time(minutes // 60, minutes % 60)
