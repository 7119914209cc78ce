"""Stores of which a file has rows that cannot be used: their hours or zone are not what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from sqlalchemy import Column, Connection, select

from storemon.core.message import Message
from storemon.core.model import Int64
from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.data.files.csv_rows import Rows
from storemon.data.schema import stores
from storemon.data.store_keys import NO_STORE, StoreKeys

_NAMED: Final = 5
MakeNote = Callable[[int, str, bool], Message]
"""Makes a sentence of how many stores there are, their names, and whether they have something from before."""


class AllRefused:
    """Gathers the stores of a file's refused rows, block by block."""

    def __init__(self, keys: StoreKeys) -> None:
        self._keys = keys
        self._stores: list[Int64] = []
        self._lacking: list[Int64] = []

    def add(self, rows: Rows, lacking: Int64 | None = None) -> None:
        """Take a block in which some rows are refused; `lacking` are the stores that miss an opening so."""
        self._stores.append(np.unique(self._keys.of(rows)[0]))
        if lacking is not None:
            self._lacking.append(lacking)

    def hours_notes(self, connection: Connection, usable: Int64) -> list[Message]:
        """Return what becomes of the stores that are not `usable`, or only in part, in sentences."""
        notes = self._notes(_of_hours, *self._left(connection, stores.c.hours_import, usable))
        partly = np.intersect1d(np.concatenate(self._lacking), usable) if self._lacking else usable[:0]
        if len(partly):
            notes.append(_of_openings(len(partly), self._names(partly)))
        return notes

    def zones_notes(self, connection: Connection, usable: Int64) -> list[Message]:
        """Return the same for a file of time zones."""
        return self._notes(_of_zones, *self._left(connection, stores.c.zone, usable))

    def _notes(self, make_note: MakeNote, without: Int64, before: Int64) -> list[Message]:
        return [
            make_note(len(keys), self._names(keys), had)
            for keys, had in ((without, False), (before, True))
            if len(keys)
        ]

    def _left(self, connection: Connection, known: Column[Any], usable: Int64) -> tuple[Int64, Int64]:
        """Return the stores with no usable row: those that have nothing from before, and the others."""
        if not self._stores:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        left = np.setdiff1d(np.concatenate(self._stores), np.append(usable, NO_STORE))
        found = connection.execute(select(stores.c.store).where(known.is_not(None))).scalars()
        with_any = np.fromiter(found, np.int64)
        return np.setdiff1d(left, with_any), np.intersect1d(left, with_any)

    def _names(self, keys: Int64) -> str:
        ids: Sequence[str] = sorted(self._keys.ids(keys))
        return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")


def _of_hours(count: int, names: str, had: bool) -> Message:  # noqa: FBT001  # as `MakeNote` has it
    one, several = (
        (
            Message(
                "No row of hours of 1 store can be used, so its hours stay as they were: {names}", names=names
            ),
            Message(
                "No row of hours of {count} stores can be used, so their hours stay as they were: {names}",
                count=count,
                names=names,
            ),
        )
        if had
        else (
            Message(
                "No row of hours of 1 store can be used, so it counts as always open: {names}", names=names
            ),
            Message(
                "No row of hours of {count} stores can be used, so they count as always open: {names}",
                count=count,
                names=names,
            ),
        )
    )
    return one if count == 1 else several


def _of_openings(count: int, names: str) -> Message:
    if count == 1:
        return Message(
            "Some hours of 1 store cannot be used, so it counts as closed then: {names}", names=names
        )
    return Message(
        "Some hours of {count} stores cannot be used, so they count as closed then: {names}",
        count=count,
        names=names,
    )


def _of_zones(count: int, names: str, had: bool) -> Message:  # noqa: FBT001  # as `MakeNote` has it
    zone = DEFAULT_ZONE
    one, several = (
        (
            Message("The time zone of 1 store cannot be used, so it stays as it was: {names}", names=names),
            Message(
                "The time zones of {count} stores cannot be used, so they stay as they were: {names}",
                count=count,
                names=names,
            ),
        )
        if had
        else (
            Message(
                "The time zone of 1 store cannot be used, so {zone} counts for it: {names}",
                zone=zone,
                names=names,
            ),
            Message(
                "The time zones of {count} stores cannot be used, so {zone} counts for them: {names}",
                count=count,
                zone=zone,
                names=names,
            ),
        )
    )
    return one if count == 1 else several
