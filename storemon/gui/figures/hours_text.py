"""Texts for the findings of the hours check."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.checked_hours import CheckedHours, GivenRow
from storemon.core.row_checks import LITTLE
from storemon.core.vocabulary import DEFAULT_ZONE, Finding
from storemon.gui.figures.hours_paint import day_name, wall_clock
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.widgets.format import count, open_time, plural
from storemon.gui.widgets.zone_names import zone_name

_tr: Final = partial(QCoreApplication.translate, "hours")

_OF_DAYS: Final = (Finding.DAY_OFF, Finding.NEVER_ACTIVE, Finding.ACTIVE_ON_CLOSED_DAY)
_OF_ROWS: Final = (Finding.OPENS_LITTLE, Finding.ROWS_OVERLAP, Finding.LONG_PAST_MIDNIGHT)
_NAMED: Final = 2
"""How many rows are listed before the others are only counted."""


def titles() -> dict[Finding, str]:
    """Return the title of each finding."""
    return {
        Finding.DAY_OFF: _tr("A day off"),
        Finding.NEVER_ACTIVE: _tr("Never active on a day"),
        Finding.ACTIVE_ON_CLOSED_DAY: _tr("Active on a closed day"),
        Finding.ACTIVE_WHEN_CLOSED: _tr("Active when closed"),
        Finding.OPENS_LATE: _tr("Opens late"),
        Finding.OPENS_LITTLE: _tr("Open very little"),
        Finding.ROWS_OVERLAP: _tr("Rows overlap"),
        Finding.LONG_PAST_MIDNIGHT: _tr("Long past midnight"),
        Finding.NO_HOURS: _tr("No hours"),
        Finding.NO_ZONE: _tr("No time zone"),
    }


def notes() -> dict[Finding, str]:
    """Return a short explanation of each finding."""
    return {
        Finding.DAY_OFF: _tr("weekdays shifted"),
        Finding.NEVER_ACTIVE: _tr("closed then?"),
        Finding.ACTIVE_ON_CLOSED_DAY: _tr("open then?"),
        Finding.ACTIVE_WHEN_CLOSED: _tr("repeatedly"),
        Finding.OPENS_LATE: _tr("most of the time"),
        Finding.OPENS_LITTLE: _tr("AM for PM?"),
        Finding.ROWS_OVERLAP: _tr("counted once"),
        Finding.LONG_PAST_MIDNIGHT: _tr("18 hours and more"),
        Finding.NO_HOURS: _tr("24/7 assumed"),
        Finding.NO_ZONE: zone_assumed(),
    }


def advice() -> dict[Finding, str]:
    """Return what each finding means and what to do about it."""
    return {
        Finding.DAY_OFF: _tr(
            "Checks find the store active on a day when it is closed by its hours, and inactive a day later "
            "or earlier, when they say open. The file probably numbers its weekdays differently. Import it "
            "again and choose how its weekdays are numbered."
        ),
        Finding.NEVER_ACTIVE: _tr(
            "On this weekday no check found the store active, so all of the day counts as downtime. If it "
            "is closed then, remove that row from the file and import it again: 00:00–00:00 means open for "
            "24 hours."
        ),
        Finding.ACTIVE_ON_CLOSED_DAY: _tr(
            "Checks find the store active on a weekday without hours, and that time does not count. If it is "
            "open then, add the day to the file and import it again."
        ),
        Finding.ACTIVE_WHEN_CLOSED: _tr(
            "Checks find the store active while its hours say closed. Check the hours and import them again."
        ),
        Finding.OPENS_LATE: _tr(
            "The first check after opening finds it inactive, a later one active. Check when it really "
            "opens, or ask the store why it starts late."
        ),
        Finding.OPENS_LITTLE: _tr(
            "An opening under an hour, or less than 4 hours a week, is often a mix-up of AM and PM. If it is "
            "wrong, correct the file and import it again."
        ),
        Finding.ROWS_OVERLAP: _tr(
            "Two rows of its hours cover the same time, which counts once. If one of them is wrong, correct "
            "the file and import it again."
        ),
        Finding.LONG_PAST_MIDNIGHT: _tr(
            "The end comes before the start, so it counts as the next day. If the two were swapped, or AM "
            "and PM, correct the file and import it again."
        ),
        Finding.NO_HOURS: _tr(
            "No file has hours for this store, so it counts as open 24/7. Import its hours."
        ),
        Finding.NO_ZONE: _tr("No file has its time zone, so {zone} is assumed. Import its time zone.").format(
            zone=zone_name(DEFAULT_ZONE)
        ),
    }


def zone_assumed() -> str:
    """Return a note on stores without a time zone: Central (Chicago) assumed."""
    return _tr("{zone} assumed").format(zone=zone_name(DEFAULT_ZONE))


def finding_text(rows: HoursRows, store: int, finding: Finding) -> str:
    """Return a finding of a store with its counts: Active in 5 of 6 closed stretches."""
    if finding in _OF_DAYS:
        return _of_days(rows, store, finding)
    if finding in _OF_ROWS:
        return _of_rows(rows, store, finding)
    found = rows.found
    if finding is Finding.ACTIVE_WHEN_CLOSED:
        return _tr("Active in {n} of {total} closed periods").format(
            n=count(found.closed_active[store].item()), total=count(found.closed_polled[store].item())
        )
    if finding is Finding.OPENS_LATE:
        return _tr("Inactive at {n} of {total} openings").format(
            n=count(found.late_openings[store].item()), total=count(found.openings[store].item())
        )
    return titles()[finding]


def _of_rows(rows: HoursRows, store: int, finding: Finding) -> str:
    found = rows.found
    if finding is Finding.OPENS_LITTLE:
        if found.open_week[store] < LITTLE:
            time = open_time(found.open_week[store].item())
            return _tr("Open {time} a week").format(time=time)
        number = found.short_openings[store].item()
        return plural(_tr, "1 opening under an hour|{n} openings under an hour", number)
    if finding is Finding.ROWS_OVERLAP:
        return plural(_tr, "1 row overlaps|{n} rows overlap", found.overlapping[store].item())
    number = found.long_rows[store].item()
    return plural(_tr, "1 row long past midnight|{n} rows long past midnight", number)


def _of_days(rows: HoursRows, store: int, finding: Finding) -> str:
    found, seen = rows.found, rows.found.weekdays
    if finding is Finding.DAY_OFF:
        earlier = found.moved.days[store] < 0
        text = (
            _tr("Hours fit {n} of {total} checks better a day earlier")
            if earlier
            else _tr("Hours fit {n} of {total} checks better a day later")
        )
        return text.format(
            n=count(found.moved.fit[store].item()), total=count(found.moved.told[store].item())
        )
    if finding is Finding.NEVER_ACTIVE:
        days, dates, text = found.never_active()[store], seen.open_polled[store], _tr("Inactive on {days}")
    else:
        days, dates, text = (
            found.active_on_closed_days()[store],
            seen.shut_polled[store],
            _tr("Active on {days}"),
        )
    active = dates if finding is Finding.NEVER_ACTIVE else seen.shut_active[store]
    named = [
        _tr("{n} of {total} {days}").format(n=active[day], total=dates[day], days=every_day(day))
        for day in range(7)
        if days[day]
    ]
    return text.format(days=", ".join(named))


def every_day(day: int) -> str:
    """Return the plural name of a weekday."""
    names = (
        _tr("Mondays"),
        _tr("Tuesdays"),
        _tr("Wednesdays"),
        _tr("Thursdays"),
        _tr("Fridays"),
        _tr("Saturdays"),
        _tr("Sundays"),
    )
    return names[day]


def all_findings(rows: HoursRows, store: int, first: Finding | None = None) -> list[str]:
    """Return the texts of all findings of a store, starting with `first`."""
    findings = sorted(rows.findings(store), key=lambda finding: finding is not first)
    return [finding_text(rows, store, finding) for finding in findings]


def findings_text(rows: HoursRows, store: int, some: Sequence[Finding]) -> str:
    """Return those of a store's findings that are in a given set, on one line."""
    return " · ".join(finding_text(rows, store, one) for one in rows.findings(store) if one in some)


def culprits(checked: CheckedHours, finding: Finding) -> str:
    """Return the rows that a finding is about, at least the first few; empty if there are none."""
    if finding is Finding.ROWS_OVERLAP:
        rows = [
            _tr("{row} and {other}").format(row=row_text(row), other=row_text(other))
            for row, other in checked.overlaps
        ]
    elif finding is Finding.LONG_PAST_MIDNIGHT:
        rows = [row_text(row) for row in checked.long]
    elif finding is Finding.OPENS_LITTLE:
        rows = [row_text(row) for row in checked.short]
    else:
        return ""
    named, others = rows[:_NAMED], len(rows[_NAMED:])
    if others:
        named.append(_tr("and {n} more").format(n=count(others)))
    return "\n".join(named)


def row_text(row: GivenRow) -> str:
    """Return a row of hours: Mon 09:00–17:00."""
    return f"{day_name(row.day)} {wall_clock(row.start)}–{wall_clock(row.end)}"
