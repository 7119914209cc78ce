"""Whether times are written with am and pm, the same all over the program."""

from __future__ import annotations

from typing import Final


class _Clock:
    twelve = False


CLOCK: Final = _Clock()


def use_twelve_hours(twelve: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
    """Tell times as am and pm from now on; `Preferences` does this."""
    CLOCK.twelve = twelve
