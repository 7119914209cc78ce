"""The declaration of the settings."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction

from storemon.gui.declarations import Feature, Menu, MenuEntry

SETTINGS: Final = Feature(
    "settings",
    "storemon.gui.settings.settings_controller:SettingsController",
    entries=(
        MenuEntry(
            "settings",
            Menu.EDIT,
            2,
            "&Settings…",
            ("Ctrl+,",),
            ready=False,
            role=QAction.MenuRole.PreferencesRole,
        ),
        MenuEntry("theme", Menu.VIEW, 2, "&Theme", submenu=True),
    ),
)
