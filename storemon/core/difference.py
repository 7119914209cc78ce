"""How much a figure differs from the period before, and whether the difference is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.model import Bool, Figures, Int64

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Differences:
    """The change of each store in one window; all of shape (stores,).

    `points`: change of the uptime, up / (up + down), in percentage points, NaN if either period has no
    uptime. `better`, `worse`: certainly, because the range of the uptime is entirely above, or below, the
    range in the period before.
    """

    points: NDArray[np.float64]
    better: Bool
    worse: Bool

    @property
    def sure(self) -> Bool:
        """Whether there certainly is a change."""
        return self.better | self.worse

    @classmethod
    def of(
        cls,
        now: Figures,
        before: Figures,
        window: int,
        sure: tuple[Certainty, Certainty] | None = None,
    ) -> Self:
        """Compare a window's figures; unless both periods have bounds, no change is certain."""
        shares = [_shares(found.up[:, window], found.down[:, window]) for found in (now, before)]
        points = 100 * (shares[0] - shares[1])
        better, worse = np.zeros((2, points.size), np.bool_)
        if sure is not None:
            (low, high), (low_before, high_before) = (
                (found.low()[:, window], found.high()[:, window]) for found in sure
            )
            # Divisions keep their order, so what is apart here is truly apart; NaN is never.
            better, worse = low > high_before, high < low_before
        return cls(points, better, worse)


def _shares(up: Int64, down: Int64) -> NDArray[np.float64]:
    known = up + down
    return np.where(known > 0, up / np.maximum(known, 1), np.nan)
