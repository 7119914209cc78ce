"""The declaration of exports."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from storemon.gui.declarations import Feature, Menu, MenuEntry

EXPORT: Final = Feature(
    "export",
    "storemon.gui.export.export_controller:ExportController",
    entries=(
        MenuEntry("export", Menu.FILE, 1, "&Export", submenu=True),
        MenuEntry("print", Menu.FILE, 1, "&Print preview…", (QKeySequence.StandardKey.Print,), ready=False),
    ),
)
