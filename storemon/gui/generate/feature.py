"""The declaration of generating reports."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

GENERATE: Final = Feature(
    "generate",
    "storemon.gui.generate.generate_controller:GenerateController",
    entries=(
        MenuEntry("generate", Menu.REPORT, 0, "&Generate report", ("Ctrl+R",)),
        MenuEntry("report-options", Menu.REPORT, 0, "Report &options…"),
        MenuEntry("cancel", Menu.REPORT, 0, "&Cancel report"),
    ),
)
