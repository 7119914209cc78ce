"""The declaration of the pages that are shown until there is a report."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature

WELCOME: Final = Feature("welcome", "storemon.gui.welcome.welcome_controller:WelcomeController")
