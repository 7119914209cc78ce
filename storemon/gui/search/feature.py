"""The declaration of the search."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

SEARCH: Final = Feature(
    "search",
    "storemon.gui.search.search_controller:SearchController",
    entries=(MenuEntry("search", Menu.EDIT, 1, "Search &everything…", ("Ctrl+K",), ready=False),),
)
