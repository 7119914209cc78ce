"""A closer look, over four weeks, at stores whose hours are contradicted by a report's polls."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.hours_checks import CLOSER, CloserLook, HoursFindings, closer_look
from storemon.core.model import Int64
from storemon.core.platforms import NAMELESS
from storemon.core.progress import Progress
from storemon.data.files.fields import EARLIEST
from storemon.data.files.prefetch import prefetch
from storemon.message import Message
from storemon.services.report_source import ReportSource

_STORES_A_BATCH: Final = 250
"""Four weeks of this many stores are about as many polls as a report reads at once."""


def looked_closer(
    source: ReportSource,
    hours: HoursFindings,
    keys: Int64,
    times: tuple[int, int],
    progress: Progress,
    platform: int = NAMELESS,
) -> HoursFindings:
    """Return the findings after a closer look at the doubtful stores.

    `keys`: the stores' keys, ascending, in the order of `hours`. `times`: the end of the report and its as-of
    time, µs UTC. Uses the polls of one platform.
    """
    end, as_of = times
    span = (max(EARLIEST, end - CLOSER), end)
    rows = np.flatnonzero(hours.doubtful())
    chunks = [rows[first : first + _STORES_A_BATCH] for first in range(0, rows.size, _STORES_A_BATCH)]
    wanted = (keys[chunk].tolist() for chunk in chunks)
    batches = (source.batch((some[0], some[-1]), span, some, platform) for some in wanted)
    looks = []
    for done, found in enumerate(prefetch(batches)):
        progress(done / len(chunks), Message("Checking business hours"))
        looks.append(closer_look(found.batch, end, as_of))
    return hours.with_closer(rows, CloserLook.merged(looks)) if looks else hours
