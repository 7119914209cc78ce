"""The columns of a store's outages on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.gui.figures.note_text import notes_on, said_text
from storemon.gui.figures.outage_text import accuracy_text, end_text, start_text
from storemon.gui.widgets.format import count, open_time
from storemon.gui.widgets.sheet_table import SheetColumn

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.notes import Note
    from storemon.gui.figures.shown_week import StoreOutages


def outage_columns(
    outages: StoreOutages, place: Int64, zone: str, notes: Sequence[Note]
) -> list[SheetColumn]:
    """Return the columns of the outages at `place`; the column of notes only if there are any."""
    found, current, translate = outages.outages, outages.current, QCoreApplication.translate
    said = [said_text(notes_on(notes, found, one)) for one in place.tolist()]
    noted = [SheetColumn(translate("OutageCard", "Note"), said.__getitem__, share=1.2)] if any(said) else []
    return [
        SheetColumn(
            translate("OutageCard", "Start"),
            lambda row: start_text(found, place[row], zone),
            share=1.5 if noted else 1.0,
        ),
        SheetColumn(
            translate("OutageCard", "End"),
            lambda row: end_text(found, place[row], zone, current=current),
            share=1.1,
        ),
        SheetColumn(
            translate("OutageCard", "Downtime"),
            lambda row: open_time(int(found.lost[place[row]])),
            right=True,
        ),
        SheetColumn(
            translate("OutageCard", "Checks"),
            lambda row: count(int(found.polls[place[row]])),
            right=True,
        ),
        SheetColumn(
            translate("OutageCard", "Start accurate to"),
            lambda row: accuracy_text(found, place[row], zone),
            right=True,
        ),
        *noted,
    ]
