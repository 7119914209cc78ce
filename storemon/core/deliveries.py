"""Scheduled reports: which periods they cover, for which stores, and where they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from storemon.core.closed_periods import DuePeriod, Period


class Form(StrEnum):
    """The file format of a scheduled report."""

    WORKBOOK = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A scheduled report of each day, week or month, saved to a folder, or sent by mail if that is empty.

    `key` identifies it. `minute`: the minute of the local day at which it is due. `each_group`: one file per
    group of stores, else one for all. `made`: when it was set up, µs UTC; nothing earlier is due.

    `people`: mail addresses by group; those under an empty name get the report of all stores, and those of
    groups without their own recipients.
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
        """Whether it is sent by mail rather than saved."""
        return not self.folder

    def people_of(self, group: str) -> tuple[str, ...]:
        """Return the recipients of a group's report, empty if there are none."""
        return self.people.get(group) or self.people.get("", ())


class DeliveryState(StrEnum):
    """The state of a scheduled report."""

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"


def period_key(delivery: Delivery, due: DuePeriod) -> str:
    """Return the key of the report of a period, which is delivered once."""
    return f"{delivery.key} {due.dates.written()}"


def period_name(delivery: Delivery, due: DuePeriod) -> str:
    """Return the name of its files without a suffix: it depends on the period, not on when they are made."""
    dates = due.dates
    if delivery.period is Period.DAY:
        return f"storemon {dates.first}"
    if delivery.period is Period.MONTH:
        return f"storemon {dates.first:%Y-%m}"
    return f"storemon {dates.first} to {dates.last}"
