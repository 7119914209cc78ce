"""How the rows of one file are read: the clock, the answers given, and evidence from all rows."""

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
    """What only all rows of a file together show.

    `orders`: the date orders that the file's dates prove; `possible_orders`: the choices for the dates not
    decided by them. `swapped_dates`: a spreadsheet seems to have swapped day and month of some dates.
    `mixed_clocks`: some times say AM or PM, others may have lost it. `numbers`: what times of day written as
    numbers mean. `status_words`: the first words for a status other than active and inactive. `platforms`:
    the first platforms. `weekdays`: the numbers from 0 to 7 that stand for weekdays. `ids`: how all ids are
    written.
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

    `latest` is the latest time that a poll may have (µs UTC). `survey` reads the whole file on its first
    call, so call it only if a row needs it.
    """

    latest: int
    choices: Choices = NO_CHOICES
    survey: Callable[[], Survey] = _nothing

    def dates(self) -> DateRules:
        """Return the date orders that the file's dates prove, and the one chosen for the others."""
        return DateRules(self.survey().orders, Order(self.choices.get(Topic.DATES)))
