"""More polls than are kept in memory, set aside in order to come back store by store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, MetaData, Table, insert, select

from storemon.core.model import Int64, Polls
from storemon.data.bulk import sorted_polls
from storemon.data.polls.packed import SPAN

_STORES: Final = 64
_SPANS: Final = 13
_TIME_BITS: Final = 53

# Of the connection alone, and gone with it.
_pieces = Table(
    "coming_polls",
    MetaData(),
    Column("stores", BigInteger, primary_key=True),
    Column("spans", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("words", LargeBinary, nullable=False),
    prefixes=["TEMPORARY"],
)


class Spill:
    """Takes polls a chunk at a time and gives them back in order, a few stores and weeks at a time.

    So each row of the database is written once, whatever the order of the file.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._chunks = 0
        _pieces.create(connection)

    def add(self, polls: Polls) -> None:
        """Set a chunk aside; its polls are in order."""
        self._chunks += 1
        spans = polls.time // (SPAN * _SPANS)
        rows = []
        for span in range(int(spans.min()), int(spans.max()) + 1):
            mine = spans == span
            store, time, active = polls.store[mine], polls.time[mine], polls.active[mine]
            words = ((store % _STORES) << _TIME_BITS) | (time << 1) | active
            stores, begins = np.unique(store // _STORES, return_index=True)
            ends = np.append(begins[1:], store.size)
            rows += [
                {
                    "stores": number,
                    "spans": span,
                    "number": self._chunks,
                    "words": words[first:last].tobytes(),
                }
                for number, first, last in zip(stores.tolist(), begins.tolist(), ends.tolist(), strict=True)
            ]
        self._connection.execute(insert(_pieces), rows)

    def pieces(self) -> Iterator[tuple[float, Polls]]:
        """Yield all polls, in pieces, each with the share that came before; the pieces are gone then."""
        where = (_pieces.c.stores, _pieces.c.spans)
        places = self._connection.execute(select(*where).distinct().order_by(*where)).all()
        for done, (stores, spans) in enumerate(places):
            mine = select(_pieces.c.words).where(where[0] == stores, where[1] == spans)
            content = b"".join(self._connection.execute(mine).scalars())
            yield done / len(places), _polls(int(stores), np.frombuffer(content, np.int64))
        _pieces.drop(self._connection)


def _polls(stores: int, words: Int64) -> Polls:
    store = (words >> _TIME_BITS) + stores * _STORES
    time = (words & ((1 << _TIME_BITS) - 1)) >> 1
    return sorted_polls(store, time, (words & 1).astype(np.bool_))
