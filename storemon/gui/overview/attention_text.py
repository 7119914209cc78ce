"""Texts about the stores that need attention."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.attention import Attention, Need
from storemon.gui.report.report_text import before_text
from storemon.gui.widgets.format import plural

if TYPE_CHECKING:
    from storemon.gui.figures.fleet_figures import Fleet

_tr: Final = partial(QCoreApplication.translate, "AttentionCard")


def split_text(found: Attention, *, ranged: bool, present: bool) -> str:
    """Return how many stores have each need, such as 3 down now · 6 without checks."""
    down, partly, silent, worse, odd = map(found.count, Need)
    before = before_text(ranged=ranged)
    texts = (
        (down, _down_count(down, ranged=ranged, present=present)),
        (partly, plural(_tr, "1 down on some platforms|{n} down on some platforms", partly)),
        (silent, plural(_tr, "1 without checks|{n} without checks", silent)),
        (worse, plural(_tr, "1 worse than {period}|{n} worse than {period}", worse, period=before)),
        (odd, plural(_tr, "1 with hours that look wrong|{n} with hours that look wrong", odd)),
    )
    parts = [text for stores, text in texts if stores]
    if down + silent:
        parts.append(_tr("local times"))
    return " · ".join(parts)


def _down_count(stores: int, *, ranged: bool, present: bool) -> str:
    if ranged:
        return plural(_tr, "1 down at end of range|{n} down at end of range", stores)
    if present:
        return plural(_tr, "1 down now|{n} down now", stores)
    return plural(_tr, "1 down at last check|{n} down at last check", stores)


def all_well_text(fleet: Fleet, *, present: bool) -> str:
    """Return the text for no store needing attention, or for no store being open."""
    if not fleet.open_now:
        return _tr("No store was open at this time.") if not present else _tr("No store is open right now.")
    if present:
        return plural(_tr, "The 1 open store is online.|All {n} open stores are online.", fleet.open_now)
    return plural(
        _tr,
        "The 1 store that was open was online.|All {n} stores that were open were online.",
        fleet.open_now,
    )


def state_text(found: Attention, item: int, *, ranged: bool, present: bool) -> str:
    """Return why a store needs attention."""
    need = Need(int(found.need[item]))
    said = {
        Need.PARTLY: _tr("Partly down"),
        Need.NO_CHECKS: _tr("No checks"),
        Need.WORSE: _tr("Got worse"),
        Need.HOURS: _tr("Hours look wrong"),
    }
    if need in said:
        return said[need]
    if ranged:
        return _tr("Down at end of range")
    if not present:
        return _tr("Down at last check")
    return _tr("Newly down") if found.new[item] else _tr("Down now")


def others_text(others: int) -> str:
    """Return how many other stores went down with a store; `others` is −1 if unknown."""
    if others < 0:
        return _tr("Not enough data")
    if others == 0:
        return _tr("This store only")
    return plural(_tr, "Shared with 1 other|Shared with {n} others", others)
