"""The declaration of the Automation page."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, GuidePlace

AUTOMATION: Final = Feature(
    "automation",
    "storemon.gui.automation.automation_controller:AutomationController",
    title="&Automation",
    icon="bell",
    shortcut="Ctrl+6",
    guide=GuidePlace("automation", needs_report=False),
)
