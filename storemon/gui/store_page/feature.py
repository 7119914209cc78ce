"""The declaration of the page of one store."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, GuidePlace

STORE: Final = Feature(
    "store",
    "storemon.gui.store_page.store_controller:StoreController",
    under="stores",
    guide=GuidePlace("store"),
)
