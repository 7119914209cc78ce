"""What is known about shared outages: there were some, none, or not enough data to tell."""

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
    """All shared outages were found, if there were any."""
    UNSURE = 2
    """There may be more than were found: not enough checks to tell."""
    TOO_FEW_STORES = 3
    """There are too few stores to tell what is unusual."""


def shared_certainty(answers: FleetInsights) -> SharedCertainty:
    """Return how much is known about shared outages in the longest window."""
    figures, found = answers.figures, answers.shared
    if figures.open.shape[0] < LEAST_STORES:
        return SharedCertainty.TOO_FEW_STORES
    opened = int(figures.open[:, -1].sum())
    known = int(figures.up[:, -1].sum()) + int(figures.down[:, -1].sum())
    covered = 100 * known >= LEAST_COVERAGE * opened and known > 0
    return SharedCertainty.SURE if covered and not found.unsure else SharedCertainty.UNSURE
