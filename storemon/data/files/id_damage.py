"""What programs that take ids for numbers do to them, found before a damaged id becomes a store of its own.

Spreadsheets keep 15 digits of a number, JavaScript and tables of floats 53 bits; both write long ones as
8.1E+18, and drop zeros in front.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

_SCIENTIFIC: Final = re.compile(
    r"[+-]?(?:"
    r"\d{1,3}[.,٫]\d*\s?E\s?[+−-]\s?\d{1,3}"
    r"|\d{1,3}[.,٫]\d+E\d{2,3}"
    r"|\d[.,](?:0|\d{4,})E\d"
    r"|\d{1,3}E\+\d{1,3}"
    r"|\d{1,3}(?:[.,٫]\d*)?\s?[x×·⋅*]\s?10(?:\s?\^\s?[+-]?\d{1,3}|[⁺⁻]?[⁰¹²³⁴-⁹]{1,3})"
    r")",
    re.IGNORECASE,
)
"""As spreadsheets, Java, R and others write it; 5E12 and 1e05 may be ids."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,'’٬ \u00a0\u202f])\d{3}(?:\1\d{3}){4,}|(?:,\d{2}){6,},\d{3})")
"""More digits than a spreadsheet keeps, in groups of three, or as in India of two."""
_KEPT_DIGITS: Final = 15
_FEW_DIGITS: Final = 6
_PROOF: Final = 4.0
_PROOF_BESIDE_AN_ORIGINAL: Final = (
    2.0  # ids of 16 digits that are counted on come near each other by themselves
)
_ODD: Final = 0.01
_LONGEST_NUMBER: Final = 60
_MOST_DIGITS: Final = 17
"""That the shortest text of a float has, zeros at its end aside."""
_CARRYING: Final = ("0", "9" * (_KEPT_DIGITS - 1))
_EXACT: Final = 1 << 53
"""The first whole number whose neighbour has no float of its own."""


class Damage(Enum):
    """What became of the ids of a file."""

    ROUNDED = 1
    ZEROS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Ids of a file look damaged: how, one of them, and the id of a store that it was made of, if known."""

    damage: Damage
    example: str
    original: str = ""


def is_written_as_a_number(store_id: str) -> bool:
    """Tell whether an id was written as a program writes a number, and so lost its digits."""
    return bool(_SCIENTIFIC.fullmatch(store_id) or _GROUPED.fullmatch(store_id))


def judge(new: Collection[str], known: Collection[str], others: Set[str]) -> Finding | None:
    """Judge the ids of a file, all canonical, by what they have in common.

    `new` are those that no store had, `known` those that were a store's, `others` all ids that are known
    otherwise. A known id proves that the file's are as they were, unless rounding leaves it as it is:
    of many long ids some end in zeros by themselves.
    """
    return _rounded(_numbers(new), _numbers(known), others) or _without_zeros(new, known, others)


def forms_of(store_id: str) -> Iterator[str]:
    """Yield what damage may make of an id."""
    if not store_id.isascii() or not store_id.isdecimal():
        return
    if store_id.startswith("0") and store_id.strip("0"):
        yield store_id.lstrip("0")
    if _KEPT_DIGITS < len(store_id) <= _LONGEST_NUMBER:
        # Some programs cut the last digits off, others round.
        kept, zeros = int(store_id[:_KEPT_DIGITS]), "0" * (len(store_id) - _KEPT_DIGITS)
        found = {f"{number:0{_KEPT_DIGITS}}{zeros}" for number in (kept, kept + 1)}
        found |= {str(int(float(store_id))), _shortest(float(store_id))}
        yield from found - {store_id}


def may_be_rounded(store_id: str) -> bool:
    """Tell whether an id looks as rounding leaves a number; few sound ones do."""
    return any(_digits_lost(number, model) for number in _numbers([store_id]) for model in _Model)


def seem_rounded(ids: Collection[str], of: int) -> list[str]:
    """Return the ids that end in more zeros than chance gives one among so many."""
    return [
        number
        for number in _numbers(ids)
        for model in (_Model.FIFTEEN, _Model.FEW)
        if (zeros := _digits_lost(number, model) or 0) >= _PROOF and of * 10.0**-zeros < _ODD
    ]


def rounded_pairs(new: Collection[str], others: Set[str]) -> list[tuple[str, str]]:
    """Return ids that are others rounded, each with its original, where one of both is new.

    Of ids that are counted on, one in many ends in zeros, and several round to it: those prove nothing.
    """
    everyone = _numbers({*new, *others})
    rounded = {number for number in everyone if _loses_two(number)}
    # Making forms is slow, and they agree with their number in the digits that are kept. Not where there are
    # zeros in front, or nines that become one digit more.
    near = {kept + step for kept in map(_kept, rounded) for step in (-1, 0, 1)}
    originals: dict[str, list[str]] = {}
    for number in everyone if rounded else ():
        if number not in rounded and (_kept(number) in near or number.startswith(_CARRYING)):
            for form in rounded.intersection(forms_of(number)):
                originals.setdefault(form, []).append(number)
    pairs = [(form, found[0]) for form, found in originals.items() if len(found) == 1]
    return sorted(pair for pair in pairs if not {*pair}.isdisjoint(new))


def _loses_two(number: str) -> bool:
    models = (_Model.FIFTEEN, _Model.FLOAT)
    return any((_digits_lost(number, model) or 0) >= _PROOF_BESIDE_AN_ORIGINAL for model in models)


def _kept(number: str) -> int:
    """Return the digits in front that every program keeps, but for one more or less of the last of them."""
    return int(number[:_KEPT_DIGITS])


class _Model(Enum):
    """How a program keeps numbers: so many digits, or 53 bits."""

    FIFTEEN = 1
    FLOAT = 2
    FEW = 3


def _digits_lost(number: str, model: _Model) -> float | None:
    """Return how many digits of a number look lost, None where it is too short to lose any.

    As many digits would have to be what they are by chance.
    """
    length = len(number)
    match model:
        case _Model.FIFTEEN:
            zeros = length - _KEPT_DIGITS
            return None if zeros <= 0 else zeros if number.endswith("0" * zeros) else 0
        case _Model.FEW:
            zeros = length - _FEW_DIGITS
            if not _FEW_DIGITS <= zeros <= _KEPT_DIGITS - _FEW_DIGITS:
                return None
            return zeros if number.endswith("0" * zeros) else 0
        case _Model.FLOAT:
            if length <= _KEPT_DIGITS or int(number) <= _EXACT:
                return None
            kept = float(number)
            # The fewest digits are as many as there are, or end in a zero.
            end = "0" * max(1, length - _MOST_DIGITS)
            whole = int(kept) == int(number) or (number.endswith(end) and _shortest(kept) == number)
            return math.log10(math.ulp(kept)) if whole else 0


def _numbers(ids: Iterable[str]) -> list[str]:
    lengths = range(2 * _FEW_DIGITS, _LONGEST_NUMBER + 1)
    return [text for text in ids if len(text) in lengths and text.isascii() and text.isdecimal()]


def _rounded(new: list[str], known: list[str], others: Set[str]) -> Finding | None:
    for model in _Model:
        suspects, in_all = [], 0.0
        for number in new:
            digits = _digits_lost(number, model)
            if digits == 0:
                break
            if digits is not None:
                suspects.append(number)
                in_all += digits
        else:
            if not suspects or any(_digits_lost(number, model) == 0 for number in known):
                continue
            if in_all >= _PROOF_BESIDE_AN_ORIGINAL and (found := _with_original(suspects, others)):
                return found
            if in_all >= _PROOF and (model is not _Model.FEW or len(suspects) > 1):
                return Finding(Damage.ROUNDED, suspects[0])
    return None


def _with_original(suspects: Iterable[str], others: Set[str]) -> Finding | None:
    wanted = set(suspects)
    originals: dict[str, str] = {}
    for original in _numbers(sorted(others)):
        if original not in wanted and not may_be_rounded(original):
            for form in forms_of(original):
                if form in wanted:
                    originals.setdefault(form, original)
    found = next((form for form in suspects if form in originals), None)
    return Finding(Damage.ROUNDED, found, originals[found]) if found else None


def _without_zeros(new: Collection[str], known: Collection[str], others: Set[str]) -> Finding | None:
    if any(store_id.startswith("0") and len(store_id) > 1 for ids in (new, known) for store_id in ids):
        return None
    shortened = {
        store_id.lstrip("0"): store_id
        for store_id in sorted(others)
        if store_id.startswith("0") and store_id.isascii() and store_id.isdecimal()
    }
    example = next((store_id for store_id in new if store_id and store_id in shortened), "")
    return Finding(Damage.ZEROS, example, shortened[example]) if example else None


def _shortest(number: float) -> str:
    """Return a whole number as JavaScript writes it: the fewest digits that tell it from its neighbours."""
    return f"{Decimal(repr(number)):.0f}"
