"""What is known about shared outages: there were some, none, or not enough data to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from storemon.core.coverage import LEAST_COVERAGE
from storemon.core.shared import LEAST_STORES

if TYPE_CHECKING:
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Figures


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
    return WatchedTime.of(answers.figures).certainty(unsure=answers.shared.unsure)


@dataclass(frozen=True, slots=True)
class WatchedTime:
    """How many stores there are, and how much of their open time in the longest window is known (µs)."""

    stores: int = 0
    open: int = 0
    known: int = 0

    @classmethod
    def of(cls, figures: Figures) -> WatchedTime:
        """Sum up the figures of stores."""
        opened, up, down = (int(one[:, -1].sum()) for one in (figures.open, figures.up, figures.down))
        return cls(figures.open.shape[0], opened, up + down)

    def __add__(self, other: WatchedTime) -> WatchedTime:
        return WatchedTime(self.stores + other.stores, self.open + other.open, self.known + other.known)

    def certainty(self, *, unsure: bool) -> SharedCertainty:
        """Return how much is known; `unsure` as in `SharedOutages`."""
        if self.stores < LEAST_STORES:
            return SharedCertainty.TOO_FEW_STORES
        covered = 100 * self.known >= LEAST_COVERAGE * self.open and self.known > 0
        return SharedCertainty.SURE if covered and not unsure else SharedCertainty.UNSURE
