"""What is known of shared outages: there were some, there were none, or there is not enough data to tell."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from storemon.core.coverage import LEAST_COVERAGE
from storemon.core.shared import LEAST_STORES

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights


class SharedCertainty(Enum):
    """How much the polls tell about shared outages."""

    SURE = 1
    """Those that were found are all, if any."""
    UNSURE = 2
    """There may be others, or some at all: not enough checks to tell."""
    TOO_FEW_STORES = 3
    """It takes more stores to tell what unusually many are."""


def shared_certainty(answers: FleetInsights) -> SharedCertainty:
    """Return how much can be said of shared outages in the longest window."""
    figures, found = answers.figures, answers.shared
    if figures.open.shape[0] < LEAST_STORES:
        return SharedCertainty.TOO_FEW_STORES
    opened = int(figures.open[:, -1].sum())
    known = int(figures.up[:, -1].sum()) + int(figures.down[:, -1].sum())
    covered = 100 * known >= LEAST_COVERAGE * opened and known > 0
    return SharedCertainty.SURE if covered and not found.unsure else SharedCertainty.UNSURE
