"""Why rows of a block cannot be used."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeVar

import numpy as np

from storemon.core.refused_rows import Refused
from storemon.data.files import status_words
from storemon.data.files.arrow_arrays import numbers
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import WORDS, Reason, Reasons
from storemon.message import Message

_WORDS: Final = {int(reason): words for reason, words in WORDS.items()}
"""By int, since converting each of a million numbers to a `Reason` takes longer than reading them."""
_Store = TypeVar("_Store", bound=Hashable)
_Value = TypeVar("_Value")


def first_reasons(*reasons: Reasons) -> Reasons:
    """Return the first reason of each row."""
    found = reasons[0]
    for more in reasons[1:]:
        found = np.where(found == Reason.NONE, more, found)
    return found


def refuse(rows: Rows, reasons: Reasons) -> Refused:
    """Return the rows that have a reason, and the misshapen ones."""
    bad = np.flatnonzero(reasons)
    why = [_WORDS[code] for code in reasons[bad].tolist()]
    unknown = np.flatnonzero(reasons[bad] == Reason.STATUS)
    if len(unknown):
        status = rows.columns["status"]
        indices = numbers(status.indices, np.int32)[bad[unknown]]
        if len(np.unique(indices)) <= status_words.MOST_WORDS:  # naming more of them does not help
            named = [status_words.refused(text) for text in status.dictionary.to_pylist()]
            for place, word in zip(unknown.tolist(), indices.tolist(), strict=True):
                why[place] = named[word]
    return rows.refuse(bad.tolist(), why)


def last_of_each(
    rows: Rows,
    stores: Iterable[_Store],
    values: Sequence[_Value],
    refused: dict[int, Message],
    overruled: Message,
) -> tuple[dict[_Store, _Value], Refused]:
    """Return the value of each store in its last row; earlier rows are refused as `overruled`.

    `refused`: why some rows cannot be used, by their index. Identical rows are not refused.
    """
    last: dict[_Store, int] = {}
    for index, store in enumerate(stores):
        if index in refused:
            continue
        before = last.get(store)
        if before is not None and values[before] != values[index]:
            refused[before] = overruled
        last[store] = index
    return {store: values[index] for store, index in last.items()}, rows.refuse(refused, refused.values())
