"""Progress on the program's icon in the task bar, on Linux desktops that support it.

The message is Unity's LauncherEntry, which the task bars of KDE, Ubuntu and others listen to.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_INTERFACE: Final = "com.canonical.Unity.LauncherEntry"
_APPLICATION: Final = "application://storemon.desktop"
_STEP: Final = 0.01


class Launcher(QObject):
    """Sends progress, one percent at a time; loads D-Bus only when there is something to send."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: QDBusConnection | None = None
        self._shown = -1.0
        self._there = sys.platform == "linux" and _has_bus()

    @Slot(float)
    def show_progress(self, fraction: float) -> None:
        """Show progress from 0 to 1; below 0 if no work is running."""
        if not self._there or (abs(fraction - self._shown) < _STEP and (fraction < 0) == (self._shown < 0)):
            return
        self._shown = fraction
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415  # not before there is work

        if self._bus is None:
            self._bus = QDBusConnection.sessionBus()
            self._there = self._bus.isConnected()
        if self._there:
            message = QDBusMessage.createSignal(f"/{os.getpid()}", _INTERFACE, "Update")
            values = {"progress": max(0.0, min(1.0, fraction)), "progress-visible": fraction >= 0}
            message.setArguments([_APPLICATION, values])
            self._bus.send(message)


def _has_bus() -> bool:
    """Return whether there is a session bus; without one, Qt would start it."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and (Path(runtime or "") / "bus").exists()
