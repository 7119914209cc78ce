"""Placeholders for a missing id, and how a sentence quotes an id."""

from __future__ import annotations

import re
from typing import Final

PLACEHOLDERS: Final = frozenset(
    {
        *("NULL", "null", "Null", "\\N", "(null)", "(NULL)", "[NULL]", "[null]", "<null>", "<NULL>"),
        *("None", "<none>", "NaN", "nan", "NAN", "-nan", "inf", "-inf", "-Infinity", "NaT"),
        *("NA", "<NA>", "N/A", "n/a", "#N/A", "#N/D", "#NV"),
        *("nil", "undefined", "[object Object]"),
        *("(blank)", "(empty)", "(en blanco)", "(vacío)"),
        *("-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", ".", "?", '""', "''", '=""'),
        # The limits of 64-bit integers, which programs write for what is not a number or does not fit.
        *("-9223372036854775808", "9223372036854775807", "18446744073709551615"),
        *("-9.223372036854776E+18", "-9223372036854775807", "-2147483648"),
        *("2147483647", "4294967295"),
    }
)
"""How databases and programs write a missing value. A store may really be called Nan's or Nil."""
_ERROR: Final = re.compile(r"##+|#[¡¿]?[A-ZÀ-Ý][A-ZÀ-Ý0-9_/]*[!?]|#DIV/0!|Err:\d{3}")
"""What spreadsheets show for a number too wide for its cell, or for text taken as a formula."""
_LONGEST_SHOWN: Final = 40
HEADER: Final = "store_id"
"""The title of the id column: in a cell below it, it marks a repeated header line."""


def is_placeholder(text: str) -> bool:
    """Return whether a canonical text stands for a missing id."""
    return text in PLACEHOLDERS


def is_error(text: str) -> bool:
    """Return whether `text` is what a spreadsheet shows for an error."""
    return _ERROR.fullmatch(text) is not None


def quoted(store_id: str) -> str:
    """Return an id quoted for a sentence, shortened if it is too long for one."""
    return f"“{store_id if len(store_id) <= _LONGEST_SHOWN else store_id[: _LONGEST_SHOWN - 1] + '…'}”"
