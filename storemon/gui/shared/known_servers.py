"""The shared databases that the user has connected to, without passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from storemon.core.server_address import ServerAddress, is_server_address
from storemon.gui.widgets.stored import stored_text

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_CURRENT: Final = "shared/current"
"""Also read by `services.paths.chosen_server`."""
_RECENT: Final = "shared/recent"
_MOST: Final = 8


class KnownServers:
    """Stored in the settings, percent-encoded."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def current(self) -> ServerAddress | None:
        """The database to open at the next start; None for the one on this computer."""
        return _address(stored_text(self._settings, _CURRENT) or "")

    @property
    def recent(self) -> list[ServerAddress]:
        """The databases connected to, most recent first."""
        words = (stored_text(self._settings, _RECENT) or "").split()
        return [address for word in words if (address := _address(word)) is not None][:_MOST]

    def remember(self, address: ServerAddress, *, opens_next: bool) -> None:
        """Move a database to the front; with `opens_next`, the next start opens it."""
        if address.has_password:
            return
        others = [one for one in self.recent if one != address]
        kept = [quote(one.text, safe="") for one in (address, *others)][:_MOST]
        self._settings.setValue(_RECENT, " ".join(kept))
        if opens_next:
            self._settings.setValue(_CURRENT, quote(address.text, safe=""))
            self._settings.sync()

    def forget_current(self) -> None:
        """Make the next start open the database on this computer."""
        self._settings.remove(_CURRENT)
        self._settings.sync()


def _address(text: str) -> ServerAddress | None:
    written = unquote(text)
    return ServerAddress(written) if is_server_address(written) and written.isprintable() else None
