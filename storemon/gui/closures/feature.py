"""The declaration of closures and special hours."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

CLOSURES: Final = Feature(
    "closures",
    "storemon.gui.closures.closures_controller:ClosuresController",
    entries=(MenuEntry("closures", Menu.EDIT, 1, "Closures and special &hours…", ready=False),),
)
