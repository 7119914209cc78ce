"""The stops of the tour: the parts of the window that features introduce to new users."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class TourStop:
    """A widget with its name and purpose; `page` is the page it is on, empty for all.

    `order`: its position in the tour, starting at 0.
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
        """Add a stop to the tour."""
        self._stops.append(stop)

    def in_order(self) -> Sequence[TourStop]:
        """Return all stops in order."""
        return sorted(self._stops, key=lambda stop: stop.order)
