"""A store's week split into local days, ready to draw. No Qt; computed on a worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR
from storemon.core.zones import ZoneRules
from storemon.gui.figures.day_scale import DayScale

if TYPE_CHECKING:
    from storemon.core.notes import Note
    from storemon.core.timeline import Timeline
    from storemon.core.zones import LocalDay


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch with one state: x in hours of the row's day, start and end of the whole stretch in µs UTC."""

    left: float
    right: float
    start: int
    end: int
    state: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A poll: x in hours of the row's day, time in µs UTC."""

    x: float
    time: int
    active: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """One local day: its 23, 24 or 25 elapsed `hours`, and its open bands, bars and polls, placed by `scale`.

    `noted`: the parts of the day that notes are about.
    """

    date: dt.date
    hours: float
    scale: DayScale
    open_bands: list[tuple[float, float]]
    bars: list[Bar]
    marks: list[Mark]
    noted: tuple[tuple[float, float], ...] = ()
    bands: list[list[Bar]] = field(default_factory=list)

    @property
    def odd_length(self) -> bool:
        """Whether the clock changes on this day."""
        return self.hours * HOUR != DAY


@dataclass(frozen=True, slots=True)
class Week:
    """What the chart shows for one store: rows from the oldest day to the newest."""

    zone: str
    start: int
    end: int
    rows: list[DayRow]
    notes: Sequence[Note] = ()
    platforms: tuple[str, ...] = ()

    @property
    def noted(self) -> bool:
        """Whether there are notes about any of the week."""
        return any(row.noted for row in self.rows)

    def notes_at(self, moment: int) -> list[Note]:
        """Return the notes about a moment (µs UTC)."""
        return [note for note in self.notes if note.content.start <= moment < note.content.end]


def week_of(
    timeline: Timeline,
    days: Sequence[LocalDay],
    notes: Sequence[Note] = (),
    platforms: Mapping[str, Timeline] | None = None,
) -> Week:
    """Split a timeline at local midnights; `notes`: all notes about the store.

    `platforms`: the timelines of the platforms that the timeline combines, to show below it.
    """
    rules = ZoneRules.over(timeline.zone, timeline.start, timeline.end)
    rows = [_row(timeline, day, DayScale.of(day, rules), notes) for day in days]
    if platforms:
        bands = [
            [_row(line, day, row.scale, ()).bars for day, row in zip(days, rows, strict=True)]
            for line in platforms.values()
        ]
        # The checks of all platforms would overlap.
        rows = [
            replace(row, marks=[], bands=[band[number] for band in bands]) for number, row in enumerate(rows)
        ]
    return Week(timeline.zone, timeline.start, timeline.end, rows, notes, tuple(platforms or ()))


def _row(timeline: Timeline, day: LocalDay, scale: DayScale, notes: Sequence[Note]) -> DayRow:
    bands = [
        piece
        for start, end in _touching(timeline.open_start, timeline.open_end, day)
        for piece in scale.pieces(start, end)
    ]
    inside = (timeline.seg_start < day.end) & (timeline.seg_end > day.start)
    bars = [
        Bar(left, right, start, end, state)
        for start, end, state in zip(
            timeline.seg_start[inside].tolist(),
            timeline.seg_end[inside].tolist(),
            timeline.seg_state[inside].tolist(),
            strict=True,
        )
        for left, right in scale.pieces(start, end)
    ]
    of_day = (timeline.poll_time >= day.start) & (timeline.poll_time < day.end)
    marks = [
        Mark(scale.place(time), time, active, counted)
        for time, active, counted in zip(
            timeline.poll_time[of_day].tolist(),
            timeline.poll_active[of_day].tolist(),
            timeline.poll_inside[of_day].tolist(),
            strict=True,
        )
    ]
    noted = tuple(
        piece
        for note in notes
        if note.content.start < day.end and note.content.end > day.start
        for piece in scale.pieces(note.content.start, note.content.end)
    )
    return DayRow(day.date, (day.end - day.start) / HOUR, scale, bands, bars, marks, noted)


def _touching(starts: Int64, ends: Int64, day: LocalDay) -> list[tuple[int, int]]:
    inside = (starts < day.end) & (ends > day.start)
    return list(zip(starts[inside].tolist(), ends[inside].tolist(), strict=True))
