"""Notes on how a file was read, which come before notes about its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storemon.data.files.encodings import SingleBytes
from storemon.data.files.id_words import quoted
from storemon.message import Message

_NAMED: Final = 3
SWAPPED_DATES: Final = Message(
    "A spreadsheet may have swapped day and month in some dates: those that it read as dates are all of "
    "days 1 to 12, and the others are text. Export the file again and import it without "
    "opening it in a spreadsheet"
)


def titles(lines: Sequence[str]) -> list[Message]:
    """Report which lines above the table are left out."""
    if not lines:
        return []
    # The separators of an empty row are not words.
    bare = (" ".join(line.strip(' ,;|\t"').replace('""', '"').split()) for line in lines)
    shown = quoted(next(filter(None, bare), ""))
    return [
        Message(
            "The line above the table is not read: {said}|The {n} lines above the table are not read: {said}",
            n=len(lines),
            said=shown,
        )
    ]


def words(text: SingleBytes) -> list[Message]:
    """Show some words that depend on the encoding, if it had to be guessed."""
    if not text.words:
        return []
    shown = ", ".join(map(quoted, text.words))
    note = Message(
        "The text is not UTF-8 and is read as {encoding}: {shown}. If letters are wrong, save "
        "the file as “CSV UTF-8” where it comes from and import that",
        encoding=text.name,
        shown=shown,
    )
    return [note]


def same_instants(extra: Sequence[str]) -> Message:
    """Report polls of one store at the same instant, which may differ in ignored columns."""
    shown = ", ".join(map(quoted, extra[:_NAMED])) + (", …" if len(extra) > _NAMED else "")
    return Message(
        "Some polls are of one store and instant and count once. Extra columns that may tell "
        "them apart are ignored: {shown}. If one of them names platforms, call it platform",
        shown=shown,
    )


def hidden(names: Sequence[str]) -> list[Message]:
    """Name the hidden sheets of a workbook, which are not read."""
    if not names:
        return []
    shown = ", ".join(map(quoted, names[:_NAMED])) + (", …" if len(names) > _NAMED else "")
    return [
        Message(
            "A hidden sheet of the workbook is not read: {shown}. To import it, unhide it and save"
            "|{n} hidden sheets of the workbook are not read: {shown}. To import one, unhide it and save",
            n=len(names),
            shown=shown,
        )
    ]
