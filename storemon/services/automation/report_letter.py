"""The mail of a scheduled report."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np

from storemon.core.fleet import worst
from storemon.core.vocabulary import HOUR
from storemon.message import Message
from storemon.services import summary
from storemon.services.automation.letters import Attachment, Letter
from storemon.services.automation.presenting import Presenter
from storemon.services.exports import Export

_WORST: Final = 5


def report_letter(export: Export, group: str, file: Attachment, presenter: Presenter) -> Letter:
    """Return the mail for a report of dates, of all stores or those of a group, with its file attached."""
    say, dates = presenter.text, export.info.dates
    totals = summary.totals(export)[-1]
    span = Message("{first} to {last}", first=dates.first, last=dates.last) if dates else Message("")
    if dates is not None and dates.first == dates.last:
        span = Message("{day}", day=dates.first)
    subject = Message("Uptime of stores, {dates}", dates=span)
    if group:
        subject = Message("Uptime of {group}, {dates}", group=group, dates=span)
    facts = [
        (Message("Period"), span),
        (Message("Stores"), Message("{count}", count=export.count)),
        (Message("Uptime"), _percent(totals.up, totals.up + totals.down)),
        (Message("Downtime"), _hours(totals.down)),
        (Message("Unknown time"), _hours(totals.unknown)),
    ]
    return Letter(
        say(subject),
        say(Message("Here is the report. The whole of it is in the attached file.")),
        tuple((say(name), say(value)) for name, value in facts),
        tuple(say(line) for line in _lowest(export)),
        say(Message("storemon sends this as it was set up on the page Automation.")),
        (file,),
    )


def _lowest(export: Export) -> list[Message]:
    """Return the stores with the lowest uptime among those with downtime."""
    figures = export.table.figures
    own = np.arange(len(export.table.store_ids)) if export.stores is None else export.stores
    up, down = figures.up[own, -1], figures.down[own, -1]
    lines = []
    for place in worst(up, down, _WORST).tolist():
        store = int(own[place])
        name = export.labels.names[store] or export.table.store_ids[store]
        share = _percent(int(up[place]), int(up[place] + down[place]))
        lines.append(
            Message(
                "{store}: uptime {share}, down {time}", store=name, share=share, time=_hours(int(down[place]))
            )
        )
    return lines


def _percent(part: int, whole: int) -> Message:
    share = summary.share(part, whole)
    if share is None:
        return Message("no checks")
    return Message("{percent}%", percent=Decimal(round(share * 10_000)) / 100)


def _hours(time: int) -> Message:
    return Message("{hours} h", hours=Decimal(time * 10 // HOUR) / 10)
