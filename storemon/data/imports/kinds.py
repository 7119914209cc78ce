"""The kinds of files, in the order in which a file is tried for them."""

from __future__ import annotations

from typing import Final

from storemon.core.vocabulary import FileKind
from storemon.data.imports.dated_import import DATED_HOURS
from storemon.data.imports.hours_import import HOURS
from storemon.data.imports.import_kind import ImportKind
from storemon.data.imports.names_import import NAMES
from storemon.data.imports.polls_import import POLLS
from storemon.data.imports.zones_import import ZONES

KINDS: Final = (
    POLLS,
    HOURS,
    DATED_HOURS,
    ZONES,
    NAMES,
)
_BY_NAME: Final = {kind.spec.kind: kind for kind in KINDS}


def kind_of(kind: FileKind) -> ImportKind:
    """Return what is declared of a kind. Raises `KeyError` where nothing is."""
    return _BY_NAME[kind]
