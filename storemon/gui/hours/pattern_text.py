"""Texts about findings that most stores share."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.hours_patterns import Pattern
from storemon.core.vocabulary import DEFAULT_ZONE, Finding
from storemon.gui.figures.hours_text import advice, every_day
from storemon.gui.widgets.format import count
from storemon.gui.widgets.zone_names import zone_name

_tr: Final = partial(QCoreApplication.translate, "hours")


def pattern_title(pattern: Pattern) -> str:
    """Return how many stores have it: 9 of 10 stores: hours fit the checks better a day earlier."""
    return _tr("{n} of {total} stores: {what}").format(
        n=count(pattern.stores), total=count(pattern.of), what=_what(pattern)
    )


def pattern_text(pattern: Pattern) -> str:
    """Return what it means and what to do about it, once for all stores."""
    if pattern.finding is Finding.ACTIVE_WHEN_CLOSED:
        return _tr(
            "So many stores rarely have wrong hours at once, so this probably comes from how checks are "
            "made. "
            "No store is flagged for it, and checks outside business hours do not change any figure."
        )
    if pattern.finding is Finding.OPENS_LATE:
        return _tr(
            "When this many stores open late, check the time zones first: a wrong zone makes stores seem to "
            "open late."
        )
    if pattern.finding is Finding.DAY_OFF:
        return _tr(
            "The file most likely numbers its weekdays differently than assumed. Import it again: the review "
            "asks how they are numbered."
        )
    own = {
        Finding.NEVER_ACTIVE: _tr(
            "No check found them active then, so all of the day counts as downtime. If they are closed on "
            "that day, remove its rows from the file and import it again: 00:00–00:00 means open for "
            "24 hours."
        ),
        Finding.ACTIVE_ON_CLOSED_DAY: _tr(
            "Either this day is missing from the file, or the file numbers its weekdays differently. Correct "
            "it and import it again. Until then that time does not count."
        ),
        Finding.NO_HOURS: _tr("They count as open 24/7. Import their hours."),
        Finding.NO_ZONE: _tr("{zone} is assumed for them. Import their time zones.").format(
            zone=zone_name(DEFAULT_ZONE)
        ),
    }
    return own.get(pattern.finding) or advice()[pattern.finding]


def _what(pattern: Pattern) -> str:
    earlier = pattern.moved < 0
    texts = {
        Finding.DAY_OFF: _tr("hours fit the checks better a day earlier")
        if earlier
        else _tr("hours fit the checks better a day later"),
        Finding.NEVER_ACTIVE: _tr("never active on {days}"),
        Finding.ACTIVE_ON_CLOSED_DAY: _tr("active on {days}, when closed by their hours"),
        Finding.ACTIVE_WHEN_CLOSED: _tr("often active when closed"),
        Finding.OPENS_LATE: _tr("inactive at most openings"),
        Finding.OPENS_LITTLE: _tr("open very little"),
        Finding.ROWS_OVERLAP: _tr("rows of hours overlap"),
        Finding.LONG_PAST_MIDNIGHT: _tr("open long past midnight"),
        Finding.NO_HOURS: _tr("no business hours"),
        Finding.NO_ZONE: _tr("no time zone"),
    }
    return texts[pattern.finding].format(days=", ".join(every_day(day) for day in pattern.weekdays))
