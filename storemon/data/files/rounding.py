"""How many digits of long numbers look lost to rounding, for a whole column at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from enum import Enum
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from storemon.core.model import Bool, Int64
from storemon.data.files.arrow_arrays import booleans, numbers, texts

KEPT_DIGITS: Final = 15
"""Digits of a number that a spreadsheet keeps."""
FEW_DIGITS: Final = 6
_LONGEST_NUMBER: Final = 60
_DIGITS_OF_64_BITS: Final = 19
_MOST_DIGITS: Final = 17
"""Maximum digits in the shortest text of a float, trailing zeros aside."""
_CARRYING: Final = ("0", "9" * (KEPT_DIGITS - 1))
_EXACT: Final = 1 << 53
"""The first integer whose successor is not a float."""


class Model(Enum):
    """How a program stores numbers: with some number of digits, or 53 bits."""

    FIFTEEN = 1
    FLOAT = 2
    FEW = 3


class Numbers:
    """The ids that are integers long enough to lose digits, in the order of the ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        lengths = range(2 * FEW_DIGITS, _LONGEST_NUMBER + 1)
        self.texts = [text for text in ids if len(text) in lengths and text.isascii() and text.isdecimal()]
        # By Arrow, as this is done for the ids of all stores.
        self._column = texts(self.texts)
        self._length = _lengths(self._column)
        self._zeros = self._length - _lengths(pc.ascii_rtrim(self._column, "0"))

    def lost(self, model: Model) -> NDArray[np.float64]:
        """Return how many digits of each number look lost, NaN if it is too short to lose any.

        An undamaged number has that many digits in this form only by chance.
        """
        match model:
            case Model.FIFTEEN:
                gone = self._length - KEPT_DIGITS
                able = gone > 0
            case Model.FEW:
                gone = self._length - FEW_DIGITS
                able = (gone >= FEW_DIGITS) & (gone <= KEPT_DIGITS - FEW_DIGITS)
            case Model.FLOAT:
                return self._lost_by_floats()
        return np.where(able, np.where(self._zeros >= gone, gone, 0), np.nan)

    def may_be_rounded(self) -> Bool:
        """Return which numbers look rounded; few undamaged ones do."""
        found: Bool = np.any([self.lost(model) > 0 for model in Model], axis=0)
        return found

    def those(self, chosen: Bool) -> list[str]:
        """Return the chosen numbers."""
        return [self.texts[place] for place in np.flatnonzero(chosen).tolist()]

    def _lost_by_floats(self) -> NDArray[np.float64]:
        lost = np.full(len(self.texts), np.nan)
        short = (self._length > KEPT_DIGITS) & (self._length <= _DIGITS_OF_64_BITS)
        (places,) = np.nonzero(short)
        exact = numbers(self._column.filter(booleans(short)).cast(pa.uint64()), np.uint64)
        kept = exact.astype(float)
        whole = kept.astype(np.uint64) == exact
        # The shortest form uses all digits, or ends in a zero.
        ends = self._zeros >= np.maximum(1, self._length - _MOST_DIGITS)
        for place in np.flatnonzero(~whole & ends[places]).tolist():
            whole[place] = shortest(float(kept[place])) == self.texts[places[place]]
        able = exact > _EXACT
        lost[places[able]] = np.where(whole, np.log10(np.spacing(kept)), 0)[able]
        for place in np.flatnonzero(self._length > _DIGITS_OF_64_BITS).tolist():
            text = self.texts[place]
            if (number := int(text)) > _EXACT:
                of_all = float(number)
                same = int(of_all) == number or (bool(ends[place]) and shortest(of_all) == text)
                lost[place] = np.log10(np.spacing(of_all)) if same else 0
        return lost


def _lengths(column: pa.StringArray) -> Int64:
    return numbers(pc.binary_length(column), np.int32).astype(np.int64)


def forms_of(store_id: str) -> Iterator[str]:
    """Yield the damaged forms that an id may take."""
    if not store_id.isascii() or not store_id.isdecimal():
        return
    if store_id.startswith("0") and store_id.strip("0"):
        yield store_id.lstrip("0")
    if KEPT_DIGITS < len(store_id) <= _LONGEST_NUMBER:
        # Some programs cut off the last digits, others round.
        kept, zeros = int(store_id[:KEPT_DIGITS]), "0" * (len(store_id) - KEPT_DIGITS)
        found = {f"{number:0{KEPT_DIGITS}}{zeros}" for number in (kept, kept + 1)}
        found |= {str(int(float(store_id))), shortest(float(store_id))}
        yield from found - {store_id}


def forms_in(wanted: Set[str], store_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of `wanted` that is a damaged form of one of the ids, with that id."""
    # Making forms is slow, so first compare the leading digits, which damage keeps. That does not work for
    # ids with leading zeros, or nines that carry into one more digit.
    known = Numbers(wanted)
    rounded = known.those(known.may_be_rounded())
    near = {kept + step for kept in map(_kept, rounded) for step in (-1, 0, 1)}
    for store_id in store_ids:
        if store_id.startswith(_CARRYING) or (
            len(store_id) > KEPT_DIGITS and store_id.isdecimal() and _kept(store_id) in near
        ):
            for form in forms_of(store_id):
                if form in wanted:
                    yield form, store_id


def shortest(number: float) -> str:
    """Return an integer as JavaScript writes it: the fewest digits that distinguish it from its neighbors."""
    return f"{Decimal(repr(number)):.0f}"


def _kept(number: str) -> int:
    """Return the leading digits that every program keeps, give or take one in the last of them."""
    return int(number[:KEPT_DIGITS])
