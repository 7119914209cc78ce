"""A measured figure with its limit, and the table of all figures."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import PySide6

import storemon


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value in `unit` and its limit; `goal` is the long-term target."""

    what: str
    measured: float
    limit: float
    unit: str
    detail: str = ""
    goal: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure is within its limit."""
        return self.measured <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the figure as a table row."""
        form = "{:.2f} {}" if self.unit in {"×", "s"} else "{:.0f} {}"
        aim = ""
        if self.goal is not None:
            reached = "reached" if self.measured <= self.goal else "missed"
            aim = f"; goal of {form.format(self.goal, self.unit)} {reached}"
        return (
            self.what,
            form.format(self.measured, self.unit),
            form.format(self.limit, self.unit),
            "yes" if self.met else "NO",
            self.detail + aim,
        )


def beside(
    what: str, pairs: Sequence[tuple[float, float]], limit: float, goal: float | None = None
) -> Figure:
    """Return the ratio of paired measurements in seconds: the median of the pairs' ratios."""
    ratio = statistics.median(one / other for one, other in pairs)
    one, other = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    detail = f"{one:.2f} s and {other:.2f} s, median of {len(pairs)} pairs"
    return Figure(what, ratio, limit, "×", detail, goal)


def markdown(figures: Iterable[Figure]) -> str:
    """Return the machine and the table in Markdown, for the README."""
    rows = [("what", "measured", "limit", "kept", "detail"), *(figure.cells() for figure in figures)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---|--:|--:|---|---|")
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors"
    versions = f"Python {platform.python_version()}, Qt {PySide6.__version__}"
    return f"{machine}, {versions}, storemon {storemon.__version__}:\n\n" + "\n".join(lines)
