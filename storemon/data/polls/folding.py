"""Fold imports that can no longer be undone into the base, which stores common polls once."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, and_, delete, select

from storemon.core.model import Int64
from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.old_imports import mark, old_holders
from storemon.data.polls import poll_rows
from storemon.data.polls.known_words import one_an_instant, within_runs
from storemon.data.polls.packed import BITS, SPAN, PollRows, cut
from storemon.data.polls.poll_rows import BASE
from storemon.data.schema import polls
from storemon.message import Message


def fold_polls(connection: Connection, undoable: int, progress: Progress) -> None:
    """Move the polls of all but the newest imports to the base; the polls in effect stay the same."""
    holders = old_holders(connection, FileKind.POLLS, undoable)
    if not holders:
        return
    mine = polls.c.import_id.in_(holders)
    keys = poll_rows.ranges(connection, mine)
    for done, some in enumerate(keys):
        progress(done / len(keys), Message("Merging older imports"))
        _fold_some(connection, some, holders)
    poll_rows.recount(connection)
    mark(connection, holders)


def _fold_some(connection: Connection, keys: tuple[int, int], holders: list[int]) -> None:
    within = polls.c.store.between(*keys)
    touched = select(polls.c.store, polls.c.span).where(within, polls.c.import_id.in_(holders)).distinct()
    groups = touched.subquery()
    mine = and_(
        polls.c.store == groups.c.store, polls.c.span == groups.c.span, polls.c.import_id <= holders[-1]
    )
    statement = select(*poll_rows.COLUMNS).select_from(groups).join(polls, mine)
    rows = poll_rows.fetched(connection, statement.order_by(polls.c.store, polls.c.span, polls.c.import_id))
    group = rows.groups()
    going = np.isin(rows.import_id, [BASE, *holders])
    every, row = poll_rows.keys_of(rows, group)
    texts = [every[going[row]]]
    if not going.all():  # an older import can still be undone, so the base must not rely on its rows
        texts += [_claimed(rows, group, number) for number in holders]
    base = _base(rows, group, one_an_instant(np.concatenate(texts)))
    connection.execute(delete(polls).where(within, polls.c.import_id.in_(holders)))
    poll_rows.remove(connection, rows.at(rows.import_id == BASE))
    poll_rows.add(connection, base)


def _base(rows: PollRows, group: Int64, keys: Int64) -> PollRows:
    """Return the rows of the base for all groups; each has some of the keys."""
    begins = np.flatnonzero(np.diff(group, prepend=-1))
    ends = np.searchsorted(keys, (np.arange(begins.size) + 1) << BITS)
    words, span = keys & ((1 << BITS) - 1), rows.span[begins]
    first, last = words[np.append(0, ends[:-1])] >> 1, words[ends - 1] >> 1
    return PollRows.made(
        rows.store[begins],
        span,
        np.full(begins.size, BASE),
        (first + span * SPAN, last + span * SPAN),
        cut(words, ends),
        [None] * begins.size,
    )


def _claimed(rows: PollRows, group: Int64, number: int) -> Int64:
    """Return the keys that an import had in common with older ones."""
    first, last, of = rows.runs()
    mine = rows.import_id[of] == number
    shift = group[of[mine]] << BITS
    keys, row = poll_rows.keys_of(rows, group)
    older = np.sort(keys[rows.import_id[row] < number])
    return older[within_runs(older, first[mine] | shift, last[mine] | shift)]
