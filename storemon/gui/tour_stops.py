"""What the tour shows: the parts of the window that features want a new person to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class TourStop:
    """A widget, what it is called and what it is for; `page` is the one it is on, empty for all.

    `order`: where it comes in the tour, from 0 on.
    """

    order: int
    widget: QWidget
    title: str
    text: str
    page: str = ""


class TourStops:
    """Collects the stops."""

    def __init__(self) -> None:
        self._stops: list[TourStop] = []

    def add(self, stop: TourStop) -> None:
        """Show a stop in the tour."""
        self._stops.append(stop)

    def in_order(self) -> Sequence[TourStop]:
        """Return all stops in their order."""
        return sorted(self._stops, key=lambda stop: stop.order)
