"""The declaration of the check for newer versions."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

UPDATES: Final = Feature(
    "updates",
    "storemon.gui.updates.updates_controller:UpdatesController",
    entries=(MenuEntry("updates", Menu.HELP, 1, "Check for &updates…", ready=False),),
)
