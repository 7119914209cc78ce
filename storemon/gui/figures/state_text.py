"""Texts about a store's state at the end of a report's time, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.fleet import last_outages
from storemon.gui.figures.outage_text import start_text
from storemon.gui.report.platform_text import state_text as platform_state
from storemon.gui.widgets.format import instant, open_time

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights
    from storemon.gui.report.judged_report import JudgedReport

_tr: Final = partial(QCoreApplication.translate, "state")


@dataclass(frozen=True, slots=True)
class StateText:
    """`text`: empty if the report does not have the state; `tone`: "down", "good" or "muted"."""

    text: str = ""
    tone: str = "muted"


def state_text(report: JudgedReport, store: int, *, present: bool) -> StateText:
    """Return the state of the store at a position; `present`: whether the report's end is now."""
    found, zone = report.answers, report.table.zones[store]
    if found is None:
        return StateText()
    if found.now.down[store]:
        down = _ends(_tr("Down {when}"), ranged=report.ranged, present=present)
        words = [down, *_outage(found, store, zone)]
        return StateText(" · ".join(words), "down")
    if found.platforms is not None and found.platforms.partly[store]:
        return StateText(f"{_tr('Partly down')} · {platform_state(found.platforms, store)}", "down")
    if not found.now.open[store]:
        return StateText(_ends(_tr("Closed {when}"), ranged=report.ranged, present=present))
    if found.now.up[store]:
        return StateText(_ends(_tr("Online {when}"), ranged=report.ranged, present=present), "good")
    last = int(found.now.last_poll[store])
    since = _tr("No checks since {time}").format(time=instant(last, zone))
    return StateText(since if last else _tr("No checks"))


def _outage(found: FleetInsights, store: int, zone: str) -> list[str]:
    """Return how much open time its outage has cost so far, and when the outage began."""
    place = int(last_outages(found.outages, np.array([store]))[0])
    if place < 0:
        return []
    since = _tr("since {time}").format(time=start_text(found.outages, place, zone))
    return [open_time(int(found.outages.lost[place])), since]


def _ends(words: str, *, ranged: bool, present: bool) -> str:
    if ranged:
        return words.format(when=_tr("at end of range"))
    return words.format(when=_tr("now") if present else _tr("at last check"))
