"""The columns of the list of stores that need attention."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.attention import Attention, Need
from storemon.core.model import Int64
from storemon.gui.figures.outage_text import last_seen_text, start_samples, start_text
from storemon.gui.overview.attention_text import others_text, state_text
from storemon.gui.overview.hours_column import hours_column
from storemon.gui.overview.platforms_column import platforms_column
from storemon.gui.overview.store_list_card import change_column, group_column, store_column
from storemon.gui.widgets.format import NONE, instant, money, open_time, widest_moments
from storemon.gui.widgets.list_model import ListColumn

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights
    from storemon.gui.figures.fleet_figures import Fleet

_tr: Final = partial(QCoreApplication.translate, "AttentionCard")


def attention_columns(fleet: Fleet, found: Attention, currency: str, *, present: bool) -> list[ListColumn]:
    """Return the columns for stores that need attention; `present`: whether the report ends now."""
    rows, stores, ranged = fleet.rows, found.store, fleet.rows.ranged
    columns = [
        ListColumn(
            _tr("State"),
            lambda item: state_text(found, item, ranged=ranged, present=present),
            found.need,
            148,
            samples=[state_text(found, item, ranged=ranged, present=present) for item in _kinds(found)],
            tone=lambda item: "down" if found.need[item] <= Need.PARTLY else "text",
        ),
        store_column(rows, stores, _tr("Store")),
    ]
    if fleet.answers is not None and fleet.answers.platforms is not None:
        columns.append(platforms_column(fleet.answers.platforms, stores, _tr("Platforms")))
    if fleet.groups:
        columns.append(group_column(rows, stores, _tr("Group")))
    if found.count(Need.WORSE):
        columns.append(change_column(found.points, fleet.changes, stores, _tr("Change"), ranged))
    if fleet.answers is not None and found.count(Need.DOWN) + found.count(Need.NO_CHECKS):
        columns += _of_outage(fleet, fleet.answers, found, currency)
    if fleet.hours is not None and found.count(Need.HOURS):
        columns.append(hours_column(fleet.hours, found, _tr("Hours")))
    return columns


def _of_outage(fleet: Fleet, answers: FleetInsights, found: Attention, currency: str) -> list[ListColumn]:
    outages, now, place, ranged = answers.outages, answers.now, found.outage, fleet.rows.ranged
    zones = [fleet.rows.table.zones[store] for store in found.store]
    down = place >= 0
    lost, last = _of(outages.lost, place, -1), now.last_poll[found.store]
    began = np.minimum(_of(outages.start, place, 0), _of(outages.first_inactive, place, 0))

    def since(item: int) -> str:
        if down[item]:
            return start_text(outages, int(place[item]), zones[item])
        if found.need[item] != Need.NO_CHECKS:
            return NONE
        if last[item]:
            return instant(int(last[item]), zones[item])
        return _tr("all of this range") if ranged else _tr("all week")

    columns = [
        ListColumn(
            _tr("Down for"),
            lambda item: open_time(int(lost[item])) if down[item] else NONE,
            lost,
            104,
            right=True,
            descending=True,
            tone=lambda item: "down" if down[item] else "faint",
            tip=_tr("Open hours lost in this outage so far"),
        ),
        ListColumn(
            _tr("Since"),
            since,
            np.where(down, began, last),
            152,
            descending=True,
            samples=start_samples(outages, place[down]),
            tip=_tr("When the outage began, or the last check was made, in the store's local time"),
        ),
    ]
    if now.open.size > 1:
        columns.append(
            ListColumn(
                _tr("Who else"),
                lambda item: others_text(int(found.others[item])) if down[item] else NONE,
                np.where(down, found.others, -2),
                148,
                descending=True,
                tone=lambda item: "text" if found.others[item] > 0 else "muted",
                tip=_tr("Whether other stores went down at the same time: then it is probably the platform"),
            )
        )
    if not np.isnan(found.lost).all():
        columns.append(
            ListColumn(
                _tr("Lost sales"),
                lambda item: NONE if np.isnan(found.lost[item]) else money(found.lost[item].item(), currency),
                found.lost,
                88,
                right=True,
                descending=True,
                tip=_tr("Sales lost in this outage so far"),
            )
        )
    columns.append(
        ListColumn(
            _tr("Last seen online"),
            lambda item: last_seen_text(outages, int(place[item]), zones[item]) if down[item] else NONE,
            _of(outages.last_active, place, 0),
            152,
            descending=True,
            samples=widest_moments(),
            tone=lambda _: "muted",
            tip=_tr("The last check before this outage that found the store online"),
            spare=True,
        )
    )
    return columns


def _kinds(found: Attention) -> list[int]:
    """Return one item for each state in the list."""
    first: list[int] = np.unique(2 * found.need + found.new, return_index=True)[1].tolist()
    return first


def _of(values: Int64, place: Int64, otherwise: int) -> Int64:
    """Return the values at `place`, or `otherwise` where `place` is negative."""
    found = np.full(place.size, otherwise)
    found[place >= 0] = values[place[place >= 0]]
    return found
