"""The columns of each kind of file, and which of them a file was found to have."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from storemon.core.vocabulary import FileKind
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column by its usual name.

    `other_names` are what other programs call it, in lower case and without blanks and signs. `fits` tells
    whether a text can be one of its cells; None where any text can. `hints` are what its title may contain
    where it is called something else, likeliest first.
    """

    name: str
    hints: tuple[str, ...]
    fits: Callable[[str], bool] | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSpec:
    """What a kind of file looks like, and what importing one means.

    All of `columns` have to be there, and one of `any_of` if there are such; `extra` ones count where they
    are there. `title` is what its rows are. `replaces`: what a file says of a store takes the place of what
    earlier ones said; otherwise its rows are added to theirs.
    """

    kind: FileKind
    title: Message
    columns: tuple[ColumnSpec, ...]
    any_of: tuple[ColumnSpec, ...] = ()
    extra: tuple[ColumnSpec, ...] = ()
    replaces: bool = True

    @property
    def usual(self) -> tuple[str, ...]:
        """The names of the columns that such a file usually has, in their usual order."""
        return tuple(column.name for column in (*self.columns, *self.any_of))

    @property
    def every_column(self) -> tuple[ColumnSpec, ...]:
        """All columns that such a file can have."""
        return (*self.columns, *self.any_of, *self.extra)

    def is_enough(self, names: Collection[str]) -> bool:
        """Tell whether a file with just these columns can be imported."""
        needed, some = ({column.name for column in group} for group in (self.columns, self.any_of))
        known = {column.name for column in self.every_column}
        return needed <= {*names} <= known and (not some or not some.isdisjoint(names))


@dataclass(frozen=True, slots=True)
class Match:
    """Which column of a file is what: `positions` maps names of columns of its kind to places in a row.

    Without `has_header` the first line is a row like the others.
    """

    kind: FileKind
    positions: dict[str, int]
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says: the delimiter, the columns, and which of them is what, if that is known.

    `line` is a header line under which rows of this file are recognized again, matched by hand or not.
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
        """Which column is what, by name; empty where the file is not recognized."""
        return self.match.positions if self.match else {}

    @property
    def extra(self) -> list[str]:
        """The names of the columns that are ignored, those without a name left out."""
        used = self.positions.values()
        return [name for place, name in enumerate(self.columns) if place not in used and name]
