"""The declaration of the tour."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

TOUR: Final = Feature(
    "tour",
    "storemon.gui.tour.tour_controller:TourController",
    entries=(MenuEntry("tour", Menu.HELP, 0, "Take the &tour", ready=False),),
)
