"""One measured figure beside its limit, and the table of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`, and the most that it may be."""

    what: str
    measured: float
    limit: float
    unit: str
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.measured <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the figure as a row of the table."""
        form = "{:.2f} {}" if self.unit in {"×", "s"} else "{:.0f} {}"
        return (
            self.what,
            form.format(self.measured, self.unit),
            form.format(self.limit, self.unit),
            "yes" if self.met else "NO",
            self.detail,
        )


def markdown(figures: Iterable[Figure]) -> str:
    """Return the table as it stands in the README."""
    rows = [("what", "measured", "limit", "kept", "detail"), *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
