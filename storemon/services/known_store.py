"""Finds a store by its id."""

from __future__ import annotations

from sqlalchemy import Connection

from storemon.data import queries
from storemon.errors import NoSuchStore
from storemon.message import Message


def key_of(connection: Connection, store_id: str) -> int:
    """Return the key of a store. Raises `NoSuchStore` if there is none."""
    key = queries.key_of(connection, store_id)
    if key is None:
        raise NoSuchStore(
            Message("There is no store {store_id}.", store_id=store_id),
            Message("None of the imported files names it."),
            Message("Check the id."),
        )
    return key
