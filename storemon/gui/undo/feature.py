"""The declaration of undo and redo."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

UNDO: Final = Feature(
    "undo",
    "storemon.gui.undo.undo_controller:UndoController",
    entries=(
        MenuEntry("undo", Menu.EDIT, 0, "&Undo", ("Ctrl+Z",), ready=False),
        MenuEntry("redo", Menu.EDIT, 0, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), ready=False),
    ),
)
