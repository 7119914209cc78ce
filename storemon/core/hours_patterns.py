"""Findings that most stores share: reported once, about the file, instead of once for each store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core.hours_checks import FEWEST_STORES, OFTEN, HoursFindings
from storemon.core.model import Bool, Int64
from storemon.core.vocabulary import Finding


@dataclass(frozen=True, slots=True)
class Pattern:
    """A finding of `stores` stores out of the `of` that could have it.

    `weekdays`, 0 = Monday: only for findings about weekdays; `moved`: only for hours that are a day off,
    -1 if they fit a day earlier, 1 if a day later.
    """

    finding: Finding
    stores: int
    of: int
    weekdays: tuple[int, ...] = ()
    moved: int = 0


def patterns(found: HoursFindings, flags: Bool) -> list[Pattern]:
    """Return the findings that more than half of at least five stores share, in the order of `Finding`.

    `flags`: the flags of `found`.
    """
    seen, some = found.weekdays, ~found.no_hours
    every = some | found.no_hours
    off = flags[:, Finding.DAY_OFF]
    telling = found.uneven & seen.polled
    result = [
        Pattern(Finding.DAY_OFF, int((way & telling).sum()), int(telling.sum()), moved=days)
        for days in (-1, 1)
        if _most(way := off & (found.moved.days == days), telling)
    ]
    for finding, of_days, polled in (
        (Finding.NEVER_ACTIVE, found.never_active(), seen.open_polled > 0),
        (Finding.ACTIVE_ON_CLOSED_DAY, found.active_on_closed_days(), seen.shut_polled > 0),
    ):
        own = of_days & ~off[:, None]
        days = [day for day in range(7) if _most(own[:, day], polled[:, day] & some)]
        if days:
            stores, of = own[:, days].any(axis=1), (polled[:, days] & some[:, None]).any(axis=1)
            result.append(Pattern(finding, int(stores.sum()), int(of.sum()), weekdays=tuple(days)))
    could = {
        Finding.ACTIVE_WHEN_CLOSED: found.closed_polled >= OFTEN,
        Finding.OPENS_LATE: found.openings >= OFTEN,
        Finding.OPENS_LITTLE: some,
        Finding.ROWS_OVERLAP: some,
        Finding.LONG_PAST_MIDNIGHT: some,
        Finding.NO_HOURS: every,
        Finding.NO_ZONE: every,
    }
    result += [
        Pattern(finding, int((flags[:, finding] & of).sum()), int(of.sum()))
        for finding, of in could.items()
        if _most(flags[:, finding], of)
    ]
    return result


def wrong_stores(found: HoursFindings, flags: Bool, common: Sequence[Pattern] | None = None) -> Int64:
    """Return the positions of the stores whose hours need checking; `common`: the patterns, if known.

    If most stores are active when closed, that comes from how polls are taken and does not flag a store.
    """
    own = flags.copy()
    if any(one.finding is Finding.ACTIVE_WHEN_CLOSED for one in common or patterns(found, flags)):
        own[:, Finding.ACTIVE_WHEN_CLOSED] = False
    return np.flatnonzero(own.any(axis=1))


def _most(stores: Bool, of: Bool) -> bool:
    return int(of.sum()) >= FEWEST_STORES and 2 * int((stores & of).sum()) > int(of.sum())
