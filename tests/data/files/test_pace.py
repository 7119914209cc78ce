from __future__ import annotations

import pytest

from storemon.data.files.pace import Pace

MB = 10**6


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_speed_and_time_left_are_shown_once_they_are_known() -> None:
    clock = Clock()
    pace = Pace("polls.csv", 106 * MB, clock)
    assert pace.text(0.1, 1000) == "polls.csv · 11 of 106 MB"
    clock.now = 2.0
    assert pace.text(0.4, 2_468_000) == "polls.csv · 42 of 106 MB · 1,200,000 rows/s · 3 s left"
    assert pace.text(1.0, 2_468_000) == "polls.csv · 106 of 106 MB · 1,200,000 rows/s"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 of 0 bytes"), (999, "500 of 999 bytes"), (3000, "2 of 3 kB"), (5 * 10**9, "2.5 of 5.0 GB")],
)
def test_sizes_are_written_in_units_that_fit(size: int, words: str) -> None:
    assert Pace("x", size, Clock()).text(0.5, 0) == f"x · {words}"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.6, "1 s"), (59, "59 s"), (90, "2 min"), (3660, "1 h 1 min"), (7199, "2 h 0 min")],
)
def test_what_is_left_is_written_as_people_say_it(seconds: float, words: str) -> None:
    clock = Clock()
    pace = Pace("x", MB, clock)
    clock.now = seconds
    assert pace.text(0.5, 0).endswith(f" · {words} left")


def test_a_slow_start_has_a_speed_too() -> None:
    clock = Clock()
    pace = Pace("x", MB, clock)
    clock.now = 10.0
    assert " · 0 rows/s" in pace.text(0.5, 3)
