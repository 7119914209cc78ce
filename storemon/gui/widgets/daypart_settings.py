"""Settings for the times of dayparts and their weights in lost sales."""

from __future__ import annotations

from typing import Any, Final

from storemon.core.daypart_times import DEFAULT_STARTS, DaypartTimes
from storemon.gui.widgets.setting import Number, Page, Preference, Row, TimeOfDay

MOST_WEIGHT: Final = 100.0
_WEIGHT: Final = Number(0, MOST_WEIGHT, around=lambda: ("×\u2009", ""))


def _priced(preferences: Any) -> bool:  # the settings, which are made of this
    return bool(preferences.sales_on)


class DaypartSettings:
    """The settings of each daypart."""

    breakfast_start = Preference(
        "dayparts/breakfast",
        lambda: DEFAULT_STARTS[0],
        TimeOfDay(),
        Row(
            Page.REPORTS,
            "Dayparts",
            "Breakfast",
            "Each begins at this time of the store's own clock and runs until another one begins. "
            "Beside it is how much an open hour weighs in lost sales.",
            name="Breakfast begins at",
        ),
    )
    breakfast_weight = Preference(
        "dayparts/breakfast-weight",
        lambda: 1.0,
        _WEIGHT,
        Row(Page.REPORTS, "Dayparts", "Breakfast", name="Weight of breakfast in lost sales", needs=_priced),
    )
    lunch_start = Preference(
        "dayparts/lunch",
        lambda: DEFAULT_STARTS[1],
        TimeOfDay(),
        Row(Page.REPORTS, "Dayparts", "Lunch", name="Lunch begins at"),
    )
    lunch_weight = Preference(
        "dayparts/lunch-weight",
        lambda: 1.0,
        _WEIGHT,
        Row(Page.REPORTS, "Dayparts", "Lunch", name="Weight of lunch in lost sales", needs=_priced),
    )
    afternoon_start = Preference(
        "dayparts/afternoon",
        lambda: DEFAULT_STARTS[2],
        TimeOfDay(),
        Row(Page.REPORTS, "Dayparts", "Afternoon", name="Afternoon begins at"),
    )
    afternoon_weight = Preference(
        "dayparts/afternoon-weight",
        lambda: 1.0,
        _WEIGHT,
        Row(
            Page.REPORTS,
            "Dayparts",
            "Afternoon",
            name="Weight of the afternoon in lost sales",
            needs=_priced,
        ),
    )
    dinner_start = Preference(
        "dayparts/dinner",
        lambda: DEFAULT_STARTS[3],
        TimeOfDay(),
        Row(Page.REPORTS, "Dayparts", "Dinner", name="Dinner begins at"),
    )
    dinner_weight = Preference(
        "dayparts/dinner-weight",
        lambda: 1.0,
        _WEIGHT,
        Row(Page.REPORTS, "Dayparts", "Dinner", name="Weight of dinner in lost sales", needs=_priced),
    )
    late_start = Preference(
        "dayparts/late",
        lambda: DEFAULT_STARTS[4],
        TimeOfDay(),
        Row(Page.REPORTS, "Dayparts", "Late", name="Late hours begin at"),
    )
    late_weight = Preference(
        "dayparts/late-weight",
        lambda: 1.0,
        _WEIGHT,
        Row(Page.REPORTS, "Dayparts", "Late", name="Weight of late hours in lost sales", needs=_priced),
    )


STARTS: Final = ("breakfast_start", "lunch_start", "afternoon_start", "dinner_start", "late_start")
WEIGHTS: Final = ("breakfast_weight", "lunch_weight", "afternoon_weight", "dinner_weight", "late_weight")


def dayparts_of(settings: DaypartSettings) -> DaypartTimes:
    """Return when dayparts begin."""
    return DaypartTimes(tuple(getattr(settings, name) for name in STARTS))


def weights_of(settings: DaypartSettings) -> tuple[float, ...]:
    """Return the weights of dayparts."""
    return tuple(getattr(settings, name) for name in WEIGHTS)
