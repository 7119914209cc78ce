"""A store's name and sales figure set by the user, which override files and settings."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import numpy as np

from storemon.core.labels import Labels
from storemon.core.progress import Progress, silent
from storemon.data.database import Database
from storemon.data.imports import label_rows
from storemon.errors import ChangedMeanwhile
from storemon.message import Message
from storemon.services.known_store import key_of
from storemon.services.reverse import Reverse


class OwnLabel(StrEnum):
    """The labels a user can set for a store; the values are column names."""

    NAME = "name"
    SALES = "sales_per_hour"


_Value = str | float | None


class OwnLabels:
    """Sets labels of stores, with undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(
        self, store_id: str, label: OwnLabel, value: _Value, seen: Labels | None = None
    ) -> Reverse | None:
        """Set or, with None, remove a store's label; return a function to undo it, None if nothing changed.

        `seen`: the store's labels as the user saw them. Raises `ChangedMeanwhile` if they have changed,
        `NoSuchStore` and `DatabaseProblem`.
        """
        with self._database.writing() as connection:
            key_of(connection, store_id)
            if seen is not None and not _same(label, label_rows.labels_of(connection, [store_id]), seen):
                raise _overtaken(label)
            before = label_rows.own_label(connection, store_id, label)
            label_rows.set_own_label(connection, store_id, label, value)
        return None if before == value else partial(self._put_back, store_id, label, before, value)

    def _put_back(
        self, store_id: str, label: OwnLabel, value: _Value, left: _Value, progress: Progress = silent
    ) -> Reverse:
        """Set a label that should still have the value `left`. Raises `ChangedMeanwhile` if it does not."""
        with self._database.writing(progress) as connection:
            if label_rows.own_label(connection, store_id, label) != left:
                raise _changed(label)
            label_rows.set_own_label(connection, store_id, label, value)
        return partial(self._put_back, store_id, label, left, value)


def _same(label: OwnLabel, there: Labels, seen: Labels) -> bool:
    """Return whether the single store in both has the same label."""
    if label is OwnLabel.NAME:
        return there.names == seen.names
    return np.array_equal(there.sales, seen.sales, equal_nan=True)


def _overtaken(label: OwnLabel) -> ChangedMeanwhile:
    if label is OwnLabel.NAME:
        return ChangedMeanwhile(
            Message("This store was renamed meanwhile, so your name was not kept."),
            Message("Another window or import changed it, and it is shown now."),
            Message("Rename the store again if you want another name."),
        )
    return ChangedMeanwhile(
        Message("This store's sales were changed meanwhile, so your figure was not kept."),
        Message("Another window changed them, and they are shown now."),
        Message("Set them again if you want another figure."),
    )


def _changed(label: OwnLabel) -> ChangedMeanwhile:
    if label is OwnLabel.NAME:
        return ChangedMeanwhile(
            Message("This store was renamed again, so its name stays as it is."),
            remedy=Message("Rename the store if you want another name."),
        )
    return ChangedMeanwhile(
        Message("This store's sales were changed again, so they stay as they are."),
        remedy=Message("Set them on the store's page if you want another figure."),
    )
