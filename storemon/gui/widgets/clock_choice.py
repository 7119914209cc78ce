"""Whether times use am and pm, throughout the program."""

from __future__ import annotations

from typing import Final


class _Clock:
    twelve = False


CLOCK: Final = _Clock()


def use_twelve_hours(twelve: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
    """Use am and pm from now on, or not; called by `Preferences`."""
    CLOCK.twelve = twelve
