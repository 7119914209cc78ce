"""The declaration of targets of groups."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

TARGETS: Final = Feature(
    "targets",
    "storemon.gui.targets.targets_controller:TargetsController",
    entries=(MenuEntry("targets", Menu.EDIT, 1, "&Targets of groups…", ready=False),),
)
