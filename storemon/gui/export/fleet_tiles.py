"""The figures of all stores, side by side on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF

from storemon.core.coverage import is_sparse
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.figure_text import sparse_text, target_text
from storemon.gui.figures.note_text import judged_text
from storemon.gui.report.age import down_text
from storemon.gui.report.report_text import silent_text, whole_text
from storemon.gui.widgets.bounds import bounds_text
from storemon.gui.widgets.format import NONE, count, hours, money, percent, percent_range
from storemon.gui.widgets.sheet import QUIET, Sheet, TextStyle

if TYPE_CHECKING:
    from storemon.core.fleet import GroupTotals
    from storemon.gui.export.subject import Subject
    from storemon.gui.figures.fleet_figures import Fleet

_TILE: Final = 48.0
_NOTE: Final = 10.0
_NUMBER: Final = TextStyle(14, strong=True)

_GREY: Final = TextStyle(14, "faint", strong=True)


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its caption and note; a `sparse` one rests on little data and is gray."""

    caption: str
    figure: str
    note: str
    sparse: bool = False


def tiles_of(subject: Subject, fleet: Fleet) -> list[Tile]:
    """Return the tiles for all stores."""
    whole, translate = fleet.whole, QCoreApplication.translate
    window = whole_text(ranged=subject.rows.ranged)
    tiles = [
        Tile(
            translate("Paper", "Stores"),
            count(len(fleet.rows.table.store_ids)),
            silent_text(fleet.silent),
        )
    ]
    if fleet.answers is not None:
        # Paper is read later, so nothing is "now".
        caption = down_text(ranged=fleet.rows.ranged, present=False)
        note = translate("Paper", "of {n} open").format(n=count(fleet.open_now))
        if fleet.unknown_now:
            unknown = translate("Paper", "{n} unknown").format(n=count(fleet.unknown_now))
            note += f" · {unknown}"
        tiles.append(Tile(caption, count(fleet.down_now.size), note))
    if fleet.day is not None:
        tiles.append(_uptime(translate("Paper", "Uptime last day"), fleet.day))
    caption = translate("Paper", "Uptime {window}").format(window=window)
    tiles.append(_uptime(caption, whole))
    shared = translate("Paper", "{share} in shared outages")
    caption = translate("Paper", "Downtime {window}").format(window=window)
    # If none was found, leave it out: that does not prove that there was none.
    note = shared.format(share=percent(fleet.shared_lost, whole.down)) if fleet.shared_lost else ""
    tiles.append(Tile(caption, hours(whole.down), note))
    known = translate("Paper", "of {time} open").format(time=hours(whole.open))
    caption = translate("Paper", "Coverage {window}").format(window=window)
    tiles.append(Tile(caption, percent(whole.known, whole.open, 1), known))
    return tiles + _judged(subject, fleet)


def _judged(subject: Subject, fleet: Fleet) -> list[Tile]:
    terms, translate = subject.terms, QCoreApplication.translate
    tiles = []
    if fleet.answers is not None:
        found = fleet.verdicts(terms.targets)
        judged = sum(found.values()) - found[Verdict.NOT_OPEN]
        met = translate("Paper", "{n} of {all}").format(n=count(found[Verdict.MET]), all=count(judged))
        note = translate("Paper", "{missed} missed · {unsure} not enough data").format(
            missed=count(found[Verdict.MISSED]), unsure=count(found[Verdict.CANNOT_TELL])
        )
        if fleet.excuses:
            words = translate("Paper", "{uptime} uptime, {judged}")
            note = words.format(uptime=percent(*fleet.adjusted, 2), judged=judged_text())
        caption = translate("Paper", "Target {share} met").format(share=target_text(terms.targets.usual))
        if fleet.has_own(terms.targets):
            caption = translate("Paper", "Target of each group met")
        tiles.append(Tile(caption, met if judged else NONE, note if judged else ""))
    lost = None if terms.sales is None else fleet.sales(terms.sales)
    if lost is not None:
        figure, least, most = (
            money(amount, terms.currency) for amount in (lost.figure, lost.least, lost.most)
        )
        note = translate("Paper", "{least} to {most}").format(least=least, most=most)
        tiles.append(Tile(translate("Paper", "Lost sales"), figure, note))
    return tiles


def paint_tiles(sheet: Sheet, room: QRectF, top: float, tiles: Sequence[Tile]) -> float:
    """Paint tiles in two rows from `top` on, and return where they end."""
    across = -(-len(tiles) // 2)
    width = (room.width() - 8 * (across - 1)) / across
    # The texts for very many stores need one more line.
    wide = any(sheet.width(tile.note, QUIET) > width - 16 for tile in tiles)
    height = _TILE + _NOTE if wide else _TILE
    for number, tile in enumerate(tiles):
        place = QRectF(
            room.left() + number % across * (width + 8),
            top + number // across * (height + 8),
            width,
            height,
        )
        sheet.panel(place)
        line = QRectF(place.left() + 8, place.top() + 5, width - 16, 11)
        sheet.text(line, tile.caption, QUIET)
        style = _GREY if tile.sparse else _NUMBER
        sheet.text(QRectF(line.left(), line.bottom(), line.width(), 18), tile.figure, style)
        sheet.lines(QRectF(line.left(), line.bottom() + 18, line.width(), _NOTE), tile.note, QUIET)
    return top + 2 * height + 8


def _uptime(caption: str, total: GroupTotals) -> Tile:
    """Return the uptime of some stores and its range."""
    few = is_sparse(total.known, total.open)
    texts = [sparse_text(total.known, total.open)] if few else []
    if total.sure_up is not None and total.sure_down is not None and total.known:
        texts.append(bounds_text(total.sure_up, total.open - total.sure_down, total.open))
    return Tile(caption, percent(total.up, total.known, 2), " · ".join(texts), few)


def range_of(total: GroupTotals) -> str:
    """Return the range of the uptime of some stores; empty if unknown."""
    if total.sure_up is None or total.sure_down is None or not total.open or not total.known:
        return ""
    return percent_range(total.sure_up, total.open - total.sure_down, total.open)
