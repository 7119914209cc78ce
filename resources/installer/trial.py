"""Run the steps of a trial for as long as its time lasts, and say which ones were left out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from resources.installer import console


class Step(NamedTuple):
    """A step, what it shows, and the minutes that it takes on a busy machine."""

    what: str
    minutes: float
    run: Callable[[], None]


def run(steps: Sequence[Step], end: float) -> list[str]:
    """Run the steps in order and return what was left out, which is reported too.

    Each step builds on those before it, so once one would not be over by `end` (of `time.monotonic`), it
    and all later ones are left out.
    """
    for number, step in enumerate(steps):
        if time.monotonic() + 60 * step.minutes > end:
            left_out = [later.what for later in steps[number:]]
            console.say(f"Not tried, since the time for this trial is up: {', '.join(left_out)}.")
            return left_out
        step.run()
    return []
