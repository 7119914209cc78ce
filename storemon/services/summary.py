"""The summary of a report in a workbook: its totals, its target, and so on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from storemon.core.columns import visible
from storemon.core.coverage import floored
from storemon.core.daypart_times import DAYPARTS
from storemon.core.daypart_totals import DaypartTotal, daypart_totals
from storemon.core.excused import less
from storemon.core.fleet_insights import reasons_of
from storemon.core.outage_statistics import OutageStatistics, OutageTimes
from storemon.core.report_column import windows_of
from storemon.core.shared import LEAST_STORES
from storemon.core.shared_certainty import SharedCertainty, WatchedTime
from storemon.core.target import allowance_left, each_target, verdicts
from storemon.core.vocabulary import DAY, HOUR, MINUTE, Method, Verdict
from storemon.services.resolve_as_of import ahead_text, later_note, later_polls, stores_ahead
from storemon.services.time_text import format_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from storemon.core.model import Int64
    from storemon.core.shared import SharedOutage
    from storemon.core.targets import Targets
    from storemon.services.exports import Export
    from storemon.services.report_info import ReportInfo

VERDICTS: Final = {
    Verdict.MET: "met",
    Verdict.MISSED: "missed",
    Verdict.CANNOT_TELL: "cannot tell",
    Verdict.NOT_OPEN: "not open",
}
Spans = tuple[float | None, ...]


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

    def __add__(self, other: Totals) -> Totals:
        """Return the sums over both stores in the same window."""
        return Totals(
            self.window,
            self.open + other.open,
            self.up + other.up,
            self.down + other.down,
            self.unknown + other.unknown,
            None if self.sure_up is None or other.sure_up is None else self.sure_up + other.sure_up,
            None if self.sure_down is None or other.sure_down is None else self.sure_down + other.sure_down,
        )


@dataclass(frozen=True, slots=True)
class About:
    """What is the same for all chunks of an export.

    `all_stores`: whether none was left out. `window`: the words of the longest one. `platforms`: their names,
    None if there is only one; `platform`: the one of several that the report is limited to. `answered`,
    `noted`, `by_daypart`, `priced`, `compared`: whether there are answers, notes, dayparts, lost sales and
    the period before. `shared`, `unsure`: as in `SharedOutages`.
    """

    info: ReportInfo
    targets: Targets
    all_stores: bool
    window: str
    platforms: tuple[str, ...] | None
    platform: str | None
    interpolated: bool
    answered: bool
    noted: bool
    by_daypart: bool
    priced: bool
    compared: bool
    shared: Sequence[SharedOutage]
    unsure: bool

    @classmethod
    def of(cls, export: Export) -> About:
        """Take it from any chunk."""
        answers = export.answers
        return cls(
            info=export.info,
            targets=export.targets,
            all_stores=export.stores is None,
            window=windows_of(export.table)[-1][1],
            platforms=None if export.views is None else export.views.names,
            platform=export.table.of_platform,
            interpolated=is_interpolated(export),
            answered=answers is not None,
            noted=answers is not None and answers.notes is not None,
            by_daypart=answers is not None and answers.dayparts is not None,
            priced=export.sales is not None,
            compared=export.before is not None,
            shared=[] if answers is None else answers.shared.found,
            unsure=answers is not None and answers.shared.unsure,
        )


class Summary:
    """What a workbook says of all its stores together, added up over the chunks of an export.

    `count`: how many stores are chosen, of the report's `stores`. `outages`: how many they have. `labeled`:
    the columns of labels that any of them has. `verdicts`: how many have each of `VERDICTS`.
    """

    def __init__(self, chunks: Iterable[Export]) -> None:
        """Go through the chunks, of which there is at least one."""
        self.stores = self.count = self.outages = 0
        self.labeled: set[str] = set()
        self.verdicts: Counter[str] = Counter()
        self.later: dict[str, int] = {}
        self.ahead: dict[str, int] = {}
        self.totals: list[Totals] = []
        self._groups: dict[str, str] = {}
        self._dayparts: list[DaypartTotal] = []
        self._times: list[OutageTimes] = []
        self._up = self._adjusted_up = self._adjusted_down = self._unexplained = 0
        self._reasons: Counter[str] = Counter()
        self._watched = WatchedTime()
        for number, export in enumerate(chunks):
            if not number:
                self.about = About.of(export)
            self._add(export)

    def _add(self, export: Export) -> None:
        self.stores += len(export.table.store_ids)
        self.count += export.count
        self.later |= later_polls(export.table, export.answers)
        self.ahead |= stores_ahead(export.table, export.answers)
        labels = export.labels
        names, groups = (_chosen(texts, export.stores) for texts in (labels.names, labels.groups))
        self.labeled |= {name for name, texts in (("name", names), ("group", groups)) if any(texts)}
        self._groups |= {group.casefold(): group for group in groups}
        self.totals = _added(self.totals, totals(export))
        answers, rows = export.answers, slice(None) if export.stores is None else export.stores
        if answers is None:
            return
        if self.about.interpolated:
            self.verdicts.update(store_verdicts(export) or [])
        if answers.notes is not None:
            adjusted = less(export.table.figures, answers.notes.table)
            self._adjusted_up += int(adjusted.up[rows, -1].sum())
            self._adjusted_down += int(adjusted.down[rows, -1].sum())
            *reasons, (_, rest) = reasons_of(answers, export.stores)
            self._reasons.update(dict(reasons))
            self._unexplained += rest
        found = daypart_totals(answers, labels, export.sales, export.stores)
        self._dayparts = _added(self._dayparts, found)
        theirs = slice(None) if export.stores is None else np.isin(answers.outages.store, export.stores)
        self._times.append(OutageTimes.of(answers.outages, theirs))
        self._up += int(answers.figures.up[rows, -1].sum())
        self.outages += self._times[-1].lost.size
        self._watched += WatchedTime.of(answers.figures)

    def facts(self) -> list[tuple[str, str]]:
        """Return facts about the report, as names and values."""
        about, info = self.about, self.about.info
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
        if about.platforms is not None:
            names = ", ".join(name or "no platform" for name in about.platforms)
            known.append(
                (
                    "Platforms",
                    f"{names}. Hours of each store are means over its platforms, other sums are over all",
                )
            )
        elif about.platform is not None:
            known.append(("Platform", about.platform or "no platform"))
        if note := later_note(self.later, info.as_of or 0):
            known.append(("Later polls", note))
        if note := ahead_text(self.ahead):
            known.append(("Stores ahead", note))
        known.append(("Method", str(info.method)))
        if info.method is Method.INTERPOLATED:
            reach = "no limit" if info.reach is None else f"{info.reach / HOUR:g} hours"
            known.append(("Reach", reach))
        shown = f"{self.stores:,}" if about.all_stores else f"{self.count:,} of {self.stores:,}"
        return [*known, ("Stores", shown)]

    def adjusted_uptime(self) -> float | None:
        """Return the uptime of these stores in the longest window without excused time; None if unknown."""
        return share(self._adjusted_up, self._adjusted_up + self._adjusted_down)

    def downtime_by_reason(self) -> list[tuple[str, int]]:
        """Return the downtime (µs) in the longest window by the reason of notes, largest first.

        Downtime without a note is last, with an empty reason. Empty if the report has no notes.
        """
        if not self.about.noted:
            return []
        return [*sorted(self._reasons.items(), key=lambda one: (-one[1], one[0])), ("", self._unexplained)]

    def dayparts(self) -> list[tuple[str, tuple[str, str], Spans, Spans]]:
        """Return for each daypart its name, its times, the shares of a totals row, and its hours and cost."""
        rows = []
        for one in self._dayparts:
            shares: Spans = (
                share(one.up, one.known),
                share(one.sure_up, one.open),
                share(one.open - one.sure_down, one.open),
                share(one.known, one.open),
            )
            spans = (one.up, one.down, one.open - one.known, one.open)
            hours: Spans = tuple(float(visible(np.array(span / HOUR))) for span in spans)
            cost: Spans = (one.sales,) if self.about.priced else ()
            clocks = (one.times.starts[one.part], one.times.end_of(one.part) or 0)
            times = [f"{clock // HOUR:02}:{clock % HOUR // MINUTE:02}" for clock in clocks]
            rows.append((DAYPARTS[one.part].capitalize(), (times[0], times[1]), shares, (*hours, *cost)))
        return rows

    def shared_text(self) -> str:
        """Return a remark on shared outages besides those found; empty if there is nothing to add."""
        if not self.about.answered:
            return ""
        state = self._watched.certainty(unsure=self.about.unsure)
        if state is SharedCertainty.TOO_FEW_STORES:
            return f"Too few stores to tell; it takes {LEAST_STORES}."
        if state is SharedCertainty.UNSURE:
            return (
                "Not enough checks to tell of others." if self.about.shared else "Not enough checks to tell."
            )
        return "" if self.about.shared else "No shared outages."

    def group_targets(self) -> list[tuple[str, int]]:
        """Return the groups of these stores that have their own target, with the target."""
        own = sorted(self.about.targets.own.items())
        return [(self._groups[name], target) for name, target in own if name in self._groups]

    def outage_statistics(self) -> OutageStatistics | None:
        """Return statistics on the outages of these stores; None if the report has no answers."""
        return OutageTimes.merged(self._times).statistics(self._up) if self.about.answered else None


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


def is_interpolated(export: Export) -> bool:
    """Return whether the bounds and outages refer to the report's own figures."""
    return export.table.method is Method.INTERPOLATED


def share(part: int | None, whole: int) -> float | None:
    """Return part of whole, rounded down to 0.01 %, but 0 only for a part of 0; None if undefined."""
    return None if part is None or whole <= 0 else floored(part, whole, 10_000) / 10_000


def target_text(target: int) -> str:
    """Format a target in hundredths of a percent: 99 %, 99.5 %."""
    return f"{target / 100:g} %"


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


def span_text(span: int | None) -> str:
    """Format µs in the two largest units; a dash for None."""
    if span is None:
        return "–"
    if span >= DAY:
        return f"{span // DAY} d {span % DAY // HOUR} h"
    if span >= HOUR:
        return f"{span // HOUR} h {span % HOUR // MINUTE} min"
    return f"{span // MINUTE} min"


_Sums = TypeVar("_Sums", Totals, DaypartTotal)


def _added(known: Sequence[_Sums], more: Sequence[_Sums]) -> list[_Sums]:
    return [one + other for one, other in zip(known, more, strict=True)] if known else list(more)


def _chosen(texts: list[str], stores: Int64 | None) -> list[str]:
    return texts if stores is None else [texts[store] for store in stores.tolist()]
