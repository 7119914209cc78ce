"""What the rows of one file are read by: the clock, the answers given, and what all rows tell together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storemon.data.choices import NO_CHOICES, Choices, Topic
from storemon.data.id_forms import IdForm
from storemon.data.written_times import Order


@dataclass(frozen=True, slots=True)
class Survey:
    """What all rows of a file tell together, and no single row can.

    `order` is the order of its dates, as far as the dates prove it. `weekdays` are the numbers, 0 to 7, that
    stand for weekdays. `ids` is how all of its ids are written.
    """

    order: Order = Order.UNSURE
    weekdays: frozenset[int] = frozenset()
    ids: IdForm = IdForm.PLAIN


def _nothing() -> Survey:
    return Survey()


@dataclass(frozen=True, slots=True)
class FileRules:
    """How the cells of a file are read.

    `latest` is the latest time that a poll can have (µs UTC). `survey` reads the whole file the first time
    it is called, so it is called only where a row needs it.
    """

    latest: int
    choices: Choices = NO_CHOICES
    survey: Callable[[], Survey] = _nothing

    def order(self) -> Order:
        """Return the order of dates: the one that the file's dates prove, or else the one chosen."""
        found = self.survey().order
        chosen = self.choices.get(Topic.DATES)
        return Order(chosen) if chosen and found is Order.UNSURE else found
