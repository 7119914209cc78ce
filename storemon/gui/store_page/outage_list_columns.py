"""The columns of a store's list of outages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.notes import Note
from storemon.gui.figures.common_outage_columns import downtime_column, platform_column
from storemon.gui.figures.note_text import full_text, notes_on, notes_text
from storemon.gui.figures.outage_text import (
    accuracy_text,
    end_samples,
    end_text,
    shared_text,
    start_samples,
    start_text,
)
from storemon.gui.figures.shown_week import OUTSIDE, StoreOutages
from storemon.gui.widgets.format import count, open_time
from storemon.gui.widgets.list_model import ListColumn, ranks

_tr: Final = partial(QCoreApplication.translate, "OutageCard")
_KNOWN: Final = 120
_KNOWN_WIDE: Final = 264
"""Widths of the column that says how accurately a start is known; the wider one fits a date."""


def columns_of(found: StoreOutages, zone: str, notes: Sequence[Note]) -> list[ListColumn]:
    """Return the columns of a store's outages; `notes`: all notes on the store."""
    outages, place = found.outages, found.place
    start, end = outages.start[place], outages.end[place]
    lost, polls, slack = outages.lost[place], outages.polls[place], outages.slack[place]

    def began(item: int) -> str:
        return start_text(outages, int(place[item]), zone)

    def ended(item: int) -> str:
        return end_text(outages, int(place[item]), zone, current=found.current)

    def known(item: int) -> str:
        return accuracy_text(outages, int(place[item]), zone)

    columns = [
        *platform_column(found.platforms),
        ListColumn(
            _tr("Start"),
            began,
            np.minimum(start, outages.first_inactive[place]),
            160,
            samples=start_samples(outages, place),
        ),
        ListColumn(
            _tr("End"),
            ended,
            end,
            whole=ended,
            samples=end_samples(outages, place, current=found.current),
        ),
        downtime_column(lost, open_time, 104),
        ListColumn(
            _tr("Checks"),
            lambda item: count(int(polls[item])),
            polls,
            64,
            right=True,
            descending=True,
            tip=_tr("Checks that found the store offline"),
            spare=True,
        ),
        *_note_column(found, zone, notes),
        ListColumn(
            _tr("Start accurate to"),
            known,
            np.where(slack > 0, slack, np.nan),
            _KNOWN_WIDE if outages.earlier[place].any() else _KNOWN,
            tip=_tr("The store went down between two checks this far apart"),
            whole=known,
            spare=True,
        ),
    ]
    if (found.shared != OUTSIDE).any():
        columns.append(
            ListColumn(
                _tr("Shared"),
                lambda item: shared_text(found, item),
                found.shared,
                124,
                tip=_tr("Whether unusually many stores went down at that time"),
            )
        )
    return columns


def _note_column(found: StoreOutages, zone: str, notes: Sequence[Note]) -> list[ListColumn]:
    on = [notes_on(notes, found.outages, place) for place in found.place.tolist()]
    if not any(on):
        return []
    texts = list(map(notes_text, on))
    return [
        ListColumn(
            _tr("Note"),
            lambda item: texts[item],
            ranks(texts),
            140,
            whole=lambda item: full_text(on[item], zone),
        )
    ]
