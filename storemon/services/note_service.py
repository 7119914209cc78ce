"""Notes on events at stores: add, change and remove them, with undo."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from storemon.core.notes import LONGEST_REASON, LONGEST_TEXT, Note, NoteContent
from storemon.core.outage_notes import WrittenNotes
from storemon.core.progress import Progress, silent
from storemon.data import note_rows
from storemon.data.clock import utc_now
from storemon.data.database import Database
from storemon.data.note_book import groups_now
from storemon.errors import BadInput, ChangedMeanwhile
from storemon.message import Message
from storemon.services.reverse import Reverse


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A change: the notes that were removed and those that were added."""

    removed: tuple[Note, ...]
    added: tuple[Note, ...]


class NoteService:
    """Manages notes, which do not depend on imported polls, reach or method."""

    def __init__(
        self, database: Database, now: Callable[[], int] = utc_now, author: Callable[[], str] | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._author = author or _user

    def all(self) -> list[Note]:
        """Return all notes, oldest time first. Raises `DatabaseProblem`."""
        with self._database.reading() as connection:
            return note_rows.all_notes(connection)

    def written(self) -> WrittenNotes | None:
        """Return all notes and the stores they currently apply to, None if there are no notes.

        Raises `DatabaseProblem`.
        """
        with self._database.reading() as connection:
            found = note_rows.all_notes(connection)
            return WrittenNotes(found, groups_now(connection)) if found else None

    def add(self, contents: Sequence[NoteContent], progress: Progress = silent) -> NoteChange:
        """Add notes; existing ones are not changed.

        Raises `BadInput` for a note that is too long or has no reason or no time, and `DatabaseProblem`.
        """
        return self.replace([], contents, progress)

    def remove(self, gone: Sequence[NoteContent], progress: Progress = silent) -> NoteChange:
        """Remove notes, including those from files. Raises `DatabaseProblem`."""
        return self.replace(gone, [], progress)

    def replace(
        self, gone: Sequence[NoteContent], contents: Sequence[NoteContent], progress: Progress = silent
    ) -> NoteChange:
        """Replace notes with others in one transaction. Raises like `add`.

        Raises `ChangedMeanwhile` if none of the notes to be removed exists anymore.
        """
        plain = [_checked(content) for content in contents]
        made, author = self._now(), self._author()
        with self._database.writing(progress) as connection:
            there = {note.content: note for note in note_rows.all_notes(connection)}
            removed = [there[content] for content in dict.fromkeys(gone) if content in there]
            if gone and not removed:
                raise ChangedMeanwhile(
                    Message("This note was changed or deleted meanwhile, so your change was not kept."),
                    Message("Another window or import changed it, and it is shown as it is now."),
                    Message("Change it again if you want to."),
                )
            note_rows.remove(connection, {note.content for note in removed})
            left = there.keys() - {note.content for note in removed}
            added = [Note(content, author, made) for content in dict.fromkeys(plain) if content not in left]
            note_rows.add_own(connection, added)
        return NoteChange(tuple(removed), tuple(added))

    def reverse(self, change: NoteChange) -> Reverse:
        """Return a function that undoes a change: it removes added notes and restores removed ones."""
        return partial(self._take_back, change)

    def _take_back(self, change: NoteChange, progress: Progress = silent) -> Reverse:
        with self._database.writing(progress) as connection:
            there = {note.content: note for note in note_rows.all_notes(connection)}
            gone = [there.get(note.content) for note in change.added]
            if None in gone or any(note.content in there for note in change.removed):
                raise ChangedMeanwhile(
                    Message("These notes were changed again, so they stay as they are."),
                    remedy=Message("Change them where they are listed, on the page of a store."),
                )
            note_rows.remove(connection, {note.content for note in change.added})
            back = [replace(note, number=0) for note in change.removed]
            note_rows.add_own(connection, back)
        return self.reverse(NoteChange(tuple(note for note in gone if note is not None), tuple(back)))


def _checked(content: NoteContent) -> NoteContent:
    reason, text = (" ".join(words.split()) for words in (content.reason, content.text))
    if not reason:
        raise BadInput(Message("The note has no reason."), remedy=Message("Choose one, or write your own."))
    if len(reason) > LONGEST_REASON or len(text) > LONGEST_TEXT:
        raise BadInput(
            Message("The note is too long."),
            remedy=Message(
                "Use at most {reason} characters for the reason and {most} for the note.",
                reason=LONGEST_REASON,
                most=LONGEST_TEXT,
            ),
        )
    if content.start >= content.end:
        raise BadInput(Message("The end is not after the start."), remedy=Message("Choose a later end."))
    return replace(content, reason=reason, text=text)


def _user() -> str:
    """Return the system's user name, empty if unknown."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
