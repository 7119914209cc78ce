"""Detect ids damaged by programs that treat them as numbers, before they become stores of their own.

Spreadsheets keep 15 digits of a number, JavaScript and tables of floats 53 bits; both write long ones as
8.1E+18, and drop leading zeros.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from itertools import chain, filterfalse
from typing import Final

import numpy as np

from storemon.data.files.rounding import Model, Numbers, forms_in

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
"""More digits than a spreadsheet keeps, in groups of three, or of two as in India."""
_PROOF: Final = 4.0
_PROOF_BESIDE_AN_ORIGINAL: Final = 2.0  # sequential 16-digit ids are close together anyway
_ODD: Final = 0.01


class Damage(Enum):
    """How the ids of a file were damaged."""

    ROUNDED = 1
    ZEROS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Damaged ids in a file: how, an example, and the store's id that it was made from, if known."""

    damage: Damage
    example: str
    original: str = ""


def is_written_as_a_number(store_id: str) -> bool:
    """Return whether an id is written as programs write numbers, and so lost its digits."""
    if store_id.isdecimal():
        return False
    return bool(_SCIENTIFIC.fullmatch(store_id) or _GROUPED.fullmatch(store_id))


def judge(new: Collection[str], known: Collection[str], others: Set[str]) -> Finding | None:
    """Judge the ids of a file, all canonical, together.

    `new`: ids that no store has; `known`: ids of existing stores; `others`: all ids known otherwise. A known
    id proves that the file's ids are undamaged, unless rounding would not change it: among many long ids,
    some end in zeros by chance.
    """
    return _rounded(Numbers(new), Numbers(known), others) or _without_zeros(new, known, others)


def seem_rounded(ids: Collection[str], of: int) -> list[str]:
    """Return the ids that end in more zeros than chance explains among this many."""
    numbers = Numbers(ids)
    zeros = np.fmax(numbers.lost(Model.FIFTEEN), numbers.lost(Model.FEW))
    return numbers.those((zeros >= _PROOF) & (of * 10.0**-zeros < _ODD))


def rounded_pairs(new: Collection[str], others: Set[str]) -> list[tuple[str, str]]:
    """Return ids that are rounded forms of others, each with its original; one of the two must be new.

    Among sequential ids, many end in zeros and several round to one: those prove nothing.
    """
    # Not a set of all: with very many stores it takes as much memory as everything else here.
    everyone = Numbers(chain(new, filterfalse(new.__contains__, others)))
    lost = np.fmax(everyone.lost(Model.FIFTEEN), everyone.lost(Model.FLOAT))
    rounded = set(everyone.those(lost >= _PROOF_BESIDE_AN_ORIGINAL))
    originals: dict[str, list[str]] = {}
    for form, number in forms_in(rounded, everyone.texts if rounded else ()):
        if number not in rounded:
            originals.setdefault(form, []).append(number)
    pairs = [(form, found[0]) for form, found in originals.items() if len(found) == 1]
    return sorted(pair for pair in pairs if not {*pair}.isdisjoint(new))


def _rounded(new: Numbers, known: Numbers, others: Set[str]) -> Finding | None:
    for model in Model:
        lost = new.lost(model)
        suspects = new.those(lost > 0)
        if not suspects or (lost == 0).any() or (known.lost(model) == 0).any():
            continue
        in_all = np.nansum(lost)
        if in_all >= _PROOF_BESIDE_AN_ORIGINAL and (found := _with_original(suspects, others)):
            return found
        if in_all >= _PROOF and (model is not Model.FEW or len(suspects) > 1):
            return Finding(Damage.ROUNDED, suspects[0])
    return None


def _with_original(suspects: Sequence[str], others: Set[str]) -> Finding | None:
    everyone = Numbers(sorted(others))
    originals: dict[str, str] = {}
    for form, original in forms_in(set(suspects), everyone.those(~everyone.may_be_rounded())):
        originals.setdefault(form, original)
    found = next((form for form in suspects if form in originals), None)
    return Finding(Damage.ROUNDED, found, originals[found]) if found else None


def _without_zeros(new: Collection[str], known: Collection[str], others: Set[str]) -> Finding | None:
    if any(store_id.startswith("0") and len(store_id) > 1 for ids in (new, known) for store_id in ids):
        return None
    padded = sorted(text for text in others if text[:1] == "0" and text.isascii() and text.isdecimal())
    shortened = {store_id.lstrip("0"): store_id for store_id in padded}
    example = next((store_id for store_id in new if store_id and store_id in shortened), "")
    return Finding(Damage.ZEROS, example, shortened[example]) if example else None
