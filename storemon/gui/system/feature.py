"""The declaration of desktop integration."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction, QKeySequence

from storemon.gui.declarations import Feature, Menu, MenuEntry

DESKTOP: Final = Feature(
    "desktop",
    "storemon.gui.system.desktop_controller:DesktopController",
    entries=(
        MenuEntry("quit", Menu.FILE, 3, "&Quit", ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
        MenuEntry(
            "copy", Menu.EDIT, 1, "&Copy rows with headers", (QKeySequence.StandardKey.Copy,), ready=False
        ),
        MenuEntry("about", Menu.HELP, 1, "&About storemon", role=QAction.MenuRole.AboutRole),
    ),
)
