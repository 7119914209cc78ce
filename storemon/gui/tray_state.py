"""How the stores are, in a word, for where there is no window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

IN_TRAY: Final = "inTray"
"""A property of the window while it is closed to the tray."""


class Standing(Enum):
    """What is to be seen to."""

    FINE = auto()
    DOWN = auto()
    OLD = auto()


@dataclass(frozen=True, slots=True)
class TrayState:
    """How the stores are, and the last alerts in words, the newest first."""

    standing: Standing = Standing.FINE
    alerts: tuple[str, ...] = ()
