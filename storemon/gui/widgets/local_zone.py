"""The time zone of this computer, for times that belong to no store."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone

from storemon.core.zone_files import known_zone


def local_zone() -> str:
    """Return the IANA name of the zone that this computer is set to; UTC where it has none that is known."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if known_zone(name) else "UTC"
