"""The declaration of shared databases."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

SHARED: Final = Feature(
    "shared",
    "storemon.gui.shared.shared_controller:SharedController",
    entries=(
        MenuEntry("connect", Menu.FILE, 2, "Connect to a &shared database…"),
        MenuEntry("local-database", Menu.FILE, 2, "Use the database on this co&mputer", ready=False),
    ),
)
