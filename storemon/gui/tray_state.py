"""The state of the stores in brief, for the tray icon."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

IN_TRAY: Final = "inTray"
"""The property of a window that is closed to the tray."""


class Standing(Enum):
    """The overall state of the stores."""

    FINE = auto()
    DOWN = auto()
    OLD = auto()


@dataclass(frozen=True, slots=True)
class TrayState:
    """The state of the stores and the texts of the latest alerts, newest first."""

    standing: Standing = Standing.FINE
    alerts: tuple[str, ...] = ()
