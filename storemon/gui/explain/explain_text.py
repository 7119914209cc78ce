"""Texts and columns that explain how a figure is computed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.explain import NO_POLL, Breakdown
from storemon.core.model import Int64
from storemon.core.vocabulary import HOUR, SECOND, Method, State
from storemon.gui.widgets.format import (
    NONE,
    at,
    clock,
    count,
    method_text,
    open_time,
    percent,
    plural,
    reach_text,
    weekday_and_day,
)
from storemon.gui.widgets.list_model import ListColumn

_tr: Final = partial(QCoreApplication.translate, "explain")

_SAMPLES: Final = 64
"""How many times are measured to find the width of a column of them."""


def terms(breakdown: Breakdown) -> str:
    """Return the settings of a breakdown: interpolated, checks count for 2 h."""
    name = method_text(breakdown.method)
    if breakdown.method is Method.POLL_COUNT:
        return name
    if breakdown.reach is None:
        return _tr("{method}, no time limit").format(method=name)
    return _tr("{method}, checks count for {time}").format(method=name, time=reach_text(breakdown.reach))


def sums(breakdown: Breakdown) -> str:
    """Return the sum as one sentence."""
    if breakdown.method is Method.POLL_COUNT and not breakdown.opens:
        return _tr(
            "The store is not open at the time of day of the report, so by this method no check counts."
        )
    return _sums([breakdown])


def added_up(breakdowns: Sequence[Breakdown]) -> str:
    """Return the sum over several platforms, one breakdown each, in two sentences."""
    platforms = plural(_tr, "1 platform|{n} platforms", len(breakdowns))
    added = _tr("Added up over {platforms}; choose one to see what it adds.").format(platforms=platforms)
    return f"{_sums(breakdowns)}\n{added}"


def _sums(breakdowns: Sequence[Breakdown]) -> str:
    up, down, unknown = (
        sum(breakdown.total(state) for breakdown in breakdowns)
        for state in (State.UP, State.DOWN, State.UNKNOWN)
    )
    if breakdowns[0].method is Method.POLL_COUNT:
        if not up + down:
            return _tr("No check in this time counts.")
        return _tr("{up} and {down} count, each as one hour.").format(
            up=plural(_tr, "1 active check|{n} active checks", up // HOUR),
            down=plural(_tr, "1 inactive check|{n} inactive checks", down // HOUR),
        )
    whole = sum(breakdown.open for breakdown in breakdowns)
    if not whole:
        return _tr("The store was not open in this time.")
    opened, *spans = (length(span) for span in (whole, *_adding_up((up, down, unknown))))
    return _tr("{open} open = {up} up + {down} down + {unknown} unknown").format(
        open=opened, up=spans[0], down=spans[1], unknown=spans[2]
    )


def summary(breakdown: Breakdown) -> str:
    """Return what the checks found in one sentence; empty if `sums` says it all."""
    if breakdown.method is Method.POLL_COUNT or not breakdown.open:
        return ""
    up, down = breakdown.total(State.UP), breakdown.total(State.DOWN)
    if not up + down:
        return _tr("No check was near enough to tell anything of this time.")
    used = breakdown.poll_used
    state, active = (State.DOWN, False) if down else (State.UP, True)
    found = int((used & (breakdown.poll_active == active)).sum())
    whole = breakdown.total(state) == breakdown.open
    text = (
        (
            _tr("Down all {open} of open time: {found} of {checks} found it offline.")
            if whole
            else _tr("Down {time} of {open} of open time: {found} of {checks} found it offline.")
        )
        if down
        else (
            _tr("Up all {open} of open time: {found} of {checks} found it online.")
            if whole
            else _tr("Up {time} of {open} of open time: {found} of {checks} found it online.")
        )
    )
    checks = plural(_tr, "1 check|{n} checks", int(used.sum()))
    return text.format(
        time=open_time(breakdown.total(state)),
        open=open_time(breakdown.open),
        found=count(found),
        checks=checks,
    )


def length(span: int) -> str:
    """Format µs to the second: 1 h 28 min 4 s."""
    seconds = round(span / SECOND)
    if not seconds:
        return _tr("under 1 s") if span else "0"
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    parts = [f"{count(hours)} h"] if hours else []
    if minutes:
        parts.append(f"{count(minutes)} min")
    if seconds % 60:
        parts.append(f"{count(seconds % 60)} s")
    return " ".join(parts)


def ticking(span: int) -> str:
    """Format µs to the second like a stopwatch, for columns: 1:28:04."""
    seconds = round(span / SECOND)
    return f"{count(seconds // 3600)}:{_two(seconds % 3600 // 60)}:{_two(seconds % 60)}"


def _adding_up(spans: Sequence[int]) -> list[int]:
    """Return µs rounded to seconds such that their sum is the rounded sum."""
    ends = [round(sum(spans[:count]) / SECOND) * SECOND for count in range(len(spans) + 1)]
    return [end - begin for begin, end in pairwise(ends)]


def _between(start: int, end: int) -> int:
    """Return the µs between two times, as the difference of their clock times in seconds."""
    return end // SECOND * SECOND - start // SECOND * SECOND


def _two(number_below_hundred: int) -> str:
    return f"{count(number_below_hundred // 10)}{count(number_below_hundred % 10)}"


def variants(breakdowns: list[Breakdown]) -> list[ListColumn]:
    """Return the columns with the breakdowns side by side; the first is the report's own."""

    def first(item: int) -> str:
        text = terms(breakdowns[item])
        text = text[:1].upper() + text[1:]
        return _tr("{terms} (this report)").format(terms=text) if item == 0 else text

    return [ListColumn(_tr("Method"), first), *_totals(breakdowns)]


def of_platforms(names: Sequence[str], breakdowns: Sequence[Breakdown]) -> list[ListColumn]:
    """Return the columns that hold what each platform adds to a figure."""
    name = ListColumn(_tr("Platform"), lambda item: names[item] or _tr("No platform"))
    return [name, *_totals(breakdowns)]


def _totals(breakdowns: Sequence[Breakdown]) -> list[ListColumn]:
    def total(title: str, state: State) -> ListColumn:
        def text(item: int) -> str:
            breakdown = breakdowns[item]
            if state is State.UNKNOWN and breakdown.method is Method.POLL_COUNT:
                return NONE
            span = breakdown.total(state)
            return open_time(span) if span else "0"

        return ListColumn(title, text, width=96, right=True)

    def uptime(item: int) -> str:
        up, down = (breakdowns[item].total(state) for state in (State.UP, State.DOWN))
        return percent(up, up + down, 2)

    return [
        ListColumn(_tr("Uptime"), uptime, width=88, right=True),
        total(_tr("Up"), State.UP),
        total(_tr("Down"), State.DOWN),
        total(_tr("Unknown"), State.UNKNOWN),
    ]


def parts(breakdown: Breakdown, zone: str) -> list[ListColumn]:
    """Return the columns of the parts that add up to the figures."""
    start, end, lengths = breakdown.part_start, breakdown.part_end, breakdown.part_length
    state, poll = breakdown.part_state, breakdown.part_poll
    counted = breakdown.method is Method.POLL_COUNT
    names = (_tr("Down"), _tr("Up"), _tr("Unknown"))
    tones = ("down", "text", "muted")

    def stands_on(item: int) -> str:
        return _tr("none nearby") if poll[item] == NO_POLL else clock(int(poll[item]), zone)

    def long(item: int) -> str:
        whole = lengths[item] == end[item] - start[item]
        return ticking(_between(int(start[item]), int(end[item])) if whole else int(lengths[item]))

    def stands_wholly_on(item: int) -> str:
        if poll[item] == NO_POLL:
            return _tr("No check near enough")
        return _tr("Check of {time}").format(time=_moment(int(poll[item]), zone))

    columns = [
        ListColumn(
            _tr("State"),
            lambda item: names[state[item]],
            state,
            80,
            tone=lambda item: tones[state[item]],
        ),
        ListColumn(_tr("Length"), long, lengths, 104, right=True, descending=True),
        ListColumn(_tr("Check"), stands_on, poll, tip=_tr("The nearest check"), whole=stands_wholly_on),
    ]
    if not counted:
        columns[0:0] = [
            _moments(_tr("From"), start, zone),
            ListColumn(
                _tr("To"),
                lambda item: clock(int(end[item]), zone),
                end,
                84,
                samples=[clock(int(time), zone) for time in end[:_SAMPLES]],
            ),
        ]
    return columns


def polls(breakdown: Breakdown, zone: str) -> list[ListColumn]:
    """Return the columns of the polls that were considered."""
    time, active = breakdown.poll_time, breakdown.poll_active
    inside, used = breakdown.poll_inside, breakdown.poll_used

    def counts(item: int) -> str:
        if used[item]:
            return _tr("yes")
        if not inside[item]:
            return _tr("no: outside business hours")
        if breakdown.method is Method.POLL_COUNT:
            if not breakdown.opens:
                return _tr("no: the store is not open at the report's time of day")
            return _tr("no: only the first check of an hour does")
        return _tr("no: outside this range, or another check is closer")

    return [
        _moments(_tr("Time"), time, zone),
        ListColumn(
            _tr("Status"),
            lambda item: _tr("active") if active[item] else _tr("inactive"),
            active.astype(int),
            88,
            tone=lambda item: "text" if active[item] else "down",
        ),
        ListColumn(_tr("Counts"), counts, used.astype(int), whole=counts),
    ]


def openings(breakdown: Breakdown, zone: str) -> list[ListColumn]:
    """Return the columns of the business hours in the window."""
    start, end = breakdown.open_start, breakdown.open_end
    return [
        _moments(_tr("Opens"), start, zone),
        _moments(_tr("Closes"), end, zone),
        ListColumn(
            _tr("Length"),
            lambda item: ticking(_between(int(start[item]), int(end[item]))),
            end - start,
            right=True,
        ),
    ]


def window_text(breakdown: Breakdown, zone: str) -> str:
    """Return the window in local time."""
    return _tr("{start} to {end}, local time").format(
        start=_moment(breakdown.start, zone), end=_moment(breakdown.end, zone)
    )


def number_of(things: int, what: str) -> str:
    """Return a tab's title with its number."""
    return f"{what} ({count(things)})"


def _moments(title: str, times: Int64, zone: str) -> ListColumn:
    """Return a column of times that is wide enough for all of them."""
    return ListColumn(
        title,
        lambda item: _moment(int(times[item]), zone),
        times,
        164,
        samples=[_moment(int(time), zone) for time in times[:_SAMPLES]],
    )


def _moment(time: int, zone: str) -> str:
    local = at(time, zone)
    return f"{weekday_and_day(local)}, {clock(time, zone)}"
