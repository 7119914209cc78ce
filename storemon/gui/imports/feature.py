"""The declaration of imports and their undo."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from storemon.gui.declarations import Feature, GuidePlace, Menu, MenuEntry

IMPORTS: Final = Feature(
    "imports",
    "storemon.gui.imports.imports_controller:ImportsController",
    title="&Imports",
    icon="inbox",
    shortcut="Ctrl+4",
    guide=GuidePlace("files", needs_report=False),
    entries=(
        MenuEntry("open", Menu.FILE, 0, "&Open files…", (QKeySequence.StandardKey.Open,), ready=False),
        MenuEntry("recent", Menu.FILE, 0, "Open re&cent", submenu=True, ready=False),
    ),
)
