"""The declaration of platform shares."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

PLATFORM_SHARES: Final = Feature(
    "platform-shares",
    "storemon.gui.platform_shares.shares_controller:SharesController",
    entries=(MenuEntry("platform_shares", Menu.EDIT, 1, "Sales by &platform…", ready=False),),
)
