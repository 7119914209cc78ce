"""What can be declared of a column of the store table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storemon.gui.report import store_cells as cells
from storemon.gui.report.judged_report import JudgedReport


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """What is declared of a column.

    `title`, or what `titled` makes of the report, has a `unit` below it, which in a report of a range is
    `range_unit`, and a `tip`. A column either has `texts`, which are sorted by `keys` (themselves where there
    are none) without regard to case, the empty ones last, or `numbers`, which sort it and of which `text`
    makes what a cell shows; NaN is sorted last. `words`: that begins at the cell's edge, as texts do.

    `below` (a second line), `color` (numbers of nothing are faint where there is none), `meter` (a bar from 0
    to 1) and `note` (a tooltip) are a cell's, `width` the column's least, which cuts none of the `samples`.
    `shown`: whether it means anything for a report. `window`: 0 to 2, whose figure it is. `spare`: hidden
    until it is asked for.
    """

    title: str
    unit: str = ""
    range_unit: str = ""
    tip: str = ""
    titled: Callable[[JudgedReport], str] | None = None
    texts: Callable[[JudgedReport], list[str]] | None = None
    keys: Callable[[JudgedReport], list[str]] | None = None
    below: Callable[[JudgedReport, int], str] | None = None
    numbers: cells.Numbers | None = None
    text: Callable[[JudgedReport, int, float], str] = cells.plain_amount
    color: Callable[[JudgedReport, int, float], cells.Tone] | None = None
    note: Callable[[JudgedReport, int], str] = lambda _report, _store: ""
    shown: Callable[[JudgedReport], bool] = lambda _report: True
    samples: Callable[[], list[str]] = list
    meter: bool = False
    width: int = 88
    window: int = 2
    spare: bool = False
    words: bool = False

    @property
    def right(self) -> bool:
        """Whether the text of a cell ends at its edge, as numbers do."""
        return self.texts is None and not self.words

    def tone(self, report: JudgedReport, store: int, value: float) -> cells.Tone:
        """Return the color of a cell's text."""
        if self.color is not None:
            return self.color(report, store, value)
        return "" if self.texts or value > 0 else "faint"
