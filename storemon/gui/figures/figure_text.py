"""Texts about one store's figures in one window, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import HOUR, MINUTE, SECOND, Verdict
from storemon.gui.figures.store_figures import Spread, StoreFigures
from storemon.gui.widgets.format import (
    NONE,
    hours,
    money,
    open_time,
    percent,
    percent_range,
    percent_text,
    plain_number,
)

if TYPE_CHECKING:
    from storemon.core.targets import Targets

VERDICT_ICONS: Final = {
    Verdict.MET: ("circle-check", "good"),
    Verdict.MISSED: ("circle-x", "bad"),
    Verdict.CANNOT_TELL: ("circle-question-mark", "muted"),
}


def uptime_text(found: StoreFigures) -> str:
    """Return the uptime in percent; a dash if unknown."""
    return NONE if found.closed or not found.known else percent(found.up, found.known, 2)


def bounds(found: StoreFigures) -> str:
    """Return the lowest and highest possible uptime; empty if there are no bounds."""
    if found.sure is None or found.closed:
        return ""
    return percent_range(*(int(part[0]) for part in (found.sure.up, found.sure.highest, found.sure.open)))


def range_text(found: StoreFigures) -> str:
    """Return the bounds, or that the figure is exact."""
    if found.sure is not None and bounds(found) and int(found.sure.up[0]) == int(found.sure.highest[0]):
        return QCoreApplication.translate("FigureCard", "exact")
    return bounds(found)


def amounts_text(found: StoreFigures) -> str:
    """Return how long the store was down, and how much time is unknown."""
    if found.closed:
        return QCoreApplication.translate("FigureCard", "Closed")
    if not found.known:
        if found.counted:
            return QCoreApplication.translate("FigureCard", "No checks count")
        return QCoreApplication.translate("FigureCard", "No data")
    down = QCoreApplication.translate("FigureCard", "Down {time}")
    texts = [down.format(time=_span(found.down))]
    if found.unknown:
        unknown = QCoreApplication.translate("FigureCard", "unknown {time}")
        texts.append(unknown.format(time=open_time(found.unknown)))
    if found.counted:
        texts.insert(0, QCoreApplication.translate("FigureCard", "Up {time}").format(time=_span(found.up)))
    return " · ".join(texts)


def coverage_text(found: StoreFigures) -> str:
    """Return how much of the open time is known; empty if that does not apply."""
    if found.counted or found.closed:
        return ""
    texts = QCoreApplication.translate("FigureCard", "{share} of {time} known")
    if found.sparse:
        texts = QCoreApplication.translate("FigureCard", "Only {share} of {time} known")
    return texts.format(share=percent(found.known, found.open), time=hours(found.open))


def sparse_text(known: int, opened: int) -> str:
    """Return a note that a figure rests on little of the open time."""
    texts = QCoreApplication.translate("FigureCard", "only {share} known")
    return texts.format(share=percent(known, opened))


def verdict_text(verdict: Verdict, target: int) -> str:
    """Return whether the target was met; empty for a store that was not open."""
    texts = {
        Verdict.MET: QCoreApplication.translate("FigureCard", "{target} met"),
        Verdict.MISSED: QCoreApplication.translate("FigureCard", "{target} missed"),
        Verdict.CANNOT_TELL: QCoreApplication.translate("FigureCard", "{target}: not enough data"),
    }
    return texts.get(verdict, "").format(target=target_text(target))


def own_target_text(targets: Targets, group: str) -> str:
    """Return the group whose own target applies to a store; empty if the usual target applies."""
    words = QCoreApplication.translate("FigureCard", "target of {group}")
    return words.format(group=group) if targets.is_own(group) else ""


def targets_text(targets: Targets, groups: Sequence[str]) -> str:
    """Return the usual target and those of groups with their own, one per line."""
    translate = QCoreApplication.translate
    lines = [translate("FigureCard", "All other stores: {target}").format(target=target_text(targets.usual))]
    known = {group.casefold(): group for group in groups}
    lines += [
        translate("FigureCard", "Group {group}: {target}").format(
            group=known[folded], target=target_text(target)
        )
        for folded, target in sorted(targets.own.items())
        if folded in known
    ]
    return "\n".join(lines)


def target_text(target: int) -> str:
    """Format a target in hundredths of a percent: 99.5%."""
    return percent_text(plain_number(target / 100))


def adjusted_text(found: StoreFigures) -> str:
    """Return the uptime without excused time, and how much is excused; empty if none is."""
    rest = found.judged
    if rest is None:
        return ""
    excused = found.known - rest.known if found.counted else found.open - rest.open
    words = QCoreApplication.translate("FigureCard", "Without excused time {uptime} · {time} excused")
    return words.format(uptime=uptime_text(rest), time=open_time(excused))


def left_text(left: int) -> str:
    """Return what is left of the allowance, or by how much it is exceeded, rounded up."""
    if left < 0:
        texts = QCoreApplication.translate("FigureCard", "{time} over allowance")
        step = MINUTE if -left >= HOUR else SECOND
        return texts.format(time=open_time(-(left // step) * step))
    return QCoreApplication.translate("FigureCard", "{time} allowance left").format(time=open_time(left))


def allowance_text(left: Spread, verdict: Verdict) -> str:
    """Return what is left of the allowance; at most that where too little is known to judge the target."""
    if verdict is not Verdict.CANNOT_TELL:
        return left_text(int(left.figure))
    text = QCoreApplication.translate("FigureCard", "at most {time} left")
    return text.format(time=open_time(int(left.most)))


def lost_text(lost: Spread | None, currency: str) -> str:
    """Return the cost of the downtime, with the least and the most that it can have been."""
    if lost is None:
        return QCoreApplication.translate("FigureCard", "Lost sales {amount}").format(amount=NONE)
    figure, least, most = (money(amount, currency) for amount in (lost.figure, lost.least, lost.most))
    if least == most:
        return QCoreApplication.translate("FigureCard", "Lost sales {amount}").format(amount=figure)
    texts = QCoreApplication.translate("FigureCard", "Lost sales {amount} ({least} to {most})")
    return texts.format(amount=figure, least=least, most=most)


def _span(span: int) -> str:
    return open_time(span) if span else "0"
