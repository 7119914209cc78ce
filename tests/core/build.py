"""Short helpers to write times and batches in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import tzdata

from storemon.core.columns import csv_text
from storemon.core.model import Batch, Figures, Hours, Int64, Polls
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.uptime import evaluate, totals
from storemon.core.vocabulary import SECOND
from storemon.core.weekdays import Weekdays

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@cache
def zone_of(name: str) -> ZoneInfo:
    """A zone from the tzdata package (METRICS: Business intervals), read without the engine."""
    with Path(tzdata.__file__).parent.joinpath("zoneinfo", name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


HoursRow = tuple[int, int, int, int]
PollRow = tuple[int, int, bool]


def utc(text: str) -> int:
    """`2023-01-25 18:13` → µs UTC."""
    return (dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) - EPOCH) // dt.timedelta(microseconds=1)


def clock(text: str) -> int:
    """`23:59` or `09:00:30.000001` → µs of the day."""
    hours, minutes, *seconds = text.split(":")
    whole = (int(hours) * 60 + int(minutes)) * 60 * SECOND
    return whole + (round(float(seconds[0]) * SECOND) if seconds else 0)


def row(day: int, start: str, end: str, store: int = 0) -> HoursRow:
    return store, day, clock(start), clock(end)


def every_day(start: str, end: str, store: int = 0) -> list[HoursRow]:
    return [row(day, start, end, store) for day in range(7)]


def up(time: str, store: int = 0) -> PollRow:
    return store, utc(time), True


def down(time: str, store: int = 0) -> PollRow:
    return store, utc(time), False


def batch(
    hours: Sequence[HoursRow] = (),
    polls: Sequence[PollRow] = (),
    zones: Sequence[str | None] = ("UTC",),
) -> Batch:
    """Build a batch; polls are sorted, hours stay in the given order."""
    ordered = sorted(polls)
    return Batch(
        zones,
        Hours(*(_column(hours, place) for place in range(4))),
        Polls(_column(ordered, 0), _column(ordered, 1), np.array([poll[2] for poll in ordered], np.bool_)),
    )


def _column(rows: Sequence[HoursRow] | Sequence[PollRow], place: int) -> Int64:
    return np.array([values[place] for values in rows], np.int64)


def weekdays_of(stores: int, counts: Mapping[str, Mapping[tuple[int, int], int]]) -> Weekdays:
    """Build weekday counts from those that are not 0, by name, store and weekday."""
    made = {field.name: np.zeros((stores, 7), np.int16) for field in fields(Weekdays)}
    for name, of in counts.items():
        for place, number in of.items():
            made[name][place] = number
    return Weekdays(**made)


def report_csv(table: ReportTable, *, further: bool = False) -> str:
    """Return a report in CSV form."""
    return csv_text(report_columns(table, further=further))


def range_figures(batch: Batch, reach: int | None, start: int, end: int, as_of: int) -> Figures:
    """Return the figures of one range, as in a report of it; shape (stores, 1)."""
    return totals(evaluate(batch, reach, start, end, as_of), [start])
