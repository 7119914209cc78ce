"""The targets in the settings. Needs no numpy, so they can be read before it is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from storemon.core.vocabulary import DEFAULT_TARGET


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets in hundredths of a percent of the open time (answers: Targets).

    `usual` applies to all stores except those in a group with its own target in `groups`. Groups that differ
    only by case are the same.
    """

    usual: int = DEFAULT_TARGET
    groups: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def own(self) -> dict[str, int]:
        """The targets of groups, by their names in lower case."""
        return {group.casefold(): target for group, target in self.groups.items()}

    def of(self, group: str) -> int:
        """Return the target of a store in a group; an empty text means no group."""
        return self.own.get(group.casefold(), self.usual)

    def is_own(self, group: str) -> bool:
        """Return whether a group has a target of its own."""
        return group.casefold() in self.own


DEFAULT_TARGETS: Final = Targets()
