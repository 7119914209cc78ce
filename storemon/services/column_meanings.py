"""Explanations of a workbook's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from storemon.core.coverage import LEAST_COVERAGE

if TYPE_CHECKING:
    from storemon.services.summary import About

_UPTIME: Final = (("Uptime, downtime", "Time inside business hours known to be up or down."),)
_COUNTED: Final = (("Uptime, downtime", "An hour for each poll inside business hours that counts."),)
_PERCENT: Final = (
    ("Uptime in percent", "Uptime / (uptime + downtime), rounded down: 100 % means no downtime at all."),
)
_SURE: Final = (
    ("Unknown", "Open time that no poll within reach speaks for. It counts as neither uptime nor downtime."),
    ("Coverage", "The part of the open time that is known: (uptime + downtime) / open time."),
    (
        "Lowest and highest uptime",
        "What the uptime can have been at the very least and at the very most, whatever happened unseen.",
    ),
    (
        "Target",
        "Met even if all doubt was downtime, missed by certain downtime alone; otherwise not enough data.",
    ),
    ("Allowance left", "Downtime that the target still allows; below zero where it is overdrawn."),
)
_THIN: Final = (
    ("Gray uptime", f"Less than {LEAST_COVERAGE} % of the open time is known, so it says little."),
)
_NOTES: Final = (
    (
        "Adjusted, excused",
        (
            "Adjusted figures leave out the time that notes excuse; raw = adjusted + excused. "
            "Targets are judged without excused time."
        ),
    ),
    (
        "Downtime by reason",
        "Downtime that lies under notes. Under notes of two reasons it is in both, so the parts can overlap.",
    ),
    (
        "Reason, note, excused",
        (
            "What notes say that are about any time of an outage, as they are now. Excused: at least one of "
            "them excuses its time."
        ),
    ),
)
_COSTS: Final = (
    ("Lost sales", "Downtime times the sales per open hour, with the least and the most that it can be."),
)
_DAYPARTS: Final = (
    (
        "Breakfast to late",
        (
            "By the store's own clock, interpolated; together they are the whole. Lost sales are weighted "
            "where dayparts have weights."
        ),
    ),
)
_CHANGES: Final = (
    (
        "Change of uptime",
        (
            "Percentage points since the equally long period before, raw: excused time counts. It is sure "
            "where the lowest and highest uptimes of the two do not overlap."
        ),
    ),
)
_OUTAGES: Final = (
    ("Downtime (open hours)", "The open time down. Closed hours do not end an outage and do not count."),
    (
        "Start accurate to",
        "From the last poll that found the store up to the first that found it down; empty if not seen.",
    ),
    (
        "Shared",
        (
            "Unusually many stores went down at that moment, so the platform is the likely cause. "
            "Empty where there are not enough checks to tell."
        ),
    ),
    (
        "Started earlier",
        (
            "The store was down already when the time of this report began, which is then the start given. "
            "When it was last seen online before stands beside it. Averages leave these outages out."
        ),
    ),
    ("Ended later", "The outage went on after the time of this report, which is then the end given."),
)
_EMPTY: Final = (("Empty cell", "Nothing can be said: no open time, or no polls that count."),)


def meanings(about: About) -> list[tuple[str, str]]:
    """Return the columns of a report as pairs of name and explanation."""
    found = [*(_UPTIME if about.interpolated else _COUNTED), *_PERCENT]
    if about.interpolated:
        found += (*_THIN, *_SURE)
        found += _COSTS if about.priced else ()
    found += _DAYPARTS if about.by_daypart else ()
    found += _CHANGES if about.compared else ()
    found += _OUTAGES if about.answered else ()
    found += _NOTES if about.noted else ()
    return [*found, *_EMPTY]
