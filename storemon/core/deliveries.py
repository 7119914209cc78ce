"""Scheduled reports: which periods they cover, for which stores, and where they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from storemon.core.closed_periods import DuePeriod, Period


class Form(StrEnum):
    """What kind of file a scheduled report is."""

    WORKBOOK = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A report of each day, week or month, saved to a folder, or sent by mail where that is empty.

    `key` tells it from others. `minute`: of the local day on which it is due. `each_group`: one file for each
    group of stores, else one for all. `made`: since when it is set up, µs UTC; nothing earlier is due.

    `people`: addresses of mail by group; those under an empty name get what is for all stores, and that of
    each group that has no people of its own.
    """

    key: str
    period: Period
    minute: int
    folder: str
    form: Form = Form.WORKBOOK
    each_group: bool = False
    made: int = 0
    first_day: int = 0
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def by_mail(self) -> bool:
        """Whether it is sent, not saved."""
        return not self.folder

    def people_of(self, group: str) -> tuple[str, ...]:
        """Return who gets the report of a group, empty for nobody."""
        return self.people.get(group) or self.people.get("", ())


class DeliveryState(StrEnum):
    """How far a scheduled report is."""

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"


def period_key(delivery: Delivery, due: DuePeriod) -> str:
    """Return what a report of that period is known by: it is delivered once."""
    return f"{delivery.key} {due.dates.written()}"


def period_name(delivery: Delivery, due: DuePeriod) -> str:
    """Return what its files are called, without an ending: by their own dates, whenever they are made."""
    dates = due.dates
    if delivery.period is Period.DAY:
        return f"storemon {dates.first}"
    if delivery.period is Period.MONTH:
        return f"storemon {dates.first:%Y-%m}"
    return f"storemon {dates.first} to {dates.last}"
