"""The declaration of the page with the table of stores."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from storemon.gui.declarations import Feature, GuidePlace, Menu, MenuEntry

STORES: Final = Feature(
    "stores",
    "storemon.gui.store_list.stores_controller:StoresController",
    title="&Stores",
    icon="store",
    shortcut="Ctrl+2",
    guide=GuidePlace("numbers"),
    entries=(
        MenuEntry("filter", Menu.EDIT, 1, "&Find stores", (QKeySequence.StandardKey.Find,)),
        MenuEntry("sort", Menu.VIEW, 1, "S&ort by", submenu=True),
        MenuEntry("columns", Menu.VIEW, 1, "&Columns", submenu=True, ready=False),
    ),
    replaced_when_empty=True,
)
