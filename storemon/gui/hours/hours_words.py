"""The hours doctor's findings in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.checked_hours import CheckedHours, GivenRow
from storemon.core.doctor import Finding
from storemon.gui.hours.hours_rows import HoursRows
from storemon.gui.kit.format import count, plural
from storemon.gui.store.hours_paint import day_name, wall_clock

_NAMED: Final = 2
"""How many rows are named before the others are counted."""


def titles() -> dict[Finding, str]:
    """Return what each finding is called."""
    return {
        Finding.ACTIVE_WHEN_CLOSED: _tr("Active when closed"),
        Finding.OPENS_LATE: _tr("Opens late"),
        Finding.ROWS_OVERLAP: _tr("Rows overlap"),
        Finding.LONG_PAST_MIDNIGHT: _tr("Long past midnight"),
        Finding.NO_HOURS: _tr("No hours"),
        Finding.NO_ZONE: _tr("No time zone"),
    }


def notes() -> dict[Finding, str]:
    """Return a few words more on each."""
    return {
        Finding.ACTIVE_WHEN_CLOSED: _tr("again and again"),
        Finding.OPENS_LATE: _tr("most of the time"),
        Finding.ROWS_OVERLAP: _tr("counted once"),
        Finding.LONG_PAST_MIDNIGHT: _tr("over 20 hours"),
        Finding.NO_HOURS: _tr("24×7 assumed"),
        Finding.NO_ZONE: _tr("Chicago assumed"),
    }


def advice() -> dict[Finding, str]:
    """Return what each means and what to do about it."""
    return {
        Finding.ACTIVE_WHEN_CLOSED: _tr(
            "Polls find the store active while its hours say closed. Check the hours and import them again."
        ),
        Finding.OPENS_LATE: _tr(
            "The first poll after opening finds it inactive, a later one active. Check when it really opens, "
            "or ask the store why it starts late."
        ),
        Finding.ROWS_OVERLAP: _tr(
            "Two rows of its hours hold the same time, which counts once. If one of them is wrong, correct "
            "the file and import it again."
        ),
        Finding.LONG_PAST_MIDNIGHT: _tr(
            "The end comes before the start, so it counts as the next day. If the two were swapped, correct "
            "the file and import it again."
        ),
        Finding.NO_HOURS: _tr(
            "No file has hours for this store, so it counts as open day and night. Import its hours."
        ),
        Finding.NO_ZONE: _tr(
            "No file has its time zone, so its hours are read as those of America/Chicago. Import its zone."
        ),
    }


def said(rows: HoursRows, store: int, finding: Finding) -> str:
    """Return a finding of a store with its counts: Active in 5 of 6 closed stretches."""
    found = rows.found
    if finding is Finding.ACTIVE_WHEN_CLOSED:
        return _tr("Active in {n} of {total} closed stretches").format(
            n=count(found.closed_active[store].item()), total=count(found.closed_polled[store].item())
        )
    if finding is Finding.OPENS_LATE:
        return _tr("Inactive at {n} of {total} openings").format(
            n=count(found.late_openings[store].item()), total=count(found.openings[store].item())
        )
    if finding is Finding.ROWS_OVERLAP:
        return plural(found.overlapping[store].item(), _tr("1 row overlaps"), _tr("{n} rows overlap"))
    if finding is Finding.LONG_PAST_MIDNIGHT:
        number = found.long_rows[store].item()
        return plural(number, _tr("1 row long past midnight"), _tr("{n} rows long past midnight"))
    return titles()[finding]


def all_said(rows: HoursRows, store: int, first: Finding | None = None) -> str:
    """Return all findings of a store on one line, `first` before the others."""
    findings = sorted(rows.findings(store), key=lambda finding: finding is not first)
    return " · ".join(said(rows, store, finding) for finding in findings)


def culprits(checked: CheckedHours, finding: Finding) -> str:
    """Return the rows that a finding is about, the first of them at least; empty where there are none."""
    if finding is Finding.ROWS_OVERLAP:
        rows = [
            _tr("{row} and {other}").format(row=row_text(row), other=row_text(other))
            for row, other in checked.overlaps
        ]
    elif finding is Finding.LONG_PAST_MIDNIGHT:
        rows = [row_text(row) for row in checked.long]
    else:
        return ""
    named, others = rows[:_NAMED], len(rows[_NAMED:])
    if others:
        named.append(_tr("and {n} more").format(n=count(others)))
    return "\n".join(named)


def row_text(row: GivenRow) -> str:
    """Return a row of hours: Mon 09:00–17:00."""
    return f"{day_name(row.day)} {wall_clock(row.start)}–{wall_clock(row.end)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("hours", text)
