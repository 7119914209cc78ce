"""A table to import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LONGEST_NAME: Final = 200
"""How many characters of a file's name in an archive are shown; it may have 65,535."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One table: a file, compressed or not, or the `member` of a zip of that name inside it.

    A zip may hold several members with the same name: `place` numbers those, from 0. `sheet` names one of
    several sheets of a workbook.
    """

    path: Path
    member: str = ""
    place: int = 0
    sheet: str = ""

    @property
    def name(self) -> str:
        """The name to show: `stores.csv`, `week.zip › stores.csv`, or `stores.xlsx › Hours`."""
        member = self.member
        if len(member) > _LONGEST_NAME:
            member = f"{member[: _LONGEST_NAME // 2]}…{member[-_LONGEST_NAME // 2 :]}"
        member = f"{member} ({self.place + 1})" if self.place else member
        name = " › ".join(filter(None, (self.path.name or str(self.path), member, self.sheet)))
        # File names may hold bytes that are not valid text; a database and a screen cannot.
        return name.encode("utf-8", "replace").decode("utf-8")
