"""The declaration of the panel that explains a figure."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature

EXPLAIN: Final = Feature("explain", "storemon.gui.explain.explain_controller:ExplainController")
