"""The hours check, weekday by weekday, over four weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import fields

import numpy as np

from storemon.core.hours_checks import CloserLook, HoursFindings, closer_look, examine
from storemon.core.hours_patterns import Pattern, patterns
from storemon.core.moved_hours import MovedHours
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import HOUR, WEEK, Finding
from storemon.core.weekdays import Weekdays
from tests.core.build import HoursRow, PollRow, batch, row, utc

T = utc("2023-01-30 06:00")  # a Monday
FIRST = dt.date(2023, 1, 2)
MON_SAT = [row(day, "09:00", "17:00") for day in range(6)]
TUE_SUN = [row(day, "09:00", "17:00") for day in range(1, 7)]

Active = Callable[[int, int], bool]
"""Whether a store is active on a weekday at an hour."""


def daytime(days: Sequence[int], first: int = 9, last: int = 17) -> Active:
    return lambda day, hour: day in days and first <= hour < last


def polls_of(
    active: Active, store: int = 0, weeks: int = 4, hours: Sequence[int] = range(24)
) -> list[PollRow]:
    found = []
    for number in range(7 * weeks):
        date = FIRST + dt.timedelta(days=7 * (4 - weeks) + number)
        for hour in hours:
            time = utc(f"{date} {hour:02}:30")
            found.append((store, time, active(date.weekday(), hour)))
    return found


def of_stores(hours: Sequence[HoursRow], stores: int) -> list[HoursRow]:
    return [(store, *one[1:]) for store in range(stores) for one in hours]


def found(hours: Sequence[HoursRow], polls: Sequence[PollRow], stores: int = 1) -> HoursFindings:
    """Check the hours as a report of the last week does."""
    given = batch(hours, polls, ["UTC"] * stores)
    week = examine(given, evaluate(given, 2 * HOUR, T - WEEK, T, T))
    rows = np.flatnonzero(week.doubtful())
    closer = closer_look(given, T, T)
    seen = Weekdays(*(getattr(closer.weekdays, field.name)[rows] for field in fields(Weekdays)))
    moved = MovedHours(*(getattr(closer.moved, field.name)[rows] for field in fields(MovedHours)))
    return week.with_closer(rows, CloserLook(seen, moved))


def flagged(findings: HoursFindings, store: int = 0) -> set[Finding]:
    return {finding for finding in Finding if findings.flags()[store, finding]}


def test_hours_that_the_polls_agree_with_have_no_finding() -> None:
    assert flagged(found(MON_SAT, polls_of(daytime(range(6))))) == set()


def test_a_closed_day_written_as_equal_times_is_never_active() -> None:
    hours = [*MON_SAT, row(6, "00:00", "00:00")]
    findings = found(hours, polls_of(daytime(range(6))))
    assert flagged(findings) == {Finding.NEVER_ACTIVE}
    assert findings.never_active().tolist() == [[False] * 6 + [True]]
    assert findings.weekdays.open_polled[0, 6] == 4


def test_one_such_date_is_enough_where_the_times_are_equal() -> None:
    hours = [*MON_SAT, row(6, "00:00", "00:00")]
    assert flagged(found(hours, polls_of(daytime(range(6)), weeks=1))) == {Finding.NEVER_ACTIVE}


def test_a_day_off_in_ordinary_hours_takes_four_dates() -> None:
    hours = [*MON_SAT, row(6, "11:00", "15:00")]
    assert flagged(found(hours, polls_of(daytime(range(6)), weeks=3))) == set()
    assert flagged(found(hours, polls_of(daytime(range(6)), weeks=4))) == {Finding.NEVER_ACTIVE}


def test_a_weekday_that_was_active_once_is_open() -> None:
    hours = [*MON_SAT, row(6, "11:00", "15:00")]
    polls = polls_of(daytime(range(6)))
    once = utc("2023-01-08 12:30")
    polls = [(store, time, active or time == once) for store, time, active in polls]
    assert flagged(found(hours, polls)) == set()


def test_a_store_that_is_down_all_along_has_no_wrong_weekday() -> None:
    assert flagged(found(MON_SAT, polls_of(lambda _day, _hour: False))) == set()


def test_a_late_night_belongs_to_the_day_that_it_began_on() -> None:
    hours = [*(row(day, "18:00", "02:00") for day in range(6)), row(6, "00:00", "00:00")]

    def active(day: int, hour: int) -> bool:
        return (day < 6 and hour >= 18) or ((day - 1) % 7 < 6 and hour < 2)

    assert Finding.NEVER_ACTIVE in flagged(found(hours, polls_of(active)))


def test_a_weekday_without_hours_on_which_a_store_is_active_is_named() -> None:
    findings = found(MON_SAT, polls_of(daytime(range(7))))
    assert flagged(findings) == {Finding.ACTIVE_ON_CLOSED_DAY}
    assert findings.active_on_closed_days().tolist() == [[False] * 6 + [True]]


def test_polls_of_open_days_alone_find_it_too() -> None:
    findings = found(TUE_SUN, polls_of(daytime(range(6)), hours=range(9, 17)))
    assert Finding.ACTIVE_ON_CLOSED_DAY in flagged(
        found(TUE_SUN, [poll for poll in polls_of(daytime(range(6)), hours=range(9, 17)) if poll[2]])
    )
    assert flagged(findings) == {Finding.DAY_OFF}


def test_a_store_that_is_active_day_and_night_has_no_closed_day_to_judge() -> None:
    findings = found(MON_SAT, polls_of(lambda _day, _hour: True))
    assert flagged(findings) == {Finding.ACTIVE_WHEN_CLOSED}


def test_hours_a_day_late_fit_a_day_earlier() -> None:
    findings = found(TUE_SUN, polls_of(daytime(range(6))))
    assert flagged(findings) == {Finding.DAY_OFF}
    moved = findings.moved
    assert (moved.days[0], moved.told[0], moved.fit[0], moved.dates[0]) == (-1, 64, 64, 4)


def test_hours_a_day_early_fit_a_day_later() -> None:
    assert found(MON_SAT, polls_of(daytime(range(1, 7)))).moved.days.tolist() == [1]


def test_a_day_off_shows_in_late_nights_where_all_days_are_open() -> None:
    # Friday and Saturday until 23:00, but entered for Saturday and Sunday.
    hours = [row(day, "09:00", "23:00" if day in {5, 6} else "17:00") for day in range(7)]

    def active(day: int, hour: int) -> bool:
        return 9 <= hour < (23 if day in {4, 5} else 17)

    findings = found(hours, polls_of(active))
    assert flagged(findings) == {Finding.DAY_OFF}
    assert findings.moved.days.tolist() == [-1]


def test_outages_do_not_hide_a_day_off() -> None:
    polls = [
        (store, time, active and time // HOUR % 7 > 0) for store, time, active in polls_of(daytime(range(6)))
    ]
    assert Finding.DAY_OFF in flagged(found(TUE_SUN, polls))


def test_one_week_is_too_little_for_one_store_and_enough_for_most_of_them() -> None:
    one = polls_of(daytime(range(6)), weeks=1)
    assert Finding.DAY_OFF not in flagged(found(TUE_SUN, one))
    five = [poll for store in range(5) for poll in polls_of(daytime(range(6)), store, weeks=1)]
    findings = found(of_stores(TUE_SUN, 5), five, 5)
    assert all(flagged(findings, store) == {Finding.DAY_OFF} for store in range(5))


def test_the_same_hours_on_all_days_cannot_be_a_day_off() -> None:
    hours = [row(day, "09:00", "17:00") for day in range(7)]
    assert Finding.DAY_OFF not in flagged(found(hours, polls_of(daytime(range(6)))))


def test_what_most_stores_have_is_one_finding_about_the_file() -> None:
    polls = [poll for store in range(6) for poll in polls_of(daytime(range(6)), store)]
    findings = found(of_stores(TUE_SUN, 6), polls, 6)
    assert patterns(findings, findings.flags()) == [Pattern(Finding.DAY_OFF, 6, 6, moved=-1)]


def test_a_day_that_most_stores_are_closed_on_is_one_finding() -> None:
    hours = [*MON_SAT, row(6, "00:00", "00:00")]
    polls = [poll for store in range(6) for poll in polls_of(daytime(range(7 if store == 5 else 6)), store)]
    findings = found(of_stores(hours, 6), polls, 6)
    assert patterns(findings, findings.flags()) == [Pattern(Finding.NEVER_ACTIVE, 5, 6, weekdays=(6,))]


def test_being_active_when_closed_is_said_of_most_stores_and_still_of_each() -> None:
    polls = [poll for store in range(5) for poll in polls_of(lambda _day, _hour: True, store)]
    findings = found(of_stores(MON_SAT, 5), polls, 5)
    assert patterns(findings, findings.flags()) == [Pattern(Finding.ACTIVE_WHEN_CLOSED, 5, 5)]
    assert findings.flags()[:, Finding.ACTIVE_WHEN_CLOSED].all()


def test_of_four_stores_no_one_can_tell_what_they_have_in_common() -> None:
    polls = [poll for store in range(4) for poll in polls_of(daytime(range(6)), store)]
    findings = found(of_stores(TUE_SUN, 4), polls, 4)
    assert patterns(findings, findings.flags()) == []
    assert findings.flags()[:, Finding.DAY_OFF].all()


def test_half_of_the_stores_are_not_most() -> None:
    polls = [poll for store in range(6) for poll in polls_of(daytime(range(6)), store)]
    hours = [*of_stores(TUE_SUN, 3), *((store, *one[1:]) for store in range(3, 6) for one in MON_SAT)]
    findings = found(hours, polls, 6)
    assert patterns(findings, findings.flags()) == []
    assert findings.flags()[:, Finding.DAY_OFF].tolist() == [True] * 3 + [False] * 3


def test_only_stores_with_something_against_them_get_a_closer_look() -> None:
    hours = [*MON_SAT, *((1, *one[1:]) for one in TUE_SUN)]
    polls = [*polls_of(daytime(range(6)), 0), *polls_of(daytime(range(6)), 1)]
    given = batch(hours, polls, ["UTC", "UTC"])
    week = examine(given, evaluate(given, 2 * HOUR, T - WEEK, T, T))
    assert week.doubtful().tolist() == [False, True]


def test_a_store_open_a_few_minutes_a_week_opens_very_little() -> None:
    assert flagged(found([row(0, "10:00", "10:10")], [])) == {Finding.OPENS_LITTLE}
    assert flagged(found([row(5, "11:00", "15:00")], [])) == set()


def test_polls_of_more_than_four_weeks_ago_say_nothing() -> None:
    hours = [*MON_SAT, row(6, "11:00", "15:00")]
    old = [(0, utc("2023-01-01 12:30") - week * WEEK, True) for week in range(3)]
    polls = [*old, *polls_of(daytime(range(6)))]
    assert Finding.NEVER_ACTIVE in flagged(found(hours, polls))
