"""The week of a store: split into local days, loaded on a worker, shown by the chart."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from storemon.core.timeline import Timeline
from storemon.core.vocabulary import HOUR, SECOND, WEEK
from storemon.core.zones import LocalDay, ZoneRules, local_days
from storemon.gui.figures.day_scale import DayScale
from storemon.gui.figures.week_rows import Week, week_of
from storemon.gui.session.week_loader import WeekLoader
from storemon.gui.widgets.jobs import JobRunner
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.services.stores import StoreService
from tests.core.build import zone_of

CHICAGO = "America/Chicago"


def micros(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).timestamp()) * SECOND


def timeline_of(end: int, zone: str = CHICAGO) -> Timeline:
    """Open for the last 10 h: 6 h up, 1 h down, 3 h unknown; two of three polls count."""
    start = end - 10 * HOUR
    edges = [start, start + 6 * HOUR, start + 7 * HOUR, end]
    return Timeline(
        zone=zone,
        start=end - WEEK,
        end=end,
        open_start=np.array([start]),
        open_end=np.array([end]),
        seg_start=np.array(edges[:-1]),
        seg_end=np.array(edges[1:]),
        seg_state=np.array([1, 0, 2]),
        poll_time=np.array([start - HOUR, start + 3 * HOUR, start + 6 * HOUR + 1800 * SECOND]),
        poll_active=np.array([True, True, False]),
        poll_inside=np.array([False, True, True]),
    )


def week(end: int, zone: str = CHICAGO) -> Week:
    timeline = timeline_of(end, zone)
    return week_of(timeline, local_days(zone, timeline.start, timeline.end))


def test_a_week_has_one_row_per_local_day_with_the_newest_last() -> None:
    rows = week(micros("2023-01-25T18:13:22+00:00")).rows
    assert [row.date.day for row in rows] == list(range(18, 26))


def test_a_stretch_over_midnight_shows_on_both_days_with_its_whole_times() -> None:
    end = micros("2023-01-25T11:00:00+00:00")  # 05:00 in Chicago, open since 19:00
    *_, before, last = week(end).rows
    assert [(bar.left, bar.right) for bar in before.bars] == [(19.0, 24.0)]
    assert [(bar.left, bar.right) for bar in last.bars] == [(0.0, 1.0), (1.0, 2.0), (2.0, 5.0)]
    assert before.bars[0].end == last.bars[0].end == end - 4 * HOUR


def test_a_day_of_clock_change_is_as_long_as_it_is() -> None:
    rows = week(micros("2022-11-08T18:00:00+00:00")).rows
    assert [(row.date.day, row.hours) for row in rows if row.odd_length] == [(6, 25.0)]


def test_a_day_with_a_change_keeps_to_the_hours_of_the_axis() -> None:
    # 2:00 becomes 3:00 at 8:00 UTC; open all day, so only the skipped hour is empty.
    (day,) = local_days(CHICAGO, micros("2023-03-12T12:00:00+00:00"), micros("2023-03-12T13:00:00+00:00"))
    scale = scale_of(day)
    assert scale.pieces(day.start, day.end) == [(0.0, 2.0), (3.0, 24.0)]
    assert scale.place(micros("2023-03-12T08:00:00+00:00")) == 3.0
    assert scale.place(micros("2023-03-12T21:30:00+00:00")) == 16.5
    assert scale.moment(2.5) is None
    assert scale.moment(16.5) == micros("2023-03-12T21:30:00+00:00")


def test_an_hour_that_comes_twice_has_the_room_of_one() -> None:
    # 2:00 becomes 1:00 at 7:00 UTC.
    (day,) = local_days(CHICAGO, micros("2022-11-06T12:00:00+00:00"), micros("2022-11-06T13:00:00+00:00"))
    scale = scale_of(day)
    assert scale.pieces(day.start, day.end) == [(0.0, 24.0)]
    places = [
        scale.place(micros(f"2022-11-06T{hour}:00+00:00")) for hour in ("05:30", "06:30", "07:30", "23:00")
    ]
    assert places == [0.5, 1.25, 1.75, 17.0]
    assert scale.moment(1.25) == micros("2022-11-06T06:30:00+00:00")


@pytest.mark.parametrize(
    ("zone", "date", "pieces"),
    [
        ("Asia/Beirut", "2022-03-27", [(1.0, 24.0)]),  # forward at midnight
        ("America/Havana", "2022-11-06", [(0.0, 24.0)]),  # back to midnight
        ("America/Asuncion", "2022-03-26", [(0.0, 24.0)]),  # back from midnight
        ("Australia/Lord_Howe", "2022-10-02", [(0.0, 2.0), (2.5, 24.0)]),  # half an hour forward
        ("Pacific/Apia", "2011-12-31", [(0.0, 24.0)]),  # the day before does not exist
        (CHICAGO, "2023-01-25", [(0.0, 24.0)]),
    ],
)
def test_a_day_of_any_zone_fills_the_axis_but_for_what_its_clock_skips(
    zone: str, date: str, pieces: list[tuple[float, float]]
) -> None:
    noon = int(dt.datetime.fromisoformat(f"{date}T12:00").replace(tzinfo=zone_of(zone)).timestamp()) * SECOND
    (day,) = local_days(zone, noon, noon + 1)
    scale = DayScale.of(day, ZoneRules.over(zone, day.start, day.end))
    assert scale.pieces(day.start, day.end) == pieces
    for time in range(day.start, day.end, HOUR // 4):
        found = scale.moment(scale.place(time))
        assert found is not None
        assert abs(found - time) < 10


def scale_of(day: LocalDay) -> DayScale:
    return DayScale.of(day, ZoneRules.over(CHICAGO, day.start, day.end))


class SlowStores:
    """Answers when released, and records its requests."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.started = threading.Event()
        self.go_on = threading.Event()

    def timeline(  # the service's signature
        self,
        store_id: str,
        as_of: int,
        reach: int | None,  # noqa: ARG002  # as the real one
        *,
        platform: object = None,  # noqa: ARG002  # as the real one
    ) -> Timeline:
        self.asked.append(store_id)
        self.started.set()
        self.go_on.wait(10)
        return timeline_of(as_of)


def test_only_the_newest_choice_is_loaded_after_the_one_on_its_way(qtbot: QtBot, runner: JobRunner) -> None:
    stores = SlowStores()
    service: StoreService = stores  # type: ignore[assignment]  # only what the loader uses
    loader = WeekLoader(runner, service, runner)
    loaded: list[str] = []
    loader.loaded.connect(lambda store_id, _week: loaded.append(store_id))
    as_of = micros("2023-01-25T18:13:22+00:00")
    for number in range(50):
        loader.load(f"store {number}", as_of, None)
        assert stores.started.wait(10)
    stores.go_on.set()
    qtbot.waitUntil(lambda: bool(loaded))
    assert loaded == ["store 49"]
    assert stores.asked == ["store 0", "store 49"]


def test_the_chart_tells_exact_local_times(qtbot: QtBot, theme: Theme) -> None:
    from storemon.gui.figures.week_chart import WeekChart  # noqa: PLC0415  # pyqtgraph only where it is tested

    chart = WeekChart(theme)
    qtbot.addWidget(chart)
    chart.resize(900, 240)
    chart.show_week(week(micros("2023-01-25T18:00:00+00:00")))  # noon in Chicago, open since 02:00
    assert chart.tip_at(8.5, 7.4) == "Down 08:00:00–09:00:00, 1 h"
    assert chart.tip_at(3.0, 7.4) == "Up 02:00:00–08:00:00, 6 h"
    assert chart.tip_at(5.0, 7.8) == "Check 05:00:00, active"
    assert chart.tip_at(1.0, 7.8) == "Check 01:00:00, active\nOutside business hours: does not count"
    assert chart.tip_at(1.0, 7.4) == "Closed at 01:00"
    assert chart.tip_at(20.0, 7.4) == ""
    assert chart.tip_at(8.5, -1) == ""
    assert "1 period of downtime" in chart.accessibleDescription()
    chart.show_week(None)
    assert chart.tip_at(8.5, 7.4) == ""
