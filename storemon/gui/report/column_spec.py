"""The declaration of a column of the store table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storemon.gui.report import store_cells as cells
from storemon.gui.report.judged_report import JudgedReport


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """Declares a column.

    The title is `title`, or what `titled` returns for a report, with a `unit` below it (`range_unit` in a
    report on a range) and a `tip`. A column has `texts`, sorted by `keys` (None: by the texts) ignoring case,
    empty ones last; or `numbers`, which sort it, NaN last, and which `text` formats. With both, cells show
    the texts and the numbers sort them. `words`: align formatted numbers like texts.

    For a cell, `below` is a second line, `color` its color (None: numbers that are not positive are faint),
    `note` a tooltip; `meter` draws the number, 0 to 1, as a bar. `width`: the least width, which is widened
    to fit `samples`. `shown`: whether the column applies to a report. `window`: 0 to 2, the window of its
    figures. `spare`: hidden by default.
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
        """Whether cells are right-aligned, as numbers are."""
        return self.texts is None and not self.words

    def tone(self, report: JudgedReport, store: int, value: float) -> cells.Tone:
        """Return the color of a cell's text."""
        if self.color is not None:
            return self.color(report, store, value)
        return "" if self.texts or value > 0 else "faint"
