"""Ids that are the beginning of other ids, as a fixed column width leaves them."""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Final

from storemon.data.files.id_words import quoted
from storemon.message import Message

_SHORTEST: Final = 12
"""Minimum characters of a cut id: shorter ones often begin other ids by chance."""
_SHOWN: Final = 3
_MORE_DIGITS: Final = 3


def cut_ids(here: Collection[str], there: Set[str]) -> list[tuple[str, str]]:
    """Return ids of a file that are others (in `there`, or in the file) cut off, each with the full one.

    A fixed width cuts all ids at one length, so only the longest ids of `here` may be cut.
    """
    longest = max(map(len, here), default=0)
    longer = [store_id for store_id in there if len(store_id) > longest] if longest >= _SHORTEST else []
    if not longer:
        return []
    suspects = {store_id for store_id in here if len(store_id) == longest} - there
    found: dict[str, str] = {}
    for whole in longer:
        start = whole[:longest].rstrip()
        if start in suspects and not _counts_on(start, whole):
            found[start] = min(whole, found.get(start, whole))
    return sorted(found.items())


def cut_note(pairs: list[tuple[str, str]]) -> Message:
    """Return the sentence about cut ids and their full forms."""
    shown = ", ".join(f"{quoted(cut)} / {quoted(whole)}" for cut, whole in pairs[:_SHOWN])
    shown += ", …" if len(pairs) > _SHOWN else ""
    return Message(
        "Some store ids are the beginning of others, as if cut off, and stay apart: {shown}", shown=shown
    )


def _counts_on(start: str, whole: str) -> bool:
    """Return whether only a number at the end is longer: “Pizza Place 1” and “Pizza Place 12”."""
    rest = whole[len(start) :]
    return not start.isdecimal() and start[-1:].isdecimal() and rest.isdecimal() and len(rest) <= _MORE_DIGITS
