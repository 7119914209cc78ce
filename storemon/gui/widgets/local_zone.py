"""The time zone of this computer, for times that do not belong to a store."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone

from storemon.core.zone_files import known_zone


def local_zone() -> str:
    """Return the IANA name of this computer's time zone; UTC if it is unknown."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if known_zone(name) else "UTC"
