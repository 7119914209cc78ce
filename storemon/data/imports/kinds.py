"""The kinds of files, in the order in which they are tried for a file."""

from __future__ import annotations

from typing import Final

from storemon.core.vocabulary import FileKind
from storemon.data.imports.dated_import import DATED_HOURS
from storemon.data.imports.hours_import import HOURS
from storemon.data.imports.import_kind import ImportKind
from storemon.data.imports.names_import import NAMES
from storemon.data.imports.notes_import import NOTES
from storemon.data.imports.polls_import import POLLS
from storemon.data.imports.zones_import import ZONES

KINDS: Final = (
    POLLS,
    HOURS,
    DATED_HOURS,
    ZONES,
    NOTES,  # before names, since notes may have a group column too
    NAMES,
)
_BY_NAME: Final = {kind.spec.kind: kind for kind in KINDS}


def kind_of(kind: FileKind) -> ImportKind:
    """Return the declaration of a kind. Raises `KeyError` if there is none."""
    return _BY_NAME[kind]
