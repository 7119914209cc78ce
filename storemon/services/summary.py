"""The summary of a report in a workbook: its totals, its target, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.columns import visible
from storemon.core.coverage import floored
from storemon.core.daypart_times import DAYPARTS
from storemon.core.daypart_totals import daypart_totals
from storemon.core.excused import less
from storemon.core.fleet_insights import reasons_of
from storemon.core.outage_statistics import OutageStatistics, statistics
from storemon.core.report_column import windows_of
from storemon.core.shared import LEAST_STORES
from storemon.core.shared_certainty import SharedCertainty, shared_certainty
from storemon.core.target import allowance_left, each_target, verdicts
from storemon.core.vocabulary import DAY, HOUR, MINUTE, Method, Verdict
from storemon.services.resolve_as_of import ahead_text, later_note, later_polls, stores_ahead
from storemon.services.time_text import format_time

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.services.exports import Export

VERDICTS: Final = {
    Verdict.MET: "met",
    Verdict.MISSED: "missed",
    Verdict.CANNOT_TELL: "cannot tell",
    Verdict.NOT_OPEN: "not open",
}


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the chosen stores in one window, in µs; `window` names it.

    `sure_up`, `sure_down`: None if the report has no bounds.
    """

    window: str
    open: int
    up: int
    down: int
    unknown: int
    sure_up: int | None
    sure_down: int | None


def facts(export: Export) -> list[tuple[str, str]]:
    """Return facts about the report, as names and values."""
    info, stores = export.info, len(export.table.store_ids)
    known = [("Report", info.report_id)]
    if info.dates is not None:
        known += [
            ("From", f"{info.dates.first}, each store's local time"),
            ("To", f"{info.dates.last}, each store's local time"),
        ]
    elif info.range is not None:
        known += [
            ("From", format_time(info.range.start)),
            ("To", format_time(info.range.end)),
        ]
    known += [("As of", format_time(info.as_of or 0))]
    if export.views is not None:
        names = ", ".join(name or "no platform" for name in export.views.names)
        known.append(
            (
                "Platforms",
                f"{names}. Hours of each store are means over its platforms, other sums are over all",
            )
        )
    elif export.table.of_platform is not None:
        known.append(("Platform", export.table.of_platform or "no platform"))
    if note := later_note(later_polls(export.table, export.answers), info.as_of or 0):
        known.append(("Later polls", note))
    if note := ahead_text(stores_ahead(export.table, export.answers)):
        known.append(("Stores ahead", note))
    known.append(("Method", str(info.method)))
    if info.method is Method.INTERPOLATED:
        reach = "no limit" if info.reach is None else f"{info.reach / HOUR:g} hours"
        known.append(("Reach", reach))
    shown = f"{stores:,}" if export.stores is None else f"{export.count:,} of {stores:,}"
    return [*known, ("Stores", shown)]


def has_notes(export: Export) -> bool:
    """Return whether the report was made with notes."""
    return export.answers is not None and export.answers.notes is not None


def adjusted_uptime(export: Export) -> float | None:
    """Return the uptime of these stores in the longest window without excused time; None if unknown."""
    if export.answers is None or export.answers.notes is None:
        return None
    figures = less(export.table.figures, export.answers.notes.table)
    rows = slice(None) if export.stores is None else export.stores
    up, down = (int(values[rows, -1].sum()) for values in (figures.up, figures.down))
    return share(up, up + down)


def downtime_by_reason(export: Export) -> list[tuple[str, int]]:
    """Return the downtime (µs) in the longest window by the reason of notes, largest first.

    Downtime without a note is last, with an empty reason. Empty if the report has no notes.
    """
    if export.answers is None or export.answers.notes is None:
        return []
    return reasons_of(export.answers, export.stores)


def totals(export: Export) -> list[Totals]:
    """Return the sums for each window."""
    figures = export.table.figures
    certainty = export.answers.certainty if export.answers and is_interpolated(export) else None
    rows = slice(None) if export.stores is None else export.stores
    found = []
    for window, (_, text, _, _) in enumerate(windows_of(export.table)):
        amounts = (
            # Python integers: computing percentages of a large fleet would overflow 64 bits.
            int(values[rows, window].sum())
            for values in (figures.open, figures.up, figures.down, figures.unknown)
        )
        sure = (
            (int(certainty.up[rows, window].sum()), int(certainty.down[rows, window].sum()))
            if certainty
            else (None, None)
        )
        found.append(Totals(text, *amounts, *sure))
    return found


Spans = tuple[float | None, ...]


def dayparts(export: Export) -> list[tuple[str, tuple[str, str], Spans, Spans]]:
    """Return for each daypart its name, its times, the shares of a totals row, and its hours and cost."""
    rows = []
    for one in daypart_totals(export.answers, export.labels, export.sales, export.stores):
        shares: Spans = (
            share(one.up, one.known),
            share(one.sure_up, one.open),
            share(one.open - one.sure_down, one.open),
            share(one.known, one.open),
        )
        spans = (one.up, one.down, one.open - one.known, one.open)
        hours: Spans = tuple(float(visible(np.array(span / HOUR))) for span in spans)
        cost: Spans = () if export.sales is None else (one.sales,)
        clocks = (one.times.starts[one.part], one.times.end_of(one.part) or 0)
        times = [f"{clock // HOUR:02}:{clock % HOUR // MINUTE:02}" for clock in clocks]
        rows.append((DAYPARTS[one.part].capitalize(), (times[0], times[1]), shares, (*hours, *cost)))
    return rows


def shared_text(export: Export) -> str:
    """Return a remark on shared outages besides those found; empty if there is nothing to add."""
    if export.answers is None:
        return ""
    state = shared_certainty(export.answers)
    if state is SharedCertainty.TOO_FEW_STORES:
        return f"Too few stores to tell; it takes {LEAST_STORES}."
    if state is SharedCertainty.UNSURE:
        found = bool(export.answers.shared.found)
        return "Not enough checks to tell of others." if found else "Not enough checks to tell."
    return "" if export.answers.shared.found else "No shared outages."


def is_interpolated(export: Export) -> bool:
    """Return whether the bounds and outages refer to the report's own figures."""
    return export.table.method is Method.INTERPOLATED


def share(part: int | None, whole: int) -> float | None:
    """Return part of whole, rounded down to 0.01 %, but 0 only for a part of 0; None if undefined."""
    return None if part is None or whole <= 0 else floored(part, whole, 10_000) / 10_000


def target_text(target: int) -> str:
    """Format a target in hundredths of a percent: 99 %, 99.5 %."""
    return f"{target / 100:g} %"


def group_targets(export: Export) -> list[tuple[str, int]]:
    """Return the groups of these stores that have their own target, with the target."""
    groups = export.labels.groups
    some = groups if export.stores is None else [groups[store] for store in export.stores.tolist()]
    known = {group.casefold(): group for group in some}
    return [(known[name], target) for name, target in sorted(export.targets.own.items()) if name in known]


def target_shares(export: Export) -> NDArray[np.float64]:
    """Return the target of each store in percent."""
    found = each_target(export.targets, export.labels.groups) / 100
    return found if export.stores is None else found[export.stores]


def store_verdicts(export: Export) -> list[str] | None:
    """Return whether each store has met its target in the longest window; None without answers."""
    if export.answers is None:
        return None
    found = verdicts(export.answers.judged, each_target(export.targets, export.labels.groups))[:, -1]
    return [VERDICTS[Verdict(value)] for value in (found if export.stores is None else found[export.stores])]


def allowances(export: Export) -> NDArray[np.float64]:
    """Return the minutes of downtime that the target still allows, NaN for stores that were not open."""
    figures = export.table.figures
    if export.answers is not None and export.answers.notes is not None:
        figures = less(figures, export.answers.notes.table)
    opened, down = figures.open[:, -1], figures.down[:, -1]
    target = each_target(export.targets, export.labels.groups)
    left = np.where(opened > 0, allowance_left(opened, down, target) / MINUTE, np.nan)
    return left if export.stores is None else left[export.stores]


def outage_statistics(export: Export) -> OutageStatistics | None:
    """Return statistics on the outages of these stores; None if the report has no answers."""
    if export.answers is None:
        return None
    found, up = export.answers.outages, export.answers.figures.up[:, -1]
    if export.stores is None:
        return statistics(found, np.arange(found.store.size), int(up.sum()))
    return statistics(found, np.isin(found.store, export.stores), int(up[export.stores].sum()))


def span_text(span: int | None) -> str:
    """Format µs in the two largest units; a dash for None."""
    if span is None:
        return "–"
    if span >= DAY:
        return f"{span // DAY} d {span % DAY // HOUR} h"
    if span >= HOUR:
        return f"{span // HOUR} h {span % HOUR // MINUTE} min"
    return f"{span // MINUTE} min"
