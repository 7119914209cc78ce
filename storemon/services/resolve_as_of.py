"""The default as-of time of a report, and the polls after it (METRICS: Windows)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from sqlalchemy import Connection

from storemon.core.as_of import CLOCKS_DIFFER, as_of, left_behind
from storemon.core.fleet_insights import FleetInsights
from storemon.core.model import Int64
from storemon.core.report import ReportTable
from storemon.core.vocabulary import DAY, HOUR
from storemon.data import queries
from storemon.errors import BadInput
from storemon.message import NOTHING, Message
from storemon.services.time_text import format_time

_MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class AsOf:
    """`time`: T in µs UTC, None if there is none; `later`: how many polls are after it, by store id.

    Without T there are no polls, or all of them, listed in `later`, are ahead of the computer's clock. If the
    user chose the time, `later` is empty. `ahead`: the few stores, by id, that are far ahead of all others,
    and by how many µs their newest polls are.
    """

    time: int | None = None
    later: dict[str, int] = field(default_factory=dict)
    ahead: dict[str, int] = field(default_factory=dict)

    @property
    def polls(self) -> int:
        """The total number of later polls."""
        return sum(self.later.values())


class PollTimes(Protocol):
    """Provides the poll times that determine T, of a database or of a data set."""

    def newest(self, until: int | None = None) -> Int64:
        """Return the newest poll of each store that has any, µs UTC; `until` leaves out later ones."""

    def after(self, time: int) -> dict[str, int]:
        """Return the number of polls after `time` (µs UTC) of each store that has any, in order of id."""


@dataclass(frozen=True, slots=True)
class DatabaseTimes:
    """The poll times of a database, on a connection's snapshot."""

    connection: Connection

    def newest(self, until: int | None = None) -> Int64:
        """Return the newest poll of each store."""
        return queries.newest_polls(self.connection, until)

    def after(self, time: int) -> dict[str, int]:
        """Return the number of later polls of each store that has any."""
        return queries.polls_after(self.connection, time)


def find_as_of(connection: Connection, now: int, newest: Int64 | None = None) -> AsOf:
    """Return T from the data and the computer's clock, `now` in µs UTC.

    `newest`: each store's newest poll, if already known.
    """
    return found_by(DatabaseTimes(connection), now, newest)


def found_by(times: PollTimes, now: int, newest: Int64 | None = None) -> AsOf:
    """Return T from `times` and the computer's clock."""
    latest = now + CLOCKS_DIFFER
    if newest is None:
        newest = times.newest()
    if not newest.size:
        return AsOf()
    last = int(newest.max())
    if last > latest:
        newest = times.newest(latest)
    found = as_of(newest)
    later = {} if found == last else times.after(latest if found is None else found)
    return AsOf(found, later, {} if found is None else _ahead(times, newest, found, later))


def _ahead(times: PollTimes, newest: Int64, found: int, later: Mapping[str, int]) -> dict[str, int]:
    others = left_behind(newest, found)
    if others is None:
        return {}
    return dict.fromkeys((name for name in times.after(others) if name not in later), found - others)


def needed_as_of(times: PollTimes, now: int) -> tuple[int, AsOf]:
    """Return T and the rest of `AsOf`. Raises `BadInput` if there is no T."""
    found = found_by(times, now)
    if found.time is not None:
        return found.time, found
    if found.later:
        raise BadInput(
            Message("Every poll is later than this computer's clock."),
            Message("It says {time}.", time=format_time(now - now % 1000000)),
            Message("Set the clock, or choose an as-of time."),
        )
    raise BadInput(
        Message("There are no polls yet."),
        Message("The report counts up to the newest poll."),
        Message("Import a file of polls first."),
    )


def later_polls(table: ReportTable, answers: FleetInsights | None) -> dict[str, int]:
    """Return how many polls a report leaves out because they are after its as-of time, by store id."""
    if answers is None:
        return {}
    rows = answers.later.nonzero()[0].tolist()
    return {table.store_ids[row]: int(answers.later[row]) for row in rows}


def stores_ahead(table: ReportTable, answers: FleetInsights | None) -> dict[str, int]:
    """Return the few stores that are far ahead of all others in a report, by id, and by how many µs."""
    if answers is None:
        return {}
    rows = answers.ahead.nonzero()[0].tolist()
    return {table.store_ids[row]: int(answers.ahead[row]) for row in rows}


def ahead_text(ahead: dict[str, int]) -> Message:
    """Return a sentence on the few stores whose newest polls are far ahead of all others'; empty if none."""
    if not ahead:
        return NOTHING
    names, span = _named(ahead), _span(max(ahead.values()))
    return Message(
        "The newest poll of one store is {span} ahead of all other stores': {names}."
        "|The newest polls of {n} stores are {span} ahead of all other stores': {names}.",
        n=len(ahead),
        span=span,
        names=names,
    )


def _span(time: int) -> Message:
    return (
        Message("1 hour|{n} hours", n=time // HOUR)
        if time < 2 * DAY
        else Message("1 day|{n} days", n=time // DAY)
    )


def later_note(later: dict[str, int], as_of: int) -> Message:
    """Return a sentence on the polls after `as_of` (µs UTC) and their stores; empty if there are none."""
    polls = sum(later.values())
    if not polls:
        return NOTHING
    return Message(
        "Polls later than {time} are not counted: {polls} of {named}.",
        time=format_time(as_of),
        polls=polls,
        named=_named(later),
    )


def _named(stores: Collection[str]) -> str:
    names = ", ".join(list(stores)[:_MOST_NAMED])
    return (
        names
        if len(stores) <= _MOST_NAMED
        else Message("{names} and {count} more", names=names, count=len(stores) - _MOST_NAMED)
    )
