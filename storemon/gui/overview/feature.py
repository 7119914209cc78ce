"""The declaration of the overview."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, GuidePlace

OVERVIEW: Final = Feature(
    "overview",
    "storemon.gui.overview.overview_controller:OverviewController",
    title="O&verview",
    icon="layout-dashboard",
    shortcut="Ctrl+1",
    guide=GuidePlace("overview"),
    replaced_when_empty=True,
)
