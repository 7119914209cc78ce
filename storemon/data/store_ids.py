"""What a spreadsheet does to store ids, found before a damaged id becomes a store of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from storemon.errors import FileRefused

_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+E\+?|E\+)\d{2,}", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3}){4,}")
"""More digits than a spreadsheet keeps, in groups of three."""
_ERROR: Final = re.compile(r"##+|#(?:NAME\?|REF!|VALUE!|NUM!|NULL!|DIV/0!|N/A)")
"""What spreadsheets show in the place of what has no room, or that they took for a formula."""
_KEPT_DIGITS: Final = 15
_LONG: Final = range(16, 20)
_ZEROS_OF_A_PROOF: Final = 4
_ZEROS_BESIDE_A_TWIN: Final = 2  # ids of 16 digits that are counted on come near each other by themselves
_REMEDY: Final = (
    "Export the file again and import it without opening it in a spreadsheet. If it must be opened there, "
    "bring it in with the column of ids set to text."
)


class IdChecks:
    """Looks at the ids of one file, new and known ones.

    Spreadsheets keep 15 digits of a number, write long ones as 8.1E+18 and drop zeros in front.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        known = tuple(known)
        self._name = name
        self._shortened = {
            store_id.lstrip("0"): store_id
            for store_id in known
            if store_id.startswith("0") and store_id.isdecimal()
        }
        self._twins = {
            twin: store_id for store_id in known if _is_long(store_id) for twin in _twins(store_id)
        }
        self._intact = self._has_zeros = False
        self._rounded = self._without_zeros = self._twin = ""
        self._zeros = 0

    def known(self, store_id: str) -> None:
        """Take an id that is a store's already.

        It proves that the file's ids are as they were, unless rounding leaves it as it is: of many long
        ids some end in zeros by themselves.
        """
        self._intact = self._intact or (_is_long(store_id) and not _ends_in_zeros(store_id))
        self._has_zeros = self._has_zeros or store_id.startswith("0")

    def new(self, store_id: str) -> None:
        """Take an id that no store has. Raises `FileRefused` where it cannot be one."""
        if _SCIENTIFIC.fullmatch(store_id) or _GROUPED.fullmatch(store_id):
            raise self._rounded_to(store_id)
        if _ERROR.fullmatch(store_id):
            raise FileRefused(
                f"The store ids in {self._name} are damaged.",
                f"A spreadsheet has put {store_id} in the place of an id.",
                _REMEDY,
            )
        if _is_long(store_id):
            if _ends_in_zeros(store_id):
                self._zeros += len(store_id) - _KEPT_DIGITS
                self._rounded = self._rounded or store_id
                if store_id in self._twins:
                    self._twin = self._twin or store_id
            else:
                self._intact = True
        self._has_zeros = self._has_zeros or store_id.startswith("0")
        if store_id in self._shortened:
            self._without_zeros = self._without_zeros or store_id

    def finish(self) -> None:
        """Judge the file by all of its ids. Raises `FileRefused` where they are damaged."""
        if self._twin and self._zeros >= _ZEROS_BESIDE_A_TWIN and not self._intact:
            raise FileRefused(
                f"The store ids in {self._name} are damaged.",
                f"A spreadsheet has rounded them: the store {self._twins[self._twin]} is called "
                f"{self._twin} here.",
                _REMEDY,
            )
        if self._zeros >= _ZEROS_OF_A_PROOF and not self._intact:
            raise self._rounded_to(self._rounded)
        if self._without_zeros and not self._has_zeros:
            raise FileRefused(
                f"The store ids in {self._name} are damaged.",
                "A spreadsheet has dropped their leading zeros: the store "
                f"{self._shortened[self._without_zeros]} is called {self._without_zeros} here.",
                _REMEDY,
            )

    def _rounded_to(self, store_id: str) -> FileRefused:
        return FileRefused(
            f"The store ids in {self._name} are damaged.",
            f"A spreadsheet has rounded them, for example to {store_id}.",
            _REMEDY,
        )


def _is_long(store_id: str) -> bool:
    return len(store_id) in _LONG and store_id.isdecimal()


def _ends_in_zeros(store_id: str) -> bool:
    return store_id.endswith("0" * (len(store_id) - _KEPT_DIGITS))


def _twins(store_id: str) -> tuple[str, ...]:
    """Return what a spreadsheet may make of a long id: some cut its last digits off, others round."""
    if _ends_in_zeros(store_id):
        return ()
    kept, zeros = int(store_id[:_KEPT_DIGITS]), "0" * (len(store_id) - _KEPT_DIGITS)
    return tuple(f"{number:0{_KEPT_DIGITS}}{zeros}" for number in (kept, kept + 1))
