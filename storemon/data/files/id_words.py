"""What stands in the place of an id, and how an id is named in a sentence."""

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
        # The ends of the range, which programs write for what is no number or does not fit.
        *("-9223372036854775808", "9223372036854775807", "18446744073709551615"),
        *("-9.223372036854776E+18", "-9223372036854775807", "-2147483648"),
        *("2147483647", "4294967295"),
    }
)
"""As databases and programs write that there is nothing. A store may well be called Nan's or Nil."""
_ERROR: Final = re.compile(r"##+|#[¡¿]?[A-ZÀ-Ý][A-ZÀ-Ý0-9_/]*[!?]|#DIV/0!|Err:\d{3}")
"""What spreadsheets show in the place of what has no room, or that they took for a formula."""
_LONGEST_SHOWN: Final = 40
HEADER: Final = "store_id"
"""The title of the column of ids: in a cell below it, it is a header line again."""


def is_placeholder(text: str) -> bool:
    """Tell whether a canonical text says that there is no id."""
    return text in PLACEHOLDERS


def is_error(text: str) -> bool:
    """Tell whether a spreadsheet put `text` in the place of what was there."""
    return _ERROR.fullmatch(text) is not None


def quoted(store_id: str) -> str:
    """Return an id as a sentence names it, never so long that the sentence is lost."""
    return f"“{store_id if len(store_id) <= _LONGEST_SHOWN else store_id[: _LONGEST_SHOWN - 1] + '…'}”"
