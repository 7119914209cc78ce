"""The columns of each kind of file, and which of them a file has."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from storemon.core.vocabulary import FileKind
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column by its usual name.

    `other_names`: what other programs call it, in lower case without blanks and punctuation. `fits` returns
    whether a text can be a cell of this column; None if any text can. `hints`: what the title may contain if
    it is called something else, the most likely first.
    """

    name: str
    hints: tuple[str, ...]
    fits: Callable[[str], bool] | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSpec:
    """What a kind of file looks like, and what importing one does.

    All of `columns` are required, and one of `any_of` if not empty; `extra` columns are optional. `title`
    names its rows. `replaces`: a file's rows for a store replace those of earlier files; otherwise they are
    added to them.
    """

    kind: FileKind
    title: Message
    columns: tuple[ColumnSpec, ...]
    any_of: tuple[ColumnSpec, ...] = ()
    extra: tuple[ColumnSpec, ...] = ()
    replaces: bool = True

    @property
    def usual(self) -> tuple[str, ...]:
        """The names of the columns that such a file usually has, in the usual order."""
        return tuple(column.name for column in (*self.columns, *self.any_of))

    @property
    def every_column(self) -> tuple[ColumnSpec, ...]:
        """All columns that such a file can have."""
        return (*self.columns, *self.any_of, *self.extra)

    def is_enough(self, names: Collection[str]) -> bool:
        """Return whether a file with only these columns can be imported."""
        needed, some = ({column.name for column in group} for group in (self.columns, self.any_of))
        known = {column.name for column in self.every_column}
        return needed <= {*names} <= known and (not some or not some.isdisjoint(names))


@dataclass(frozen=True, slots=True)
class Match:
    """The meaning of a file's columns: `positions` maps the column names of its kind to places in a row.

    Unless `has_header`, the first line is data like the others.
    """

    kind: FileKind
    positions: dict[str, int]
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says: the delimiter, the columns, and their meaning, if known.

    `line`: a header line that makes this kind of file recognizable again, whether matched by hand or not.
    """

    delimiter: str
    columns: tuple[str, ...]
    match: Match | None
    line: str = ""

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.columns)

    @property
    def positions(self) -> dict[str, int]:
        """The place of each column by name; empty if the file is not recognized."""
        return self.match.positions if self.match else {}

    @property
    def extra(self) -> list[str]:
        """The names of the columns that are ignored, except unnamed ones."""
        used = self.positions.values()
        return [name for place, name in enumerate(self.columns) if place not in used and name]
