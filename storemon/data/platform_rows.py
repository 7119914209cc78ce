"""The platforms that polls name, and the stores that have polls on each."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, exists, or_, select

from storemon.core.model import Int64
from storemon.core.platforms import MOST_STORES_KEY, NAMELESS, comparable, listing, spelled
from storemon.data import bulk
from storemon.data.schema import platforms, polls, stores
from storemon.data.sqlite import sealed
from storemon.errors import FileRefused
from storemon.message import Message

MOST: Final = 60
"""Maximum platforms in a database; a chain is on two to five of them."""


class PlatformNumbers:
    """The known platforms; a new name gets a number at once, and a row when a usable poll is on it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        known = names_of(connection)
        self._numbers = {comparable(name): number for number, name in known.items()}
        self._next = max(known, default=NAMELESS) + 1
        self._new: dict[int, str] = {}
        self._count = len(known)

    def of(self, name: str) -> int:
        """Return the number of the platform with that name, `NAMELESS` for a name without a letter."""
        key = comparable(name)
        if not key:
            return NAMELESS
        # By its usual spelling, if it is a common name.
        key = comparable(spelled(name))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._next
            self._next += 1
            self._new[number] = spelled(name)
        return number

    def save(self, used: Int64) -> None:
        """Write the new ones among the platforms `used` (numbers). Raises `FileRefused` for too many."""
        new = [(number, self._new.pop(number)) for number in np.unique(used).tolist() if number in self._new]
        if not new:
            return
        self._count += len(new)
        if self._count > MOST:
            raise FileRefused(
                Message("There would be more than {most} platforms.", most=MOST),
                Message("The column of platforms seems to hold something else."),
                Message("Choose another column, or none."),
            )
        numbers_, texts = zip(*new, strict=True)
        bulk.insert_rows(self._connection, platforms, {"platform": list(numbers_), "name": list(texts)})


def names_of(connection: Connection) -> dict[int, str]:
    """Return the name of each platform by its number. Raises `RowsDamaged`.

    If a row is missing, a report notices polls on a platform that it did not read.
    """
    rows = sealed.rows_of(connection, platforms, by=[platforms.c.platform])
    return {row.platform: row.name for row in rows}


def numbers(connection: Connection) -> list[int]:
    """Return the numbers of all platforms, `NAMELESS` first, whether or not they have polls."""
    return [NAMELESS, *names_of(connection)]


def polled(connection: Connection) -> dict[int, str]:
    """Return the name of each platform that has polls by its number, an empty one for `NAMELESS`."""
    named = {NAMELESS: "", **names_of(connection)}
    return {
        number: name
        for number, name in named.items()
        if connection.execute(select(exists().where(_on(number)))).scalar_one()
    }


def polled_of(connection: Connection, store: int) -> dict[int, str]:
    """Return the name of each platform that a store has polls on, by its number."""
    named = {NAMELESS: "", **names_of(connection)}
    keys = {listing(store, number): number for number in named}
    there = select(polls.c.store).where(polls.c.store.in_(keys)).distinct().order_by(polls.c.store)
    return {keys[key]: named[keys[key]] for key in connection.execute(there).scalars()}


def any_polls_of_store(connection: Connection) -> ColumnElement[bool]:
    """Return the condition that a store has polls on any platform, for a query on `stores`."""
    first = (listing(0, number) for number in numbers(connection))
    keys = (stores.c.store if not low else stores.c.store + low for low in first)
    return or_(*(exists().where(polls.c.store == key) for key in keys))


def forget_platforms(connection: Connection) -> None:
    """Remove the platforms that have no polls any more."""
    gone = set(names_of(connection)) - set(polled(connection))
    if gone:
        connection.execute(delete(platforms).where(platforms.c.platform.in_(gone)))


def _on(platform: int) -> ColumnElement[bool]:
    first = listing(0, platform)
    return polls.c.store.between(first, first + MOST_STORES_KEY)
