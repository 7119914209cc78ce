"""The contents of the cells of the store table: numbers, texts and colors."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QCoreApplication

from storemon.core.model import Figures, Int64
from storemon.core.target import allowance_left
from storemon.core.vocabulary import HOUR, MINUTE, Verdict
from storemon.gui.report.judged_report import JudgedReport
from storemon.gui.report.platform_text import state_text as platform_state
from storemon.gui.widgets.format import (
    NONE,
    money,
    open_time,
    percent,
    percent_range,
    percent_text,
    plain_number,
    two_decimals,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tone = Literal["", "good", "down", "muted", "faint"]
"""The color of a text: the default (empty), or one of the theme."""
Numbers = Callable[[JudgedReport], "NDArray[np.float64]"]


def column_text(text: str) -> str:
    """Translate a text of a declaration."""
    return QCoreApplication.translate("StoreTableModel", text) if text else ""


def plain_amount(_report: JudgedReport, _store: int, value: float) -> str:
    """Return an amount of minutes or hours with two decimals."""
    return NONE if math.isnan(value) else two_decimals(value)


def down_color(_report: JudgedReport, _store: int, value: float) -> Tone:
    """Mark downtime."""
    return "down" if value > 0 else "faint"


def durations(find: Callable[[Figures], Int64], window: int) -> Numbers:
    """Return a column of up or down time in a window, 0 to 2: minutes in the hour, else hours."""

    def numbers(report: JudgedReport) -> NDArray[np.float64]:
        figures, place = report.table.figures, window - 3
        if -place > figures.open.shape[1]:
            return np.full(len(figures.open), np.nan)
        known = (figures.up[:, place] + figures.down[:, place] > 0) | report.counted
        return np.where(known, find(figures)[:, place] / (HOUR if window else MINUTE), np.nan)

    return numbers


def shares(part: Int64, whole: Int64) -> NDArray[np.float64]:
    """Return parts of wholes as shares, 0 to 1; NaN if the whole is 0."""
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def uptime_note(report: JudgedReport, store: int) -> str:
    """Return a note on how little is known, if an uptime is based on little data."""
    if not report.sparse(store):
        return ""
    return sparse_text(report.known_week[store].item(), report.open_week[store].item())


def sparse_text(known: int, whole: int) -> str:
    """Return the text that only a share of the open time is known."""
    return column_text("Only {share} of the open time is known").format(share=percent(known, whole))


def adjusted_uptimes(report: JudgedReport) -> NDArray[np.float64]:
    """Return the uptime shares, excluding excused time."""
    up = report.adjusted.up[:, -1]
    return shares(up, up + report.adjusted.down[:, -1])


def adjusted_text(report: JudgedReport, store: int, _value: float) -> str:
    """Return the text of the uptime, excluding excused time."""
    up = report.adjusted.up[store, -1].item()
    return percent(up, up + report.adjusted.down[store, -1].item(), 2)


def lowest_uptimes(report: JudgedReport) -> NDArray[np.float64]:
    """Return the lowest possible uptime shares."""
    return np.full(len(report.open_week), np.nan) if report.sure is None else report.sure.low()[:, -1]


def bounds_text(report: JudgedReport, store: int, _value: float) -> str:
    """Return the text of the lowest and the highest possible uptime."""
    sure = report.sure
    if sure is None:
        return NONE
    amounts = (sure.up, sure.highest, sure.open)
    return percent_range(*(amount[store, -1].item() for amount in amounts))


def changes(report: JudgedReport) -> NDArray[np.float64]:
    """Return the change of uptime since the period before, in percentage points."""
    found = report.changes
    return np.full(len(report.open_week), np.nan) if found is None else found.points


def change_color(report: JudgedReport, store: int, value: float) -> Tone:
    """Mark changes that are sure, drops in the color of downtime."""
    found = report.changes
    if found is None or math.isnan(value) or not found.sure[store]:
        return "faint"
    return "down" if found.worse[store] else "good"


def change_note(report: JudgedReport, store: int) -> str:
    """Return the text for whether a change is sure."""
    found = report.changes
    if found is None or math.isnan(float(found.points[store])):
        return ""
    return column_text("Clear change") if found.sure[store] else column_text("No clear change")


def verdict_ranks(report: JudgedReport) -> NDArray[np.float64]:
    """Return the sort keys of the verdicts."""
    # What needs attention comes first: missed, cannot tell, met.
    ranks = {Verdict.MISSED: 0.0, Verdict.CANNOT_TELL: 1.0, Verdict.MET: 2.0, Verdict.NOT_OPEN: np.nan}
    return np.array([ranks[verdict] for verdict in Verdict])[report.verdicts]


def verdict_texts() -> list[str]:
    """Return the text of each `Verdict`, by its number."""
    return [column_text("Not enough data"), column_text("Met"), column_text("Missed"), NONE]


def verdict_text(report: JudgedReport, store: int, _value: float) -> str:
    """Return the verdict, with the store's target if groups have their own."""
    verdict = report.verdict(store)
    if report.has_own_targets and verdict in {Verdict.MET, Verdict.MISSED}:
        words = column_text("{target} met") if verdict is Verdict.MET else column_text("{target} missed")
        return words.format(target=percent_text(plain_number(int(report.each_target[store]) / 100)))
    return verdict_texts()[verdict]


def verdict_note(report: JudgedReport, store: int) -> str:
    """Return whose target a store is judged by; empty unless groups have their own."""
    if not report.has_own_targets:
        return ""
    share = percent_text(plain_number(int(report.each_target[store]) / 100))
    group = report.labels.groups[store]
    if report.targets.is_own(group):
        return column_text("Target of {group}: {target}").format(group=group, target=share)
    return column_text("Target of all stores: {target}").format(target=share)


def verdict_color(report: JudgedReport, store: int, _value: float) -> Tone:
    """Mark a target that was missed."""
    return "down" if report.verdict(store) is Verdict.MISSED else "muted"


def allowances(report: JudgedReport) -> NDArray[np.float64]:
    """Return the minutes of downtime that the target still allows."""
    known = (report.known_week > 0) & (report.sure is not None)
    left = allowance_left(report.adjusted.open[:, -1], report.adjusted.down[:, -1], report.each_target)
    return np.where(known, left / MINUTE, np.nan)


def allowance_text(_report: JudgedReport, _store: int, value: float) -> str:
    """Return how much of the allowance is left, or by how much it is exceeded, to the minute."""
    if math.isnan(value):
        return NONE
    # Round down, so as never to show more time than is left.
    whole = math.floor(value)
    if whole >= 0:
        return column_text("{time} left").format(time=open_time(whole * MINUTE))
    return column_text("{time} over").format(time=open_time(-whole * MINUTE))


_DOWN_STATE, _PARTLY, _NO_CHECKS, _ONLINE, _CLOSED = range(5)


def state_ranks(report: JudgedReport) -> NDArray[np.float64]:
    """Return each store's state at the end of the report as a rank, the most urgent first."""
    if report.answers is None:
        return np.full(len(report.open_week), np.nan)
    now, platforms = report.answers.now, report.answers.platforms
    partly = np.zeros_like(now.down) if platforms is None else platforms.partly
    ranks = [_DOWN_STATE, _PARTLY, _CLOSED, _ONLINE]
    return np.select([now.down, partly, ~now.open, now.up], ranks, _NO_CHECKS).astype(np.float64)


def state_texts() -> list[str]:
    """Return the text of each rank."""
    return [
        column_text("Down"),
        column_text("Partly down"),
        column_text("No checks"),
        column_text("Online"),
        column_text("Closed"),
    ]


def state_text(_report: JudgedReport, _store: int, value: float) -> str:
    """Return the text of a state."""
    return NONE if math.isnan(value) else state_texts()[int(value)]


def state_color(_report: JudgedReport, _store: int, value: float) -> Tone:
    """Mark stores that are down, wholly or partly."""
    return "down" if value in {_DOWN_STATE, _PARTLY} else "muted"


def state_note(report: JudgedReport, store: int) -> str:
    """Return on which platforms a store is down, for a report on several."""
    platforms = None if report.answers is None else report.answers.platforms
    if platforms is None or not platforms.down[store].any():
        return ""
    return platform_state(platforms, store)


def shared_hours(report: JudgedReport) -> NDArray[np.float64]:
    """Return the hours of downtime that stores shared with many others."""
    if report.answers is None:
        return np.full(len(report.open_week), np.nan)
    return np.asarray(report.answers.shared.lost / HOUR, np.float64)


def allowance_color(report: JudgedReport, store: int, value: float) -> Tone:
    """Mark allowances that are certainly exceeded, and those based on little data."""
    # Do not mark what is exceeded only if all uncertain time counts as down.
    if report.verdict(store) is Verdict.MISSED:
        return "down"
    # If little is known, what is left of the allowance is unreliable too.
    return "faint" if report.sparse(store) or math.isnan(value) else ""


def cost_text(report: JudgedReport, _store: int, value: float) -> str:
    """Return an amount of money."""
    return NONE if math.isnan(value) else money(value, report.currency)


def costs_text(report: JudgedReport, store: int, value: float) -> str:
    """Return the lower bound of lost sales, which is `value`, and the upper bound."""
    least = cost_text(report, store, value)
    most = cost_text(report, store, float(report.most_cost[store]))
    return least if most == least else f"{least}–{most}"
