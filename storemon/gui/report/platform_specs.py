"""The columns of platforms, for a report on several; `place` is a position in `PlatformUptimes`."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.coverage import is_sparse
from storemon.core.vocabulary import HOUR
from storemon.gui.report.column_spec import ColumnSpec
from storemon.gui.report.judged_report import JudgedReport
from storemon.gui.report.store_cells import Tone, down_color, shares, sparse_text
from storemon.gui.widgets.format import NONE, percent

if TYPE_CHECKING:
    from numpy.typing import NDArray

_tr: Final = partial(QCoreApplication.translate, "platforms")


def platform_column(place: int) -> ColumnSpec:
    """Return the column of one platform; places are ordered by number of stores, most first."""
    return ColumnSpec(
        "Platform",
        "last week",
        "in range",
        tip="Uptime on this platform alone; red where the store is down there",
        titled=partial(_name, place),
        numbers=partial(_uptimes, place),
        text=partial(_uptime_text, place),
        color=partial(_color, place),
        note=partial(_note, place),
        shown=lambda report: report.platforms is not None and place < len(report.platforms.names),
        width=104,
    )


def _name(place: int, report: JudgedReport) -> str:
    """Return the platform's name."""
    found = report.platforms
    known = found is not None and place < len(found.names)
    return (found.names[place] if found is not None and known else "") or _tr("No platform")


def _uptimes(place: int, report: JudgedReport) -> NDArray[np.float64]:
    """Return the uptime share of each store on the platform; NaN if nothing is known."""
    found = report.platforms
    if found is None or place >= len(found.names):
        return np.full(len(report.open_week), np.nan)
    return shares(found.up[:, place], found.known[:, place])


def _uptime_text(place: int, report: JudgedReport, store: int, value: float) -> str:
    """Return the text of a store's uptime on the platform."""
    found = report.platforms
    if found is None or math.isnan(value):
        return NONE
    return percent(found.up[store, place].item(), found.known[store, place].item(), 2)


def _color(place: int, report: JudgedReport, store: int, value: float) -> Tone:
    """Mark stores that are down on the platform at the end, and uptimes based on little data."""
    if _is_down(place, report, store):
        return "down"
    return "faint" if math.isnan(value) or _is_sparse(place, report, store) else ""


def _note(place: int, report: JudgedReport, store: int) -> str:
    """Return a note if a store is down on the platform at the end, or if little is known of it."""
    found = report.platforms
    if found is None:
        return ""
    if _is_down(place, report, store):
        return _tr("Down at end of range") if report.ranged else _tr("Down at last check")
    if not _is_sparse(place, report, store):
        return ""
    return sparse_text(found.known[store, place].item(), found.open[store, place].item())


def _dark_hours(report: JudgedReport) -> NDArray[np.float64]:
    """Return the hours in which a store was down on a platform and up on none."""
    sums = None if report.answers is None else report.answers.platforms
    if sums is None:
        return np.full(len(report.open_week), np.nan)
    return np.asarray(sums.dark[:, -1] / HOUR, np.float64)


def _is_down(place: int, report: JudgedReport, store: int) -> bool:
    found, sums = report.platforms, None if report.answers is None else report.answers.platforms
    if found is None or sums is None or place >= len(found.names):
        return False
    return bool(sums.down[store, sums.names.index(found.names[place])])


def _is_sparse(place: int, report: JudgedReport, store: int) -> bool:
    found = report.platforms
    if found is None or report.counted or place >= len(found.names):
        return False
    return is_sparse(int(found.known[store, place]), int(found.open[store, place]))


DOWN_EVERYWHERE: Final = ColumnSpec(
    "Down everywhere",
    "last week, h",
    "in range, h",
    tip="Open time in which a store was down on a platform and up on none",
    numbers=_dark_hours,
    color=down_color,
    shown=lambda report: report.answers is not None and report.answers.platforms is not None,
    width=132,
)
