"""What the rows of one file are read by: the clock, the answers given, and what all rows tell together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from storemon.core.choices import NO_CHOICES, Choices, Topic
from storemon.data.files.id_forms import IdForm
from storemon.data.files.number_clocks import Numbers
from storemon.data.files.written_dates import Order, Orders
from storemon.data.files.written_times import DateRules


@dataclass(frozen=True, slots=True)
class Survey:
    """What all rows of a file tell together, and no single row can.

    `orders` are those of its dates, as far as the dates prove them, and `possible_orders` what the others
    can be; `swapped_dates`: a spreadsheet seems to have swapped day and month of some. `mixed_clocks`: some
    times say AM or PM, others may have lost it. `numbers`: what its times of day are that are written as
    numbers. `status_words` are the first of its words for a status that are neither active nor inactive,
    `platforms` the first of its platforms. `weekdays` are the numbers, 0
    to 7, that stand for weekdays. `ids` is how all of its ids are written.
    """

    orders: Orders = field(default_factory=dict)
    possible_orders: tuple[Order, ...] = ()
    mixed_clocks: bool = False
    numbers: Numbers = Numbers.UNSURE
    status_words: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    weekdays: frozenset[int] = frozenset()
    ids: IdForm = IdForm.PLAIN
    swapped_dates: bool = False


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

    def dates(self) -> DateRules:
        """Return the orders of dates: those that the file's dates prove, or else the one chosen."""
        return DateRules(self.survey().orders, Order(self.choices.get(Topic.DATES)))
