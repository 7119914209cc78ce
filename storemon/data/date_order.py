"""The order in which a file writes its dates, told by all of them."""

from __future__ import annotations

from storemon.core.progress import Progress
from storemon.data.csv_header import Match
from storemon.data.csv_rows import Rows
from storemon.data.csv_source import CsvSource
from storemon.data.parts import Part
from storemon.data.written_times import Order, OrderEvidence, TimeRules


def date_order(
    part: Part,
    match: Match,
    progress: Progress,
    told: Order | None = None,
    most_bytes: float = float("inf"),
) -> Order:
    """Read the times of the polls in `part`, or in about its first `most_bytes`, and return their order.

    What a person `told` counts where the dates themselves prove none. A pass of its own, so that no row
    is read before the order is known. Raises `FileRefused` and `Cancelled`.
    """
    evidence = OrderEvidence()
    unused = TimeRules(0, lambda: Order.UNSURE)
    done = 0
    with CsvSource(part, match) as source:
        for block in source.blocks():
            progress(block.fraction, f"{part.name} · looking at the dates")
            evidence.add(Rows(block, source.header, part.name, unused).columns["timestamp_utc"])
            done += len(block.data)
            if done >= most_bytes:
                break
    found = evidence.order()
    return told if told is not None and found is Order.UNSURE else found
