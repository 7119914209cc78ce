"""Undo an import's polls; polls that later imports also have are handed over to those."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, Subquery, and_, delete, exists, select

from storemon.core.model import Int64
from storemon.data.polls import poll_rows
from storemon.data.polls.known_words import within_runs
from storemon.data.polls.packed import BITS, PollRows, cut
from storemon.data.schema import polls


def undo_polls(connection: Connection, import_id: int) -> None:
    """Remove the rows of an import; for shared words, the next import that knew them stores them instead."""
    later = polls.alias("later")
    claimed = and_(
        later.c.store == polls.c.store,
        later.c.span == polls.c.span,
        later.c.import_id > import_id,
        later.c.known.is_not(None),
    )
    shared = and_(polls.c.import_id == import_id, exists().where(claimed))
    for keys in poll_rows.ranges(connection, shared):
        groups = select(polls.c.store, polls.c.span).where(polls.c.store.between(*keys), shared).subquery()
        _hand_over(connection, groups, import_id)
    connection.execute(delete(polls).where(polls.c.import_id == import_id))
    poll_rows.recount(connection)


def _hand_over(connection: Connection, groups: Subquery, import_id: int) -> None:
    mine = and_(
        polls.c.store == groups.c.store, polls.c.span == groups.c.span, polls.c.import_id >= import_id
    )
    statement = select(*poll_rows.COLUMNS).select_from(groups).join(polls, mine)
    order = (polls.c.store, polls.c.span, polls.c.import_id)
    rows = poll_rows.fetched(connection, statement.order_by(*order))
    group = rows.groups()
    keys, row = poll_rows.keys_of(rows, group)
    first, last, run_row = rows.runs()
    first, last = first | (group[run_row] << BITS), last | (group[run_row] << BITS)
    left = keys[rows.import_id[row] == import_id]
    for number in np.unique(rows.import_id)[1:]:
        runs = rows.import_id[run_row] == number
        taken = within_runs(left, first[runs], last[runs])
        if taken.any():
            own = keys[rows.import_id[row] == number]
            poll_rows.change(connection, _with_words(rows, group, number, np.union1d(own, left[taken])))
            left = left[~taken]


def _with_words(rows: PollRows, group: Int64, number: int, keys: Int64) -> PollRows:
    """Return an import's rows with different words; `keys` has those of all of its groups."""
    chosen = rows.at(rows.import_id == number)
    places = group[rows.import_id == number]
    ends = np.searchsorted(keys, (places + 1) << BITS)
    words = cut(keys & ((1 << BITS) - 1), ends)
    times = chosen.first, chosen.last
    return PollRows.made(chosen.store, chosen.span, chosen.import_id, times, words, chosen.known)
