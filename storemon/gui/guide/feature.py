"""The declaration of the guide."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from storemon.gui.declarations import Feature, Menu, MenuEntry

GUIDE: Final = Feature(
    "guide",
    "storemon.gui.guide.guide_controller:GuideController",
    entries=(
        MenuEntry("guide", Menu.HELP, 0, "&Guide", (QKeySequence.StandardKey.HelpContents,), ready=False),
    ),
)
