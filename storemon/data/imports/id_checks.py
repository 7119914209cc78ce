"""Checks of the ids in one file: damaged ones, and those that are almost the same as another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import Connection

from storemon.core.choices import Choices, NeedsAnswer, Option, Question, Topic
from storemon.core.ids import canonical_id
from storemon.core.import_records import ImportRecord
from storemon.data.files.id_cuts import cut_ids, cut_note
from storemon.data.files.id_damage import Damage, Finding, judge, rounded_pairs, seem_rounded
from storemon.data.files.id_forms import IdForm
from storemon.data.files.id_twins import Twins
from storemon.data.files.id_words import is_error, quoted
from storemon.data.files.rounding import forms_in
from storemon.data.imports.earlier_imports import ids_in, imports_naming
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message, Template, joined

Reading = Callable[[], AbstractContextManager[Connection]]
"""Opens the database for reading."""

AS_WRITTEN: Final = "as-written"
"""The answer that ids are correct although they look damaged."""

_OPTIONS: Final = (Option(AS_WRITTEN, Message("They are right as they are")),)
_SHOWN: Final = 3
_MOST_SUSPECTS: Final = 100
_MOST_IMPORTS: Final = 20
_EXPORT: Final = Message(
    "Export the file again and import it without opening it in a spreadsheet. If it must be opened there, "
    "bring it in with the column of ids set to text."
)
_ASK: Final = Message("Are they right?")
_IF_NOT: Final = Message(
    "If not, leave the file out and export it again without opening it in a spreadsheet."
)
_IF_RIGHT: Final = Message("If the ids are right, say so in the review.").at_terminal(
    "If the ids are right, import the file with --ids as-written."
)


class IdChecks:
    """Collects the distinct ids of one file, and judges them against all known ids.

    `stored` maps ids that the database has in an older spelling to their present form, including, where
    several are one store now, the one in present form. `others` are all ids in present form, of stores and of
    names.
    """

    def __init__(self, name: str, stored: Mapping[str, str], others: Set[str], reading: Reading) -> None:
        self._name = name
        self._reading = reading
        self._stored = stored
        self._others = others
        self._twins = Twins(self._others)
        self._new: dict[str, None] = {}
        self._known: dict[str, None] = {}
        self._form_note = NOTHING
        self._earlier: list[Message] = []

    def add(self, store_id: str, *, new: bool) -> None:
        """Add an id of the file; `new`: no store has it."""
        if not new:
            self._known[store_id] = None
        elif store_id not in self._new:
            self._new[store_id] = None
            self._twins.add(store_id)

    def unwrapped(self, form: IdForm, store_id: str) -> str:
        """Return the id without what a program put around all ids of the file."""
        inside = form.inside(store_id)
        if inside is None:
            return store_id
        self._form_note = self._form_note or form.note(store_id)
        return inside

    def check(self, choices: Choices) -> list[Question]:
        """Judge the file, and earlier imports by it, so that damage is reported whichever file comes first.

        Return the question that was answered. Raises `NeedsAnswer` if one was not.
        """
        finding = judge(self._new, self._known, self._others) if self._new else None
        if finding is None:
            self._earlier = self._found_earlier()
            return []
        why = _why(finding)
        answer = choices.get(Topic.IDS)
        question = Question(Topic.IDS, joined(why, _ASK, _IF_NOT), _OPTIONS, answer=answer)
        if answer != AS_WRITTEN:
            what = Message("The store ids in {name} look damaged.", name=self._name)
            raise NeedsAnswer(what, why, joined(_EXPORT, _IF_RIGHT), question)
        return [question]

    def notes(self) -> list[Message]:
        """Return notes about the ids, in sentences."""
        notes = [self._form_note] if self._form_note else []
        notes += [*self._earlier, *self._twins.notes()]
        notes += self._rounded()
        notes += self._cut()
        if twice := self._twice():
            notes.append(
                Message(
                    "Some stores are there twice, since an earlier version told ids apart by what cannot be "
                    "seen; undo those imports and import the files again: {shown}",
                    shown=_some(twice),
                )
            )
        return notes

    def _rounded(self) -> list[Message]:
        if not self._new:
            return []
        notes = []
        pairs = rounded_pairs(self._new, self._others)
        named = {one for one, _ in pairs}
        rounded = seem_rounded(self._new, len(self._new) + len(self._known))
        if rest := [store_id for store_id in rounded if store_id not in named]:
            notes.append(
                Message("Some store ids end as if a program had rounded them: {shown}", shown=_some(rest))
            )
        if pairs:
            shown = ", ".join(f"{quoted(one)} / {quoted(other)}" for one, other in pairs[:_SHOWN])
            shown += ", …" if len(pairs) > _SHOWN else ""
            notes.append(
                Message(
                    "Some store ids look like others that a program has rounded, and stay apart: {shown}",
                    shown=shown,
                )
            )
        return notes

    def _cut(self) -> list[Message]:
        if not self._new:
            return []
        mine = self._new.keys() | self._known.keys()
        theirs = self._others - mine
        pairs = [pair for pair in cut_ids(mine, theirs) if pair[0] in self._new]
        pairs += [pair for pair in cut_ids(theirs, mine) if pair[1] in self._new]
        return [cut_note(pairs)] if pairs else []

    def _twice(self) -> list[str]:
        counts = Counter(self._stored.values())
        return [store_id for store_id in self._known if counts[store_id] > 1]

    def _found_earlier(self) -> list[Message]:
        """Return a sentence for each earlier import that this file shows to be damaged."""
        suspects = self._suspects()
        if not suspects:
            return []
        stored = [store_id for store_id, plain in self._stored.items() if plain in suspects]
        mine = self._new.keys() | self._known.keys()
        found = []
        with self._reading() as connection:
            for earlier in imports_naming(connection, {*stored, *suspects})[:_MOST_IMPORTS]:
                ids = sorted(set(map(canonical_id, ids_in(connection, earlier))))
                theirs = [store_id for store_id in ids if store_id not in mine]
                finding = judge(theirs, [store_id for store_id in ids if store_id in mine], mine)
                if finding is not None:
                    found.append(_note_on(earlier, finding))
        return found

    def _suspects(self) -> set[str]:
        """Return known ids that may be damaged forms of ids of this file, at most a few."""
        found: set[str] = set()
        for form, _ in forms_in(self._others, self._new) if self._others and self._new else ():
            found.add(form)
            if len(found) >= _MOST_SUSPECTS:
                break
        return found


def cannot_be_ids(name: str, store_id: str) -> FileRefused:
    """Return the error for a file with `store_id`, whose original id cannot be recovered."""
    what = Message("The store ids in {name} are damaged.", name=name)
    if is_error(store_id):
        why = Message("A spreadsheet has put {store_id} in the place of an id.", store_id=quoted(store_id))
    else:
        why = Message(
            "A program has written them as numbers and shortened them, for example {store_id}.",
            store_id=quoted(store_id),
        )
    return FileRefused(what, why, _EXPORT)


def _why(finding: Finding) -> Message:
    example, original = quoted(finding.example), quoted(finding.original)
    if finding.damage is Damage.ZEROS:
        return Message(
            "The leading zeros of the ids seem to be gone: the store {original} is called {example} here.",
            original=original,
            example=example,
        )
    if finding.original:
        return Message(
            "The ids seem to be rounded: the store {original} is called {example} here.",
            original=original,
            example=example,
        )
    return Message("The ids end as if a program had rounded them, for example {example}.", example=example)


def _note_on(earlier: ImportRecord, finding: Finding) -> Message:
    example, original = quoted(finding.example), quoted(finding.original)
    when = dt.datetime.fromtimestamp(earlier.finished // 1_000_000).astimezone().strftime("%Y-%m-%d %H:%M")
    undo = Message("in Imports").at_terminal(
        "with storemon undo-import {number}", number=str(earlier.import_id)
    )
    text = (
        Template(
            "{name} (imported {when}) seems to have lost the leading zeros of its ids; if so, undo that "
            "import {undo}: the store {original} of this file is called {example} there"
        )
        if finding.damage is Damage.ZEROS
        else Template(
            "{name} (imported {when}) seems to have rounded ids; if so, undo that import {undo}: the store "
            "{original} of this file is called {example} there"
        )
    )
    return text(name=earlier.name, when=when, undo=undo, original=original, example=example)


def _some(ids: Sequence[str]) -> str:
    return ", ".join(map(quoted, ids[:_SHOWN])) + (", …" if len(ids) > _SHOWN else "")
