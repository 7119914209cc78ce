"""The parts of a report, collected until its table and insights are made from them."""

from __future__ import annotations

import numpy as np

from storemon.core.insights import Insights, Records
from storemon.core.model import Bool, Figures
from storemon.data.kept_insights import KeptFile, KeptInsights
from storemon.services.report_parts import Part


class GatheredParts:
    """The parts of one job, concatenated.

    The insights of many stores take most of a report's memory, so if there are several parts they wait on
    disk. `insights` has those of each part; `figures` and `excused_polls` are as in `Part`.
    """

    def __init__(self) -> None:
        self.store_ids: list[str] = []
        self.zones: list[str | None] = []
        self._file: KeptFile | None = None
        self._names: dict[str | None, str | None] = {}
        self.insights: list[Records] = []
        self._with_hours: list[Bool] = []
        self._figures: list[Figures] = []
        self._excused_polls: list[Figures] = []

    def add(self, part: Part) -> None:
        """Add a part."""
        self.insights.append(part.insights)
        if len(self.insights) > 1:
            self._file = self._file or KeptFile()
            self.insights = [
                KeptInsights.of(one, self._file) if isinstance(one, Insights) else one
                for one in self.insights
            ]
        self.store_ids += part.store_ids
        # The database returns each name anew, and there are few.
        self.zones += [self._names.setdefault(zone, zone) for zone in part.zones]
        self._with_hours.append(part.with_hours)
        if part.figures is not None:
            self._figures.append(part.figures)
        if part.excused_polls is not None:
            self._excused_polls.append(part.excused_polls)

    @property
    def with_hours(self) -> Bool:
        """Which stores have rows of business hours."""
        return np.concatenate(self._with_hours)

    @property
    def figures(self) -> Figures | None:
        """The poll-count figures, None with the other method."""
        return Figures.merged(self._figures) if self._figures else None

    @property
    def excused_polls(self) -> Figures | None:
        """The excused part of these figures."""
        return Figures.merged(self._excused_polls) if self._excused_polls else None
