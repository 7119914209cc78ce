"""Texts about outages, for the screen and paper; they never claim a start or end that was not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.core.outages import NEVER, NOT_KNOWN
from storemon.core.shared import OWN, UNDATED
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.gui.widgets.format import NONE, at, duration, full_date, instant, open_time, widest_moments

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.outages import Outages
    from storemon.gui.figures.shown_week import StoreOutages


def start_text(found: Outages, place: int, zone: str) -> str:
    """Return when an outage began: 15 Jan 2023, 11:30, or before 18 Jan 2023."""
    start, first = int(found.start[place]), int(found.first_inactive[place])
    if not found.earlier[place]:
        return instant(start, zone)
    last = int(found.last_active[place])
    if last > NOT_KNOWN and first >= start:
        # The two checks are on either side of the edge, so they say more than the edge does.
        return instant((last + first) // 2, zone)
    local = at(start, zone)
    known = last != NOT_KNOWN and at(first, zone).date() < local.date()
    return _before(full_date(local) if known else instant(start, zone))


def start_samples(found: Outages, places: Int64) -> list[str]:
    """Return texts, one of which is as wide as any start text."""
    moments = widest_moments()
    return [*moments, *map(_before, moments)] if found.earlier[places].any() else moments


def _before(when: str) -> str:
    return QCoreApplication.translate("outage", "before {time}").format(time=when)


def accuracy_text(found: Outages, place: int, zone: str) -> str:
    """Return how exactly the start is known, or when the store was last seen online before it."""
    last, first = int(found.last_active[place]), int(found.first_inactive[place])
    if last == NEVER:
        return QCoreApplication.translate("outage", "never seen online")
    if last == NOT_KNOWN:
        return NONE
    if found.earlier[place] and first < int(found.start[place]):
        text = QCoreApplication.translate("outage", "last seen online {time}")
        return text.format(time=instant(last, zone))
    return f"±{slack_text(first - last)}"


def last_seen_text(found: Outages, place: int, zone: str) -> str:
    """Return when the store was last seen online before the outage."""
    last = int(found.last_active[place])
    if last == NEVER:
        return QCoreApplication.translate("outage", "never")
    return NONE if last == NOT_KNOWN else instant(last, zone)


def end_text(found: Outages, place: int, zone: str, *, current: bool) -> str:
    """Return when an outage ended; `current`: the time shown runs up to the newest poll that counts."""
    if found.still_open[place] and current:
        return QCoreApplication.translate("outage", "ongoing")
    text = instant(int(found.end[place]), zone)
    return _or_later(text) if found.still_open[place] or found.later[place] else text


def end_samples(found: Outages, places: Int64, *, current: bool) -> list[str]:
    """Return texts, one of which is as wide as any end text."""
    moments = widest_moments()
    later = found.later[places].any() or (not current and found.still_open[places].any())
    return [*moments, *map(_or_later, moments)] if later else moments


def _or_later(when: str) -> str:
    return QCoreApplication.translate("outage", "{time} or later").format(time=when)


def slack_text(span: int) -> str:
    """Format µs rounded up to the minute, or from a day on to the hour: 52 min, 1 h 5 min, 2 d 3 h."""
    step = MINUTE if span < DAY else HOUR
    whole = -(-span // step) * step
    return f"{whole // MINUTE} min" if whole < HOUR else duration(whole)


def shared_text(found: StoreOutages, item: int) -> str:
    """Return whether other stores were in the outage too."""
    which = int(found.shared[item])
    if which == OWN:
        return QCoreApplication.translate("outage", "This store only")
    if which == UNDATED:
        return NONE
    text = QCoreApplication.translate("outage", "{n} stores affected")
    return text.format(n=int(found.affected[item]))


def split_text(found: StoreOutages) -> str:
    """Return how much of the downtime was shared with other stores; empty if the report does not know."""
    if found.lost_shared is None or found.lost_undated is None or not found.place.size:
        return ""
    translate = QCoreApplication.translate
    if found.few:
        return translate("outage", "Not enough stores to tell whether others went down too.")
    shared, undated = found.lost_shared, found.lost_undated
    own = max(0, int(found.outages.lost[found.place].sum()) - shared - undated)
    if not shared and not own:
        return translate("outage", "Not enough checks to tell whether other stores went down too.")
    if not shared and not undated:
        return translate("outage", "This store only.")
    parts = [
        (shared, translate("outage", "{time} shared with many other stores")),
        (own, translate("outage", "{time} this store only")),
        (undated, translate("outage", "{time} not enough checks to tell")),
    ]
    return " · ".join(text.format(time=open_time(part)) for part, text in parts if part)
